"""A page as a browser builds it, and what can be asked of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

import html5lib
from lxml import html as quick  # type: ignore[import-untyped]

WORDS = re.compile(r"(?<=>)\s*[^<>&\s][^<>&]*(?=<)")
VALUES = re.compile(r' (?!type=)([A-Za-z-]+)="[^"<>&]+"')
"""What makes no mistake, whatever it is: words and values without a sign that means something."""
BUTTONS = ("submit", "button", "reset", "image")


class PageTree:
    """A page: elements by a quick parser, mistakes by a strict one, which is slow: once for each shape."""

    def __init__(self, html: str, status: int, policy: str = "") -> None:
        root: Any = quick.document_fromstring(html)
        self.mistakes = mistakes_in(VALUES.sub(r' \1="1"', WORDS.sub("1", html)))
        self.html, self.status, self.policy = html, status, policy
        self.elements = [one for one in root.iter() if isinstance(one.tag, str)]
        self.order = {one: place for place, one in enumerate(self.elements)}
        self.parents = {child: parent for parent in self.elements for child in parent}
        self.ids = {one.get("id"): one for one in self.elements if one.get("id")}
        self._tags: dict[str, list[Any]] = {}
        self._classes: dict[str, list[Any]] = {}
        for one in self.elements:
            self._tags.setdefault(one.tag, []).append(one)
            for name in one.get("class", "").split():
                self._classes.setdefault(name, []).append(one)

    @property
    def language(self) -> str:
        """Return the code of the language that the page says it is in."""
        code: str = self.elements[0].get("lang", "")
        return code

    @cached_property
    def heading(self) -> str:
        """Return the words of the h1."""
        return self.only("h1")

    @cached_property
    def controls(self) -> list[Any]:
        """Return everything in the content that somebody can fill in, tick or choose from."""
        found = self.inside("main", "input", "textarea", "select")
        return [one for one in found if one.get("type") not in ("hidden", *BUTTONS)]

    def of_type(self, *types: str) -> list[Any]:
        """Return what somebody can fill in of some types; a textarea is of none."""
        return [one for one in self.controls if one.tag == "input" and one.get("type", "text") in types]

    def all(self, *tags: str, css: str = "") -> list[Any]:
        """Return the elements of some tags, or of any, with a class, in the order of the page."""
        if css:
            return [one for one in self._classes.get(css, ()) if not tags or one.tag in tags]
        if len(tags) == 1:
            return [*self._tags.get(tags[0], ())]
        return sorted((one for tag in tags for one in self._tags.get(tag, ())), key=self.order.__getitem__)

    def inside(self, container: str, *tags: str, css: str = "") -> list[Any]:
        """Return such elements inside the element of one tag."""
        return [one for one in self.all(*tags, css=css) if self.within(one, tag=container)]

    def within(self, element: Any, *, css: str = "", tag: str = "") -> bool:
        """Say whether an element is inside one with a class or tag, or is that element."""
        return self.around(element, css=css, tag=tag) is not None

    def around(self, element: Any, *, css: str = "", tag: str = "") -> Any | None:
        """Return the nearest element with a class or tag that holds an element, or is it."""
        while element is not None:
            if (css and css in element.get("class", "").split()) or (tag and element.tag == tag):
                return element
            element = self.parents.get(element)
        return None

    def after(self, element: Any) -> Iterator[Any]:
        """Yield what begins after an element, in the order of the page."""
        yield from self.elements[self.order[element] + 1 :]

    def text(self, element: Any) -> str:
        """Return the words of an element."""
        return " ".join("".join(element.itertext()).split())

    def only(self, *tags: str, css: str = "") -> str:
        """Return the words of the first such element, or nothing."""
        found = self.all(*tags, css=css)
        return self.text(found[0]) if found else ""

    def has(self, *tags: str, css: str = "") -> bool:
        """Say whether there is such an element."""
        return bool(self.all(*tags, css=css))

    def described_by(self, element: Any) -> list[str]:
        """Return the ids that describe a control: its own, and those of the group it is in."""
        group = self.around(element, tag="fieldset")
        told = (
            element.get("aria-describedby", ""),
            group.get("aria-describedby", "") if group is not None else "",
        )
        return " ".join(told).split()


@lru_cache(maxsize=5_000)
def mistakes_in(shape: str) -> tuple[str, ...]:
    """Return every mistake in a page without its words."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(shape)
    return tuple(f"{code} at {place}" for place, code, _ in parser.errors)


def has_class(element: Any, name: str) -> bool:
    """Say whether an element has a class."""
    return name in element.get("class", "").split()


def holds(element: Any, *tags: str) -> bool:
    """Say whether an element has one of some tags inside."""
    return any(inner is not element and inner.tag in tags for inner in element.iter())
