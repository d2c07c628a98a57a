"""The audit trail in memory: for tests and for a look around."""

from portal.audit.models import START, Event, link
from portal.storage import Tx


class MemoryAudit:
    """The Audit door over a list for each council."""

    def __init__(self) -> None:
        """Begin with no events."""
        self._chains: dict[str, list[tuple[Event, str]]] = {}

    def record(self, tx: Tx, event: Event) -> None:
        """See Audit.record."""
        chain = self._chains.setdefault(event.council, [])
        previous = chain[-1][1] if chain else START
        chain.append((event, link(previous, len(chain) + 1, event)))

    def events(self, tx: Tx, council: str, subject: str) -> tuple[Event, ...]:
        """See Audit.events."""
        return tuple(event for event, _ in self._chains.get(council, []) if event.subject == subject)

    def verify(self, tx: Tx, council: str) -> int | None:
        """See Audit.verify."""
        previous = START
        for number, (event, hashed) in enumerate(self._chains.get(council, []), 1):
            if hashed != link(previous, number, event):
                return number
            previous = hashed
        return None
