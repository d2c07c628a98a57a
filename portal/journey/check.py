"""Faults of a journey that can be found by reading it: at start-up, in tests and by `portal check`.

What the checks need from the rooms above, such as which answer types have a field, is handed in.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from portal.journey.answers import NOT_GIVEN, AnswerType, Checkboxes, Choices
from portal.journey.composites import Group
from portal.journey.conditions import Atom, Given
from portal.journey.files import Files
from portal.journey.path import find_path
from portal.journey.questions import (
    GONE_ON,
    Circumstances,
    ExitPage,
    Fact,
    Item,
    Journey,
    Question,
    Reading,
    Repeat,
)
from portal.journey.rules import Rule
from portal.journey.telling import atoms, conditions
from portal.journey.walks import every_way
from portal.journey.wording import wording

SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
VOICE = "helped"
"""The fact that is "yes" when somebody applies for somebody else, and is spoken to about them."""


def check(
    journey: Journey,
    rules: Iterable[Rule] = (),
    *,
    circumstances: Circumstances,
    catalogues: Mapping[str, Mapping[str, str]],
    fields: Collection[type[AnswerType]],
    macros: Collection[str],
) -> list[str]:
    """Return every fault found, one sentence each; none means that the journey is sound.

    `catalogues` maps a language to its words, `fields` holds the answer types that have a form field and
    `macros` the names, in snake case, of those that have a template.
    """
    rules = tuple(rules)
    broken = [*_keys(journey), *_order(journey), *_rules(journey, rules)]
    if broken:
        return broken  # the walk below stands on sound keys and conditions
    voices = _voices(journey, circumstances)
    return [
        *_reached(journey, voices),
        *_unread(journey, rules),
        *_shown(journey, fields, macros),
        *wording(journey, rules, catalogues, own={key for key, heard in voices.items() if "no" not in heard}),
    ]


def _items(journey: Journey) -> Iterator[Item]:
    return (item for section in journey.sections for item in section.items)


def _keys(journey: Journey) -> Iterator[str]:
    named = chain(_items(journey), journey.sections)
    for key, times in Counter(one.key for one in named).items():
        if times > 1:
            yield f"The key {key} is used {times} times."
        if not SNAKE_CASE.fullmatch(key):
            yield f"The key {key} is not in snake_case."
    for _, page in journey.pages:
        for what, values in _named_inside(page):
            twice = [value for value, times in Counter(values).items() if times > 1]
            yield from (f"{page.key}: the {what} {value} is there twice." for value in twice)


def _named_inside(page: Item) -> Iterator[tuple[str, list[str]]]:
    for answer in _answers(page):
        if isinstance(answer, Choices):
            yield "choice", [choice.value for choice in answer.all]
        elif isinstance(answer, Files):
            yield "kind", [choice.value for choice in (*answer.kinds, *answer.looks)]
        elif isinstance(answer, Group):
            yield "part", [part.key for part in answer.parts]


def _answers(page: Item) -> Iterator[AnswerType]:
    if isinstance(page, Question | Repeat):
        whole = page.answer if isinstance(page, Question) else page.item
        yield whole
        yield from (part.answer for part in whole.parts) if isinstance(whole, Group) else ()


def _order(journey: Journey) -> Iterator[str]:
    """Find conditions that read what is not known yet, or values that cannot be."""
    route: dict[str, Item] = {}
    for section in journey.sections:
        seen = dict(route)
        yield from (fault for atom in section.when.atoms() for fault in _atom(section.key, atom, route))
        for item in section.items:
            for atom in atoms(*conditions(item)):
                yield from _atom(item.key, atom, seen)
            if isinstance(item, Reading) and item.of not in seen:
                yield f"{item.key} reads {item.of}, which is not asked before it."
            seen[item.key] = item
        if section.stage == "route":
            route = seen


def _atom(where: str, atom: Atom, seen: Mapping[str, Item]) -> Iterator[str]:
    item = seen.get(atom.key)
    if item is None:
        yield f"{where} reads {atom.key}, which is not asked before it."
        return
    if isinstance(item, Question) and isinstance(item.answer, Choices):
        if isinstance(item.answer, Checkboxes) is isinstance(atom, Given):
            yield f"{where} reads {atom.key} as a single answer where it is a list, or the other way round."
    for value in atom.values:
        if value not in _values(item):
            yield f"{where} looks for {value!r} in {atom.key}, which is never that."


def _values(item: Item) -> tuple[str, ...]:
    match item:
        case Fact() | Reading():
            return item.outcomes
        case ExitPage():
            return (GONE_ON,) if item.go_on else ()
        case Question():
            chosen = [choice.value for choice in item.answer.all] if isinstance(item.answer, Choices) else []
            return (*chosen, *([NOT_GIVEN] if item.optional or item.otherwise else []))
    return ()


def _rules(journey: Journey, rules: tuple[Rule, ...]) -> Iterator[str]:
    everything = {item.key: item for item in _items(journey)}
    for key, times in Counter(rule.key for rule in rules).items():
        if times > 1:
            yield f"The rule {key} is there {times} times."
    for rule in rules:
        for atom in rule.when.atoms():
            yield from _atom(f"The rule {rule.key}", atom, everything)
        if not rule.source.you or not rule.href.startswith("https://"):
            yield f"The rule {rule.key} does not say where the law says so."


def _voices(journey: Journey, circumstances: Circumstances) -> dict[str, set[str]]:
    """Return, for each page reached, the outcomes of the voice fact there: none before it is known."""
    heard: dict[str, set[str]] = {}
    facts = [item.key for item in _items(journey)]
    early = set(facts[: facts.index(VOICE)]) if VOICE in facts else set()
    for way in every_way(journey, circumstances):
        helped = find_path(journey, way.answers, circumstances).known.get(VOICE, "no")
        for key in way.pages:
            heard.setdefault(key, set()).update(() if key in early else (helped,))
        if way.ended and not isinstance(journey.page(way.ended), ExitPage):
            heard.setdefault(f"stuck {way.ended}", set())
    return heard


def _reached(journey: Journey, voices: Collection[str]) -> Iterator[str]:
    for _, page in journey.pages:
        if page.key not in voices:
            yield f"{page.key} is a page that no answers lead to."
        if f"stuck {page.key}" in voices:
            yield f"{page.key} can be reached with nothing to answer."


def _unread(journey: Journey, rules: tuple[Rule, ...]) -> Iterator[str]:
    """Find facts nobody reads. One outcome of each may go unnamed: it is what the others are not."""
    put = chain.from_iterable(map(conditions, _items(journey)))
    read = {*atoms(*put, *(section.when for section in journey.sections), *(rule.when for rule in rules))}
    told = {word for rule in rules for word in (rule.route, rule.outcome)}
    for item in _items(journey):
        if isinstance(item, Fact | Reading):
            named = {value for atom in read if atom.key == item.key for value in atom.values}
            if not named:
                yield f"The fact {item.key} is read by nobody."
            elif len(unnamed := [one for one in item.outcomes if one not in named | told]) > 1:
                yield f"The fact {item.key} has outcomes that nobody tells apart: {', '.join(unnamed)}."


def _shown(journey: Journey, fields: Collection[type[AnswerType]], macros: Collection[str]) -> Iterator[str]:
    types = {type(answer) for _, page in journey.pages for answer in _answers(page)}
    for kind in sorted(types, key=lambda one: one.__name__):
        if kind not in fields:
            yield f"The answer type {kind.__name__} has no form field."
        if re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower() not in macros:
            yield f"The answer type {kind.__name__} has no template."
