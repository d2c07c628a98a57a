"""A person's applications: those this browser holds, and those it helps with, apart."""

from dataclasses import dataclass

from flask import url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Door, Level, Permit
from portal.cases import Case, Stage
from portal.journey import Text
from portal.web.apply.opening import is_over
from portal.web.apply.visit import Visit
from portal.web.back import back
from portal.web.back.keeping import case_of
from portal.web.cookies import form_token, read_cookie
from portal.web.dates import day_words
from portal.web.entering import own_doors
from portal.web.language import plain
from portal.web.office.access import team_here
from portal.web.page import see, show
from portal.web.portal import Portal, portal

NO_NAME = Text("A person whose name is not given yet")
STAGES = {
    Stage.RECEIVED: Text("Waiting for a caseworker"),
    Stage.IN_PROGRESS: Text("A caseworker is working on it"),
}
LEVELS = {
    Level.FILL: Text("Fill in answers"),
    Level.UPLOAD: Text("Fill in answers and upload papers"),
    Level.SEND: Text("Fill in answers, upload papers and send it"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One application of the list: whose, its facts by their label, and the link that opens it."""

    whose: str
    facts: tuple[tuple[str, str], ...]
    url: str
    link: str
    number: int
    """Its place in the list, so that every link can be told from the others."""


@back.get("/applications")
def applications() -> BaseResponse:
    """List the applications of this browser; a session that rests has to be woken first."""
    home = portal()
    doors = own_doors(home)
    if doors and not doors[0].session.lives(home.now()):
        return see(url_for("apply.resume", draft_id=doors[0].draft_id))
    found = list(enumerate(visits(home, doors), 1))
    return show(
        "back/applications.html",
        held=[listed(visit, number) for number, visit in found if not visit.permit],
        helped=[listed(visit, number) for number, visit in found if visit.permit],
        csrf_token=form_token(home, read_cookie(home, "session")) if doors else "",
    )


def visits(home: Portal, doors: tuple[Door, ...]) -> tuple[Visit, ...]:
    """Return what these doors open today, the last used first."""
    open_doors = {door.draft_id: door for door in doors if door.permit is None or opens(door.permit, home)}
    with home.database.reading() as tx:
        drafts = home.drafts.several(tx, list(open_doors))
    token = read_cookie(home, "session")
    return tuple(
        Visit(home, token, draft, open_doors[draft.id]) for draft in drafts if not is_over(draft, home)
    )


def opens(permit: Permit, home: Portal) -> bool:
    """Say whether a helper may come in: an organisation's only while its adviser is signed in here."""
    return permit.lives(home.today) and permit.organisation in ("", team_here())


def listed(visit: Visit, number: int) -> Listed:
    """Return one application as it is listed."""
    case = case_of(visit.home, visit.draft)
    if case:
        facts, link = sent_facts(visit.home, case), plain()("See what was sent")
    else:
        facts, link = unfinished_facts(visit), plain()("Continue this application")
    whose = case.applicant_name if case else name_in(visit)
    return Listed(whose or plain()(NO_NAME), facts + permit_facts(visit), visit.url("resume"), link, number)


def name_in(visit: Visit) -> str:
    """Return the applicant's name, once it is given."""
    name = visit.path.answers.get("name")
    return f"{name['first']} {name['last']}" if isinstance(name, dict) else ""


def unfinished_facts(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Return how far an application is, and until when it is kept."""
    parts = list(visit.path.tasks()) if visit.path.route_known else []
    done = sum(all(stop.answered for stop in stops) for _, stops in parts)
    far = plain()("{done} of {all} parts are complete", done=str(done), all=str(len(parts)))
    return (
        (plain()("How far it is"), far if parts else plain()("The first questions")),
        (plain()("Begun on"), day_words(visit.draft.created_at)),
        (plain()("Will be erased on"), day_words(visit.draft.erase_at)),
    )


def sent_facts(home: Portal, case: Case) -> tuple[tuple[str, str], ...]:
    """Return what has become of an application that was sent."""
    return (
        (plain()("Reference number"), case.reference),
        (plain()("Sent to"), home.directory.by_code(case.council).name),
        (plain()("Sent on"), day_words(case.submitted_at)),
        (plain()("Where it is"), plain()(STAGES[case.stage])),
    )


def permit_facts(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Return what a helper may do, and until when."""
    if visit.permit is None:
        return ()
    terms = visit.permit.terms
    return (
        (plain()("You may"), plain()(LEVELS[terms.level])),
        (plain()("Last day"), day_words(terms.until)),
    )
