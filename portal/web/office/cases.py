"""One case on one page, who to speak to and what they need coming first. Nobody reads it without a trace."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Level
from portal.accounts import Staff, may
from portal.cases import Case
from portal.catalogues import LANGUAGES
from portal.councils.clock import ASSUMED_DAYS, ASSUMED_FAST_LANE_DAYS
from portal.evidence import Owner
from portal.journey import Text
from portal.web.apply.shown import told
from portal.web.branches import helped_at
from portal.web.dates import day_words
from portal.web.helping.began import FIRST_ANSWER, unnamed
from portal.web.helping.words import AUTHORITY, MAY, named
from portal.web.language import language, plain
from portal.web.office.access import office, require
from portal.web.office.file_facts import not_scanned_words, shown_group
from portal.web.office.frame import from_our_page, note, staff_names, staff_page
from portal.web.office.looks import views
from portal.web.office.papers import ROWS, Group, groups
from portal.web.office.words import CHANNELS, OUTCOMES, STAGES, due_words, route_words
from portal.web.page import see
from portal.web.portal import portal
from portal.web.stale import STALE_BUTTON

FIRST = {"helper": Text("Helper"), "contact": Text("Contact"), "access": Text("Access needs")}
"""The sections a caseworker must know before picking up the phone."""

CONTACT_WHO = {"applicant": "The applicant", "helper": "The helper", "both": "The helper and the applicant"}
"""The helper chose between "Me" and others; here "me" would be the caseworker."""

TOO_LATE = "Somebody else was faster. This is how the case stands now."
NOT_YOURS = "Somebody else has this case. Only they or a team lead can put it back in the queue."
UNSET_FAST_LANE = "Not set by the council. The due day counts {days} working days, fast lane"


@office.get("/cases/<id:case_id>")
def case(case_id: str) -> Response:
    """Show everything in a case, and write down who has seen it."""
    return case_page(case_id)


@office.post("/cases/<id:case_id>/take")
def take(case_id: str) -> BaseResponse:
    """Take a case that nobody has."""
    home, staff = portal(), require("take_case")
    if not from_our_page():
        return case_page(case_id, STALE_BUTTON)
    with home.database.writing() as tx:
        if home.cases.assign(tx, staff.council, case_id, staff.id):
            note(tx, staff, "taken", case_id)
        found = home.cases.get(tx, staff.council, case_id) or abort(404)
    if found.assigned_to == staff.id:
        return see(url_for("office.case", case_id=case_id))
    return case_page(case_id, TOO_LATE)


@office.post("/cases/<id:case_id>/release")
def release(case_id: str) -> BaseResponse:
    """Put a case back in the queue: one's own, or anybody's for a team lead."""
    home, staff = portal(), require("take_case")
    if not from_our_page():
        return case_page(case_id, STALE_BUTTON)
    with home.database.writing() as tx:
        found = home.cases.get(tx, staff.council, case_id) or abort(404)
        holder, notice = found.assigned_to, ""
        if holder and not may_release(staff, found):
            notice = NOT_YOURS
        elif holder and home.cases.release(tx, staff.council, case_id, holder):
            note(tx, staff, "released", case_id)
        elif holder:
            notice = TOO_LATE
    return case_page(case_id, notice) if notice else see(url_for("office.queue"))


def may_release(staff: Staff, found: Case) -> bool:
    """Say whether this member of staff may put the case back."""
    return found.assigned_to is not None and (found.assigned_to == staff.id or may(staff.role, "release_any"))


def case_page(case_id: str, notice: Text | str = "") -> Response:
    """Show a case with the trace of this look at it; 404 alike for a missing one and another council's."""
    home, staff = portal(), require("open_case")
    with home.database.writing() as tx:
        found = told(home.cases.get(tx, staff.council, case_id) or abort(404), language())
        if request.method != "HEAD":
            note(tx, staff, "viewed", found.id)
        events = home.audit.events(tx, staff.council, found.id)
        names = staff_names(tx, staff.council)
        files = home.evidence.of(tx, Owner(staff.council, found.id))
        branches = helped_at(home, tx, found.content.get("accounts", ()))
    papers = [*groups(found, files)]
    return staff_page(
        "office/case.html",
        status=409 if notice else 200,
        notice=notice,
        case=found,
        facts=facts(found, staff, names, papers, branches),
        first=first_sections(found),
        helpers=helpers_of(found),
        unnamed=unnamed(found.content["answers"], found.voice, plain(), handed_over=was_handed_over(found)),
        outcome=plain()(OUTCOMES[found.content["outcome"]]),
        sections=other_sections(found),
        papers=[shown_group(group) for group in papers],
        coming=[group.coming for group in papers if group.coming],
        not_scanned=not_scanned_words(files),
        views=views(events, files),
        free=found.assigned_to is None,
        may_release=may_release(staff, found),
    )


