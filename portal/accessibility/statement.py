"""Put together what the record and the exceptions say of each group of pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.accessibility.checks import CHECKS, TOPICS, Check, Topic
from portal.accessibility.excuses import Excuse
from portal.accessibility.groups import Group
from portal.accessibility.record import PageRecord, Record


@dataclass(frozen=True, slots=True)
class Line:
    """How a topic stands: checks that passed, of how many, and the fewest states that one passed on."""

    topic: Topic
    passed: int
    of: int
    fewest: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a group of pages stands. Without pages nothing is recorded, and nothing may be said of it."""

    group: Group
    pages: int
    states: int
    lines: tuple[Line, ...]
    not_run: tuple[Check, ...]
    excuses: tuple[Excuse, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """On how many states, or journeys, a check passed in the whole portal."""

    check: Check
    times: int


def standings(groups: Iterable[Group], record: Record, excuses: tuple[Excuse, ...]) -> tuple[Standing, ...]:
    """Return how each group stands, in the order given."""
    return tuple(_standing(group, record, excuses) for group in groups)


def passed(record: Record) -> tuple[Passed, ...]:
    """Return every check there is, and how often it passed: 0 where nothing is recorded."""
    return tuple(
        Passed(check, record.journeys.get(check.id, 0) + record.passed(check.id, record.pages))
        for check in CHECKS
    )


def issue_name(address: str) -> tuple[str, str]:
    """Return the number of an issue and the project it is of, from its address."""
    parts = urlsplit(address)
    path = [part for part in parts.path.split("/") if part]
    return path[-1] if path else "", "/".join(path[:-2]) or parts.netloc


def _standing(group: Group, record: Record, excuses: tuple[Excuse, ...]) -> Standing:
    pages = record.of(group)
    wanted = [check for check in CHECKS if _is_for(check, group, pages)]
    return Standing(
        group,
        len(pages),
        record.states(pages),
        tuple(_lines(wanted, pages, record)),
        tuple(check for check in wanted if not record.passed(check.id, pages)),
        tuple(excuse for excuse in excuses if group.id in excuse.groups),
    )


def _is_for(check: Check, group: Group, pages: tuple[PageRecord, ...]) -> bool:
    if any(check.id in page.states for page in pages):
        return True
    return check.where == "pages" and check.only in ("", group.id)


def _lines(wanted: list[Check], pages: tuple[PageRecord, ...], record: Record) -> Iterator[Line]:
    for topic in TOPICS:
        checks = [check for check in wanted if check.topic == topic]
        counts = [count for check in checks if (count := record.passed(check.id, pages))]
        if checks:
            yield Line(topic, len(counts), len(checks), min(counts, default=0))
