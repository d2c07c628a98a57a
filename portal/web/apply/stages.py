"""Between the questions: what was found, the tasks, and checking the answers."""

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Level
from portal.councils import Council
from portal.journey import Row, met, summary
from portal.services import blue_badge
from portal.web.apply import apply
from portal.web.apply.opening import open_visit
from portal.web.apply.shown import KEPT, answers_hash, said_by
from portal.web.apply.unsaved import unsaved
from portal.web.apply.visit import Visit
from portal.web.apply.way import BACK_TO
from portal.web.cookies import form_token, form_token_fits
from portal.web.helping.began import FIRST_ANSWER, unnamed
from portal.web.helping.words import who
from portal.web.page import see, show


@apply.get("/<id:draft_id>/result")
def result(draft_id: str) -> BaseResponse:
    """Say what the answers lead to, why, by which rule, and which papers to get ready."""
    visit = open_visit(draft_id)
    if not visit.path.route_known:
        return see(visit.position())
    return show(
        "apply/result.html",
        say=visit.say,
        council=visit.council,
        outcome=visit.path.known["outcome"],
        fast_lane=visit.path.known["route"] == "end_of_life",
        rules=met(blue_badge.RULES, visit.path.known),
        papers=tuple(blue_badge.papers_for(visit.path.known)),
        to_hand=tuple(blue_badge.to_hand(visit.path.known)),
        sections=shown_sections(visit, "route", "result"),
        tasks_url=visit.url("tasks"),
        back=visit.page_url([stop.page for stop in visit.path.stops if stop.section.stage == "route"][-1]),
    )


@apply.get("/<id:draft_id>/tasks")
def tasks(draft_id: str) -> BaseResponse:
    """List the parts of the application, in any order, and what is left to do."""
    visit = open_visit(draft_id)
    if not visit.path.route_known:
        return see(visit.position())
    rows = []
    for section, stops in visit.path.tasks():
        left = [stop for stop in stops if not stop.answered]
        begun = len(left) < len(stops)
        rows.append(
            {
                "title": visit.say(section.title),
                "url": visit.page_url((left or list(stops))[0].page),
                "done": not left,
                "begun": begun,
            }
        )
    return show(
        "apply/tasks.html",
        say=visit.say,
        council=visit.council,
        rows=rows,
        done=sum(row["done"] for row in rows),
        complete=visit.path.complete,
        erase_at=visit.draft.erase_at,
        holder=visit.permit is None,
        helping=who_helps(visit) if visit.permit is None else (),
        draft_id=visit.draft.id,
        check_url=visit.url("check"),
        result_url=visit.url("result"),
        csrf_token=form_token(visit.home, visit.token),
        **unsaved_context(visit, "tasks"),
    )


def who_helps(visit: Visit) -> tuple[str, ...]:
    """Return, for the holder, who can help today."""
    home = visit.home
    with home.database.reading() as tx:
        permits = home.permits.of_draft(tx, visit.draft.id)
    return tuple(who(permit, visit.say) for permit in permits if permit.lives(home.today))


@apply.get("/<id:draft_id>/check")
def check(draft_id: str) -> BaseResponse:
    """Show every answer, grouped, each with a way to change it."""
    visit = open_visit(draft_id)
    return check_page(visit) if visit.path.complete else see(visit.position())


@apply.post("/<id:draft_id>/check")
def confirm(draft_id: str) -> BaseResponse:
    """Note that the person has checked exactly these answers, and lead to the declaration."""
    visit = open_visit(draft_id)
    if not visit.path.complete:
        return see(visit.position())
    shown = answers_hash(visit)
    if not form_token_fits(visit.home, visit.token) or request.form.get("shown") != shown:
        return check_page(visit, changed=True)
    if unsaved(visit):
        return check_page(visit, status=409)
    saved = visit.save(lambda fresh: fresh.draft.confirm(shown))
    return see(saved.url("declaration"))


def check_page(visit: Visit, *, changed: bool = False, status: int = 200) -> BaseResponse:
    """Show the answers to check; with `changed`, say that they are not what was shown before."""
    return show(
        "apply/check.html",
        status=409 if changed else status,
        say=visit.say,
        council=visit.council,
        sections=shown_sections(visit, None, "check"),
        shown=answers_hash(visit),
        changed=changed,
        csrf_token=form_token(visit.home, visit.token),
        check_url=visit.url("check"),
        back=visit.url("tasks"),
        elsewhere=None if visit.hidden else council_at_home(visit),
        may_send=visit.may(Level.SEND),
        unnamed=unnamed_here(visit) if visit.draft.given_by else "",
        hand_back=url_for("helping.hand_back", draft_id=visit.draft.id),
        address_url=visit.page_url(visit.home.journey.page("address"), "check"),
        postcode_url=visit.page_url(visit.home.journey.page("postcode"), "check"),
        **unsaved_context(visit, "check"),
    )


def unnamed_here(visit: Visit) -> str:
    """Return who gave the answers that no helper's name stands beside."""
    handed_over = bool(said_by(visit, FIRST_ANSWER, visit.say))
    return unnamed(visit.path.answers, visit.voice, visit.say, handed_over=handed_over)


def unsaved_context(visit: Visit, shown_on: str) -> dict[str, Any]:
    """Return what `apply/unsaved.html` needs on one of the pages that show every unsaved change."""
    back_to = shown_on if shown_on in BACK_TO else ""
    return {"unsaved": unsaved(visit, back_to), "unsaved_url": visit.url("drop"), "shown_on": shown_on}


def council_at_home(visit: Visit) -> Council | None:
    """Return the council of the home address, if it is not the one that the application goes to."""
    theirs = visit.home.council_at(visit.path.answers["address"]["postcode"])
    return theirs if theirs != visit.council else None


def shown_sections(visit: Visit, stage: str | None, back_to: str) -> list[dict[str, Any]]:
    """Return the answers by section, each with the address of its question."""
    return [
        {
            "title": rows.title,
            "rows": [shown_row(visit, row, back_to) for row in rows.rows if row.lines],
        }
        for rows in summary(visit.path, visit.say, **visit.names)
        if stage in (None, rows.stage)
    ]


def shown_row(visit: Visit, row: Row, back_to: str) -> dict[str, Any]:
    """Return one answer with the helper who gave it, if one did; or that it is kept from this helper."""
    if row.key in visit.hidden:
        return {"label": row.label, "lines": (visit.say(KEPT),)}
    page = visit.home.journey.page(row.key)
    url = "" if row.key in visit.fixed else visit.page_url(page, back_to)
    return {"label": row.label, "lines": row.lines, "url": url, "by": said_by(visit, row.key, visit.say)}
