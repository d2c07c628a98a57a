"""The entries of a list: which there are, what they are called, and where each is shown."""

import secrets
from typing import Any

from flask import abort

from portal.drafts import Draft
from portal.journey import Question, Repeat, fits, yes_no
from portal.web.apply.drawing import wanted_back
from portal.web.apply.visit import Visit
from portal.web.ids import address_word


def repeat_of(visit: Visit, key: str) -> Repeat:
    """Return the list an address names; 404 for anything else."""
    page = visit.home.pages_by_address.get(key)
    if not isinstance(page, Repeat):
        abort(404)
    return page


def another_question(page: Repeat) -> Question:
    """Return the yes or no question below a list."""
    return Question(key="another", ask=page.another, answer=yes_no(), missing=page.missing)


def entry_question(page: Repeat) -> Question:
    """Return the question that asks for one entry."""
    return Question(key=page.key, ask=page.add, answer=page.item, missing=page.missing)


def entries(visit: Visit, page: Repeat) -> list[dict[str, Any]]:
    """Return the entries of a list as saved, without any that an older release asked for differently."""
    saved = visit.draft.answers.get(page.key)
    return [one for one in saved if fits(page, [one], {})] if isinstance(saved, list) else []


def is_full(visit: Visit, page: Repeat) -> bool:
    """Say whether a list holds as many entries as it may."""
    return len(entries(visit, page)) >= page.most


def find(visit: Visit, page: Repeat, entry_id: str) -> dict[str, Any] | None:
    """Return one entry, or None while there is none of that id."""
    return next((one for one in entries(visit, page) if one["id"] == entry_id), None)


def name_of(visit: Visit, page: Repeat, entry: dict[str, Any]) -> str:
    """Return what tells an entry from the others: its first part."""
    first = page.item.parts[0]
    return first.answer.display(entry[first.key], visit.say)[0]


def with_entry(visit: Visit, page: Repeat, value: dict[str, Any]) -> Draft:
    """Return the draft with one entry changed in its place, or added at the end."""
    old = entries(visit, page)
    new = [value if one["id"] == value["id"] else one for one in old]
    entries_now = new if value in new else [*new, value]
    return visit.draft.record_entry(page.key, value["id"], entries_now, visit.by)


def without(visit: Visit, page: Repeat, entry_id: str) -> Draft:
    """Return the draft with one entry less."""
    left = [one for one in entries(visit, page) if one["id"] != entry_id]
    return visit.draft.record_entry(page.key, entry_id, left, visit.by)


def kept_as(page: Repeat, entry_id: str) -> str:
    """Return the name that words for an entry are kept under."""
    return f"{page.key}/{entry_id}"


def keep_entry(visit: Visit, page: Repeat, entry_id: str, raw: dict[str, list[str]]) -> Draft:
    """Return the draft with an entry's words kept; of new entries at most as many as the list may hold."""
    draft = visit.draft
    others = [one for one in unsaved_entries(visit, page) if one != entry_id]
    for oldest in others[: max(0, len(others) + 1 - page.most)]:
        draft = draft.drop_kept(kept_as(page, oldest))
    return draft.keep(kept_as(page, entry_id), raw)


def unsaved_entries(visit: Visit, page: Repeat) -> list[str]:
    """Return the ids of the new entries that were typed but are not in the list, the oldest first."""
    ids = [key.partition("/")[2] for key in visit.draft.kept if key.startswith(f"{page.key}/")]
    return [one for one in ids if not find(visit, page, one)]


def entry_url(visit: Visit, page: Repeat, entry_id: str, endpoint: str = "entry", back_to: str = "") -> str:
    """Return the address of one entry, or of its removal."""
    query = {"back_to": back_to} if back_to else {}
    return visit.url(endpoint, key=address_word(page.key), entry_id=entry_id, **query)


def new_entry_url(visit: Visit, page: Repeat) -> str:
    """Return an address for a new entry; its id is made here, so that sending it twice adds it once."""
    return entry_url(visit, page, secrets.token_urlsafe(6), back_to=wanted_back())
