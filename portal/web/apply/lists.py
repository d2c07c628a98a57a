"""Add another: one page lists what there is, one adds or changes an entry, one removes it."""

import secrets
from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response as BaseResponse

from portal.drafts import Draft
from portal.forms import QuestionForm, form_for
from portal.journey import Question, Repeat, Text, fits, yes_no
from portal.web.apply import apply
from portal.web.apply.drawing import context_for, draw_question, errors_of, wanted_back
from portal.web.apply.visit import Visit, open_visit
from portal.web.apply.way import back_url, next_url
from portal.web.cookies import form_token, form_token_fits
from portal.web.page import page as make_page
from portal.web.page import see


def entries(visit: Visit, page: Repeat) -> list[dict[str, Any]]:
    """Return the entries of a list as saved, without any that an older release asked for differently."""
    saved = visit.draft.answers.get(page.key)
    return [one for one in saved if fits(page, [one], {})] if isinstance(saved, list) else []


def is_full(visit: Visit, page: Repeat) -> bool:
    """Say whether a list holds as many entries as it may."""
    return len(entries(visit, page)) >= page.most


def another_question(page: Repeat) -> Question:
    """Return the yes or no question below a list."""
    return Question(key="another", ask=page.another, answer=yes_no(), missing=page.missing)


def entry_question(page: Repeat) -> Question:
    """Return the question that asks for one entry."""
    return Question(key=page.key, ask=page.add, answer=page.item, missing=page.missing)


def list_page(
    visit: Visit, page: Repeat, form: QuestionForm | None = None, *, stale: bool = False
) -> BaseResponse:
    """Show the list, or the form for its first entry."""
    if not entries(visit, page):
        return see(new_entry_url(visit, page))
    form = form or form_for(another_question(page), {}, visit.say)
    full = is_full(visit, page)
    errors = () if full else errors_of(visit, form, stale=stale)
    return make_page(
        "apply/list.html",
        status=422 if errors else 200,
        say=visit.say,
        council=visit.council,
        entries=[
            {
                "url": entry_url(visit, page, entry["id"]),
                "remove_url": visit.url(
                    "removal", key=address(page), entry_id=entry["id"], **_query(wanted_back())
                ),
                "lines": page.item.display(entry, visit.say),
                "name": page.item.display(entry, visit.say)[0].partition(": ")[2],
            }
            for entry in entries(visit, page)
        ],
        full=full,
        view=form.view(is_heading=False),
        errors=errors,
        has_errors=bool(errors),
        csrf_token=form_token(visit.home, visit.session),
        back=back_url(visit, page, wanted_back()),
        **context_for(visit, page, visit.say(page.ask, **visit.names)),
    )


def take_list(visit: Visit, page: Repeat) -> BaseResponse:
    """Lead on from the list: to another entry, or to what follows."""
    if not visit.path.reachable(page.key):
        return see(visit.position())
    form = form_for(another_question(page), {}, visit.say, raw=request.form)
    if not form_token_fits(visit.home, visit.session):
        return list_page(visit, page, form, stale=True)
    full = is_full(visit, page)
    if not entries(visit, page) or not (full or form.validate()):
        return list_page(visit, page, form)
    if entries(visit, page) != visit.draft.answers[page.key]:
        visit = visit.save(lambda fresh: fresh.draft.record(page.key, entries(fresh, page)))
    if not full and form.answer == "yes":
        return see(new_entry_url(visit, page))
    return see(next_url(visit, page, wanted_back()))


@apply.get("/<id:draft_id>/<key>/<entry:entry_id>")
def entry(draft_id: str, key: str, entry_id: str) -> BaseResponse:
    """Show the form of one entry, empty for a new one."""
    visit = open_visit(draft_id)
    page = repeat_of(visit, key)
    if not visit.path.reachable(page.key):
        return see(visit.position())
    kept, saved = visit.draft.kept.get(kept_as(visit, page, entry_id)), find(visit, page, entry_id)
    form = form_for(entry_question(page), {}, visit.say, raw=kept, answer=saved, values=visit.names)
    return draw_question(visit, entry_question(page), form, kept=bool(kept), entry_of=page)


