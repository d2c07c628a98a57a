"""What a shared computer's browser would keep of a form, for whoever goes back there.

A browser keeps what was posted together with the page that answered it, in memory and in the profile, and
posts it again. So on a shared computer no page answers a post: the answer waits here, and the browser is sent
for it. And a form that is still on the screen when its session is over gets no word of it back.
"""

from urllib.parse import urlencode

from flask import g, request, url_for
from werkzeug.wrappers import Response

from portal.access import Mode
from portal.drafts import Words, new_session
from portal.web.apply.waking import stash_posted
from portal.web.back.applications import opens
from portal.web.cookies import SHARED_FIELD, TYPED, is_ours, read_cookie
from portal.web.entering import begin_session, session_here, whose
from portal.web.page import see
from portal.web.portal import Portal, portal

MARK = "answer"
"""What the address of a page that waits has in its query."""


def on_shared_computer() -> bool:
    """Say whether the page that is drawn belongs to a shared computer's session."""
    standing = g.get("standing")
    return bool(standing and standing.shared)


def refuse_leftover() -> Response | None:
    """Answer a form of a session that is over, or another's, without a word of it; let any other pass."""
    if request.method != "POST" or request.mimetype != TYPED or SHARED_FIELD not in request.form:
        return None
    home, token = portal(), read_cookie(portal(), "session")
    if request.endpoint == "pages.finish" or is_ours(home, read_cookie(home, "staff")):
        return None
    response = see(url_for("pages.finished", why="rest"))
    if is_ours(home, token):
        session = session_here(home)
        if session.lives(home.now()) if session else is_begun(home):
            return None
        fresh = new_session()  # this browser stays a shared one, and waits with the words for their person
        begin_session(response, *(whose(session) if session else (Mode.SHARED, "")), token=fresh)
        stash_posted(response, fresh)
    return response


def is_begun(home: Portal) -> bool:
    """Say whether this first answer was sent before: the browser has, or is about to get, another token."""
    if request.endpoint != "apply.begin":
        return False
    with home.database.reading() as tx:
        return home.drafts.open(tx, request.form.get("draft", "")) is not None


def hold_answer(response: Response) -> Response:
    """Return a redirect to where the page waits that answers a post on a shared computer."""
    home, token = portal(), read_cookie(portal(), "session")
    is_page = response.mimetype == "text/html" and not 300 <= response.status_code < 400
    of_staff = request.blueprint in ("desk", "office")
    if request.method != "POST" or not is_page or of_staff or not token or not on_shared_computer():
        return response
    styles = list(g.get("style_sources", ()))
    page: Words = {"page": {"html": [response.get_data(as_text=True)], "styles": styles}}
    draft_id = (request.view_args or {}).get("draft_id", "")
    page["page"] |= {"status": [str(response.status_code)], "draft": [draft_id]}
    page["page"]["as"] = [comes_as(home, token, draft_id)]
    with home.database.writing() as tx:
        home.drafts.hold(tx, token, request.path, page, home.now())
    moved = see(f"{request.path}?{urlencode(request.args | {MARK: 'yes'})}")
    moved.headers.extend([("Set-Cookie", each) for each in response.headers.getlist("Set-Cookie")])
    return moved


def held_answer() -> Response | None:
    """Return the page that waits at this address for this browser, once; after that the usual page comes."""
    if request.method != "GET" or MARK not in request.args:
        return None
    home, token = portal(), read_cookie(portal(), "session")
    with home.database.writing() as tx:
        found = home.drafts.held(tx, token, request.path)
        session = home.sessions.of(tx, token)
    if found is None or session is None or not session.lives(home.now()):
        return None
    page = found["page"]
    if page["as"] != [comes_as(home, token, page["draft"][0])]:
        return None
    g.style_sources = tuple(page["styles"])
    return Response(page["html"][0], int(page["status"][0]), content_type="text/html; charset=utf-8")


def comes_as(home: Portal, token: str, draft_id: str) -> str:
    """Return by which permit a browser may open an application now, "holder", or "" for not at all."""
    with home.database.reading() as tx:
        door = home.sessions.door(tx, token, draft_id)
    if door is None or door.permit is None:
        return "holder" if door else ""
    return door.permit.id if opens(door.permit, home) else ""
