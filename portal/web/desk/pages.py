"""What staff of a branch do at a desk: begin an application with somebody, or let somebody come back."""

from flask import Response, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import IDLE, Mode
from portal.journey import Text
from portal.web.desk.access import desk
from portal.web.ending import without_way_back
from portal.web.entering import begin_session
from portal.web.office.access import member
from portal.web.office.frame import from_our_page, staff_page
from portal.web.page import see
from portal.web.portal import portal
from portal.web.stale import STALE_BUTTON
from portal.web.standing import whole_minutes


@desk.get("")
def home() -> Response:
    """Say what can be done here, and what to know before."""
    return home_page()


def home_page(notice: Text | str = "") -> Response:
    """Show the ways to begin; with a notice, why nothing has happened yet."""
    return staff_page(
        "desk/home.html",
        status=409 if notice else 200,
        notice=notice,
        minutes=str(whole_minutes(IDLE[Mode.DESK])),
    )


@desk.post("/start")
def start() -> BaseResponse:
    """Begin an application with somebody; the session of whoever was here before ends."""
    return begun(url_for("apply.first"))


@desk.post("/return")
def come_back() -> BaseResponse:
    """Let somebody come back to an application; the session of whoever was here before ends."""
    return begun("/return")


def begun(address: str) -> BaseResponse:
    """Begin the session of the next person at this desk; first, who sits here may save a way back."""
    if not from_our_page():
        return home_page(STALE_BUTTON)
    if without_way_back(portal()):
        return see(url_for("pages.ask_to_finish"))
    response = see(address)
    begin_session(response, Mode.DESK, member().id)
    return response
