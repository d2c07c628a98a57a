"""A persona: an invented person, what they enter on each page, and what must come of it."""

import calendar
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

Parts = Mapping[str, str]
Answer = str | tuple[str, ...] | Parts | tuple[Parts, ...]
"""A value or text; several values; parts by name; or the entries of a list."""

GO_ON = "go_on"
"""The answer to a page that advises to go elsewhere, from somebody who stays."""
KEYS = ("name", "about", "based_on", "answers", "expect")
DATE = frozenset(("years_ago", "months_ago", "in_years", "in_months"))
LENGTH = frozenset(("characters",))
WORDS = "Walking to the shop hurts after a few steps. "


class PersonaError(ValueError):
    """Say in one sentence what is wrong in which file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """Hold what must come out; what is left out is not looked at."""

    outcome: Literal["automatic", "assessment", "unlikely"] | None = None
    rules: tuple[str, ...] | None = None
    """The keys of the rules that were met, in any order."""
    council: str | None = None
    """The council that the last page names."""
    exit: str | None = None
    """The key of the page where the walk ends without being sent."""
    sent: bool = False
    voice: Literal["you", "they"] | None = None


@dataclass(frozen=True, slots=True)
class Persona:
    """Hold one person: answers by page key, and what is expected."""

    name: str
    about: str
    answers: Mapping[str, Answer]
    expect: Expect


def read_persona(path: Path, today: date, keys: Collection[str] | None = None) -> Persona:
    """
    Return the persona in a TOML file, with what it is `based_on`.

    `{ years_ago = 2, months_ago = 3 }` and `{ in_years = 1 }` are dates counted from `today`, and
    `{ characters = 2000 }` is text of that length.

    Raise PersonaError for what is not a persona, and, when the `keys` of the journey's pages are handed
    in, for an answer to a page that is not among them.
    """
    content = _content(path, ())
    answers = {key: _answer(path, key, value, today) for key, value in content["answers"].items()}
    if keys is not None:
        _refuse_unknown(path, "page", answers, keys)
    return Persona(content["name"], content["about"], answers, _expect(path, content["expect"]))


def _content(path: Path, basing: tuple[Path, ...]) -> dict[str, Any]:
    if path in basing:
        raise PersonaError(f"{path.name} is based on itself")
    try:
        own = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise PersonaError(f"{path.name} cannot be read: {trouble}") from trouble
    _refuse_unknown(path, "key", own, KEYS)
    for key in ("name", "about"):
        if not isinstance(own.get(key), str):
            raise PersonaError(f"{path.name} needs {key} = “…”")
    for key in ("answers", "expect"):
        if not isinstance(own.setdefault(key, {}), dict):
            raise PersonaError(f"{path.name}: {key} is not a table")
    if "based_on" not in own:
        return own
    base = _content(path.parent / str(own["based_on"]), (*basing, path))
    return own | {key: base[key] | own[key] for key in ("answers", "expect")}


def _refuse_unknown(path: Path, kind: str, given: Iterable[str], known: Collection[str]) -> None:
    for key in given:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise PersonaError(f"{path.name}: there is no {kind} {key}{hint}")


def _expect(path: Path, given: dict[str, Any]) -> Expect:
    _refuse_unknown(path, "expectation", given, [each.name for each in fields(Expect)])
    rules = given.get("rules")
    return Expect(**given | ({"rules": tuple(rules)} if rules is not None else {}))


def _answer(path: Path, key: str, value: Any, today: date) -> Answer:
    made = _made(value, today)
    match made:
        case str():
            return made
        case [*some] if some and all(isinstance(one, str) for one in some):
            return tuple(some)
        case [*some] if some and all(_is_parts(one) for one in some):
            return tuple(some)
        case dict() if _is_parts(made):
            return made
    raise PersonaError(f"{path.name}: {key} is neither text, a list, parts nor a list of parts")


def _is_parts(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(part, str) for part in value.values())


def _made(value: Any, today: date) -> Any:
    """Put text in the place of relative dates, and of texts of which only the length matters."""
    match value:
        case list():
            return [_made(one, today) for one in value]
        case dict() if value and all(isinstance(one, int) for one in value.values()):
            if LENGTH.issuperset(value):
                return (WORDS * value["characters"])[: value["characters"] - 1] + "."
            return _relative(value, today) if DATE.issuperset(value) else value
        case dict():
            return {part: _made(one, today) for part, one in value.items()}
    return value


def _relative(value: Mapping[str, int], today: date) -> str:
    years = value.get("in_years", 0) - value.get("years_ago", 0)
    months = value.get("in_months", 0) - value.get("months_ago", 0)
    year, month = divmod((today.year + years) * 12 + today.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return f"{min(today.day, last)} {month + 1} {year}"
