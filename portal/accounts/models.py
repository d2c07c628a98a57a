"""Staff, roles, and what each role may do."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

IDLE = timedelta(minutes=30)
"""How long a session may rest."""

ABSOLUTE = timedelta(hours=12)
"""How long a session may last."""

LOCK = timedelta(minutes=15)
"""How long attempts to sign in are counted for, and how long too many of them lock an email."""

ATTEMPTS = 10
"""How many attempts to sign in an email has within `LOCK`."""

TOUCH = timedelta(minutes=1)
"""How much of a session's rest may go unnoticed: one write a minute is enough."""

Permission = Literal[
    "open_case", "take_case", "release_any", "see_figures", "key_in", "help_people", "use_desk"
]


class Role(StrEnum):
    """What a member of staff is there for."""

    CASEWORKER = "caseworker"
    TEAM_LEAD = "team_lead"
    SERVICE_OWNER = "service_owner"
    ADVISER = "adviser"
    """Works for an organisation that helps people to apply, and sees nothing of the council's."""
    DESK = "desk"
    """A computer of a branch, not a person: whoever sits there may begin an application, and open none."""


_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CASEWORKER: frozenset({"open_case", "take_case", "see_figures", "key_in"}),
    Role.TEAM_LEAD: frozenset({"open_case", "take_case", "release_any", "see_figures", "key_in"}),
    Role.SERVICE_OWNER: frozenset({"see_figures"}),
    Role.ADVISER: frozenset({"help_people"}),
    Role.DESK: frozenset({"use_desk"}),
}


def idle_of(role: Role) -> timedelta:
    """Return how long a session of this role may rest; a desk stays signed in all day."""
    return ABSOLUTE if role == Role.DESK else IDLE


def may(role: Role, permission: Permission) -> bool:
    """Say whether a role includes a permission."""
    return permission in _PERMISSIONS[role]


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of a council's staff, or an adviser of an `organisation` that a council lets sign in."""

    id: str
    email: str
    name: str
    role: Role
    council: str
    active: bool
    organisation: str = ""

    @property
    def team(self) -> str:
        """Return what an adviser's permits belong to: two councils may know an organisation of one name."""
        return f"{self.council} {self.organisation}" if self.organisation else ""


def team_name(team: str) -> str:
    """Return the organisation of a `Staff.team`, as people read it."""
    return team.partition(" ")[2]


class EmailTaken(Exception):
    """There is an account with this email already."""


class Locked(Exception):
    """Too many attempts to sign in with this email."""


class PasswordRefused(ValueError):
    """A password too short to be safe, or too long to be one. The message can be shown."""
