"""Open the draft a page belongs to: who asks, by which door, how far they may go, and what is in it."""

from flask import abort, g, request

from portal.access import Permit
from portal.drafts import Draft
from portal.journey import Repeat
from portal.web.apply.limits import HOLDER, NEEDS, Need, allows
from portal.web.apply.visit import Sent, Visit
from portal.web.cookies import is_ours, read_cookie, switches_language
from portal.web.office.access import team_here
from portal.web.portal import Portal, portal
from portal.web.standing import standing_of


class Rests(Exception):
    """The session has not been used for a while: it has to be woken first."""

    def __init__(self, visit: Visit) -> None:
        """Remember the visit, so that what was posted can be kept."""
        super().__init__()
        self.visit = visit


class Switches(Rests):
    """What was typed was posted to see it in another language, and is not to be judged."""


class PermitEnded(Exception):
    """The helper's permit has been ended, or has run out."""


class SignedOut(Rests):
    """The permit is an organisation's, and none of its advisers is signed in here."""


class KeptFrom(Exception):
    """The page tells where the holder lives, and the holder keeps that from this helper."""

    def __init__(self, visit: Visit) -> None:
        """Remember the visit."""
        super().__init__()
        self.visit = visit


class Fixed(KeptFrom):
    """The answer lets the holder in again, so this helper may not change it."""


class BeyondPermit(Exception):
    """The helper's permit does not go so far."""

    def __init__(self, visit: Visit, permit: Permit, need: Need) -> None:
        """Remember what there is and what it would take."""
        super().__init__()
        self.visit, self.permit, self.need = visit, permit, need


def open_visit(draft_id: str) -> Visit:
    """Open a draft that this browser has a door to, as far as this page may go.

    404 for a missing draft and for one without a door alike. Raise Sent if it was sent, Rests, Switches,
    PermitEnded or BeyondPermit.
    """
    visit = open_any(draft_id)
    if visit.draft.sent:
        raise Sent(draft_id)
    return visit


def open_any(draft_id: str) -> Visit:
    """Open a draft, sent or not, as `open_visit` does."""
    visit = find_visit(draft_id)
    if visit is None or visit.door is None:
        abort(404)
    home, door = visit.home, visit.door
    lives = door.session.lives(home.now())
    if door.session.shared and not lives:
        abort(404)
    if door.permit:
        refuse_beyond(visit, door.permit, lives)  # before it rests, or words typed after the end were kept
    if not lives:
        raise Rests(visit)
    touch(home, visit)
    g.standing = standing_of(visit)
    if switches_language() and keeps_typed(home) and is_ours(home, visit.token):
        raise Switches(visit)
    return visit


def keeps_typed(home: Portal) -> bool:
    """Say whether what this page takes is kept in the draft before it is judged: of a list, only an entry."""
    page = home.pages_by_address.get((request.view_args or {}).get("key", ""))
    of_an_answer = request.endpoint == "apply.answer" and not isinstance(page, Repeat)
    return of_an_answer or request.endpoint in ("apply.take_entry", "helping.take_let_help")


def refuse_beyond(visit: Visit, permit: Permit, lives: bool) -> None:
    """Raise what keeps a helper from this page, if anything does: the end, the level, or a hidden address."""
    if not permit.lives(visit.home.today):
        raise PermitEnded
    g.standing = standing_of(visit) if lives else None
    need = NEEDS.get(request.endpoint or "", HOLDER)
    if not allows(need, permit.terms.level):
        raise BeyondPermit(visit, permit, need)
    page = visit.home.pages_by_address.get((request.view_args or {}).get("key", ""))
    if page and page.key in visit.hidden:
        raise KeptFrom(visit)
    if page and page.key in visit.fixed:
        raise Fixed(visit)
    if permit.organisation and permit.organisation != team_here():
        raise SignedOut(visit)


def find_visit(draft_id: str) -> Visit | None:
    """Return the visit of this browser to a draft it has a door to, whether or not it may come in now."""
    home = portal()
    token = read_cookie(home, "session")
    if not token:
        return None
    with home.database.reading() as tx:
        door = home.sessions.door(tx, token, draft_id)
        draft = home.drafts.open(tx, draft_id) if door else None
    if draft is None or is_over(draft, home):
        return None
    return Visit(home, token, draft, door)


def resting_visit() -> Visit | None:
    """Return the visit to the last application of this browser, if its session rests."""
    home = portal()
    token = read_cookie(home, "session")
    with home.database.reading() as tx:
        doors = home.sessions.doors(tx, token) if token else ()
    if not doors or doors[0].session.shared or doors[0].session.lives(home.now()):
        return None
    found = (find_visit(door.draft_id) for door in doors)
    return next((visit for visit in found if visit), None)


def is_over(draft: Draft, home: Portal) -> bool:
    """Say whether a draft was left alone for too long; one that was sent never is."""
    return not draft.sent and draft.erase_at <= home.now()


def touch(home: Portal, visit: Visit) -> None:
    """Note that the session is in use, at most once a minute."""
    assert visit.door
    session, now = visit.door.session, home.now()
    if session.worn(now):
        with home.database.writing() as tx:
            home.sessions.touch(tx, session, now)
