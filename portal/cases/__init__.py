"""Keep submitted applications, and hand them to caseworkers, the one due first before all others.

What the application says is encrypted, each case under a key of its own in its council's ring. The queue
opens only a small summary; search goes through fingerprints of whole words.
"""

from datetime import date, datetime
from typing import Protocol

from portal.cases.memory import MemoryCases
from portal.cases.models import Case, Counts, Page, QueueRow, Stage, Submission
from portal.cases.reference import is_reference, normalise
from portal.cases.store import SqlCases
from portal.storage import Tx

__all__ = [
    "Case",
    "Cases",
    "Counts",
    "MemoryCases",
    "Page",
    "QueueRow",
    "SqlCases",
    "Stage",
    "Submission",
    "is_reference",
    "normalise",
]


class Cases(Protocol):
    """The door: every method takes the transaction first. Nothing crosses from one council to another."""

    def submit(self, tx: Tx, submission: Submission, now: datetime) -> tuple[Case, bool]:
        """Make the case, or find the one this draft or submit key has made before; say whether it is new."""

    def get(self, tx: Tx, council: str, case_id: str) -> Case | None:
        """Return a case of this council; None alike for a missing one and for another council's."""

    def of_draft(self, tx: Tx, draft_id: str) -> Case | None:
        """Return the case a draft became."""

    def queue(
        self,
        tx: Tx,
        council: str,
        *,
        search: str = "",
        mine: str | None = None,
        page: int = 1,
        size: int = 25,
    ) -> Page:
        """Return one page of the open cases, first due first, then first come; `page` counts from 1.

        `search` is a reference, or words of a name, or a postcode: all of it must match, whole words at a
        time. `mine` keeps only what this member of staff holds.
        """

    def counts(self, tx: Tx, council: str, today: date) -> Counts:
        """Count the open cases; overdue means due before `today`."""

    def take_next(self, tx: Tx, council: str, staff_id: str) -> Case | None:
        """Give the free case due first to this member of staff. Two who ask at once never get the same."""

    def assign(
        self, tx: Tx, council: str, case_id: str, staff_id: str, *, held_by: str | None = None
    ) -> bool:
        """Give an open case to somebody; False if it is no longer held by `held_by` (None: by nobody)."""

    def release(self, tx: Tx, council: str, case_id: str, staff_id: str) -> bool:
        """Put a case back in the queue; False if `staff_id` no longer holds it."""
