"""Accounts in SQL. Session tokens and the emails of attempts to sign in are stored as hashes only."""

import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, insert, select, update
from sqlalchemy.dialects import postgresql

from portal.accounts.models import (
    ABSOLUTE,
    ATTEMPTS,
    LOCK,
    TOUCH,
    EmailTaken,
    Locked,
    Role,
    Staff,
    idle_of,
)
from portal.accounts.passwords import hash_password, matches, nobodys_hash
from portal.storage import Tx, insert_new
from portal.storage.schema import sign_in_attempts, staff, staff_sessions

_BY_ID = select(staff).where(staff.c.id == bindparam("of"))
_BY_EMAIL = select(staff).where(staff.c.email == bindparam("email"))
_OF_COUNCIL = select(staff).where(staff.c.council == bindparam("council")).order_by(staff.c.name, staff.c.id)
_CLOSE = update(staff).where(staff.c.id == bindparam("of")).values(active=False)
_END_ALL = delete(staff_sessions).where(staff_sessions.c.staff_id == bindparam("of"))

_ended_by_age = staff_sessions.c.begun_at <= bindparam("oldest")
_END_OLD = delete(staff_sessions).where(_ended_by_age)
_END = delete(staff_sessions).where(staff_sessions.c.token_hash == bindparam("token"))
_TOUCH = update(staff_sessions).where(staff_sessions.c.token_hash == bindparam("token"))
_STAFF_OF = (
    select(staff, staff_sessions.c.seen_at)
    .join(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
    .where(
        staff_sessions.c.token_hash == bindparam("token"),
        staff_sessions.c.begun_at > bindparam("oldest"),
        staff.c.active,
    )
)

_FORGET_OLD_ATTEMPTS = delete(sign_in_attempts).where(sign_in_attempts.c.until <= bindparam("now"))
_FORGET_ATTEMPTS = delete(sign_in_attempts).where(sign_in_attempts.c.email_hash == bindparam("email_hash"))
_count = sign_in_attempts.c.attempts + 1
_insert_attempt = postgresql.insert(sign_in_attempts)
# The last attempt allowed begins the lock; those after it neither lengthen nor shorten it.
_ATTEMPT = _insert_attempt.on_conflict_do_update(
    index_elements=[sign_in_attempts.c.email_hash],
    set_={
        "attempts": _count,
        "until": case((_count == ATTEMPTS, _insert_attempt.excluded.until), else_=sign_in_attempts.c.until),
    },
).returning(sign_in_attempts.c.attempts)


class SqlAccounts:
    """The Accounts door on SQLite or PostgreSQL."""

    def __init__(self) -> None:
        """Get ready to take as long over an unknown email as over a known one."""
        nobodys_hash()

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
        row = {column: getattr(added, column) for column in Staff.__slots__} | {"password_hash": hashed}
        if not insert_new(tx, staff, row):
            raise EmailTaken
        return added

    def of_council(self, tx: Tx, council: str) -> tuple[Staff, ...]:
        """See Accounts.of_council."""
        return tuple(map(_staff, tx.execute(_OF_COUNCIL, {"council": council})))

    def get(self, tx: Tx, staff_id: str) -> Staff | None:
        """See Accounts.get."""
        row = tx.execute(_BY_ID, {"of": staff_id}).one_or_none()
        return _staff(row) if row else None

    def of_email(self, tx: Tx, email: str) -> Staff | None:
        """See Accounts.of_email."""
        row = tx.execute(_BY_EMAIL, {"email": email.strip().casefold()}).one_or_none()
        return _staff(row) if row else None

    def deactivate(self, tx: Tx, staff_id: str) -> None:
        """See Accounts.deactivate."""
        tx.execute(_CLOSE, {"of": staff_id})
        tx.execute(_END_ALL, {"of": staff_id})

    def authenticate(self, tx: Tx, email: str, password: str, now: datetime) -> Staff | None:
        """See Accounts.authenticate."""
        email = email.strip().casefold()
        # Counted before the password is looked at, so that many attempts at once are no way around.
        tx.execute(_FORGET_OLD_ATTEMPTS, {"now": now})
        attempt = {"email_hash": _hash(email), "attempts": 1, "until": now + LOCK}
        if tx.execute(_ATTEMPT, attempt).scalar_one() > ATTEMPTS:
            raise Locked
        row = tx.execute(_BY_EMAIL, {"email": email}).one_or_none()
        right = matches(row.password_hash if row else None, password)
        if not right or row is None or not row.active:
            return None
        tx.execute(_FORGET_ATTEMPTS, {"email_hash": _hash(email)})
        return _staff(row)

    def begin_session(self, tx: Tx, staff: Staff, now: datetime) -> str:
        """See Accounts.begin_session."""
        tx.execute(_END_OLD, {"oldest": now - ABSOLUTE})
        token = secrets.token_urlsafe(32)
        row = {"token_hash": _hash(token), "staff_id": staff.id, "begun_at": now, "seen_at": now}
        tx.execute(insert(staff_sessions), row)
        return token

    def staff_of(self, tx: Tx, token: str, now: datetime) -> Staff | None:
        """See Accounts.staff_of."""
        row = tx.execute(_STAFF_OF, {"token": _hash(token), "oldest": now - ABSOLUTE}).one_or_none()
        if row is None or row.seen_at <= now - idle_of(Role(row.role)):
            return None
        if now - row.seen_at >= TOUCH:
            tx.execute(_TOUCH, {"token": _hash(token), "seen_at": now})
        return _staff(row)

    def end_session(self, tx: Tx, token: str) -> None:
        """See Accounts.end_session."""
        tx.execute(_END, {"token": _hash(token)})


def _staff(row: Row[Any]) -> Staff:
    return Staff(row.id, row.email, row.name, Role(row.role), row.council, row.active, row.organisation)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
