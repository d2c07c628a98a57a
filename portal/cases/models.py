"""What is submitted, what a case is, and what the queue shows of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything sent with an application; `content` is any JSON object. Nothing personal shows in repr."""

    draft_id: str
    submit_key: str
    council: str
    journey_version: int
    voice: str
    language: str
    route: str
    fast_lane: bool
    due_on: date
    applicant_name: str = field(repr=False)
    postcode: str = field(repr=False)
    content: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue. `assigned_to` is a staff id."""

    id: str
    reference: str
    council: str
    route: str
    fast_lane: bool
    stage: Stage
    assigned_to: str | None
    submitted_at: datetime
    due_on: date
    applicant_name: str = field(repr=False)
    postcode: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Case(QueueRow):
    """A submitted application, whole."""

    draft_id: str
    submit_key: str = field(repr=False)
    journey_version: int
    voice: str
    language: str
    content: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the queue, and how many there are on all pages."""

    rows: tuple[QueueRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases are open, how many of them nobody has taken, and how many are overdue."""

    open: int
    unassigned: int
    overdue: int
