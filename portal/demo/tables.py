"""The tables that invented lives are put together from, read once from the files in `data`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

Variants = dict[str, list[Any]]
"""Several believable answers for each page, by its key."""


@dataclass(frozen=True, slots=True)
class Story:
    """Why somebody applies: the ages, in years, that it suits, and what is answered because of it.

    `share` weighs it against the other stories of its route.
    """

    share: int
    ages: tuple[int, int]
    answers: Variants


@dataclass(frozen=True, slots=True)
class Community:
    """Names that go together, the ages in years they suit, and how many of a hundred people have such."""

    share: int
    ages: tuple[int, int]
    female: tuple[str, ...]
    male: tuple[str, ...]
    last: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A council's share of the cases, and its towns with postal sectors in each."""

    share: int
    towns: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything to choose from. Stories are by route; `shares` says how many cases of each."""

    everyday: Variants
    shares: Mapping[str, int]
    stories: Mapping[str, tuple[Story, ...]]
    communities: tuple[Community, ...]
    areas: Mapping[str, Area]
    streets: list[str]
    houses: list[str]


@cache
def tables() -> Tables:
    """Return the tables."""
    routes = {path.stem: _read(path) for path in sorted((DATA / "stories").glob("*.toml"))}
    places = _read(DATA / "places.toml")
    streets, houses = places.pop("streets"), places.pop("houses")
    return Tables(
        everyday=_read(DATA / "everyday.toml"),
        shares={route: each["share"] for route, each in routes.items()},
        stories={route: tuple(map(_story, each["story"])) for route, each in routes.items()},
        communities=tuple(map(_community, _read(DATA / "names.toml")["community"])),
        areas={code: Area(**each) for code, each in places.items()},
        streets=streets,
        houses=houses,
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _story(table: dict[str, Any]) -> Story:
    return Story(table.get("share", 1), (table["ages"][0], table["ages"][1]), table["answers"])


def _community(table: dict[str, Any]) -> Community:
    names = {key: tuple(table[key]) for key in ("female", "male", "last")}
    return Community(share=table["share"], ages=(table["ages"][0], table["ages"][1]), **names)
