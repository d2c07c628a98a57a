"""Add another: one page lists what there is, one adds or changes an entry, one removes it."""

from collections.abc import Mapping
from typing import Any

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from portal.drafts import Draft
from portal.forms import QuestionForm, form_for
from portal.journey import Repeat, Text
from portal.web.apply import apply
from portal.web.apply.conflict import Conflict, conflict_page
from portal.web.apply.drawing import (
    context_for,
    draw_question,
    errors_of,
    seen_version,
    wanted_back,
)
from portal.web.apply.entries import (
    another_question,
    entries,
    entry_question,
    entry_url,
    find,
    is_full,
    keep_entry,
    kept_as,
    name_of,
    new_entry_url,
    repeat_of,
    unsaved_entries,
    with_entry,
    without,
)
from portal.web.apply.opening import open_visit
from portal.web.apply.removing import ask_whether_to_remove
from portal.web.apply.unsaved import unsaved
from portal.web.apply.visit import Visit
from portal.web.apply.way import LATER, back_url, next_url, save_for_later
from portal.web.cookies import form_token, form_token_fits, switches_language
from portal.web.ids import address_word
from portal.web.page import see, show
from portal.web.problems import problem_before, remembered
from portal.web.stale import STALE_FORM
from portal.web.typed import seen_again

FULL = remembered(
    "list_full",
    Text(
        "The list is full, so this is not saved. What you typed is kept: "
        "remove another entry and continue here, or tell the council about this one later"
    ),
)


class Full(Exception):
    """The list holds as many entries as it may."""


def list_page(
    visit: Visit, page: Repeat, form: QuestionForm | None = None, *, problem: Text | None = None
) -> BaseResponse:
    """Show the list; while it is empty, the form for its first entry, with words that were kept for one."""
    if not entries(visit, page):
        begun = unsaved_entries(visit, page)
        return see(
            entry_url(visit, page, begun[0], back_to=wanted_back()) if begun else new_entry_url(visit, page)
        )
    form = form or form_for(another_question(page), {}, visit.say)
    full = is_full(visit, page)
    errors = () if full else errors_of(form, problem, visit.say)
    return show(
        "apply/list.html",
        status=422 if errors else 200,
        say=visit.say,
        council=visit.council,
        entries=[_row(visit, page, entry) for entry in entries(visit, page)],
        unsaved=unsaved(visit, wanted_back(), only=page.key),
        unsaved_url=visit.url("drop", **({"back_to": wanted_back()} if wanted_back() else {})),
        shown_on=address_word(page.key),
        full=full,
        view=form.view(is_heading=False),
        errors=errors,
        has_errors=bool(errors),
        csrf_token=form_token(visit.home, visit.token),
        back=back_url(visit, page, wanted_back()),
        **context_for(visit, page, visit.say(page.ask, **visit.names)),
    )


def _row(visit: Visit, page: Repeat, entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "url": entry_url(visit, page, entry["id"], back_to=wanted_back()),
        "remove_url": entry_url(visit, page, entry["id"], "removal", wanted_back()),
        "lines": page.item.display(entry, visit.say),
        "name": name_of(visit, page, entry),
    }


def take_list(visit: Visit, page: Repeat) -> BaseResponse:
    """Lead on from the list: to another entry, or to what follows."""
    if not visit.path.reachable(page.key):
        return see(visit.position())
    form = form_for(another_question(page), {}, visit.say, raw=request.form)
    if switches_language():
        return list_page(visit, page, seen_again(form), problem=problem_before(STALE_FORM))
    if not form_token_fits(visit.home, visit.token):
        return list_page(visit, page, form, problem=STALE_FORM)
    full = is_full(visit, page)
    if not entries(visit, page) or not (full or form.validate()):
        return list_page(visit, page, form)
    if entries(visit, page) != visit.draft.answers[page.key]:
        visit = visit.save(lambda fresh: fresh.record(page.key, entries(fresh, page)))
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
    kept, saved = visit.draft.kept.get(kept_as(page, entry_id)), find(visit, page, entry_id)
    form = form_for(entry_question(page), {}, visit.say, raw=kept, answer=saved, values=visit.names)
    may_say = (STALE_FORM, FULL) if is_full(visit, page) else (STALE_FORM,)
    form, problem = seen_again(form) if kept else form, problem_before(*may_say)
    return draw_question(visit, entry_question(page), form, problem=problem, kept=bool(kept), entry_of=page)


@apply.post("/<id:draft_id>/<key>/<entry:entry_id>")
def take_entry(draft_id: str, key: str, entry_id: str) -> BaseResponse:
    """Add or change one entry. Sending the same form twice changes the same entry."""
    visit = open_visit(draft_id)
    page = repeat_of(visit, key)
    question = entry_question(page)
    form = form_for(question, {}, visit.say, raw=request.form, values=visit.names)

    def keep() -> Visit:
        return visit.save(lambda fresh: keep_entry(fresh, page, entry_id, form.raw))

    if not visit.path.reachable(page.key):
        return see(keep().position())
    if not form_token_fits(visit.home, visit.token):
        return draw_question(visit, question, form, problem=STALE_FORM, entry_of=page)
    later = LATER in request.form
    if not form.validate():
        return save_for_later(keep()) if later else draw_question(keep(), question, form, entry_of=page)
    value = {"id": entry_id, **form.answer}
    try:
        saved = visit.save(lambda fresh: _recorded(fresh, page, value))
    except Full:
        return draw_question(keep(), question, form, problem=FULL, entry_of=page)
    except Conflict as conflict:
        return _both(conflict.visit, page, value, form.raw)
    return save_for_later(saved) if later else see(saved.page_url(page, wanted_back()))


def _recorded(visit: Visit, page: Repeat, value: dict[str, Any]) -> Draft:
    """Return the draft with an entry; raise Conflict if another tab changed it, Full without room."""
    saved = find(visit, page, value["id"])
    if visit.draft.recorded.get(kept_as(page, value["id"]), 0) > seen_version() and saved != value:
        raise Conflict(visit)
    if saved is None and is_full(visit, page):
        raise Full
    return with_entry(visit, page, value)


def _both(visit: Visit, page: Repeat, value: dict[str, Any], raw: Mapping[str, list[str]]) -> BaseResponse:
    question = entry_question(page)
    saved, keep_url = find(visit, page, value["id"]), visit.page_url(page, wanted_back())
    return conflict_page(visit, question, saved, value, raw, keep_url)


@apply.route("/<id:draft_id>/<key>/<entry:entry_id>/remove", methods=["GET", "POST"])
def removal(draft_id: str, key: str, entry_id: str) -> BaseResponse:
    """Ask whether to remove an entry, and remove it on yes."""
    visit = open_visit(draft_id)
    page = repeat_of(visit, key)
    found = find(visit, page, entry_id)
    if found is None or not visit.path.reachable(page.key):
        return see(visit.page_url(page, wanted_back()))
    if LATER in request.form:
        return save_for_later(visit)
    asked = ask_whether_to_remove(visit, page, page.item.display(found, visit.say))
    if not isinstance(asked, bool):
        return asked
    if asked:
        visit = visit.save(lambda fresh: without(fresh, page, entry_id))
    if entries(visit, page):
        return see(visit.page_url(page, wanted_back()))
    return see(next_url(visit, page, wanted_back()) if wanted_back() else visit.position())
