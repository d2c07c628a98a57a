"""What a journey can tell apart: the tests put to each answer, and when the last of them is put."""

from collections.abc import Callable, Collection, Iterator
from itertools import chain, combinations
from typing import Any

from portal.journey.answers import NOT_GIVEN, AnswerType, Checkboxes, Choices
from portal.journey.composites import Group
from portal.journey.conditions import Answers, Atom, Condition
from portal.journey.files import Files
from portal.journey.path import fits
from portal.journey.questions import Circumstances, Fact, Item, Journey, Question, Reading, Repeat


class Telling:
    """The tests a journey puts to answers and facts, each one bit, over the places where they are put."""

    def __init__(self, journey: Journey, circumstances: Circumstances) -> None:
        self.places = [(section, item) for section in journey.sections for item in section.items]
        self.put_at: list[int] = []
        """The tests each place puts."""
        self.examples: dict[str, list[Any]] = {}
        """Answers that lead to the outcomes of readings, by the key they read."""
        self._bits: dict[Atom | tuple[str, str], int] = {}
        self._tests: dict[str, list[tuple[Callable[[Any], bool], int]]] = {}
        for section, item in self.places:
            bits = [self._bit_of_atom(atom) for atom in atoms(section.when, *conditions(item))]
            if isinstance(item, Reading):
                bits += self._bits_of_reading(item, circumstances)
            self.put_at.append(sum(set(bits)))
        self.live = self.live_in({section.key for section in journey.sections})
        """The tests still to be put after each place."""

    def passed(self, key: str, value: Any, place: int) -> int:
        """Return the tests put after a place that hold of a value."""
        live = self.live[place]
        return sum(bit for holds, bit in self._tests.get(key, ()) if bit & live and holds(value))

    def columns(self, key: str, values: list[str], place: int) -> list[str]:
        """Return one of each kind of choice that the tests after a place can tell apart."""
        return list({self.passed(key, [value], place): value for value in reversed(values)}.values())[::-1]

    def live_in(self, sections: Collection[str]) -> list[int]:
        """Return, for each place, the tests that later places in these sections put."""
        live, after = [], 0
        for (section, _), put in reversed(list(zip(self.places, self.put_at, strict=True))):
            live.append(after)
            after |= put if section.key in sections else 0
        return live[::-1]

    def _bit(self, name: Atom | tuple[str, str], key: str, holds: Callable[[Any], bool]) -> int:
        if name not in self._bits:
            self._bits[name] = 1 << len(self._bits)
            self._tests.setdefault(key, []).append((holds, self._bits[name]))
        return self._bits[name]

    def _bit_of_atom(self, atom: Atom) -> int:
        return self._bit(atom, atom.key, lambda value: atom.holds({atom.key: value}))

    def _bits_of_reading(self, reading: Reading, circumstances: Circumstances) -> list[int]:
        self.examples.setdefault(reading.of, []).extend(reading.examples(circumstances).values())

        def leads_to(outcome: str) -> Callable[[Any], bool]:
            return lambda value: reading.read(value, circumstances) == outcome

        return [self._bit((reading.key, one), reading.of, leads_to(one)) for one in reading.outcomes]


def atoms(*put: Condition) -> Iterator[Atom]:
    """Yield the single tests of some conditions."""
    return chain.from_iterable(condition.atoms() for condition in put)


def conditions(item: Item) -> Iterator[Condition]:
    """Yield every condition that an item puts to earlier answers, besides its section's."""
    match item:
        case Fact():
            yield from (condition for _, condition in item.cases)
        case Reading():
            pass
        case Question():
            yield item.when
            yield from _of_choices(item.answer)
        case Repeat():
            yield item.when
            yield from _of_choices(item.item)
        case _:
            yield item.when


def _of_choices(answer: AnswerType) -> Iterator[Condition]:
    if isinstance(answer, Choices):
        yield from (choice.when for choice in answer.all)
    elif isinstance(answer, Files):
        yield from (kind.when for kind in answer.kinds)
    elif isinstance(answer, Group):
        for part in answer.parts:
            yield from _of_choices(part.answer)


def representatives(
    telling: Telling, place: int, page: Question | Repeat, known: Answers
) -> Iterator[tuple[Any, int]]:
    """Yield one answer of each kind that the places after this one can tell apart, with what it passes."""
    met: set[tuple[int, bool]] = set()
    for value in _candidates(telling, place, page, known):
        if fits(page, value, known):
            passed = telling.passed(page.key, value, place)
            if (kind := (passed, value == NOT_GIVEN)) not in met:
                met.add(kind)
                yield value, passed


def _candidates(telling: Telling, place: int, page: Question | Repeat, known: Answers) -> Iterator[Any]:
    if isinstance(page, Repeat):
        yield from ([{"id": "1", **one}] for one in page.item.examples())
        return
    if isinstance(page.answer, Checkboxes):
        offered = [choice.value for choice in page.answer.offered(known)]
        kinds = telling.columns(page.key, offered, place)
        for size in range(1, len(kinds) + 1):
            yield from map(list, combinations(kinds, size))
    else:
        yield from page.answer.examples()
        yield from telling.examples.get(page.key, ())
    yield NOT_GIVEN
