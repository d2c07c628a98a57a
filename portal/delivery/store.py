"""The outbox in SQL: each message sealed under a key of its own, claimed by one worker at a time."""

import json
import random
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert

from portal.delivery import statements as sql
from portal.delivery.message import Channel, Message
from portal.delivery.models import KEPT, LEASE, Claimed, Sent, State, Waiting, wait_after
from portal.storage import DRAFTS, Key, Tx, Unreadable, Vault
from portal.storage.schema import outbox


class SqlDelivery:
    """The Delivery door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that seals the messages."""
        self._vault = vault

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
        key = self._vault.new_key(tx, DRAFTS, sql.KEY_OF + made)
        words = {"to": message.to, "subject": message.subject, "body": message.body}
        row = {
            "id": made,
            "channel": message.channel,
            "state": State.DONE if discard else State.READY,
            # Named by its channel, so that no letter can be turned into a text.
            "body": self._vault.seal(key, message.channel, json.dumps(words, ensure_ascii=False).encode()),
            "made_at": now,
            "due_at": now,
            "attempts": 0,
            "lease": "",
            "lease_until": None,
            "ended_at": now if discard else None,
            "good_until": good_until,
            "draft_id": draft_id,
        }
        tx.execute(insert(outbox), row)
        return made

    def claim(self, tx: Tx, channel: Channel, now: datetime) -> Claimed | None:
        """See Delivery.claim."""
        due = {"of": channel, "now": now}
        while tx.execute(sql.ANY_DUE, due).first():
            lease = {"lease": secrets.token_urlsafe(16), "lease_until": now + LEASE}
            row = tx.execute(sql.CLAIM, due | lease).one_or_none()
            if row is None:
                return None  # another worker was faster
            try:
                message = self._open(self._vault.key(tx, DRAFTS, sql.KEY_OF + row.id), row)
            except (Unreadable, TypeError, ValueError):  # or it is none that this release would send
                self._end(tx, row.id, row.lease, state=State.NEEDS_PERSON, ended_at=now)
            else:
                return Claimed(row.id, row.lease, message, row.attempts, row.made_at)
        return None

    def done(self, tx: Tx, claimed: Claimed, now: datetime) -> bool:
        """See Delivery.done."""
        return self._end(tx, claimed.id, claimed.lease, state=State.DONE, ended_at=now)

    def failed(self, tx: Tx, claimed: Claimed, now: datetime, *, for_good: bool) -> bool:
        """See Delivery.failed."""
        if for_good:
            return self._end(tx, claimed.id, claimed.lease, state=State.NEEDS_PERSON, ended_at=now)
        due = now + wait_after(claimed.attempts, random.random())  # noqa: S311 it keeps no secret
        return self._end(tx, claimed.id, claimed.lease, state=State.READY, due_at=due)

    def again(self, tx: Tx, now: datetime) -> int:
        """See Delivery.again."""
        return tx.execute(sql.AGAIN, {"now": now}).rowcount

    def expire(self, tx: Tx, now: datetime) -> int:
        """See Delivery.expire."""
        return self._forget(tx, tx.execute(sql.EXPIRE, {"before": now - KEPT, "now": now}).scalars())

    def sent_about(self, tx: Tx, draft_id: str, since: datetime) -> int:
        """See Delivery.sent_about."""
        count: int = tx.execute(sql.SENT_ABOUT, {"draft": draft_id, "since": since}).scalar_one()
        return count

    def drop(self, tx: Tx, draft_ids: Iterable[str]) -> int:
        """See Delivery.drop."""
        gone: list[str] = []
        for each in draft_ids:
            gone += tx.execute(sql.DROP, {"draft": each}).scalars()
        return self._forget(tx, gone)

    def give_up(self, tx: Tx) -> int:
        """See Delivery.give_up."""
        return self._forget(tx, tx.execute(sql.GIVE_UP).scalars())

    def recent(self, tx: Tx, limit: int) -> tuple[Sent, ...]:
        """See Delivery.recent."""
        return tuple(map(self._sent, tx.execute(sql.RECENT, {"most": limit})))

    def waiting(self, tx: Tx) -> Waiting:
        """See Delivery.waiting."""
        counts = {row.state: row.number for row in tx.execute(sql.COUNT)}
        needs_person = counts.pop(State.NEEDS_PERSON, 0)
        return Waiting(sum(counts.values()), needs_person)

    def _end(self, tx: Tx, claimed: str, token: str, **values: Any) -> bool:
        ended = {"claimed": claimed, "token": token, "lease_until": None, **values}
        return tx.execute(sql.END_CLAIM, ended).rowcount == 1

    def _forget(self, tx: Tx, gone: Iterable[str]) -> int:
        keys = [sql.KEY_OF + each for each in gone]
        self._vault.forget(tx, *keys)
        return len(keys)

    def _open(self, key: Key | None, row: Row[Any]) -> Message:
        if key is None:
            raise Unreadable
        return Message(Channel(row.channel), **json.loads(self._vault.open(key, row.channel, row.body)))

    def _sent(self, row: Row[Any]) -> Sent:
        key = self._vault.unwrap(DRAFTS, sql.KEY_OF + row.id, row.wrapped)
        return Sent(row.id, self._open(key, row), State(row.state), row.made_at)
