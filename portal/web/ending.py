"""Ways to stop: finish on a computer, clear a shared one, and leave a page at once."""

from urllib.parse import urlsplit

from flask import Response, abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Door, Kind
from portal.drafts import KEPT_DAYS, Draft
from portal.storage import Tx
from portal.web.apply.opening import is_over
from portal.web.cookies import clear_cookie, form_token, read_cookie
from portal.web.entering import end_session, leave_browser, own_doors, session_here
from portal.web.language import COOKIE
from portal.web.office.access import at_desk
from portal.web.page import see, show
from portal.web.pages import pages
from portal.web.portal import Portal, portal

AWAY = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads: nobody wonders why somebody looks at the weather."""

WAYS_IN = ("/return", "/help-somebody", "/advisers/open")
"""Behind these paths a browser is let into an application; a session that rests is left behind there."""


@pages.get("/finish")
def ask_to_finish() -> BaseResponse:
    """Offer a way back before an application that has none is closed; there is nothing else to ask."""
    home = portal()
    drafts = without_way_back(home)
    if not drafts:
        return see(url_for("pages.start"))
    lost = {draft.id for draft in drafts}
    helped = all(door.permit for door in own_doors(home) if door.draft_id in lost)
    return show(
        "pages/finish.html",
        drafts=drafts,
        helped=helped,
        csrf_token=form_token(home, read_cookie(home, "session")),
    )


@pages.post("/finish")
def finish() -> BaseResponse:
    """End the session, and have the browser forget it and our pages; ask first what would be lost.

    Like `leave` it needs no token: whoever presses it on an old page goes away and believes that it is done.
    """
    if not from_here():
        abort(400)
    home, token = portal(), read_cookie(portal(), "session")
    if not token:
        return see(url_for("pages.finished"))
    if "confirm" not in request.form and without_way_back(home):
        return see(url_for("pages.ask_to_finish"))
    end_session(home, token)
    response = see(url_for("pages.finished"))
    leave_browser(response)
    return response


@pages.get("/finished")
def finished() -> BaseResponse:
    """Say that nobody after this person can open what they did."""
    home = portal()
    session = session_here(home)
    over = session is not None and session.shared and not session.lives(home.now())
    response = show(
        "pages/finished.html",
        days=str(KEPT_DAYS),
        at_desk=at_desk(),
        rested=request.args.get("why") == "rest",
    )
    if over:
        leave_browser(response)
    clear_cookie(home, response, COOKIE)  # this page was the last in the person's language
    return response


@pages.post("/leave")
def leave() -> BaseResponse:
    """End the session at once, whatever was being done, and lead away from this service.

    It needs no token, so that it works from the oldest page, but it has to come from one of ours.
    """
    if not from_here():
        abort(400)
    home = portal()
    if token := read_cookie(home, "session"):
        end_session(home, token)
    # A page without a word of ours; a redirect of a form off this site would need a weaker policy.
    response = Response(AWAY, content_type="text/plain; charset=utf-8", headers={"Refresh": f"0; url={AWAY}"})
    leave_browser(response)
    clear_cookie(home, response, COOKIE)
    return response


def from_here() -> bool:
    """Say whether a form may come from a page of ours.

    Browsers that do not say where it comes from send no cookie of ours with the form of another site.
    """
    origin = request.headers.get("Origin", "null")
    ours = origin == "null" or urlsplit(origin).netloc == request.host
    return ours and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def without_way_back(home: Portal) -> tuple[Draft, ...]:
    """Return this person's unsent applications that nobody could open again after the end of the session."""
    doors = (door for door in own_doors(home) if needs_way(home, door))
    own = {door.draft_id: door.permit.id if door.permit else "" for door in doors}
    if not own:
        return ()
    with home.database.reading() as tx:
        unsent = (one for one in home.drafts.several(tx, own) if not one.sent and not is_over(one, home))
        return tuple(one for one in unsent if not leads_back(home, tx, one, own[one.id]))


def needs_way(home: Portal, door: Door) -> bool:
    """Say whether whoever came by a door needs a way back of their own: all but advisers, who sign in."""
    return door.permit is None or (door.permit.lives(home.today) and not door.permit.organisation)


def see_to_first() -> BaseResponse | None:
    """Lead to what would be lost if another session began in this browser; None if nothing would be."""
    home = portal()
    drafts, session = without_way_back(home), session_here(home)
    if not drafts or session is None:
        return None
    if session.lives(home.now()):
        return see(url_for("pages.ask_to_finish"))
    return see(url_for("apply.wake", draft_id=drafts[0].id))


@pages.before_app_request
def wake_before_coming_in() -> BaseResponse | None:
    """Before a session that rests is left for another, have it woken if it holds what would be lost."""
    session = session_here(portal()) if request.path.startswith(WAYS_IN) else None
    return see_to_first() if session and not session.lives(portal().now()) else None


def leads_back(home: Portal, tx: Tx, draft: Draft, permit_id: str) -> bool:
    """Say whether the holder, "", or the helper with a permit has a way back to an application."""
    ways = home.ways.of_draft(tx, draft.id, permit_id)
    return any(way.confirmed or way.kind == Kind.WORDS for way in ways)
