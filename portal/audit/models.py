"""What an event is, and the chain that holds events together."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

START = ""
"""The hash before the first event."""


@dataclass(frozen=True, slots=True)
class Event:
    """One act: `actor` is a random id, `subject` the record's id, `detail` a few codes and no content."""

    council: str
    actor: str
    role: str
    action: str
    subject: str
    at: datetime
    detail: Mapping[str, str | int | bool] = field(default_factory=dict)


def link(previous: str, number: int, event: Event) -> str:
    """Return the hash of the event with this number, bound to the hash of the one before."""
    parts = [
        previous,
        number,
        event.council,
        event.actor,
        event.role,
        event.action,
        event.subject,
        event.at.astimezone(UTC).isoformat(),
        dict(event.detail),
    ]
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
