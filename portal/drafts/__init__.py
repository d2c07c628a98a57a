"""Keep unfinished applications in server-side sessions.

The browser holds an opaque session; the database holds only its hash. A session owns drafts, and nobody
else's session opens them. What people typed is encrypted, each draft under a key of its own.
"""

from datetime import datetime, timedelta
from typing import Protocol

from portal.drafts.memory import MemoryDrafts
from portal.drafts.models import Draft, Stale, new_draft, new_session
from portal.drafts.store import RING, SqlDrafts
from portal.storage import Tx

__all__ = ["RING", "Draft", "Drafts", "MemoryDrafts", "SqlDrafts", "Stale", "new_draft", "new_session"]


class Drafts(Protocol):
    """The door: every method takes the transaction first."""

    def start(self, tx: Tx, session: str, draft: Draft, now: datetime) -> Draft:
        """Keep a draft from `new_draft` for this session; return it as saved, at version 1."""

    def open(self, tx: Tx, draft_id: str, session: str) -> Draft | None:
        """Return the session's draft; None alike for a missing one and for somebody else's."""

    def of_session(self, tx: Tx, session: str) -> tuple[Draft, ...]:
        """Return the session's drafts, sent ones included, the last used first."""

    def save(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """Save over the version seen and return the next; raise Stale if a save or sending was first."""

    def close(self, tx: Tx, draft: Draft, case_id: str, now: datetime) -> None:
        """Mark as sent and erase the answers with their key; raise Stale as `save` does."""

    def expire(self, tx: Tx, now: datetime, idle: timedelta) -> int:
        """Erase the drafts not sent and untouched for longer than `idle`; return how many."""
