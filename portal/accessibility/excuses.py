"""What a check may find without failing the build: one rule, on one element, with an issue and a last day."""

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_type_hints

from portal.accessibility.checks import CHECKS
from portal.accessibility.groups import GROUPS

FILE = Path(__file__).with_name("exceptions.toml")
SELECTOR = re.compile(r"([a-z][a-z0-9-]*)?((?:[.#][\w-]+)+)")
"""A tag, if any, and classes or an id: without those it would excuse half the page."""


class ExcuseError(ValueError):
    """Say in one sentence what is wrong with an exception, and which one it is."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """A known fault that is let pass on some pages until a day, because of an issue somebody works on."""

    check: str
    rule: str
    selector: str
    groups: tuple[str, ...]
    issue: str  # an address that everybody can open
    reason: str
    until: date

    def fits(self, element: str) -> bool:
        """Say whether an element, given as its HTML, is the one meant."""
        found = SELECTOR.fullmatch(self.selector)
        assert found
        tag, names = found.groups()
        first = _Opening(element)
        wanted = set(re.findall(r"[.#][\w-]+", names))
        return tag in (None, first.tag) and wanted <= first.names


class _Opening(HTMLParser):
    """The tag, classes and id of the first element of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tag = ""
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the first tag."""
        if not self.tag:
            given = dict(attrs)
            self.tag = tag
            self.names = {f".{each}" for each in (given.get("class") or "").split()}
            self.names |= {f"#{given['id']}"} if given.get("id") else set()


def read_excuses(path: Path = FILE, today: date | None = None) -> tuple[Excuse, ...]:
    """
    Return the exceptions in a file.

    Raise ExcuseError for one that is not complete or not narrow and, given `today`, for one past its day.
    """
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        raise ExcuseError(f"{path.name}: {mistake}") from mistake
    if given.keys() - {"exception"}:
        raise ExcuseError(f"{path.name} holds only [[exception]], and not {', '.join(given)}.")
    excuses = tuple(
        _excuse(one, f"exception {place}") for place, one in enumerate(given.get("exception", ()), 1)
    )
    for place, excuse in enumerate(excuses, 1):
        if today and excuse.until < today:
            raise ExcuseError(f"exception {place}, {excuse.rule}, was for until {excuse.until}: mend it now.")
    return excuses


def excused(check: str, rule: str, element: str, group: str = "") -> Excuse | None:
    """
    Return the exception for what a check found on an element, given as its HTML; None where there is none.

    With `group` it must also be for those pages. Raise ExcuseError as `read_excuses` does, for today.
    """
    for excuse in _excuses(date.today()):
        if (excuse.check, excuse.rule) == (check, rule) and excuse.fits(element):
            if not group or group in excuse.groups:
                return excuse
    return None


@cache
def _excuses(today: date) -> tuple[Excuse, ...]:
    return read_excuses(today=today)


def _excuse(given: dict[str, Any], which: str) -> Excuse:
    hints = get_type_hints(Excuse)
    for key in given:
        if key not in hints:
            raise ExcuseError(f"{which}: {key} is not a known key.")
    for field in fields(Excuse):
        _check_kind(field.name, given.get(field.name), which)
    excuse = Excuse(**given | {"groups": tuple(given["groups"])})
    if excuse.check not in {each.id for each in CHECKS}:
        raise ExcuseError(f"{which}: there is no check {excuse.check}.")
    if unknown := set(excuse.groups) - {each.id for each in GROUPS}:
        raise ExcuseError(f"{which}: there is no group {', '.join(sorted(unknown))}.")
    if not SELECTOR.fullmatch(excuse.selector):
        raise ExcuseError(f"{which}: selector must name a class or an id and not be {excuse.selector!r}.")
    if not excuse.issue.startswith("https://"):
        raise ExcuseError(f"{which}: issue must be an address that begins with https://.")
    return excuse


def _check_kind(name: str, value: Any, which: str) -> None:
    if name == "until":
        right = isinstance(value, date) and not isinstance(value, datetime)
    elif name == "groups":
        right = isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)
    else:
        right = isinstance(value, str) and bool(value.strip())
    if not right:
        raise ExcuseError(f"{which}: {name} is missing or not as it should be.")
