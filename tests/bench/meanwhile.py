"""How long question pages take while others upload, beside how long they take when nobody does."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests.bench.crowd import Crowd, crowd
from tests.bench.served import question_acts
from tests.browser.live import Live

ROUNDS = 3
IDLE = 3.0
"""Seconds of every round in which nobody uploads."""
THOUGHT = 0.02
"""Seconds between two requests of the one who answers questions."""
MOMENTS = {"slow": 0.15, "at once": 0.0}
"""Seconds between two pieces of 64 KB: a mobile line, and bodies that are all there in the same moment."""
NOBODY = "nobody uploads"

Acts = dict[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Moment:
    """What was seen while something went on: seconds of every request by its name, and of every upload."""

    requests: dict[str, list[float]] = field(default_factory=dict)
    uploads: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    """Most bytes that the serving process had held by the end of each time."""

    def p95(self, name: str) -> float:
        """Return the seconds that 19 of 20 requests of this name were answered in."""
        return quantiles(self.requests[name], n=20)[-1]

    def p50(self, name: str) -> float:
        """Return the seconds that half of them were answered in."""
        return median(self.requests[name])


def moments(live: Live, folder: Path, data: bytes) -> dict[str, Moment]:
    """Return what was seen when nobody uploads, and when eight people do, slowly or at once."""
    there = live.half_way("pip-moving-around", "declaration")
    seen = {name: Moment() for name in (NOBODY, *MOMENTS)}
    with crowd(live, folder) as people:
        acts = question_acts(people.served, there)
        _ask_until(_after(1.0), acts, Moment())
        for _ in range(ROUNDS):
            _ask_until(_after(IDLE), acts, seen[NOBODY])
            seen[NOBODY].memory.append(people.most_memory())
            for name, pause in MOMENTS.items():
                _see(people, data, pause, acts, seen[name])
        assert [len(files) for files in people.kept()] == [ROUNDS * len(MOMENTS)] * len(people.senders)
    return seen


def _see(people: Crowd, data: bytes, pause: float, acts: Acts, seen: Moment) -> None:
    seconds = people.send(data, pause, lambda enough: _ask_until(enough, acts, seen))
    seen.uploads.append(seconds)
    seen.memory.append(people.most_memory())


def _ask_until(enough: Callable[[], bool], acts: Acts, seen: Moment) -> None:
    while not enough():
        for name, act in acts.items():
            begun = time.monotonic()
            act()
            seen.requests.setdefault(name, []).append(time.monotonic() - begun)
            time.sleep(THOUGHT)


def _after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end