def facts(
    found: Case, staff: Staff, names: Mapping[str, str], papers: Sequence[Group], branches: Sequence[str]
) -> dict[str, Any]:
    """Return the rows at the top of a case: how it stands."""
    home = portal()
    holder = names.get(found.assigned_to or "", plain()("Nobody"))
    due = due_words(found.due_on, home.circumstances().today)
    helped = [plain()("Helped at {branch}", branch=branch) for branch in branches]
    rows = {
        plain()("Applicant"): (found.applicant_name, found.postcode),
        plain()("Route"): (route_words(found.route),),
        plain()("Due"): (due, day_words(found.due_on)),
        plain()("Council’s target"): (target_words(found),),
        plain()("Sent"): (day_words(found.submitted_at),),
        plain()("How it came"): (plain()(CHANNELS[found.content.get("channel", "online")]), *helped),
        **({plain()("Applied in"): (name_of(found.language),)} if found.language != "en" else {}),
        plain()("Stage"): (plain()(STAGES[found.stage]),),
        plain()("Papers and photo"): papers_words(papers),
        plain()("Who has it"): (plain()("You") if found.assigned_to == staff.id else holder,),
    }
    return {"rows": [{"label": label, "lines": lines} for label, lines in rows.items()]}


def name_of(language: str) -> str:
    """Return what a language is called, or the code of one that is not offered, or not any more."""
    return LANGUAGES[language].name if language in LANGUAGES else language


def papers_words(papers: Sequence[Group]) -> tuple[str, ...]:
    """Return how many files there are, and what is still to come."""
    count = sum(len(group.files) for group in papers)
    files = plain().count("1 file", "{count} files", count)
    coming = [group.title for group in papers if group.coming]
    return (files, plain()("Still to come: {papers}", papers=", ".join(coming))) if coming else (files,)


def target_words(found: Case) -> str:
    """Return how long the council means to take over such a case."""
    council = portal().directory.by_code(found.council)
    if found.fast_lane:
        if days := council.fast_lane_working_days:
            return plain().count("1 working day, fast lane", "{count} working days, fast lane", days)
        return plain()(UNSET_FAST_LANE, days=str(ASSUMED_FAST_LANE_DAYS))
    if days := council.decide_within_days:
        return plain().count("1 day", "{count} days", days)
    return plain()("Not set by the council. The due day counts {days} days", days=str(ASSUMED_DAYS))


def first_sections(found: Case) -> list[dict[str, Any]]:
    """Return helper, contact and access needs, in this order, with the helper's connection."""
    rows = {one["key"]: one["rows"] for one in found.content["sections"]}
    connection = [row for row in rows.get("who", ()) if row["key"] == "authority"]
    shown = {key: [in_our_words(row, found) for row in rows.get(key, ())] for key in FIRST}
    shown["helper"] = connection + shown["helper"]
    return [{"key": key, "title": plain()(title), "rows": shown[key]} for key, title in FIRST.items()]


def was_handed_over(found: Case) -> bool:
    """Say whether who began it for another handed it to them: the first answer has somebody's name."""
    rows = (row for one in found.content["sections"] for row in one["rows"])
    return any(row["key"] == FIRST_ANSWER and row.get("by") for row in rows)


def helpers_of(found: Case) -> list[str]:
    """Return who helped with a permit of the applicant's: by name, with what and in what right."""
    return [
        "; ".join(
            (
                named(one["name"], one["relationship"], one["organisation"], plain()),
                plain()("was allowed to: {level}", level=plain()(MAY[Level(one["level"])]).lower()),
                *([plain()(AUTHORITY[one["authority"]])] if one["authority"] else []),
                *([plain()("the address was kept from them")] if one.get("hides_address") else []),
            )
        )
        for one in found.content.get("helpers", ())
    ]


def other_sections(found: Case) -> list[dict[str, Any]]:
    """Return the other sections as sent, without what `first_sections` or the papers show."""
    elsewhere = {"authority"} | ROWS
    return [
        one | {"rows": [row for row in one["rows"] if row["key"] not in elsewhere]}
        for one in found.content["sections"]
        if one["key"] not in FIRST
    ]


def in_our_words(row: dict[str, Any], found: Case) -> dict[str, Any]:
    """Return a row as sent, but whom to contact in words that are true for whoever reads them."""
    if row["key"] != "contact_who":
        return row
    return row | {
        "lines": [plain()(CONTACT_WHO[found.content["answers"]["contact_who"]])],
        "lang": language(),
    }
