"""The audit trail in SQL. Triggers in the database refuse to change or delete an event."""

import json
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from portal.audit.models import START, Event, link
from portal.storage import Tx, insert_new
from portal.storage.schema import event_heads, events

_HEAD = select(event_heads.c.number, event_heads.c.hash).where(event_heads.c.council == bindparam("of"))
_MOVE_HEAD = update(event_heads).where(event_heads.c.council == bindparam("of"))
_CHAIN = select(events).where(events.c.council == bindparam("of")).order_by(events.c.number)
_OF_SUBJECT = _CHAIN.where(events.c.subject == bindparam("subject"))


class SqlAudit:
    """The Audit door on SQLite or PostgreSQL."""

    def record(self, tx: Tx, event: Event) -> None:
        """See Audit.record."""
        insert_new(tx, event_heads, {"council": event.council, "number": 0, "hash": START})
        # Holding the head makes the next writer of this council wait, so that the chain cannot fork.
        last = tx.execute(_HEAD.with_for_update(), {"of": event.council}).one()
        number = last.number + 1
        place = {"number": number, "hash": link(last.hash, number, event)}
        names = ("council", "actor", "role", "action", "subject", "at")
        row = {name: getattr(event, name) for name in names}
        tx.execute(insert(events), row | place | {"detail": json.dumps(dict(event.detail))})
        tx.execute(_MOVE_HEAD, place | {"of": event.council})

    def events(self, tx: Tx, council: str, subject: str) -> tuple[Event, ...]:
        """See Audit.events."""
        return tuple(map(_event, tx.execute(_OF_SUBJECT, {"of": council, "subject": subject})))

    def verify(self, tx: Tx, council: str) -> int | None:
        """See Audit.verify."""
        # The head is read first: an event appended meanwhile is no fault.
        head = tx.execute(_HEAD, {"of": council}).one_or_none()
        previous, number = START, 0
        for number, row in enumerate(tx.execute(_CHAIN, {"of": council}), 1):
            if row.number != number or row.hash != link(previous, number, _event(row)):
                return number
            if head and number == head.number and row.hash != head.hash:
                return number
            previous = row.hash
        if head is None:
            return number or None
        return number + 1 if number < head.number else None


def _event(row: Row[Any]) -> Event:
    return Event(row.council, row.actor, row.role, row.action, row.subject, row.at, json.loads(row.detail))
