"""Let a browser in: new doors always come with a new token, so that no token known before opens them."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from portal.access import Door, Mode, Session
from portal.drafts import RING, Draft, new_session
from portal.evidence import Owner
from portal.storage import Tx
from portal.web.apply.opening import is_over
from portal.web.cookies import clear_cookie, read_cookie, set_cookie
from portal.web.portal import Portal, portal


def enter(response: Response, doors: Iterable[tuple[str, str]]) -> None:
    """Open doors, each a draft and a permit or "", to the browser of this request, and set its cookie.

    What it had stashed for them joins what was typed there.
    """
    home, old, now = portal(), read_cookie(portal(), "session"), portal().now()
    with home.database.writing() as tx:
        session = home.sessions.of(tx, old) if old else None
        if session and session.lives(now):
            token = home.sessions.renew(tx, session, now)
        else:
            token, over = new_session(), session
            session = home.sessions.begin(tx, token, now, *(whose(over) if over else ()))
            if over:
                home.sessions.end(tx, over)
        for draft_id, permit_id in doors:
            unstash(home, tx, old, draft_id, permit_id)  # first, so that nobody waits in a circle
            home.sessions.open_door(tx, session, draft_id, now, permit_id)
        home.drafts.carry(tx, old, token)
    set_cookie(home, response, "session", token)


def whose(over: Session) -> tuple[Mode, str]:
    """Return whose computer a session was on: a shared one stays shared when its time is over."""
    return (over.mode, over.account) if over.shared else (Mode.OWN, "")


def unstash(home: Portal, tx: Tx, token: str, draft_id: str, permit_id: str) -> None:
    """Keep in a draft what a browser has stashed for it, but nothing of pages kept from this helper."""
    words = home.drafts.unstash(tx, token, draft_id) if token else None
    permit = home.permits.get(tx, permit_id) if words and permit_id else None
    if words and permit and permit.terms.hides_address:
        words = {key: raw for key, raw in words.items() if key.partition("/")[0] not in home.whereabouts}
    draft = home.drafts.open(tx, draft_id) if words else None
    if words and draft and not draft.sent and not is_over(draft, home):
        home.drafts.save(tx, draft.keep_all(words), home.now())


def begin_session(response: Response, mode: Mode, account: str = "", token: str = "") -> Session:
    """End whatever session the browser had and begin another, with a new token."""
    home, old, token = portal(), read_cookie(portal(), "session"), token or new_session()
    if old:
        end_session(home, old)
    with home.database.writing() as tx:
        session = home.sessions.begin(tx, token, home.now(), mode, account)
        home.drafts.carry(tx, old, token)
    set_cookie(home, response, "session", token)
    return session


def end_session(home: Portal, token: str) -> None:
    """End a browser's session, and the links to other devices of what it holds."""
    with home.database.reading() as tx:
        session = home.sessions.of(tx, token)
        doors = [door for door in home.sessions.doors(tx, token) if door.permit is None]
        owners = [Owner(RING, draft.id) for draft in _unsent(home, tx, doors)]
        asked = [(owner, key) for owner in owners for key in home.upload_pages]
        links = [one for one in asked if home.links.of_question(tx, *one, home.now())]
    if session:
        with home.database.writing() as tx:
            home.sessions.end(tx, session)
            for owner, key in links:
                home.links.end(tx, owner, key)


def _unsent(home: Portal, tx: Tx, doors: Iterable[Door]) -> list[Draft]:
    return [one for one in home.drafts.several(tx, [door.draft_id for door in doors]) if not one.sent]


def leave_browser(response: Response) -> None:
    """Take the cookie back and have the browser forget our pages.

    Not its cookies: on a desk the branch stays signed in.
    """
    clear_cookie(portal(), response, "session")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def session_here(home: Portal) -> Session | None:
    """Return the session of this browser, which may rest or be over."""
    token = read_cookie(home, "session")
    if not token:
        return None
    with home.database.reading() as tx:
        return home.sessions.of(tx, token)


def own_doors(home: Portal) -> tuple[Door, ...]:
    """Return the doors of this browser's session, the last opened first; none when it is over."""
    token = read_cookie(home, "session")
    if not token:
        return ()
    with home.database.reading() as tx:
        doors = home.sessions.doors(tx, token)
    return tuple(door for door in doors if door.session.lives(home.now()) or not door.session.shared)
