"""What a journey is made of: sections of questions, facts, lists and pages where it ends."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from portal.journey.answers import AnswerType, Choice, Radios
from portal.journey.composites import Group
from portal.journey.conditions import ALWAYS, Answers, Condition
from portal.journey.text import Block, Text


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the answers alone cannot tell: the day, and which council issues badges at a postcode."""

    today: date
    council_of: Callable[[str], str | None]


class Prefill(Protocol):
    """Suggest an answer from earlier ones, so that nothing is typed twice."""

    def __call__(self, answers: Answers) -> Any:
        """Return the suggested answer, which may be incomplete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Ask one thing on one page."""

    key: str
    """URL, form field, JSON and analytics; never changes once live."""
    ask: Text
    answer: AnswerType
    missing: Text
    """The error when nothing is given."""
    when: Condition = ALWAYS
    hint: Text | None = None
    about: tuple[Block, ...] = ()
    """What a person needs to read before they answer."""
    otherwise: Text | None = None
    """A second button for who cannot answer; its answer is NOT_GIVEN."""
    optional: bool = False
    row: Text | None = None
    """A shorter label for summaries."""
    prefill: Prefill | None = None
    about_helper: bool = False
    """It asks for the helper's own details, so the browser may fill them in (WCAG 1.3.5)."""
    whereabouts: bool = False
    """Its answer tells where the person lives, who may want to keep that from somebody who helps."""
    key_fact: bool = False
    """Its answer lets the holder in again, so a helper may not change what the holder gave."""
    leave: bool = False
    """What it asks could harm somebody who is watched, so the page offers to leave at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Collect a list by "add another". The answer is a list of dicts with an `id` each, at most `most`."""

    key: str
    ask: Text
    item: Group
    add: Text
    """Heading of the page that adds one."""
    another: Text
    """The yes or no question below the list."""
    missing: Text
    noun: Text
    """What one entry is called, in lower case: "medicine"."""
    when: Condition = ALWAYS
    most: int = 10

    row: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitPage:
    """Tell people where else to go. With `go_on`, a button lets them continue all the same."""

    key: str
    title: Text
    body: tuple[Block, ...]
    when: Condition
    go_on: Text | None = None


GONE_ON = "gone_on"
"""The answer to an ExitPage whose `go_on` was pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Name what follows from earlier answers: the outcome of the first case that holds."""

    key: str
    cases: tuple[tuple[str, Condition], ...]

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Return the closed list of outcomes, in order, each once."""
        return tuple(dict.fromkeys(outcome for outcome, _ in self.cases))

    @property
    def reads(self) -> frozenset[str]:
        """Return the keys the cases look at."""
        return frozenset().union(*(condition.reads for _, condition in self.cases))

    def derive(self, answers: Answers, circumstances: Circumstances) -> str | None:
        """Return the outcome, or None when no case holds."""
        return next((outcome for outcome, condition in self.cases if condition.holds(answers)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A fact that needs more than comparison: an age from a date, a council from a postcode.

    `examples` gives, for each outcome that others read, an answer to `of` that leads to it.
    """

    key: str
    of: str
    outcomes: tuple[str, ...]
    read: Callable[[Any, Circumstances], str | None]
    examples: Callable[[Circumstances], Mapping[str, Any]]

    @property
    def reads(self) -> frozenset[str]:
        """Return the one key it looks at."""
        return frozenset((self.of,))

    def derive(self, answers: Answers, circumstances: Circumstances) -> str | None:
        """Return the outcome, or None while `of` is unanswered."""
        return self.read(answers[self.of], circumstances) if self.of in answers else None


Page = Question | Repeat | ExitPage
Item = Page | Fact | Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the journey with a name of its own.

    Sections of a stage before "tasks" are walked in order; "tasks" in any order once those are done.
    """

    key: str
    title: Text
    items: tuple[Item, ...]
    stage: Literal["route", "tasks"] = "tasks"
    when: Condition = ALWAYS

    @property
    def pages(self) -> Iterator[Page]:
        """Yield the pages, without the facts."""
        return (item for item in self.items if isinstance(item, Question | Repeat | ExitPage))


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything that may be asked, in asking order, with the version of its questions."""

    version: int
    sections: tuple[Section, ...]

    @property
    def pages(self) -> Iterator[tuple[Section, Page]]:
        """Yield every page with its section."""
        return ((section, page) for section in self.sections for page in section.pages)

    def page(self, key: str) -> Page:
        """Return one page. Raise KeyError for a key it does not have."""
        for _, page in self.pages:
            if page.key == key:
                return page
        raise KeyError(key)


def yes_no(yes: Text | None = None, no: Text | None = None, *more: Choice) -> Radios:
    """Return radios for yes and no, and whatever else is an honest answer."""
    return Radios((Choice("yes", yes or Text("Yes")), Choice("no", no or Text("No")), *more))
