"""How long a session lasts: on a shared computer shorter, and longer for whoever says that they are there."""

from math import ceil

from flask import Response, abort, jsonify, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import IDLE, LONGEST, Mode, Session
from portal.web.cookies import form_token, form_token_fits, read_cookie
from portal.web.ending import from_here, see_to_first
from portal.web.entering import begin_session, own_doors, session_here
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.pages import pages
from portal.web.portal import portal
from portal.web.standing import seconds_left, whole_minutes

OWN = (
    "Nothing was done here for a while. In {time} this page closes, and the date of birth opens it again. "
    "What you have typed is kept."
)
SHARED = (
    "Nothing was done here for a while. In {time} the application is closed on this computer. "
    "What you have not saved is lost then."
)
LAST = (
    "You have been here for almost 12 hours. In {time} this page closes. Save what you have typed, "
    "and come back afterwards."
)


@pages.get("/shared")
def shared() -> Response:
    """Say what is different on a computer that others use too."""
    return show("pages/shared.html", minutes=str(whole_minutes(IDLE[Mode.SHARED])))


@pages.post("/shared")
def take_shared() -> BaseResponse:
    """Treat this computer as shared from now on; what is open stays open."""
    if not from_here():
        abort(400)
    home = portal()
    doors = [door for door in own_doors(home) if door.session.lives(home.now())]
    if not doors and (first := see_to_first()):
        return first
    response = see(url_for("apply.resume", draft_id=doors[0].draft_id) if doors else url_for("apply.first"))
    if doors and doors[0].session.shared:
        return response
    session = begin_session(response, Mode.SHARED)
    with home.database.writing() as tx:
        if doors and doors[0].session.told:
            home.sessions.note_told(tx, session)
        for door in doors:
            permit_id = door.permit.id if door.permit else ""
            home.sessions.open_door(tx, session, door.draft_id, home.now(), permit_id)
    return response


@pages.get("/session/left")
def left() -> Response:
    """Tell the script how many seconds the session has left, and how to say so. Asking prolongs nothing."""
    home = portal()
    session = session_here(home)
    if session is None or not session.lives(home.now()):
        return jsonify(left=0)
    seconds = seconds_left(session, home.now())
    count = ceil(seconds / 60)
    time = plain().count("1 minute", "{count} minutes", count)
    last = is_last(session)
    return jsonify(
        left=seconds,
        heading=plain()("This page closes soon" if last else "Do you need more time?"),
        text=plain()(LAST if last else SHARED if session.shared else OWN, time=time),
        button=plain()("Continue" if last else "Yes, stay on this page"),
        token=form_token(home, read_cookie(home, "session")),
    )


@pages.post("/session/stay")
def stay() -> BaseResponse:
    """Prolong the session of somebody who is there; one that has ended, or rests, stays so."""
    home = portal()
    session = session_here(home)
    if session is None or not session.lives(home.now()):
        return Response(status=409)
    if not form_token_fits(home, read_cookie(home, "session")):
        abort(400)
    with home.database.writing() as tx:
        home.sessions.touch(tx, session, home.now())
    return Response(status=204)


def is_last(session: Session) -> bool:
    """Say whether the session cannot be prolonged any more."""
    return session.until() == session.begun_at + LONGEST
