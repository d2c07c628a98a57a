"""The record: on how many states of each page every check passed, as the matrix of tests wrote it down."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from portal.accessibility.checks import CHECKS
from portal.accessibility.groups import GROUPS, Group

FILE = Path(__file__).with_name("record.json")
IDS = frozenset(check.id for check in CHECKS)


class RecordError(ValueError):
    """Say in one sentence what is wrong with the record."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page: its group, and by check the number of its states that passed."""

    page: str
    group: str
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Record:
    """What passed on the day `made`: on the states of pages, and on whole journeys, by check."""

    made: date
    pages: tuple[PageRecord, ...]
    journeys: Mapping[str, int]

    def of(self, group: Group) -> tuple[PageRecord, ...]:
        """Return the pages of a group."""
        return tuple(page for page in self.pages if page.group == group.id)

    def passed(self, check: str, pages: tuple[PageRecord, ...]) -> int:
        """Return on how many states of some pages a check passed."""
        return sum(page.states.get(check, 0) for page in pages)

    def states(self, pages: tuple[PageRecord, ...]) -> int:
        """Return how many states of some pages were looked at: those that the check run most often saw."""
        return sum(max(page.states.values(), default=0) for page in pages)

    @property
    def ids(self) -> frozenset[str]:
        """Return the checks that passed anywhere."""
        return frozenset(self.journeys).union(*(page.states for page in self.pages))


def read_record(path: Path = FILE) -> Record:
    """Return a record; keys it has beside ours are for others. Raise RecordError for a mistake in ours."""
    try:
        given = json.loads(path.read_text("utf-8"))
        made = date.fromisoformat(given["made"])
        pages = tuple(
            PageRecord(name, page["group"], _counts(page["states"])) for name, page in given["pages"].items()
        )
        record = Record(made, pages, _counts(given["journeys"]))
    except (ValueError, KeyError, TypeError, AttributeError) as mistake:
        raise RecordError(f"{path.name} cannot be read: {mistake!r}.") from mistake
    if unknown := {page.group for page in pages} - {group.id for group in GROUPS}:
        raise RecordError(f"{path.name} names groups that there are not: {', '.join(sorted(unknown))}.")
    return record


def _counts(given: Mapping[str, Any]) -> Mapping[str, int]:
    for check, number in given.items():
        if check not in IDS:
            raise ValueError(f"there is no check {check}")
        if type(number) is not int or number < 1:
            raise ValueError(f"{check} cannot have passed {number!r} times")
    return dict(given)


@cache
def the_record() -> Record:
    """Return the record of this build."""
    return read_record()
