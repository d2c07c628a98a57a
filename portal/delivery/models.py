"""What may become of a message on its way out of the house."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from portal.delivery.message import Message

LEASE = timedelta(seconds=60)
"""How long one worker has a message for itself: more than twice as long as any delivery may take."""

KEPT = timedelta(days=7)
"""How long a message stays after it was delivered."""

_LONGEST_WAIT = timedelta(minutes=15)


class State(StrEnum):
    """What has become of a message."""

    READY = "ready"
    LEASED = "leased"
    """A worker has it, and nobody else may, until the lease runs out."""
    DONE = "done"
    NEEDS_PERSON = "needs_person"
    """It was refused for good: trying again changes nothing before somebody has looked."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that one worker has for now. `id` is the same at every attempt, of which this is one more."""

    id: str
    lease: str
    message: Message
    attempts: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A message in the outbox, for whoever may look in."""

    id: str
    message: Message
    state: State
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages have not left yet: by themselves they will, or somebody has to look."""

    soon: int
    needs_person: int


def wait_after(attempts: int, chance: float) -> timedelta:
    """Return how long to wait after an attempt: twice as long each time, less up to half of it by chance."""
    longest = min(timedelta(seconds=2 ** min(attempts - 1, 10)), _LONGEST_WAIT)
    return longest * (1 - chance / 2)
