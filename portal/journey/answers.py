"""Answer types: what one answer looks like, how it is shown, and examples of it.

An answer is a JSON value, so a draft keeps exactly what the journey reads. The empty string means that
the person chose not to give it (`Question.otherwise`, or an optional question left blank).
Reading what somebody typed, and saying what is wrong with it, is the work of `portal.forms`.
"""

from dataclasses import dataclass
from typing import Any, Literal

from portal.journey.conditions import ALWAYS, Answers, Condition
from portal.journey.text import Say, Text

NOT_GIVEN = ""
Lines = tuple[str, ...]


class AnswerType:
    """Base of every answer type."""

    __slots__ = ()

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Say whether a stored value is an answer of this type today; an older release may have differed."""
        raise NotImplementedError

    def display(self, value: Any, say: Say) -> Lines:
        """Return the answer as lines a person reads."""
        return (value,)

    def examples(self) -> tuple[Any, ...]:
        """Return a few values this type accepts."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a radio or checkbox question, offered only `when` its condition holds."""

    value: str
    text: Text
    hint: Text | None = None
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Choices(AnswerType):
    """Base of answers chosen from a list; `none`, if any, comes last after "or"."""

    choices: tuple[Choice, ...]
    none: Choice | None = None

    @property
    def all(self) -> tuple[Choice, ...]:
        """Return every choice, `none` last."""
        return (*self.choices, self.none) if self.none else self.choices

    def offered(self, answers: Answers) -> tuple[Choice, ...]:
        """Return the choices open to these answers, `none` last."""
        return tuple(choice for choice in self.all if choice.when.holds(answers))

    def label(self, value: str, say: Say) -> str:
        """Return the words of one choice."""
        return next((say(choice.text) for choice in self.all if choice.value == value), value)


@dataclass(frozen=True, slots=True)
class Radios(Choices):
    """One of a list. The answer is the value of a choice."""

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Accept the value of a choice that is offered."""
        return any(value == choice.value and choice.when.holds(answers) for choice in self.all)

    def display(self, value: Any, say: Say) -> Lines:
        """Return the words of the choice."""
        return (self.label(value, say),)

    def examples(self) -> tuple[Any, ...]:
        """Return every choice."""
        return tuple(choice.value for choice in self.all)


@dataclass(frozen=True, slots=True)
class Checkboxes(Choices):
    """Any of a list. The answer is the list of values in the order offered; `none` stands alone."""

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Accept a list of choices that are offered, with `none` only by itself."""
        if not isinstance(value, list) or not value:
            return False
        if self.none and self.none.value in value and len(value) > 1:
            return False
        offered = {choice.value for choice in self.all if choice.when.holds(answers)}
        return len(set(map(str, value))) == len(value) and offered.issuperset(value)

    def display(self, value: Any, say: Say) -> Lines:
        """Return one line a choice."""
        return tuple(self.label(one, say) for one in value)

    def examples(self) -> tuple[Any, ...]:
        """Return each choice alone, and all but `none` together."""
        return (*([choice.value] for choice in self.all), [choice.value for choice in self.choices])


@dataclass(frozen=True, slots=True)
class Words(AnswerType):
    """Base of answers that are one piece of text of at most `most` characters."""

    most: int = 100

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Accept text within the limit."""
        return isinstance(value, str) and 0 < len(value) <= self.most

    def examples(self) -> tuple[Any, ...]:
        """Return a short one and the longest."""
        return ("Example", "a" * self.most)


@dataclass(frozen=True, slots=True)
class TextInput(Words):
    """One line of text; `width` in characters fits the box to the answer."""

    width: Literal[4, 5, 10, 20, 30] | None = None


@dataclass(frozen=True, slots=True)
class Textarea(Words):
    """Several lines of text."""

    most: int = 2000
    rows: int = 5

    def display(self, value: Any, say: Say) -> Lines:
        """Return the lines as typed."""
        return tuple(value.split("\n"))


@dataclass(frozen=True, slots=True)
class Postcode(Words):
    """A UK postcode, upper case with one space: "CV1 2AB"."""

    most: int = 8

    def examples(self) -> tuple[Any, ...]:
        """Return postcodes in the region and outside it."""
        return ("CV1 3BH", "B1 1BB", "SW1A 2AA")


@dataclass(frozen=True, slots=True)
class BadgeNumber(Words):
    """The first six characters of a badge number, upper case."""

    most: int = 6

    def examples(self) -> tuple[Any, ...]:
        """Return one number."""
        return ("KJ3H0A",)


@dataclass(frozen=True, slots=True)
class NationalInsuranceNumber(Words):
    """A National Insurance number without spaces, upper case."""

    most: int = 9

    def display(self, value: Any, say: Say) -> Lines:
        """Return it in the groups printed on letters."""
        return (" ".join((value[:2], value[2:4], value[4:6], value[6:8], value[8:])),)

    def examples(self) -> tuple[Any, ...]:
        """Return one number of the right shape."""
        return ("JG103759A",)


@dataclass(frozen=True, slots=True)
class EmailAddress(Words):
    """An email address of at most 100 characters, the most a badge order takes."""

    def examples(self) -> tuple[Any, ...]:
        """Return one address."""
        return ("nusrat@example.org",)


@dataclass(frozen=True, slots=True)
class TelephoneNumber(Words):
    """A phone number as the person writes it, at most 20 characters, the most a badge order takes."""

    most: int = 20

    def examples(self) -> tuple[Any, ...]:
        """Return one of Ofcom's numbers for drama."""
        return ("07700 900461",)
