"""Where a person is: computed from their answers, never from where they have been."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from portal.journey.answers import NOT_GIVEN, AnswerType
from portal.journey.conditions import ALWAYS
from portal.journey.questions import (
    GONE_ON,
    Circumstances,
    ExitPage,
    Fact,
    Journey,
    Page,
    Question,
    Reading,
    Repeat,
    Section,
)


class Stop(NamedTuple):
    """One page of a path, and whether it has its answer."""

    section: Section
    page: Page
    answered: bool


@dataclass(frozen=True, slots=True)
class Path:
    """The pages these answers lead to, in order; an answer off the path steers nothing."""

    stops: tuple[Stop, ...]
    answers: Mapping[str, Any]
    """Only the answers on the path."""
    known: Mapping[str, Any]
    """The answers on the path and the facts that follow from them."""

    def stop(self, key: str) -> Stop | None:
        """Return the stop for one page, or None when the page is off the path."""
        return next((stop for stop in self.stops if stop.page.key == key), None)

    def first_unanswered(self, stage: str | None = None) -> Stop | None:
        """Return the first stop still to be answered, of one stage or of all."""
        return next((s for s in self.stops if not s.answered and stage in (None, s.section.stage)), None)

    @property
    def route_known(self) -> bool:
        """Say whether every question that finds the route is answered."""
        return bool(self.stops) and self.first_unanswered("route") is None

    @property
    def complete(self) -> bool:
        """Say whether nothing is left to ask."""
        return bool(self.stops) and self.first_unanswered() is None

    def reachable(self, key: str) -> bool:
        """Say whether a page is on the path and everything it waits for is answered."""
        stop = self.stop(key)
        if stop is None or (stop.section.stage == "tasks" and not self.route_known):
            return False
        for other in self.stops:
            if other.page.key == key:
                return True
            if other.section.stage == stop.section.stage == "route" or other.section is stop.section:
                if not other.answered:
                    return False
        return False

    def before(self, key: str) -> Page | None:
        """Return the page before, in the same walk: the whole route, or the task's own section."""
        return self._neighbour(key, -1)

    def after(self, key: str) -> Page | None:
        """Return the page that follows, in the same walk."""
        return self._neighbour(key, 1)

    def _neighbour(self, key: str, by: int) -> Page | None:
        stop = self.stop(key)
        if stop is None:
            return None
        walk = [s.page for s in self.stops if _same_walk(s.section, stop.section)]
        at = walk.index(stop.page) + by
        return walk[at] if 0 <= at < len(walk) else None

    def tasks(self) -> Iterator[tuple[Section, tuple[Stop, ...]]]:
        """Yield each task that has a page on the path, with its stops."""
        found: dict[str, tuple[Section, list[Stop]]] = {}
        for stop in self.stops:
            if stop.section.stage == "tasks":
                found.setdefault(stop.section.key, (stop.section, []))[1].append(stop)
        return ((section, tuple(stops)) for section, stops in found.values())


def _same_walk(one: Section, other: Section) -> bool:
    return one is other or one.stage == other.stage == "route"


def find_path(journey: Journey, answers: Mapping[str, Any], circumstances: Circumstances) -> Path:
    """Read the journey once from top to bottom and return the path of these answers."""
    stops: list[Stop] = []
    on_path: dict[str, Any] = {}
    known: dict[str, Any] = {}
    for section in journey.sections:
        if not section.when.holds(known):
            continue
        for item in section.items:
            if isinstance(item, (Fact, Reading)):
                if (outcome := item.derive(known, circumstances)) is not None:
                    known[item.key] = outcome
            elif item.when is ALWAYS or item.when.holds(known):
                answered = item.key in answers and fits(item, answers[item.key], known)
                stops.append(Stop(section, item, answered))
                if answered:
                    on_path[item.key] = known[item.key] = answers[item.key]
                elif isinstance(item, ExitPage):
                    return Path(tuple(stops), on_path, known)
    return Path(tuple(stops), on_path, known)


def fits(page: Page, value: Any, known: Mapping[str, Any]) -> bool:
    """Say whether a stored value is an answer to this page today."""
    match page:
        case Question():
            if isinstance(value, str) and value == NOT_GIVEN:
                return page.optional or page.otherwise is not None
            return _accepted(page.answer, value, known)
        case Repeat():
            return (
                isinstance(value, list)
                and 0 < len(value) <= page.most
                and all(isinstance(one, dict) and "id" in one for one in value)
                and all(_accepted(page.item, one, known) for one in value)
            )
        case ExitPage():
            return page.go_on is not None and value == GONE_ON


def _accepted(answer: AnswerType, value: Any, known: Mapping[str, Any]) -> bool:
    try:
        return answer.accepts(value, known)
    except (AttributeError, TypeError):  # of another shape than this type has ever had
        return False
