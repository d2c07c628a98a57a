"""Drafts in which a page of the journey is open: found by walking, one way for each page and voice."""

from __future__ import annotations

from functools import cache
from typing import Any

from portal.journey import Answers, Path, Repeat
from tests.matrix.house import House, house

ENTRY = "AAAAAAAA"
PERSON = {"first": "Nusrat", "last": "Farooq-Example"}
"""Whom the applications are about."""
WHO = "applying_for"
OTHER = {"you": "they", "they": "you"}


def answers_for(at: House, key: str, voice: str) -> Answers | None:
    """Return complete answers with a page of the journey on their way in a voice; None if no way has it."""
    assert at is house()
    return _ways().get((key, voice))


def voice_of(path: Path) -> str:
    """Return whose voice an application is in."""
    return "they" if path.known.get("helped") == "yes" else "you"


def entries_of(at: House, key: str) -> list[dict[str, Any]]:
    """Return a list with one entry for a page that is one."""
    assert isinstance(at.home.journey.page(key), Repeat)
    found = next(value for value in at.known.pool[key] if isinstance(value, list) and value)
    return [found[0] | {"id": ENTRY}]


@cache
def _ways() -> dict[tuple[str, str], Answers]:
    at, found = house(), dict[tuple[str, str], Answers]()
    for way in at.ways:
        _note(found, at, at.known.complete(_named(way)))
    # What the few ways show in one voice only, the other voice may reach by the same answers.
    for (key, voice), answers in tuple(found.items()):
        if (key, OTHER[voice]) not in found:
            for who in dict.fromkeys(at.known.pool[WHO]):
                _note(found, at, at.known.complete({**answers, WHO: who}))
    return found


def _note(found: dict[tuple[str, str], Answers], at: House, answers: Answers) -> None:
    path = at.known.path(answers)
    voice = voice_of(path)
    for stop in path.stops:
        if path.reachable(stop.page.key):
            found.setdefault((stop.page.key, voice), answers)


def _named(way: Answers) -> Answers:
    return dict(way) | ({"name": PERSON} if "name" in way else {})
