"""The journey and its rules in words, for people who decide policy, and as a diagram."""

import re
from collections.abc import Iterable, Iterator

from portal.journey.answers import NOT_GIVEN, AnswerType, Choices
from portal.journey.composites import Group
from portal.journey.conditions import AllOf, AnyOf, Atom, Condition, Includes, Not, Several
from portal.journey.files import Files
from portal.journey.questions import ExitPage, Fact, Item, Journey, Question, Reading, Repeat, Section
from portal.journey.rules import Rule
from portal.journey.text import Say, Text

OUTCOMES = {
    "automatic": "Without assessment",
    "assessment": "After assessment",
    "unlikely": "Unlikely, and still decided by an officer",
}


def words(condition: Condition, journey: Journey, say: Say) -> str:
    """Return a condition as a phrase: "‘Which of these do you get?’ includes ‘PIP’ and age is not two"."""
    return _Words(journey, say).phrase(condition)


def as_list(journey: Journey, rules: Iterable[Rule], say: Say) -> str:
    """Return every question, with when it is asked and what it accepts, and every rule, in Markdown."""
    return "\n".join(_Words(journey, say).document(tuple(rules))) + "\n"


class _Words:
    """The words of one journey in one voice and language."""

    def __init__(self, journey: Journey, say: Say) -> None:
        self._journey = journey
        self._say = say
        self._items = {item.key: item for section in journey.sections for item in section.items}

    def phrase(self, condition: Condition) -> str:
        """Return a condition as a phrase."""
        match condition:
            case Not(part=Atom() as atom):
                return self._atom(atom, "does not include" if isinstance(atom, Includes) else "is not")
            case Not(part=part):
                return f"not ({self.phrase(part)})"
            case Atom():
                return self._atom(condition, "includes" if isinstance(condition, Includes) else "is")
            case AllOf(parts=()):
                return "always"
            case AllOf(parts=parts):
                return " and ".join(map(self._inside, parts))
            case AnyOf(parts=parts):
                return " or ".join(map(self._inside, parts))
        raise TypeError(condition)

    def _inside(self, part: Condition) -> str:
        several = len(part.parts if isinstance(part, Several) else getattr(part, "values", ())) > 1
        return f"({self.phrase(part)})" if several else self.phrase(part)

    def _atom(self, atom: Atom, verb: str) -> str:
        *most, last = (self.value(atom.key, value) for value in atom.values)
        return f"{self.name(atom.key)} {verb} {', '.join(most)}{' or ' if most else ''}{last}"

    def text(self, text: Text) -> str:
        """Return the words of a text, with "the council" for {council}."""
        return re.sub(r"\{(\w+)\}", r"the \1", self._say(text))

    def name(self, key: str) -> str:
        """Return what people know a page or fact by."""
        match self._items.get(key):
            case Question() | Repeat() as page:
                return f"‘{self.text(page.ask)}’"
            case ExitPage() as page:
                return f"‘{self.text(page.title)}’"
        return key.replace("_", " ")

    def value(self, key: str, value: str) -> str:
        """Return what people know one value by."""
        item = self._items.get(key)
        if isinstance(item, Question):
            if value == NOT_GIVEN:
                return f"‘{self.text(item.otherwise)}’" if item.otherwise else "left blank"
            if isinstance(item.answer, Choices):
                return f"‘{item.answer.label(value, self._say)}’"
        return value.replace("_", " ")

    def document(self, rules: tuple[Rule, ...]) -> Iterator[str]:
        """Yield the lines of the whole document."""
        yield f"# What is asked, and when (questions of version {self._journey.version})"
        for section in self._journey.sections:
            yield from self._section(section)
        for outcome, title in OUTCOMES.items():
            found = [rule for rule in rules if rule.outcome == outcome]
            if found:
                yield from ("", f"## Rules: {title}", "")
            for rule in found:
                yield from self._rule(rule)

    def _section(self, section: Section) -> Iterator[str]:
        yield from ("", f"## {self.text(section.title)}", "")
        if section.when.reads:
            yield from (f"Only when {self.phrase(section.when)}.", "")
        for item in section.items:
            yield f"- {self._heading(item)}"
            yield from (f"  - {line}" for line in self._details(item))

    def _heading(self, item: Item) -> str:
        match item:
            case Fact() | Reading():
                return f"*{self.name(item.key)}* follows"
            case ExitPage():
                return f"**{self.text(item.title)}** (`{item.key}`, the journey ends here)"
        return f"**{self.text(item.ask)}** (`{item.key}`)"

    def _details(self, item: Item) -> Iterator[str]:
        match item:
            case Fact():
                for outcome, condition in item.cases:
                    yield f"{self.value(item.key, outcome)}: {self.phrase(condition)}"
                return
            case Reading():
                outcomes = ", ".join(self.value(item.key, one) for one in item.outcomes)
                yield f"from {self.name(item.of)}: {outcomes}"
                return
        if item.when.reads:
            yield f"Asked when {self.phrase(item.when)}"
        if isinstance(item, ExitPage):
            yield from [f"Button to go on: {self.text(item.go_on)}"] if item.go_on else []
            return
        yield from self._answers(item.answer if isinstance(item, Question) else item.item)
        if isinstance(item, Question) and item.otherwise:
            yield f"Or: {self.text(item.otherwise)}"
        yield f"Error: {self.text(item.missing)}"

    def _answers(self, answer: AnswerType) -> Iterator[str]:
        if isinstance(answer, Choices):
            for choice in answer.all:
                only = f" (only when {self.phrase(choice.when)})" if choice.when.reads else ""
                yield f"Answer: {self.text(choice.text)}{only}"
        elif isinstance(answer, Files):
            yield from (f"A file may be: {self.text(kind.text)}" for kind in answer.kinds)
        elif isinstance(answer, Group):
            yield from (f"Part: {self.text(part.label)}" for part in answer.parts)

    def _rule(self, rule: Rule) -> Iterator[str]:
        since = f", since {rule.since.day} {rule.since:%B %Y}" if rule.since else ""
        yield f"- Because {self.text(rule.because)} (`{rule.key}`)"
        yield f"  - When {self.phrase(rule.when)}"
        yield f"  - Source: [{self.text(rule.source)}]({rule.href}){since}"


