"""The declaration, sending once, and the confirmation that can be opened again and again."""

from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response as BaseResponse

from portal.audit import Event
from portal.cases import Case, Submission
from portal.councils import due_on
from portal.drafts import Stale
from portal.evidence import Owner
from portal.journey import Say
from portal.services import blue_badge
from portal.storage import Tx
from portal.web.apply import apply
from portal.web.apply.shown import answers_hash, content
from portal.web.apply.stages import check_page
from portal.web.apply.unsaved import unsaved
from portal.web.apply.visit import TRIES, Visit, answering, open_draft, open_visit
from portal.web.cookies import form_token, form_token_fits, read_cookie
from portal.web.language import say_for
from portal.web.page import see, show
from portal.web.portal import portal

STALE = "This page was open for a long time. Agree and send it again"


@apply.get("/<id:draft_id>/declaration")
def declaration(draft_id: str) -> BaseResponse:
    """Show what sending means, once the answers have been checked."""
    visit = open_visit(draft_id)
    if not visit.path.complete:
        return see(visit.position())
    if visit.draft.checked != answers_hash(visit):
        return see(visit.url("check"))
    return declaration_page(visit)


def declaration_page(visit: Visit, problem: str = "") -> BaseResponse:
    """Show the declaration, with a problem if there is one."""
    known = visit.path.known
    return show(
        "apply/declaration.html",
        status=422 if problem else 200,
        say=visit.say,
        council=visit.council,
        promises=tuple(blue_badge.promises(known)),
        permissions=tuple(blue_badge.permissions(known)),
        misuse=blue_badge.MISUSE,
        accept=blue_badge.ACCEPT,
        accepted=request.form.get("accept") == "yes",
        errors=(("accept", problem),) if problem else (),
        has_errors=bool(problem),
        csrf_token=form_token(visit.home, visit.session),
        back=visit.url("check"),
    )


@apply.post("/<id:draft_id>/declaration")
def send(draft_id: str) -> BaseResponse:
    """Send the application, once."""
    for _ in range(TRIES):
        try:
            return try_to_send(open_visit(draft_id))
        except Stale:
            continue  # look again: another tab has sent it, or has saved something
    raise Stale


def try_to_send(visit: Visit) -> BaseResponse:
    """Send what was checked and agreed to, or show what comes first; raise Stale as `submit` does."""
    if not visit.path.complete:
        return see(visit.position())
    if visit.draft.checked != answers_hash(visit):
        return check_page(visit, changed=True)
    if unsaved(visit):
        return check_page(visit, status=409)
    if not form_token_fits(visit.home, visit.session):
        return declaration_page(visit, visit.say(STALE))
    if request.form.get("accept") != "yes":
        return declaration_page(visit, visit.say(blue_badge.ACCEPT_MISSING))
    submit(visit)
    visit.home.database.scrub()
    return see(visit.url("sent"))


def submit(visit: Visit) -> None:
    """Make the case, its event and the end of the draft in one transaction.

    Raise Stale, with nothing done, if the draft was saved, sent or given a file since it was opened.
    """
    home, now = visit.home, visit.home.now()
    with home.database.writing() as tx:
        case, new = home.cases.submit(tx, submission_of(visit), now)
        if new:
            hand_files_on(tx, visit, Owner(case.council, case.id))
            event = Event(case.council, "applicant", visit.voice, "submitted", case.id, now)
            home.audit.record(tx, event)
        home.drafts.close(tx, visit.draft, case.id, now)


def hand_files_on(tx: Tx, visit: Visit, case: Owner) -> None:
    """Give the case the files that answer a page on the path, and drop the draft's others.

    Raise Stale unless they are just those that were shown.
    """
    home, answers = visit.home, visit.path.answers
    there = home.evidence.of(tx, visit.owner)
    asked = [page for key, page in home.upload_pages.items() if visit.path.stop(key)]
    wanted = {file.id for page in asked for file in answering(page, there)}
    if wanted != {file["id"] for page in asked for file in answers.get(page.key, ())}:
        raise Stale
    for file in there:
        if file.id not in wanted:
            home.evidence.remove(tx, visit.owner, file.id)
    if not home.evidence.hand_on(tx, visit.owner, case, frozenset(wanted)):
        raise Stale


def submission_of(visit: Visit) -> Submission:
    """Return what is sent: only what lies on the path."""
    council, answers = visit.council, visit.path.answers
    assert council, "a complete path has a council"
    fast_lane = visit.path.known["route"] == "end_of_life"
    return Submission(
        draft_id=visit.draft.id,
        submit_key=visit.draft.submit_key,
        council=council.code,
        journey_version=visit.home.journey.version,
        voice=visit.voice,
        language=visit.say.language,
        route=visit.path.known["route"],
        fast_lane=fast_lane,
        due_on=due_on(council, visit.home.today, fast_lane),
        applicant_name=f"{answers['name']['first']} {answers['name']['last']}",
        postcode=answers["address"]["postcode"],
        content=content(visit),
    )


def sent_case(draft_id: str) -> Case:
    """Return the case this browser's draft became; 404 for anybody else's and for one not sent."""
    home, draft = portal(), open_draft(draft_id)
    with home.database.reading() as tx:
        case = home.cases.of_draft(tx, draft.id) if draft.sent else None
    return case or abort(404)


@apply.get("/<id:draft_id>/sent")
def sent(draft_id: str) -> BaseResponse:
    """Confirm that the application has arrived, what happens next and when."""
    case, home = sent_case(draft_id), portal()
    return sent_page(
        "apply/sent.html",
        case,
        draft_id,
        papers=tuple(blue_badge.to_send(case.content["answers"])),
        csrf_token=form_token(home, read_cookie(home, "session")),
    )


@apply.get("/<id:draft_id>/sent/print")
def print_sent(draft_id: str) -> BaseResponse:
    """Show exactly what was sent, to print or to keep."""
    return sent_page("apply/print.html", sent_case(draft_id), draft_id)


def sent_page(template: str, case: Case, draft_id: str, **context: Any) -> BaseResponse:
    """Show a page about a sent application."""
    council = portal().directory.by_code(case.council)
    say: Say = say_for("they" if case.voice == "they" else "you", case.language)
    return show(template, say=say, council=council, case=case, draft_id=draft_id, **context)
