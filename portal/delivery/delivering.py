"""Deliver what is due: claim it, hand it over outside any transaction, and note what came of it."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from time import monotonic
from typing import Protocol

from portal.delivery.message import Channel
from portal.delivery.models import Claimed
from portal.delivery.posts import Later, Post, Posts, Refused
from portal.storage import Transactions, Tx

ROUND = 5.0
"""Seconds after which no further message of a channel is begun: a worker has other things to do as well."""

UNFORESEEN = 12
"""How often a message is tried that ends in an error nobody foresaw: it may be its own fault."""

SENT, PUT_OFF, STOPPED = "messages sent", "messages put off", "messages that need a person"


class Outbox(Protocol):
    """What delivering needs of the Delivery door."""

    def claim(self, tx: Tx, channel: Channel, now: datetime) -> Claimed | None:
        """See Delivery.claim."""

    def done(self, tx: Tx, claimed: Claimed, now: datetime) -> bool:
        """See Delivery.done."""

    def failed(self, tx: Tx, claimed: Claimed, now: datetime, *, for_good: bool) -> bool:
        """See Delivery.failed."""


def deliver_due(
    database: Transactions, outbox: Outbox, posts: Posts, now: Callable[[], datetime]
) -> Mapping[str, int]:
    """Deliver the messages that are due, the oldest first, and return how many of them went which way.

    After one that has to wait, the rest of its channel is left for the next round: whoever is down is not
    asked over and over again, and holds up no other channel.
    """
    counts = Counter({SENT: 0})
    for channel, post in posts.items():
        until = monotonic() + ROUND
        while monotonic() < until:
            with database.stepping() as tx:
                claimed = outbox.claim(tx, channel, now())
            if claimed is None:
                break
            came = _hand_over(post, claimed)
            _note(database, outbox, claimed, came, now())
            counts[came] += 1
            if came == PUT_OFF:
                break
    return counts


def _hand_over(post: Post, claimed: Claimed) -> str:
    try:
        post.deliver(claimed)
    except Later:
        return PUT_OFF
    except Refused:
        return STOPPED
    except Exception:  # noqa: BLE001 whatever it is, the other messages and channels go on
        return PUT_OFF if claimed.attempts < UNFORESEEN else STOPPED
    return SENT


def _note(database: Transactions, outbox: Outbox, claimed: Claimed, came: str, now: datetime) -> None:
    # False from either means that the lease had run out and another worker has it: what they find counts.
    with database.writing() as tx:
        if came == SENT:
            outbox.done(tx, claimed, now)
        else:
            outbox.failed(tx, claimed, now, for_good=came == STOPPED)
