"""Sessions and their doors in memory, and what all fakes of this room share: for tests and a look around."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime

from portal.access.models import (
    CALM,
    FORGOTTEN,
    OFFER_LASTS,
    REMEMBERED,
    TRIES,
    UNUSED,
    Challenge,
    Door,
    Mode,
    Permit,
    PermitState,
    Session,
    Way,
)
from portal.access.tokens import hash_of
from portal.access.words import fresh, normalise
from portal.storage import Tx


@dataclass(slots=True)
class Memory:
    """What the three fakes share. An `offer` is the permit that a code accepts, by the code."""

    sessions: dict[str, Session] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)
    doors: dict[tuple[str, str], str] = field(default_factory=dict)
    ways: dict[str, tuple[Way, str]] = field(default_factory=dict)
    challenges: dict[str, tuple[Challenge, str, int]] = field(default_factory=dict)
    permits: dict[str, Permit] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)
    tries: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    asks: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    def fresh(self) -> str:
        """Return a code that is no other's."""
        taken = {mark for _, mark in self.ways.values()} | set(self.offers)
        return next(code for code in iter(fresh, "") if code not in taken)

    def count_try(self, typed: str, now: datetime) -> bool:
        """Count a try, and say whether it may be judged."""
        mark = normalise(typed) or typed
        count = self.tries.get(mark, (0, now))[0] + 1
        self.tries[mark] = count, now
        return count <= TRIES

    def is_dead(self, mark: str, now: datetime | None = None) -> bool:
        """Say whether a code has had all its wrong tries; with a moment, whether that was a while ago."""
        count, last = self.tries.get(mark, (0, now))
        return count >= TRIES and (now is None or last is None or last <= now - CALM)

    def forget_tries(self, now: datetime) -> int:
        """Forget the tries of a while ago, but not of words that somebody has; return how many."""
        had = {mark for _, mark in self.ways.values()} | set(self.offers)
        old = [mark for mark, (_, last) in self.tries.items() if last <= now - REMEMBERED and mark not in had]
        for mark in old:
            del self.tries[mark]
        return len(old)

    def lapse(self, now: datetime) -> None:
        """End the offers that nobody has accepted in time."""
        for permit in list(self.permits.values()):
            if permit.state == PermitState.OFFERED and permit.made_at <= now - OFFER_LASTS:
                self.permits[permit.id] = replace(permit, state=PermitState.ENDED, changed_at=now)

    def drop_ways(self, *way_ids: str) -> None:
        """Remove ways back, and what was sent to confirm them."""
        for way_id in way_ids:
            self.ways.pop(way_id, None)
        for token, (challenge, _, _) in list(self.challenges.items()):
            if challenge.way_id in way_ids:
                del self.challenges[token]


class MemorySessions:
    """The Sessions door over dictionaries."""

    def __init__(self, memory: Memory) -> None:
        """Take what the fakes share."""
        self._memory = memory

    def begin(self, tx: Tx, token: str, now: datetime, mode: Mode = Mode.OWN, account: str = "") -> Session:
        """See Sessions.begin."""
        begun = Session(secrets.token_urlsafe(16), mode, account, now, now)
        return self._memory.sessions.setdefault(token, begun)

    def of(self, tx: Tx, token: str) -> Session | None:
        """See Sessions.of."""
        return self._memory.sessions.get(token)

    def touch(self, tx: Tx, session: Session, now: datetime) -> None:
        """See Sessions.touch."""
        for token, held in self._held(session):
            self._memory.sessions[token] = replace(held, seen_at=now)

    def note_told(self, tx: Tx, session: Session) -> None:
        """See Sessions.note_told."""
        for token, held in self._held(session):
            self._memory.sessions[token] = replace(held, told=True)

    def renew(self, tx: Tx, session: Session, now: datetime) -> str:
        """See Sessions.renew."""
        new = secrets.token_urlsafe(32)
        for token, held in self._held(session):
            del self._memory.sessions[token]
            anew = replace(held, begun_at=now, seen_at=now, previous_hash=hash_of(token))
            self._memory.sessions[new] = anew
            self._memory.wrong.pop(session.id, None)
        return new

    def count_wrong(self, tx: Tx, session: Session) -> int:
        """See Sessions.count_wrong."""
        if not self._held(session):
            return TRIES + 1
        self._memory.wrong[session.id] = self._memory.wrong.get(session.id, 0) + 1
        return self._memory.wrong[session.id]

    def end(self, tx: Tx, session: Session) -> None:
        """See Sessions.end."""
        for token, _ in self._held(session):
            del self._memory.sessions[token]
        for key in list(self._memory.doors):
            if key[0] == session.id:
                del self._memory.doors[key]

    def expire(self, tx: Tx, now: datetime) -> int:
        """See Sessions.expire."""
        in_use = {session_id for session_id, _ in self._memory.doors}
        ended = [
            session
            for session in self._memory.sessions.values()
            if session.seen_at <= now - UNUSED
            and (session.shared or session.id not in in_use or session.seen_at <= now - FORGOTTEN)
        ]
        for session in ended:
            self.end(tx, session)
        return len(ended)

    def open_door(self, tx: Tx, session: Session, draft_id: str, now: datetime, permit_id: str = "") -> None:
        """See Sessions.open_door."""
        key = (session.id, draft_id)
        if self._held(session) and self._memory.doors.get(key) != "":
            self._memory.doors.pop(key, None)
            self._memory.doors[key] = permit_id

    def shut_door(self, tx: Tx, session: Session, draft_id: str) -> None:
        """See Sessions.shut_door."""
        self._memory.doors.pop((session.id, draft_id), None)

    def door(self, tx: Tx, token: str, draft_id: str) -> Door | None:
        """See Sessions.door."""
        return next((door for door in self.doors(tx, token) if door.draft_id == draft_id), None)

    def doors(self, tx: Tx, token: str) -> tuple[Door, ...]:
        """See Sessions.doors."""
        session = self._memory.sessions.get(token)
        opened = [
            (draft_id, permit_id)
            for (session_id, draft_id), permit_id in reversed(self._memory.doors.items())
            if session and session_id == session.id
        ]
        permits = [self._memory.permits.get(permit_id) for _, permit_id in opened]
        return tuple(
            Door(session, draft_id, permit)
            for (draft_id, permit_id), permit in zip(opened, permits, strict=True)
            if session and (permit.draft_id == draft_id if permit else not permit_id)
        )

    def open_elsewhere(self, tx: Tx, draft_id: str, but: Session) -> bool:
        """See Sessions.open_elsewhere."""
        return bool(self._elsewhere(draft_id, but))

    def shut_others(self, tx: Tx, draft_id: str, but: Session) -> None:
        """See Sessions.shut_others."""
        for door in self._elsewhere(draft_id, but):
            del self._memory.doors[door]

    def _elsewhere(self, draft_id: str, but: Session) -> list[tuple[str, str]]:
        held = (door for door, permit_id in self._memory.doors.items() if not permit_id)
        return [door for door in held if door[1] == draft_id and door[0] != but.id]

    def _held(self, session: Session) -> list[tuple[str, Session]]:
        return [(token, held) for token, held in self._memory.sessions.items() if held.id == session.id]
