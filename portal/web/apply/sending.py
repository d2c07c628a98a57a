"""The declaration, sending once, and the confirmation that can be opened again and again."""

from functools import partial
from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Level
from portal.audit import Event
from portal.cases import Case, Submission
from portal.councils import due_on
from portal.drafts import Stale
from portal.evidence import Owner
from portal.journey import Say, Text
from portal.messages import helper_sent
from portal.services import blue_badge
from portal.storage import Tx
from portal.web.apply import apply
from portal.web.apply.opening import open_any, open_visit
from portal.web.apply.shown import answers_hash, content, told, visible
from portal.web.apply.stages import check_page
from portal.web.apply.unsaved import unsaved
from portal.web.apply.visit import TRIES, Visit, answering
from portal.web.branches import helped_at
from portal.web.cookies import form_token, form_token_fits, read_cookie, switches_language
from portal.web.language import language, say_for
from portal.web.page import see, show
from portal.web.portal import portal
from portal.web.problems import problem_before, say_problem, was_judged
from portal.web.stale import STALE_BUTTON
from portal.web.telling import tell


@apply.get("/<id:draft_id>/declaration")
def declaration(draft_id: str) -> BaseResponse:
    """Show what sending means, once the answers have been checked."""
    visit = open_visit(draft_id)
    if not visit.path.complete:
        return see(visit.position())
    if visit.draft.checked != answers_hash(visit) or unsaved(visit):
        return see(visit.url("check"))
    return declaration_page(visit)


def declaration_page(visit: Visit, problem: Text | None = None) -> BaseResponse:
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
        may_send=visit.may(Level.SEND),
        hand_back=url_for("helping.hand_back", draft_id=visit.draft.id),
        accepted=request.form.get("accept") == "yes",
        errors=(("accept", say_problem(problem, visit.say)),) if problem else (),
        has_errors=bool(problem),
        csrf_token=form_token(visit.home, visit.token),
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
    missing = blue_badge.ACCEPT_MISSING if request.form.get("accept") != "yes" else None
    if switches_language():
        return declaration_page(visit, problem_before(STALE_BUTTON) or (missing if was_judged() else None))
    if unsaved(visit):
        return check_page(visit, status=409)
    if not form_token_fits(visit.home, visit.token):
        return declaration_page(visit, STALE_BUTTON)
    if missing:
        return declaration_page(visit, missing)
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
            by = "helper" if visit.permit else "applicant"
            home.audit.record(tx, Event(case.council, by, visit.voice, "submitted", case.id, now))
            tell_of_helper(tx, visit)
            note_keyed_in(tx, visit, case)
        home.drafts.close(tx, visit.draft, case.id, now)


def tell_of_helper(tx: Tx, visit: Visit) -> None:
    """Tell the holder, in their own ways, that a helper has sent it (reliability.md, T08)."""
    if visit.permit:
        home = visit.home
        said = partial(helper_sent, day=home.today, site=home.settings.origin)
        tell(home, tx, visit.draft.id, said)


def note_keyed_in(tx: Tx, visit: Visit, case: Case) -> None:
    """Write down which member of staff keyed an application in, if one did."""
    home, session = visit.home, visit.door.session if visit.door else None
    staff = home.accounts.get(tx, session.account) if session and session.keyed_in else None
    if session and staff:
        told = {"channel": session.mode.value}
        event = Event(case.council, staff.id, staff.role, "keyed_in", case.id, home.now(), told)
        home.audit.record(tx, event)


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


def sent_case(visit: Visit) -> Case:
    """Return the case that a draft became; 404 for one not sent."""
    with visit.home.database.reading() as tx:
        case = visit.home.cases.of_draft(tx, visit.draft.id) if visit.draft.sent else None
    return case or abort(404)


@apply.get("/<id:draft_id>/sent")
def sent(draft_id: str) -> BaseResponse:
    """Confirm that the application has arrived, what happens next and when."""
    visit, home = open_any(draft_id), portal()
    case = sent_case(visit)
    return sent_page(
        "apply/sent.html",
        case,
        draft_id,
        helps=visit.permit is not None,
        papers=tuple(blue_badge.to_send(case.content["answers"])),
        csrf_token=form_token(home, read_cookie(home, "session")),
    )


@apply.get("/<id:draft_id>/sent/print")
def print_sent(draft_id: str) -> BaseResponse:
    """Show exactly what was sent, to print or to keep."""
    visit = open_any(draft_id)
    case = sent_case(visit)
    sections = visible(visit, told(case, language()).content["sections"])
    return sent_page("apply/print.html", case, draft_id, helps=visit.permit is not None, sections=sections)


def sent_page(template: str, case: Case, draft_id: str, *, helps: bool, **context: Any) -> BaseResponse:
    """Show a page about a sent application to its holder, or to somebody who `helps`."""
    home, council, case = portal(), portal().directory.by_code(case.council), told(case, language())
    say: Say = say_for("they" if helps or case.voice == "they" else "you", language())
    with home.database.reading() as tx:
        branches = helped_at(home, tx, case.content.get("accounts", ()))
    return show(
        template, say=say, council=council, case=case, draft_id=draft_id, branches=branches, **context
    )
