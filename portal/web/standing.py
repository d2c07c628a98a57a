"""What every page says about where it stands: whose application, whose computer, how long it may rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from flask import g

from portal.access import Session
from portal.web.cookies import form_token, read_cookie
from portal.web.fold import slot
from portal.web.portal import Portal

if TYPE_CHECKING:
    from portal.web.apply.visit import Visit

SLOTS = ("whose", "session_token", "here", "left")
"""What differs between two pages of one kind."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What `standing.html` draws.

    `whose` is the name of the person whose application somebody else fills in, once it is given; `here` the
    path of an application not sent yet, "" elsewhere; `left` how many seconds the session has if nothing is
    done from now on, "0" when it rests.
    """

    whose: str
    session_token: str
    here: str
    helping: bool
    shared: bool
    desk: bool
    left: str

    @property
    def kind(self) -> tuple[bool, ...]:
        """Return what decides how it is drawn, but for the values."""
        return bool(self.whose), bool(self.here), self.helping, self.shared, self.desk

    def marked(self) -> Standing:
        """Return it with markers in the place of its values."""
        marks = {name: slot(name) if value else "" for name, value in self.values().items()}
        return Standing(helping=self.helping, shared=self.shared, desk=self.desk, **marks)

    def values(self) -> dict[str, str]:
        """Return its values by the names of their markers."""
        return {name: getattr(self, name) for name in SLOTS}


def standing_of(visit: Visit) -> Standing:
    """Return where a page of an application stands."""
    assert visit.door
    name = visit.path.answers.get("name")
    named = isinstance(name, dict) and (visit.permit or visit.voice == "they")
    whose = f"{name['first']} {name['last']}" if name and named else ""
    here = "" if visit.draft.sent else visit.url("resume")
    return _standing(visit.home, visit.token, visit.door.session, whose, here, visit)


def standing_here(home: Portal) -> Standing | None:
    """Return where the page of this request stands; None in a browser that has begun nothing."""
    if "standing" not in g:
        token = read_cookie(home, "session")
        with home.database.reading() as tx:
            session = home.sessions.of(tx, token) if token else None
        g.standing = _standing(home, token, session) if session else None
    found: Standing | None = g.standing
    return found


def seconds_left(session: Session, now: datetime) -> int:
    """Return how many seconds a session has if nothing is done from now on; none when it rests."""
    return max(0, ceil((session.over_at() - now).total_seconds()))


def whole_minutes(span: timedelta) -> int:
    """Return a span in whole minutes."""
    return span // timedelta(minutes=1)


def _standing(
    home: Portal, token: str, session: Session, whose: str = "", here: str = "", visit: Visit | None = None
) -> Standing:
    used = replace(session, seen_at=home.now()) if visit and session.worn(home.now()) else session
    return Standing(
        whose=whose,
        session_token=form_token(home, token),
        here=here,
        helping=bool(visit and visit.permit),
        shared=session.shared,
        desk=session.mode == "desk",
        left=str(seconds_left(used, home.now())),
    )
