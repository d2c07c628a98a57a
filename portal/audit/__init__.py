"""Write down who did what to which record, so that nobody can quietly take it back.

Each council's events form a chain: every one carries a hash over itself and the one before. Events hold codes
and random ids, never an answer or a name.
"""

from typing import Protocol

from portal.audit.memory import MemoryAudit
from portal.audit.models import Event
from portal.audit.store import SqlAudit
from portal.storage import Tx

__all__ = ["Audit", "Event", "MemoryAudit", "SqlAudit"]


class Audit(Protocol):
    """The door: every method takes the transaction first."""

    def record(self, tx: Tx, event: Event) -> None:
        """Append an event to its council's chain; one at a time in each council, until the commit."""

    def events(self, tx: Tx, council: str, subject: str) -> tuple[Event, ...]:
        """Return what happened to one subject, the oldest first."""

    def verify(self, tx: Tx, council: str) -> int | None:
        """Return the number of the first event that was changed or is missing; None when all is well."""
