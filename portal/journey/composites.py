"""Answer types made of several pieces on one page: dates, names, addresses and small groups."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from portal.journey.answers import NOT_GIVEN, AnswerType, Lines
from portal.journey.conditions import Answers
from portal.journey.text import Say, Text


@dataclass(frozen=True, slots=True)
class DateInput(AnswerType):
    """A date as "YYYY-MM-DD". `noun` begins its error messages: "Date of birth must include a month"."""

    noun: Text
    must_be: Literal["past", "future", "any"] = "any"
    birthday: bool = False

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Accept a real date."""
        try:
            date.fromisoformat(value)
        except (TypeError, ValueError):
            return False
        return True

    def display(self, value: Any, say: Say) -> Lines:
        """Return the date as "9 March 1951"."""
        day = date.fromisoformat(value)
        return (f"{day.day} {say(MONTHS[day.month - 1])} {day.year}",)

    def examples(self) -> tuple[Any, ...]:
        """Return one date that fits."""
        return ("2099-03-27",) if self.must_be == "future" else ("1951-03-27",)


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts(AnswerType):
    """Base of answers made of named pieces of text; `limits` gives each piece's longest length."""

    limits: tuple[tuple[str, int], ...]
    needed: tuple[str, ...]

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Accept a dict with every needed part, each within its limit."""
        return (
            isinstance(value, dict)
            and all(isinstance(value.get(part, ""), str) for part, _ in self.limits)
            and all(value.get(part) for part in self.needed)
            and all(len(value.get(part, "")) <= most for part, most in self.limits)
        )

    def display(self, value: Any, say: Say) -> Lines:
        """Return one line a part that is there."""
        return tuple(value[part] for part, _ in self.limits if value.get(part))


@dataclass(frozen=True, slots=True)
class Name(Parts):
    """First names and last name, 40 characters each: what the badge printer takes (dft-back-office 4.3)."""

    limits: tuple[tuple[str, int], ...] = (("first", 40), ("last", 40))
    needed: tuple[str, ...] = ("first", "last")

    def display(self, value: Any, say: Say) -> Lines:
        """Return the full name."""
        return (f"{value['first']} {value['last']}",)

    def examples(self) -> tuple[Any, ...]:
        """Return a plain name and a Welsh one."""
        return ({"first": "Nusrat", "last": "Farooq"}, {"first": "Siân", "last": "Llŷr"})


@dataclass(frozen=True, slots=True)
class Address(Parts):
    """A UK address within the printer's 50, 40 and 40 characters (dft-back-office 4.3)."""

    limits: tuple[tuple[str, int], ...] = (("line_1", 50), ("line_2", 40), ("town", 40), ("postcode", 8))
    needed: tuple[str, ...] = ("line_1", "town", "postcode")

    def examples(self) -> tuple[Any, ...]:
        """Return one address."""
        lines = {"line_1": "14 Example Terrace", "line_2": "Earlsdon", "town": "Coventry"}
        return (lines | {"postcode": "CV5 6ZZ"},)


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled piece of a Group."""

    key: str
    label: Text
    answer: AnswerType
    missing: Text
    hint: Text | None = None
    optional: bool = False
    row: Text | None = None
    """A shorter label for summaries."""


@dataclass(frozen=True, slots=True)
class Group(AnswerType):
    """A few small answers that belong together on one page. The answer is a dict by part."""

    parts: tuple[Part, ...]

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Accept a dict whose parts are each accepted."""
        return isinstance(value, dict) and all(
            part.answer.accepts(value[part.key], answers) if value.get(part.key) else part.optional
            for part in self.parts
        )

    def display(self, value: Any, say: Say) -> Lines:
        """Return "label: answer" for each part that is there."""
        return tuple(
            f"{say(part.row or part.label)}: {line}"
            for part in self.parts
            if value.get(part.key)
            for line in part.answer.display(value[part.key], say)
        )

    def examples(self) -> tuple[Any, ...]:
        """Return one with every part, and one with only what is needed."""
        full = {part.key: part.answer.examples()[0] for part in self.parts}
        bare = {part.key: full[part.key] if not part.optional else NOT_GIVEN for part in self.parts}
        return (full, bare)
