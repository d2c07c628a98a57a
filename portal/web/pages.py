"""The pages anybody may open: start, help, the small print, the questions and the rules."""

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers import Response as BaseResponse

from portal.access import IDLE, Mode
from portal.councils import SOURCES
from portal.drafts import KEPT_DAYS, KEPT_DAYS_WITH_WAY
from portal.services import blue_badge
from portal.web.entering import own_doors
from portal.web.page import show
from portal.web.portal import portal
from portal.web.standing import whole_minutes

pages = Blueprint("pages", __name__)


@pages.get("/")
def start() -> Response:
    """Say what the service is, what it takes and how else to apply; lead back to what was begun."""
    return show(
        "pages/start.html",
        councils=portal().directory.all,
        begun=bool(own_doors(portal())),
        minutes=str(whole_minutes(IDLE[Mode.OWN])),
    )


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


@pages.get("/privacy")
def privacy() -> Response:
    """Say what is kept, why, and how long."""
    return show(
        "pages/privacy.html",
        councils=portal().directory.all,
        days=str(KEPT_DAYS),
        days_with_way=str(KEPT_DAYS_WITH_WAY),
    )


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
