"""Keep unfinished applications: what people typed, encrypted, each draft under a key of its own.

Who may open a draft is not known here: `portal.access` says.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from portal.drafts.memory import MemoryDrafts
from portal.drafts.models import (
    KEPT_DAYS,
    KEPT_DAYS_WITH_WAY,
    REMIND_DAYS,
    Draft,
    Stale,
    Words,
    new_draft,
    new_session,
)
from portal.drafts.store import RING, SqlDrafts
from portal.storage import Tx

__all__ = [
    "KEPT_DAYS",
    "KEPT_DAYS_WITH_WAY",
    "REMIND_DAYS",
    "RING",
    "Draft",
    "Drafts",
    "MemoryDrafts",
    "SqlDrafts",
    "Stale",
    "Words",
    "new_draft",
    "new_session",
]


class Drafts(Protocol):
    """The door: every method takes the transaction first."""

    def start(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """Keep a draft from `new_draft`; return it as saved, at version 1."""

    def open(self, tx: Tx, draft_id: str) -> Draft | None:
        """Return a draft, sent or not; None when there is none. Its time may be over: the caller asks."""

    def several(self, tx: Tx, draft_ids: Collection[str]) -> tuple[Draft, ...]:
        """Return those of these drafts that there are, the last used first. Time may be over for some."""

    def save(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """Save over the version seen and return the next; raise Stale if a save or sending was first."""

    def claim(self, tx: Tx, draft_id: str) -> None:
        """Let nobody else save, send or erase a draft before the transaction ends.

        Raise Stale if it was sent, or is not there.
        """

    def keep_for(self, tx: Tx, draft_id: str, days: int, now: datetime) -> None:
        """Keep a draft for these days from now and after each save. It is a save, so others look again.

        Raise Stale if it was sent, or is not there.
        """

    def close(self, tx: Tx, draft: Draft, case_id: str, now: datetime) -> None:
        """Mark as sent and erase the answers with their key; raise Stale as `save` does."""

    def expire(self, tx: Tx, now: datetime) -> tuple[str, ...]:
        """Erase the drafts not sent whose time is over; return their ids."""

    def remind(self, tx: Tx, now: datetime) -> tuple[tuple[str, datetime], ...]:
        """Return the drafts kept long whose end is near enough for another reminder, and when; note it.

        Nothing of them is opened: one that cannot be read must not silence the others.
        """

    def stash(self, tx: Tx, token: str, draft_id: str, words: Words, now: datetime) -> None:
        """Keep what a browser sent for a draft it could not open; only its token opens it, for 24 hours.

        What it sent from other pages stays beside it. A draft that is not there gets none.
        """

    def unstash(self, tx: Tx, token: str, draft_id: str) -> Words | None:
        """Return what a browser has stashed for a draft, and let go of it."""

    def carry(self, tx: Tx, old: str, new: str) -> None:
        """Let a browser that has got a new token open with it what it has stashed."""

    def hold(self, tx: Tx, token: str, place: str, page: Words, now: datetime) -> None:
        """Keep the page that answers what a browser has just sent; it has one, the last, for 24 hours."""

    def held(self, tx: Tx, token: str, place: str) -> Words | None:
        """Return the page that is kept for a browser at a place, and let go of it."""
