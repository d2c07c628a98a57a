"""Know the members of staff: who they are, what their role lets them do, and that it is really them.

An account is an id, a role and a council. Roles get no more than they need: somebody who answers for the
service sees its figures and opens nobody's application, and an adviser only those of people who let them.
"""

from datetime import datetime
from typing import Protocol

from portal.accounts.memory import MemoryAccounts
from portal.accounts.models import (
    ABSOLUTE,
    IDLE,
    LOCK,
    EmailTaken,
    Locked,
    PasswordRefused,
    Permission,
    Role,
    Staff,
    idle_of,
    may,
    team_name,
)
from portal.accounts.store import SqlAccounts
from portal.accounts.typed import a_name, an_email
from portal.storage import Tx

__all__ = [
    "ABSOLUTE",
    "IDLE",
    "LOCK",
    "Accounts",
    "EmailTaken",
    "Locked",
    "MemoryAccounts",
    "PasswordRefused",
    "Permission",
    "Role",
    "SqlAccounts",
    "Staff",
    "a_name",
    "an_email",
    "idle_of",
    "may",
    "team_name",
]


class Accounts(Protocol):
    """The door: every method takes the transaction first."""

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
        """Make an account; raise EmailTaken, or PasswordRefused (under 8 or over 4,096 characters).

        An adviser has an `organisation`, whose colleagues help the same people; nobody else has one.
        """

    def of_council(self, tx: Tx, council: str) -> tuple[Staff, ...]:
        """Return a council's staff by name, those who have left included."""

    def get(self, tx: Tx, staff_id: str) -> Staff | None:
        """Return the account with this id, closed or not."""

    def of_email(self, tx: Tx, email: str) -> Staff | None:
        """Return the account with this email, in any case, closed or not."""

    def deactivate(self, tx: Tx, staff_id: str) -> None:
        """Close an account: it signs in no more, and its sessions are dead at once."""

    def authenticate(self, tx: Tx, email: str, password: str, now: datetime) -> Staff | None:
        """Return whose email and password these are. None says no more, and takes as long to say.

        Give it a `stepping()` connection: the check takes tens of milliseconds and must hold no lock. Ten
        attempts within 15 minutes lock the email, known or not, for 15 minutes: then raise Locked.
        """

    def begin_session(self, tx: Tx, staff: Staff, now: datetime) -> str:
        """Return the token of a new session, 256 random bits, for the cookie."""

    def staff_of(self, tx: Tx, token: str, now: datetime) -> Staff | None:
        """Return whose session this is, noting once a minute that it is in use.

        None when it has ended, rested for as long as `idle_of` its role, began `ABSOLUTE` ago, or the
        account is closed.
        """

    def end_session(self, tx: Tx, token: str) -> None:
        """End a session; one that is not there is no error."""
