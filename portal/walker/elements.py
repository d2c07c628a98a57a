"""Read HTML into elements, forgiving whatever a browser forgives."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
UNSEEN = frozenset(("script", "style", "template", "noscript"))
INLINE = frozenset(("", "a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time"))
ENDS_BEFORE = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "p": ("p",)}
"""Elements that a new one of the kind ends when nobody wrote the end."""


@dataclass(slots=True, eq=False)
class Element:
    """One element with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element | str"]:
        """Yield everything inside in the order of the page, this element first, without recursion."""
        left: list[Element | str] = [self]
        while left:
            part = left.pop()
            yield part
            if isinstance(part, Element):
                left.extend(reversed(part.inside))

    def all(self, *tags: str, css: str = "", role: str = "") -> Iterator["Element"]:
        """Yield the elements inside, itself too, of any of `tags` (or any tag), with a class or a role."""
        for part in self:
            if not isinstance(part, Element) or (tags and part.tag not in tags):
                continue
            if (not css or css in part.classes) and (not role or part.attributes.get("role") == role):
                yield part

    def first(self, *tags: str, css: str = "", role: str = "") -> "Element | None":
        """Return the first of `all`, or None."""
        return next(self.all(*tags, css=css, role=role), None)

    @property
    def classes(self) -> list[str]:
        """Return the names of its classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """Return its words with single spaces, leaving out scripts and styles."""
        words: list[str] = []
        left: list[Element | str] = [self]
        while left:
            part = left.pop()
            if isinstance(part, str):
                words.append(part)
            elif part.tag not in UNSEEN:
                apart = [] if part.tag in INLINE else [" "]
                left += [*apart, *reversed(part.inside), *apart]
        return " ".join("".join(words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._open[-1].tag in ENDS_BEFORE.get(tag, ()):
            self._open.pop()
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def read_elements(html: str) -> Element:
    """Return a nameless element that holds the whole page. No text makes it fail."""
    reader = _Reader()
    # The parser gives up with an AssertionError at some broken declarations; what came before still counts.
    with suppress(AssertionError):
        reader.feed(html)
        reader.close()
    return reader.root
