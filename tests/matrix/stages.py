"""Where somebody stands when they open a page: who they are, what they have begun, and how long ago."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from tests.matrix.house import Browser, House
from tests.matrix.scenes import Scene
from tests.web.driving import Applicant

Fields = Mapping[str, Any]
MADE: dict[str, Stand] = {}
SCENES: dict[tuple[str, str, str], Scene[Stage]] = {}
"""Every stage that has been set in this process, by stand, voice and language."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Somebody with a browser.

    `values` are what addresses are made of and `queries` what stands behind them, by endpoint; `fields` is
    what they would type, by the name of the input, and `applicant` whoever fills in the application that is
    open here, if one is.
    """

    client: Browser
    values: Mapping[str, str] = field(default_factory=dict)
    fields: Fields = field(default_factory=dict)
    applicant: Applicant | None = None
    queries: Mapping[str, str] = field(default_factory=dict)
    tries: str = ""
    """The endpoint where they get further than others, who enter something else in the same form."""
    meanwhile: Callable[[], object] = bool
    """What somebody else does between a look at a page and the press of its button."""


Maker = Callable[[House, str, str], Stage]


@dataclass(frozen=True, slots=True)
class Stand:
    """A stage that can be set again and again, in each voice and language; pages are then in its `state`."""

    name: str
    role: str
    voices: tuple[str, ...]
    make: Maker
    state: str = ""

    def set_up(self, at: House, voice: str, language: str) -> Stage:
        """Return the stage, in a house where nothing else has happened."""
        where = self.name, voice, language
        if where not in SCENES:
            SCENES[where] = Scene(at, partial(self.make, at, voice, language))
        return SCENES[where].set()


def stage(role: str, *voices: str, state: str = "") -> Callable[[Maker], Maker]:
    """Register a maker of a stage under the name of the function."""

    def register(make: Maker) -> Maker:
        MADE[make.__name__] = Stand(make.__name__, role, voices or ("you",), make, state)
        return make

    return register


def later(client: Browser, minutes: int) -> None:
    """Let time pass for a browser."""
    client.at += timedelta(minutes=minutes)
