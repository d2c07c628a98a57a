"""Every way through a journey that its conditions can tell apart.

Two histories differ only if something still to come tells them apart. So a journey is walked from top to
bottom with one history for each set of tests that hold, among those still to be put; a history that nothing
later can tell from another joins it, and is completed along the way of the other.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Any

from portal.journey.conditions import Answers
from portal.journey.questions import GONE_ON, Circumstances, ExitPage, Fact, Journey, Reading
from portal.journey.telling import Telling, representatives


@dataclass(frozen=True, slots=True)
class Way:
    """One way through: its answers, the keys of its pages in order, and the page it ended on.

    `ended` is the key of an exit page, or None when nothing was left to ask.
    """

    answers: Answers
    pages: tuple[str, ...]
    ended: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What happens at one place: an answer or outcome, with the tests it passes as bits, or the end."""

    key: str
    value: Any = None
    passed: int = 0
    page: bool = False
    ends: bool = False


PASS = Step("")


@dataclass(frozen=True, slots=True)
class History:
    """A step and those before it; many histories share their beginnings."""

    step: Step
    before: "History | None"

    def steps(self) -> list[Step]:
        """Return the steps, first one first."""
        steps: list[Step] = []
        at: History | None = self
        while at:
            steps.append(at.step)
            at = at.before
        return steps[::-1]


START = History(PASS, None)


class Walk:
    """One walk of a journey under given circumstances."""

    def __init__(self, journey: Journey, circumstances: Circumstances) -> None:
        self._journey = journey
        self._telling = Telling(journey, circumstances)
        self._circumstances = circumstances
        self._open: dict[tuple[int, int], tuple[Step, ...]] = {}
        self._walked: Counter[tuple[str, int, bool]] = Counter()

    def ways(self) -> Iterator[Way]:
        """Yield a way for each step from each state, of the route first and then of one task after another.

        No task reads the answers of another, so each is walked alone after every route that differs for it.
        """
        route = frozenset(section.key for section in self._journey.sections if section.stage == "route")
        yield from self._ways(route, route)
        for section in self._journey.sections:
            if section.stage == "tasks":
                yield from self._ways(route | {section.key}, frozenset((section.key,)))

    def _ways(self, walked: frozenset[str], shown: frozenset[str]) -> Iterator[Way]:
        """Take every step in the sections `walked`; yield those taken in the sections `shown`."""
        live = self._telling.live_in(walked)
        states = {0: (0, START)}
        for place, (section, _) in enumerate(self._telling.places):
            reached: dict[int, tuple[int, History]] = {}
            for state, history in states.values():
                steps = self._steps(place, state, history)
                for step in steps if section.key in walked else (self._least_walked(steps),):
                    onward = history if step is PASS else History(step, history)
                    after = self._after(place, state, step)
                    going_on = (after, onward)
                    over = step.ends or reached.setdefault(after & live[place], going_on) is not going_on
                    if over and section.key in shown:
                        yield self._complete(place + 1, after, onward)
            states = reached
        yield from (self._way(history) for _, history in states.values())

    def _after(self, place: int, state: int, step: Step) -> int:
        return (state | step.passed) & self._telling.live[place]

    def _least_walked(self, steps: tuple[Step, ...]) -> Step:
        return min(steps, key=lambda one: self._walked[one.key, one.passed, one.ends])

    def _complete(self, place: int, state: int, history: History) -> Way:
        """Go on to the end, at each page by the answer that has been walked least."""
        for at in range(place, len(self._telling.places)):
            if history.step.ends:
                break
            step = self._least_walked(self._steps(at, state, history))
            if step is not PASS:
                history = History(step, history)
            state = self._after(at, state, step)
        return self._way(history)

    def _way(self, history: History) -> Way:
        steps = [step for step in history.steps() if step.page]
        self._walked.update((step.key, step.passed, step.ends) for step in steps)
        answers = {step.key: step.value for step in steps if not step.ends}
        return Way(answers, tuple(step.key for step in steps), steps[-1].key if steps[-1].ends else None)

    def _steps(self, place: int, state: int, history: History) -> tuple[Step, ...]:
        """Return what may happen at a place; it depends only on the tests that place puts."""
        known_as = place, state & self._telling.put_at[place]
        if known_as not in self._open:
            known = {step.key: step.value for step in history.steps() if not step.ends}
            self._open[known_as] = tuple(self._look(place, known))
        return self._open[known_as]

    def _look(self, place: int, known: Answers) -> Iterator[Step]:
        section, item = self._telling.places[place]
        if not section.when.holds(known):
            yield PASS
        elif isinstance(item, Fact | Reading):
            outcome = item.derive(known, self._circumstances)
            passed = self._telling.passed(item.key, outcome, place)
            yield PASS if outcome is None else Step(item.key, outcome, passed)
        elif not item.when.holds(known):
            yield PASS
        elif isinstance(item, ExitPage):
            yield Step(item.key, page=True, ends=True)
            if item.go_on:
                yield Step(item.key, GONE_ON, self._telling.passed(item.key, GONE_ON, place), page=True)
        else:
            found = False
            for value, passed in representatives(self._telling, place, item, known):
                found = True
                yield Step(item.key, value, passed, page=True)
            if not found:
                yield Step(item.key, page=True, ends=True)


def every_way(journey: Journey, circumstances: Circumstances) -> Iterator[Way]:
    """Yield ways that together take every step from every state the journey can tell apart.

    A way that `ended` on anything but an exit page has met a page with nothing to answer.
    """
    return Walk(journey, circumstances).ways()


def covering(journey: Journey, circumstances: Circumstances) -> tuple[Answers, ...]:
    """Return a few ways that together give every answer told apart on every page, and end at every exit."""
    ways = [(way.answers, frozenset(_pairs(way))) for way in every_way(journey, circumstances)]
    left = frozenset().union(*(pairs for _, pairs in ways))
    best = [(-len(pairs), at) for at, (_, pairs) in enumerate(ways)]
    heapify(best)
    chosen: list[Answers] = []
    while left:
        _, at = heappop(best)
        answers, pairs = ways[at]
        gain = len(pairs & left)
        if best and gain < -best[0][0]:
            heappush(best, (-gain, at))
        else:
            chosen.append(answers)
            left -= pairs
    return tuple(chosen)


def _pairs(way: Way) -> Iterator[tuple[str, str]]:
    yield from ((key, json.dumps(value, sort_keys=True)) for key, value in way.answers.items())
    if way.ended:
        yield way.ended, ""
