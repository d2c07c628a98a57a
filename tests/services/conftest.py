"""The whole Blue Badge journey, as an installation of two invented councils asks it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from portal.journey import Choice, Circumstances, Journey, Path, Text, find_path
from portal.journey.walks import Way, every_way
from portal.services.blue_badge import journey as blue_badge

Tell = Callable[..., Path]

ROUTE_START = {
    "applying_for": "myself",
    "postcode": "CV1 3BH",
    "council_right": "northmere",
    "has_badge": "no",
    "date_of_birth": "1951-03-27",
    "for_a_child": "gone_on",
    "grown_up": "gone_on",
    "end_of_life": "no",
}


def council_of(postcode: str) -> str | None:
    """Stand in for the postcode table: CV is Northmere, B is Southmere, all else is elsewhere."""
    return {"CV": "northmere", "B1": "southmere"}.get(postcode[:2])


@pytest.fixture(scope="session")
def circumstances() -> Circumstances:
    """Give a day that stays and the invented councils."""
    return Circumstances(date(2027, 3, 9), council_of)


@pytest.fixture(scope="session")
def journey() -> Journey:
    """Give the journey for the invented councils."""
    return blue_badge((Choice("northmere", Text("Northmere")), Choice("southmere", Text("Southmere"))))


@pytest.fixture(scope="session")
def ways(journey: Journey, circumstances: Circumstances) -> tuple[Way, ...]:
    """Give every way through."""
    return tuple(every_way(journey, circumstances))


@pytest.fixture(scope="session")
def tell(journey: Journey, circumstances: Circumstances) -> Tell:
    """Give a function that returns the path of some answers after an ordinary beginning."""

    def path_of(**answers: Any) -> Path:
        return find_path(journey, ROUTE_START | answers, circumstances)

    return path_of
