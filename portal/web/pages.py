"""The pages anybody may open: start, help, the small print, the questions and the rules."""

from flask import Blueprint, Response, abort, make_response, request
from werkzeug.wrappers import Response as BaseResponse

from portal.councils import SOURCES
from portal.drafts import RING, Draft
from portal.evidence import Owner
from portal.services import blue_badge
from portal.web.apply.visit import KEPT_DAYS, is_over
from portal.web.cookies import clear_cookie, form_token_fits, read_cookie
from portal.web.page import see, show
from portal.web.portal import Portal, portal

pages = Blueprint("pages", __name__)


@pages.get("/")
def start() -> Response:
    """Say what the service is, what it takes and how else to apply; lead back to what was begun."""
    return show("pages/start.html", councils=portal().directory.all, drafts=own_drafts(), days=KEPT_DAYS)


def own_drafts() -> tuple[Draft, ...]:
    """Return the applications of this browser's session, the last used first."""
    home = portal()
    session = read_cookie(home, "session")
    if not session:
        return ()
    with home.database.reading() as tx:
        found = home.drafts.of_session(tx, session)
    return tuple(draft for draft in found if not is_over(draft, home.now()))


@pages.post("/finish")
def finish() -> BaseResponse:
    """Leave a shared computer: the browser forgets the session and the pages, the database only codes."""
    home, session = portal(), read_cookie(portal(), "session")
    if not form_token_fits(home, session):
        abort(400)
    end_device_links(home, session)
    response = make_response(see("/finished"))
    clear_cookie(home, response, "session")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def end_device_links(home: Portal, session: str) -> None:
    """Let no other device add anything more to the applications of a session."""
    with home.database.reading() as tx:
        owners = [Owner(RING, draft.id) for draft in home.drafts.of_session(tx, session) if not draft.sent]
        asked = [(owner, key) for owner in owners for key in home.upload_pages]
        found = [one for one in asked if home.links.of_question(tx, *one, home.now())]
    if found:
        with home.database.writing() as tx:
            for owner, key in found:
                home.links.end(tx, owner, key)


@pages.get("/finished")
def finished() -> Response:
    """Say that nobody after this person can open what they did."""
    return show("pages/finished.html", days=KEPT_DAYS)


@pages.get("/questions")
def questions() -> Response:
    """Show every question before anybody has to begin."""
    return show("pages/questions.html", sections=portal().journey.sections)


@pages.get("/rules")
def rules() -> Response:
    """Show the rules that the result page applies, each with its source."""
    return show("pages/rules.html", rules=blue_badge.RULES)


@pages.get("/help")
def help_page() -> Response:
    """Say whom to ask."""
    return show("pages/help.html", councils=portal().directory.all)


@pages.get("/accessibility")
def accessibility() -> Response:
    """State how accessible the service is, and what is known to be wrong."""
    return show("pages/accessibility.html")


@pages.get("/privacy")
def privacy() -> Response:
    """Say what is kept, why, and how long."""
    return show("pages/privacy.html", councils=portal().directory.all, days=KEPT_DAYS)


@pages.get("/cookies")
def cookies() -> Response:
    """List the cookies there are."""
    return show("pages/cookies.html", secure=portal().settings.secure)


@pages.get("/terms")
def terms() -> Response:
    """State the terms, and where the postcode data comes from."""
    return show("pages/terms.html", sources=SOURCES)


@pages.get("/health")
def health() -> Response:
    """Say ok, for whoever watches the server."""
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@pages.get("/static/<name>")
def static(name: str) -> BaseResponse:
    """Send a built file."""
    return portal().assets.response(name, request) or abort(404)
