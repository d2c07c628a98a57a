"""What the macros in `templates/answer` draw: one small tree of words and values, and nothing to decide."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Size = Literal["l", "m", ""]
"""Of the label or legend: "l" is the heading of the page, "" a part of a larger question."""


@dataclass(frozen=True, slots=True)
class Item:
    """One radio or checkbox, or only the word that divides the last from the others.

    Its names are those of the options of GOV.UK's macros, which read it directly.
    """

    id: str = ""
    value: str = ""
    text: str = ""
    hint: Mapping[str, str] | None = field(default=None, hash=False)
    behaviour: str | None = None
    divider: str | None = None
    chosen: bool = False
    flag: Mapping[str, Any] | None = field(default=None, compare=False)

    @property
    def attributes(self) -> Mapping[str, Any]:
        """Return the attribute `checked`, or the flag that stands for it."""
        return self.flag if self.flag is not None else {"checked": {"value": self.chosen, "optional": True}}


@dataclass(frozen=True, slots=True)
class Look:
    """How one text box is drawn; `width` in characters."""

    type: Literal["text", "email", "tel", "file"] = "text"
    width: int | None = None
    rows: int | None = None
    autocomplete: str | None = None
    inputmode: str | None = None
    spellcheck: bool | None = None
    accept: str | None = None
    multiple: bool = False


BOX = Look()


@dataclass(frozen=True, slots=True)
class View:
    """One question, or one part of it, as it is drawn; `kind` names its template, `name` is its id too."""

    kind: str
    name: str
    label: str
    size: Size = ""
    hint: str | None = None
    error: str | None = None
    error_word: str = ""
    """What a screen reader hears before the error: "Error"."""
    wrong: bool = False
    value: str = ""
    look: Look = BOX
    items: tuple[Item, ...] = ()
    parts: tuple["View", ...] = ()
    strings: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a script says about it, by the names of GOV.UK's macro."""

    @property
    def id(self) -> str:
        """Return its id: that of its first input, or of the group that holds its parts."""
        return self.name

    @property
    def classes(self) -> str:
        """Return the classes of its text box."""
        width = f"govuk-input--width-{self.look.width}" if self.look.width else ""
        return f"{width} govuk-input--error".strip() if self.wrong else width

    @property
    def autocomplete(self) -> str | None:
        """Return the token of its text box."""
        return self.look.autocomplete

    @property
    def slots(self) -> tuple[str, ...]:
        """Return the name of every value a person can change, in page order."""
        return tuple(name for name, _ in self._values())

    @property
    def values(self) -> dict[str, str | bool]:
        """Return what fills each slot: the text of a box by its name, whether an item is chosen by its id."""
        return dict(self._values())

    def marked(self, slot: Callable[[str], str], flag: Callable[[str], Mapping[str, Any]]) -> "View":
        """Return the same view with a marker in every slot, to be drawn once and then only filled."""
        return replace(
            self,
            value=slot(self.name) if self._is_box else "",
            items=tuple(
                item if item.divider else replace(item, chosen=False, flag=flag(item.id))
                for item in self.items
            ),
            parts=tuple(part.marked(slot, flag) for part in self.parts),
        )

    def unkept(self) -> "View":
        """Return the same view with boxes that the browser is asked neither to remember nor to fill in."""
        look = replace(self.look, autocomplete="off") if self._is_box else self.look
        return replace(self, look=look, parts=tuple(part.unkept() for part in self.parts))

    @property
    def _is_box(self) -> bool:
        return not self.items and not self.parts and self.look.type != "file"

    def _values(self) -> Iterator[tuple[str, str | bool]]:
        if self._is_box:
            yield self.name, self.value
        yield from ((item.id, item.chosen) for item in self.items if not item.divider)
        for part in self.parts:
            yield from part._values()
