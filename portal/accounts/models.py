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

Permission = Literal["open_case", "take_case", "release_any", "see_figures"]


class Role(StrEnum):
    """What a member of staff is there for."""

    CASEWORKER = "caseworker"
    TEAM_LEAD = "team_lead"
    SERVICE_OWNER = "service_owner"


_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CASEWORKER: frozenset({"open_case", "take_case", "see_figures"}),
    Role.TEAM_LEAD: frozenset({"open_case", "take_case", "release_any", "see_figures"}),
    Role.SERVICE_OWNER: frozenset({"see_figures"}),
}


def may(role: Role, permission: Permission) -> bool:
    """Say whether a role includes a permission."""
    return permission in _PERMISSIONS[role]


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of a council's staff."""

    id: str
    email: str
    name: str
    role: Role
    council: str
    active: bool


class EmailTaken(Exception):
    """There is an account with this email already."""


class Locked(Exception):
    """Too many attempts to sign in with this email."""


class PasswordRefused(ValueError):
    """A password too short to be safe, or too long to be one. The message can be shown."""
