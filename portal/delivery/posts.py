"""Who carries messages out of the house, one for each channel, and which of them an installation has."""

from collections.abc import Mapping
from typing import Protocol

from portal.delivery.message import Channel
from portal.delivery.models import Claimed


class NotTaken(Exception):
    """A message was not taken: the kind of error, and the number that was answered, if one was.

    Nothing of what the other side said: it may repeat whom we write to.
    """

    def __init__(self, kind: str = "", status: int | None = None) -> None:
        """Say what is known of it."""
        super().__init__(kind if status is None else f"{kind} {status}")


class Later(NotTaken):
    """The message was not taken this time; nothing says that it never will be."""


class Refused(NotTaken):
    """This message will never be taken as it is."""


class Post(Protocol):
    """What carries messages of one channel."""

    def deliver(self, claimed: Claimed) -> None:
        """Hand a message over, and return once it was taken; raise Later or Refused.

        It may have been taken at an earlier attempt whose answer was lost: what is handed over carries the
        same id every time, by which the other side, or the reader, can tell.
        """


class Mailbox:
    """Carry nothing anywhere: while the portal is developed, the outbox itself is shown on a page."""

    def deliver(self, claimed: Claimed) -> None:
        """Leave it where it is."""


Posts = Mapping[Channel, Post]
"""The channels that an installation offers. A message for another one waits until it is offered."""
