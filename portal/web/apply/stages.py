"""Between the questions: what was found, the tasks, and checking the answers."""

from typing import Any

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from portal.journey import met, summary
from portal.services import blue_badge
from portal.web.apply import apply
from portal.web.apply.shown import answers_hash
from portal.web.apply.visit import Visit, open_visit
from portal.web.cookies import form_token, form_token_fits
from portal.web.page import page as make_page
from portal.web.page import see


@apply.get("/<id:draft_id>/result")
def result(draft_id: str) -> BaseResponse:
    """Say what the answers lead to, why, by which rule, and which papers to get ready."""
    visit = open_visit(draft_id)
    if not visit.path.route_known:
        return see(visit.position())
    return make_page(
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
        back=visit.page_url(visit.path.stops[-1].page if _all_route(visit) else last_route_page(visit)),
    )


def _all_route(visit: Visit) -> bool:
    return all(stop.section.stage == "route" for stop in visit.path.stops)


def last_route_page(visit: Visit) -> Any:
    """Return the last page before the result."""
    return [stop.page for stop in visit.path.stops if stop.section.stage == "route"][-1]


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
    return make_page(
        "apply/tasks.html",
        say=visit.say,
        council=visit.council,
        rows=rows,
        done=sum(row["done"] for row in rows),
        complete=visit.path.complete,
        check_url=visit.url("check"),
        result_url=visit.url("result"),
    )


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
    if not form_token_fits(visit.home, visit.session) or request.form.get("shown") != shown:
        return check_page(visit, changed=True)
    saved = visit.save(lambda fresh: fresh.draft.confirm(shown))
    return see(saved.url("declaration"))


def check_page(visit: Visit, *, changed: bool = False) -> BaseResponse:
    """Show the answers to check; with `changed`, say that they are not what was shown before."""
    return make_page(
        "apply/check.html",
        status=409 if changed else 200,
        say=visit.say,
        council=visit.council,
        sections=shown_sections(visit, None, "check"),
        shown=answers_hash(visit),
        changed=changed,
        csrf_token=form_token(visit.home, visit.session),
        check_url=visit.url("check"),
        back=visit.url("tasks"),
    )


def shown_sections(visit: Visit, stage: str | None, back_to: str) -> list[dict[str, Any]]:
    """Return the answers by section, each with the address of its question."""
    pages = visit.home.pages_by_address
    return [
        {
            "title": rows.title,
            "rows": [
                {
                    "label": row.label,
                    "lines": row.lines,
                    "url": visit.page_url(pages[row.key.replace("_", "-")], back_to),
                }
                for row in rows.rows
                if row.lines
            ],
        }
        for rows in summary(visit.path, visit.say, **visit.names)
        if stage in (None, rows.stage)
    ]