@apply.post("/<id:draft_id>/<key>/<entry:entry_id>")
def take_entry(draft_id: str, key: str, entry_id: str) -> BaseResponse:
    """Add or change one entry. Sending the same form twice changes the same entry."""
    visit = open_visit(draft_id)
    page = repeat_of(visit, key)
    question = entry_question(page)
    form = form_for(question, {}, visit.say, raw=request.form, values=visit.names)
    if not form_token_fits(visit.home, visit.session):
        return draw_question(visit, question, form, stale=True, entry_of=page)
    if not form.validate():
        kept = visit.save(lambda fresh: fresh.draft.keep(kept_as(fresh, page, entry_id), form.raw))
        return draw_question(kept, question, form, entry_of=page)
    value = {"id": entry_id, **form.answer}

    def record(fresh: Visit) -> Draft:
        old = entries(fresh, page)
        new = [value if one["id"] == entry_id else one for one in old]
        if value not in new and len(old) < page.most:
            new.append(value)
        return fresh.draft.record(page.key, new).drop_kept(kept_as(fresh, page, entry_id))

    saved = visit.save(record)
    return see(saved.page_url(page, wanted_back()))


@apply.route("/<id:draft_id>/<key>/<entry:entry_id>/remove", methods=["GET", "POST"])
def removal(draft_id: str, key: str, entry_id: str) -> BaseResponse:
    """Ask whether to remove an entry, and remove it on yes."""
    visit = open_visit(draft_id)
    page = repeat_of(visit, key)
    found = find(visit, page, entry_id)
    if found is None or not visit.path.reachable(page.key):
        return see(visit.page_url(page, wanted_back()))
    posted = request.method == "POST"
    form = form_for(REMOVE, {}, visit.say, raw=request.form if posted else None)
    good = posted and form.validate()
    if not good or not form_token_fits(visit.home, visit.session):
        lines = page.item.display(found, visit.say)
        return draw_question(visit, REMOVE, form, stale=good, entry_of=page, lines=lines)
    if form.answer == "yes":
        visit = visit.save(lambda fresh: without(fresh, page, entry_id))
    return see(visit.page_url(page, wanted_back()) if entries(visit, page) else visit.position())


REMOVE = Question(
    key="remove",
    ask=Text("Do you want to remove this?"),
    answer=yes_no(),
    missing=Text("Select yes if you want to remove this"),
)


def without(visit: Visit, page: Repeat, entry_id: str) -> Draft:
    """Return the draft with one entry less."""
    return visit.draft.record(page.key, [one for one in entries(visit, page) if one["id"] != entry_id])


def repeat_of(visit: Visit, key: str) -> Repeat:
    """Return the list an address names; 404 for anything else."""
    page = visit.home.pages_by_address.get(key)
    if not isinstance(page, Repeat):
        abort(404)
    return page


def kept_as(visit: Visit, page: Repeat, entry_id: str) -> str:
    """Return the name that words for an entry are kept under; all entries not yet saved share one."""
    return f"{page.key}/{entry_id if find(visit, page, entry_id) else 'new'}"


def find(visit: Visit, page: Repeat, entry_id: str) -> dict[str, Any] | None:
    """Return one entry, or None while there is none of that id."""
    return next((one for one in entries(visit, page) if one["id"] == entry_id), None)


def address(page: Repeat) -> str:
    """Return the word that names a list in an address."""
    return page.key.replace("_", "-")


def entry_url(visit: Visit, page: Repeat, entry_id: str) -> str:
    """Return the address of one entry."""
    return visit.url("entry", key=address(page), entry_id=entry_id, **_query(wanted_back()))


def new_entry_url(visit: Visit, page: Repeat) -> str:
    """Return an address for a new entry; its id is made here, so that sending it twice adds it once."""
    return entry_url(visit, page, secrets.token_urlsafe(6))


def _query(back_to: str) -> dict[str, str]:
    return {"back_to": back_to} if back_to else {}
