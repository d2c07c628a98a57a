"""Accounts in memory: for tests and for a look around."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from portal.accounts.models import ABSOLUTE, ATTEMPTS, LOCK, EmailTaken, Locked, Role, Staff, idle_of
from portal.accounts.passwords import hash_password, matches
from portal.storage import Tx


@dataclass(slots=True)
class _Session:
    staff_id: str
    begun_at: datetime
    seen_at: datetime


class MemoryAccounts:
    """The Accounts door over dictionaries."""

    def __init__(self) -> None:
        """Begin with no staff."""
        self._staff: dict[str, Staff] = {}
        self._passwords: dict[str, str] = {}
        self._sessions: dict[str, _Session] = {}
        self._attempts: dict[str, tuple[int, datetime]] = {}

    def add(
        self,
        tx: Tx,
        *,
        email: str,
        name: str,
        role: Role,
        council: str,
        password: str,
        organisation: str = "",
    ) -> Staff:
        """See Accounts.add."""
        hashed = hash_password(password)
        new = secrets.token_urlsafe(16)
        added = Staff(new, email.strip().casefold(), name, role, council, True, organisation)
        if any(known.email == added.email for known in self._staff.values()):
            raise EmailTaken
        self._staff[added.id], self._passwords[added.id] = added, hashed
        return added

    def of_council(self, tx: Tx, council: str) -> tuple[Staff, ...]:
        """See Accounts.of_council."""
        found = [known for known in self._staff.values() if known.council == council]
        return tuple(sorted(found, key=lambda known: known.name))

    def get(self, tx: Tx, staff_id: str) -> Staff | None:
        """See Accounts.get."""
        return self._staff.get(staff_id)

    def of_email(self, tx: Tx, email: str) -> Staff | None:
        """See Accounts.of_email."""
        wanted = email.strip().casefold()
        return next((known for known in self._staff.values() if known.email == wanted), None)

    def deactivate(self, tx: Tx, staff_id: str) -> None:
        """See Accounts.deactivate."""
        self._staff[staff_id] = replace(self._staff[staff_id], active=False)

    def authenticate(self, tx: Tx, email: str, password: str, now: datetime) -> Staff | None:
        """See Accounts.authenticate."""
        email = email.strip().casefold()
        count, until = self._attempts.get(email, (0, now))
        count, until = (1, now + LOCK) if until <= now else (count + 1, until)
        self._attempts[email] = count, now + LOCK if count == ATTEMPTS else until
        if count > ATTEMPTS:
            raise Locked
        found = next((known for known in self._staff.values() if known.email == email), None)
        right = matches(self._passwords[found.id] if found else None, password)
        if not right or found is None or not found.active:
            return None
        del self._attempts[email]
        return found

    def begin_session(self, tx: Tx, staff: Staff, now: datetime) -> str:
        """See Accounts.begin_session."""
        token = secrets.token_urlsafe(32)
        self._sessions[token] = _Session(staff.id, now, now)
        return token

    def staff_of(self, tx: Tx, token: str, now: datetime) -> Staff | None:
        """See Accounts.staff_of."""
        session = self._sessions.get(token)
        known = self._staff[session.staff_id] if session else None
        if session is None or known is None or not known.active:
            return None
        if session.seen_at <= now - idle_of(known.role) or session.begun_at <= now - ABSOLUTE:
            return None
        session.seen_at = now
        return known

    def end_session(self, tx: Tx, token: str) -> None:
        """See Accounts.end_session."""
        self._sessions.pop(token, None)
