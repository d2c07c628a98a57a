"""Bring messages out of the house: what is put into the outbox with whatever it is about leaves it later.

A web request puts a message into the outbox, in its own transaction, and talks to nobody. The worker claims
it, hands it over, and notes what came of it. While the other side is down messages wait, and none is lost;
one that is refused for good is kept until a person has looked. Every message lies sealed under a key of its
own, which goes with it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from portal.delivery.delivering import deliver_due
from portal.delivery.memory import MemoryDelivery
from portal.delivery.message import Channel, Message
from portal.delivery.models import KEPT, LEASE, Claimed, Sent, State, Waiting
from portal.delivery.notify import NotifyAccount, NotifyPost
from portal.delivery.posts import Later, Mailbox, Post, Posts, Refused
from portal.delivery.smtp import MailServer, SmtpPost
from portal.delivery.store import SqlDelivery
from portal.delivery.watching import Watched
from portal.storage import Tx

__all__ = [
    "KEPT",
    "LEASE",
    "Channel",
    "Claimed",
    "Delivery",
    "Later",
    "MailServer",
    "Mailbox",
    "MemoryDelivery",
    "Message",
    "NotifyAccount",
    "NotifyPost",
    "Post",
    "Posts",
    "Refused",
    "Sent",
    "SmtpPost",
    "SqlDelivery",
    "State",
    "Waiting",
    "deliver_due",
    "posts_for",
]


class Delivery(Protocol):
    """The door to the outbox. Every method takes the transaction first."""

    def send(
        self,
        tx: Tx,
        message: Message,
        now: datetime,
        *,
        draft_id: str | None = None,
        good_until: datetime | None = None,
        discard: bool = False,
    ) -> str:
        """Put a message into the outbox and return its id.

        Who `drop`s the draft that it is about drops it too. What is not good any more, like a code that has
        run out, never leaves.

        To discard it is the same work here, and it never leaves either: so that nobody can tell by the time
        that an answer takes whether there is anybody to write to.
        """

    def claim(self, tx: Tx, channel: Channel, now: datetime) -> Claimed | None:
        """Take the oldest message of a channel that is due, for a LEASE; None when there is none.

        Give it a `stepping()` connection: it takes no lock while there is nothing to do. A message whose key
        is gone is set aside for a person.
        """

    def done(self, tx: Tx, claimed: Claimed, now: datetime) -> bool:
        """Note that a message was taken; False, with nothing done, if somebody else has claimed it since."""

    def failed(self, tx: Tx, claimed: Claimed, now: datetime, *, for_good: bool) -> bool:
        """Let a message wait, longer each time, or set it aside for a person; False as `done` returns it."""

    def again(self, tx: Tx, now: datetime) -> int:
        """Make every message due that was set aside for a person and is still good; return how many."""

    def give_up(self, tx: Tx) -> int:
        """Erase every message that was set aside for a person; return how many."""

    def sent_about(self, tx: Tx, draft_id: str, since: datetime) -> int:
        """Return how many messages about a draft there have been since then."""

    def drop(self, tx: Tx, draft_ids: Iterable[str]) -> int:
        """Erase what is about these drafts and was not delivered; return how much."""

    def expire(self, tx: Tx, now: datetime) -> int:
        """Erase what was delivered KEPT ago, is good no more, or was to be discarded; return how many."""

    def recent(self, tx: Tx, limit: int) -> tuple[Sent, ...]:
        """Return the newest messages, the newest first, without those that were to be discarded."""

    def waiting(self, tx: Tx) -> Waiting:
        """Return how many messages have not left yet."""


def posts_for(server: MailServer | None, account: NotifyAccount | None, *, development: bool) -> Posts:
    """Return who carries what in an installation: GOV.UK Notify where there is a template, else the server.

    What nobody carries is not offered; where the portal is being developed it stays in the mailbox.
    """
    posts: dict[Channel, Post] = dict.fromkeys(Channel, Mailbox()) if development else {}
    if server:
        posts[Channel.EMAIL] = SmtpPost(server)
    if account:
        posts |= dict.fromkeys(account.templates, NotifyPost(account))
    return {channel: Watched(post, channel) for channel, post in posts.items()}