def as_diagram(journey: Journey, say: Say) -> str:
    """Return a Mermaid flowchart: a box for each section, an arrow from each answer that decides a page."""
    said = _Words(journey, say)
    lines = ["flowchart TD"]
    for section in journey.sections:
        lines.append(f'  subgraph s_{section.key}["{_quoted(said.text(section.title))}"]')
        lines += (f"    {_shape(item, said)}" for item in section.items)
        lines.append("  end")
    boxes = [f"s_{section.key}" for section in journey.sections if section.stage == "route"]
    lines.append(f"  {' ==> '.join(boxes)}")
    for section in journey.sections:
        lines += _arrows(section.when, f"s_{section.key}")
        before: Item | None = None
        for item in section.items:
            lines += _arrows_to(item, before)
            before = item
    return "\n".join(lines) + "\n"


def _shape(item: Item, said: _Words) -> str:
    match item:
        case Fact() | Reading():
            return f'{item.key}{{{{"{said.name(item.key)}"}}}}'
        case ExitPage():
            return f'{item.key}(["{_quoted(said.text(item.title))}"])'
    return f'{item.key}["{_quoted(said.text(item.row or item.ask))}"]'


def _arrows_to(item: Item, before: Item | None) -> Iterator[str]:
    if isinstance(item, Fact | Reading):
        yield from (f"  {key} -.-> {item.key}" for key in sorted(item.reads))
        return
    yield from _arrows(item.when, item.key)
    if before and before.key not in item.when.reads and not isinstance(before, Fact | Reading | ExitPage):
        yield f"  {before.key} --- {item.key}"


def _arrows(condition: Condition, to: str) -> Iterator[str]:
    """Yield one arrow for each key a condition reads, labelled with the answers it looks for."""
    deciding: dict[str, list[str]] = {}
    for atom, negated in _signed(condition, negated=False):
        label = ", ".join(value.replace("_", " ") or "not given" for value in atom.values)
        deciding.setdefault(atom.key, []).append(f"not {label}" if negated else label)
    for key, labels in deciding.items():
        yield f'  {key} -->|"{_quoted("; ".join(dict.fromkeys(labels)))}"| {to}'


def _signed(condition: Condition, *, negated: bool) -> Iterator[tuple[Atom, bool]]:
    match condition:
        case Atom():
            yield condition, negated
        case Not(part=part):
            yield from _signed(part, negated=not negated)
        case Several(parts=parts):
            for part in parts:
                yield from _signed(part, negated=negated)


def _quoted(label: str) -> str:
    return label.replace('"', "#quot;")
