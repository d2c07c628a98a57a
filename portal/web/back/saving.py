"""Save and come back later: the ways back that an application has, a new one, and one fewer."""

from typing import Any

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Kind, Way
from portal.drafts import KEPT_DAYS, KEPT_DAYS_WITH_WAY, REMIND_DAYS
from portal.forms import QuestionForm, form_for
from portal.journey import Choice, Text
from portal.web.apply.opening import open_any
from portal.web.apply.visit import Visit
from portal.web.back import back
from portal.web.back.asked import CHOICES, LETTER, how
from portal.web.back.card import TOO_SOON, can_be_posted, card_page, send_letter
from portal.web.back.keeping import (
    is_way_left,
    keep,
    name_of,
    say_of,
    show_own,
    still_open,
    warn,
    way_url,
    ways_of,
)
from portal.web.back.offered import has
from portal.web.cookies import form_token_fits, switches_language
from portal.web.dates import day_words
from portal.web.page import see
from portal.web.problems import problem_before, say_problem
from portal.web.stale import STALE_BUTTON
from portal.web.telling import CHANNELS
from portal.web.typed import seen_again

NOTES = {
    "removed": Text("Removed. It no longer opens this application."),
    "shut": Text("It is closed in every other browser."),
}
PAGES = {Kind.EMAIL: "address", Kind.TEXT: "address", Kind.ONE_LOGIN: "own_sign_in"}
"""The page that each way begins with; words are made at once."""


@back.get("/apply/<id:draft_id>/way-back")
def save(draft_id: str) -> BaseResponse:
    """Say that everything is saved, until when, and how to come back; offer more ways."""
    visit = open_any(draft_id)
    return save_page(visit, note=next((NOTES[done] for done in NOTES if done in request.args), None))


@back.post("/apply/<id:draft_id>/way-back")
def choose(draft_id: str) -> BaseResponse:
    """Make the way back that was chosen, or lead to where; or end one, or what is open elsewhere."""
    visit = open_any(draft_id)
    form = form_for(how(offered(visit)), {}, say_of(visit), raw=request.form)
    if switches_language():
        return save_page(visit, seen_again(form), problem=problem_before(STALE_BUTTON, TOO_SOON))
    if not form_token_fits(visit.home, visit.token):
        return save_page(visit, form, problem=STALE_BUTTON)
    if "remove" in request.form:
        return remove(visit, request.form["remove"])
    if "shut" in request.form and visit.permit is None:
        return shut_elsewhere(visit)
    if not form.validate():
        return save_page(visit, form)
    match form.answer:
        case Kind.WORDS:
            return card_page(visit)
        case wanted if wanted == LETTER:
            problem = send_letter(visit)
            return (
                save_page(visit, form, problem=problem)
                if problem
                else see(way_url(visit, "saved", by=LETTER))
            )
        case kind:
            return see(way_url(visit, PAGES[kind], **({"kind": kind} if Kind(kind) in CHANNELS else {})))


@back.get("/apply/<id:draft_id>/way-back/saved")
def saved(draft_id: str) -> BaseResponse:
    """Say how to come back by the way that was just made, and until when."""
    visit = open_any(draft_id)
    confirmed = [way for way in ways_of(visit) if way.confirmed]
    by = request.args.get("by", "")
    made = next((way for way in confirmed if way.kind == (Kind.WORDS if by == LETTER else by)), None)
    if made is None:
        return see(way_url(visit))
    return show_own(
        visit,
        "back/saved.html",
        by=by,
        name=name_of(made, say_of(visit)),
        reminded=made.kind in CHANNELS,
        **until(visit),
    )


def remove(visit: Visit, way_id: str) -> BaseResponse:
    """End one of the visitor's own ways back; without any left, the application is kept as at first."""
    with visit.home.database.writing() as tx:
        still_open(visit, tx)
        found = {way.id: way for way in visit.home.ways.of_draft(tx, visit.draft.id, visit.by)}
        if way_id in found:
            if found[way_id].confirmed:
                warn(visit, tx)
            visit.home.ways.remove(tx, visit.draft.id, way_id)
            if not is_way_left(visit.home, tx, visit.draft.id):
                keep(visit, tx, KEPT_DAYS)
    return see(way_url(visit, removed="yes"))


def shut_elsewhere(visit: Visit) -> BaseResponse:
    """Close the application in every other browser of its holder: one was left open, or is lost."""
    assert visit.door
    with visit.home.database.writing() as tx:
        still_open(visit, tx)
        visit.home.sessions.shut_others(tx, visit.draft.id, visit.door.session)
    return see(way_url(visit, shut="yes"))


def is_elsewhere(visit: Visit) -> bool:
    """Say whether there is another browser in which this holder may close the application."""
    if visit.permit or not visit.door:
        return False
    with visit.home.database.reading() as tx:
        return visit.home.sessions.open_elsewhere(tx, visit.draft.id, visit.door.session)


def offered(visit: Visit) -> tuple[Choice, ...]:
    """Return the ways to choose from, here and for this visitor."""
    there = (choice for choice in CHOICES.values() if has(visit.home, choice.value))
    return tuple(choice for choice in there if choice.value != LETTER or can_be_posted(visit))


def until(visit: Visit) -> dict[str, Any]:
    """Return what says how long an application is kept, and where its site is."""
    soon, last = (str(KEPT_DAYS_WITH_WAY - days) for days in REMIND_DAYS)
    return {
        "erased": day_words(visit.draft.erase_at, visit.say),
        "days": str(KEPT_DAYS_WITH_WAY),
        "reminders": (soon, last),
        "site": visit.home.settings.origin,
    }


def save_page(
    visit: Visit, form: QuestionForm | None = None, *, note: Text | None = None, problem: Text | None = None
) -> Response:
    """Show the ways back there are and those to choose from."""
    say = say_of(visit)
    form = form or form_for(how(offered(visit)), {}, say)
    errors = tuple((each.anchor, each.message) for each in form.errors)
    if problem:
        errors = ((form.view().slots[0], say_problem(problem, say)),)
    return show_own(
        visit,
        "back/save.html",
        errors=errors,
        note=say(note) if note else "",
        view=form.view(is_heading=False),
        ways=[_listed(way, visit) for way in ways_of(visit) if way.confirmed],
        holder=visit.permit is None,
        elsewhere=is_elsewhere(visit),
        helpers_url=url_for("helping.helpers", draft_id=visit.draft.id),
        permit_until=day_words(visit.permit.terms.until, say) if visit.permit else "",
        **until(visit),
    )


def _listed(way: Way, visit: Visit) -> dict[str, str]:
    say = say_of(visit)
    return {"id": way.id, "name": name_of(way, say), "since": day_words(way.made_at, say)}
