"""The outbox in memory: what the door promises, and nothing at rest."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from portal.delivery.message import Channel, Message
from portal.delivery.models import KEPT, LEASE, Claimed, Sent, State, Waiting, wait_after
from portal.storage import Tx

_ALWAYS = datetime.max.replace(tzinfo=UTC)


@dataclass
class _Row:
    message: Message
    state: State
    made_at: datetime
    due_at: datetime
    """When somebody may claim it: a lease moves it too."""
    ended_at: datetime
    draft_id: str | None
    good_until: datetime
    attempts: int = 0
    lease: str = ""

    def is_over(self, now: datetime) -> bool:
        if self.state == State.DONE:
            return not self.attempts or self.ended_at <= now - KEPT
        held = self.state == State.LEASED and now < self.due_at
        return self.good_until <= now and not held


class MemoryDelivery:
    """The Delivery door over a dictionary."""

    def __init__(self) -> None:
        """Begin with nothing to send."""
        self._rows: dict[str, _Row] = {}

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
        """See Delivery.send."""
        made = secrets.token_urlsafe(16)
        state = State.DONE if discard else State.READY
        self._rows[made] = _Row(message, state, now, now, now, draft_id, good_until or _ALWAYS)
        return made

    def claim(self, tx: Tx, channel: Channel, now: datetime) -> Claimed | None:
        """See Delivery.claim."""
        due = [
            (row.due_at, each)
            for each, row in self._rows.items()
            if row.message.channel == channel
            and row.state in (State.READY, State.LEASED)
            and row.due_at <= now < row.good_until
        ]
        if not due:
            return None
        _, oldest = min(due)
        row = self._rows[oldest]
        row.state, row.due_at, row.lease = State.LEASED, now + LEASE, secrets.token_urlsafe(16)
        row.attempts += 1
        return Claimed(oldest, row.lease, row.message, row.attempts, row.made_at)

    def done(self, tx: Tx, claimed: Claimed, now: datetime) -> bool:
        """See Delivery.done."""
        return self._end(claimed, State.DONE, now)

    def failed(self, tx: Tx, claimed: Claimed, now: datetime, *, for_good: bool) -> bool:
        """See Delivery.failed."""
        if for_good:
            return self._end(claimed, State.NEEDS_PERSON, now)
        return self._end(claimed, State.READY, now + wait_after(claimed.attempts, 0))

    def again(self, tx: Tx, now: datetime) -> int:
        """See Delivery.again."""
        stopped = [row for row in self._rows.values() if row.state == State.NEEDS_PERSON]
        fresh = [row for row in stopped if now < row.good_until]
        for row in fresh:
            row.state, row.due_at, row.attempts = State.READY, now, 1
        return len(fresh)

    def expire(self, tx: Tx, now: datetime) -> int:
        """See Delivery.expire."""
        return self._forget(lambda row: row.is_over(now))

    def sent_about(self, tx: Tx, draft_id: str, since: datetime) -> int:
        """See Delivery.sent_about."""
        return sum(row.draft_id == draft_id and row.made_at > since for row in self._rows.values())

    def drop(self, tx: Tx, draft_ids: Iterable[str]) -> int:
        """See Delivery.drop."""
        whose = set(draft_ids)
        return self._forget(lambda row: row.draft_id in whose and row.state != State.DONE)

    def give_up(self, tx: Tx) -> int:
        """See Delivery.give_up."""
        return self._forget(lambda row: row.state == State.NEEDS_PERSON)

    def recent(self, tx: Tx, limit: int) -> tuple[Sent, ...]:
        """See Delivery.recent."""
        left = [(each, row) for each, row in self._rows.items() if row.attempts or row.state != State.DONE]
        newest = sorted(left, key=lambda item: item[1].made_at, reverse=True)[:limit]
        return tuple(Sent(each, row.message, row.state, row.made_at) for each, row in newest)

    def waiting(self, tx: Tx) -> Waiting:
        """See Delivery.waiting."""
        states = [row.state for row in self._rows.values()]
        soon = states.count(State.READY) + states.count(State.LEASED)
        return Waiting(soon, states.count(State.NEEDS_PERSON))

    def _forget(self, which: Callable[[_Row], bool]) -> int:
        gone = [each for each, row in self._rows.items() if which(row)]
        for each in gone:
            del self._rows[each]
        return len(gone)

    def _end(self, claimed: Claimed, state: State, at: datetime) -> bool:
        row = self._rows.get(claimed.id)
        if row is None or (row.state, row.lease) != (State.LEASED, claimed.lease):
            return False
        row.state, row.due_at, row.ended_at = state, at, at
        return True
