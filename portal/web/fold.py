"""Render a page once with markers where values go; afterwards only fill them in.

Rendering a question page costs far more than filling it, and gives the same HTML every time but for what the
person typed. Values are joined in and never searched, so no text of theirs can act as a marker.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from markupsafe import escape

# Private-use characters, and a word no visitor knows: text that got into the page otherwise is no marker.
SLOT, FLAG, END = "\ue000", "\ue001", "\ue002"
SECRET = secrets.token_hex(8)
MARKER = re.compile(rf" ?{FLAG}{SECRET} (\S+) (\S+){END}|{SLOT}{SECRET} (\S+){END}")


class Hole(NamedTuple):
    """A place to fill in: its position among the pieces, its name, and its attribute if it is a flag."""

    at: int
    name: str
    attribute: str


def slot(name: str) -> str:
    """Return a marker to pass to a template as text, to be filled with escaped text later."""
    return f"{SLOT}{SECRET} {name}{END}"


def flag(name: str, attribute: str = "checked") -> dict[str, object]:
    """Return an entry for an `attributes` option: filling the flag with True puts the attribute in."""
    return {f"{FLAG}{SECRET} {name} {attribute}{END}": {"value": True, "optional": True}}


@dataclass(frozen=True, slots=True)
class Folded:
    """A rendered page with its places to fill in."""

    pieces: tuple[str, ...]
    holes: tuple[Hole, ...]
    names: frozenset[str]

    def fill(self, values: Mapping[str, str | bool]) -> str:
        """Return the page with these values, text escaped.

        Raise KeyError unless they are exactly those it needs, and TypeError for a text given to a flag.
        """
        if values.keys() != self.names:
            raise KeyError(f"page and values differ in: {', '.join(sorted(values.keys() ^ self.names))}")
        page = list(self.pieces)
        for at, name, attribute in self.holes:
            value = values[name]
            if isinstance(value, bool) is not bool(attribute):
                raise TypeError(f"text given to a flag, or a flag to text: {name}")
            page[at] = escape(value) if not attribute else f" {attribute}" if value else ""
        return "".join(page)


def fold(html: str) -> Folded:
    """Return a page rendered with markers as pieces, ready to be filled many times."""
    pieces, holes, done = [], [], 0
    for marker in MARKER.finditer(html):
        flagged, attribute, slotted = marker.groups()
        pieces += [html[done : marker.start()], ""]
        holes.append(Hole(len(pieces) - 1, slotted or flagged, attribute or ""))
        done = marker.end()
    return Folded((*pieces, html[done:]), tuple(holes), frozenset(hole.name for hole in holes))


class FoldCache:
    """Folded pages by key, for all threads; when it is full, the one longest unused makes room.

    There is room for 89 pages in two voices and two languages for each of 14 councils.
    """

    def __init__(self, size: int = 5_000) -> None:
        self.size = size
        self.pages: dict[Hashable, Folded] = {}
        self.lock = Lock()

    def get(self, key: Hashable, render: Callable[[], str]) -> Folded:
        """Return the page of this key; the first time, render and fold it."""
        with self.lock:
            if key in self.pages:
                self.pages[key] = page = self.pages.pop(key)  # the last to go
                return page
        page = fold(render())
        with self.lock:
            self.pages[key] = page
            if len(self.pages) > self.size:
                del self.pages[next(iter(self.pages))]
        return page
