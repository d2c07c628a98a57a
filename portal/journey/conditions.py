"""When a page is asked: small values that can be run, read, drawn and told apart."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Answers = Mapping[str, Any]
Test = Callable[[Answers], bool]


@dataclass(frozen=True, slots=True)
class Condition:
    """Base of every condition. `holds` sees only what is already on the path."""

    holds: Test = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the test once, so that a request only runs it."""
        object.__setattr__(self, "holds", self._test())

    def _test(self) -> Test:
        raise NotImplementedError

    def atoms(self) -> Iterator["Atom"]:
        """Yield the single tests this condition is made of."""
        raise NotImplementedError

    @property
    def reads(self) -> frozenset[str]:
        """Return the keys of the questions and facts it looks at."""
        return frozenset(atom.key for atom in self.atoms())

    def __invert__(self) -> "Not":
        """Return the opposite condition."""
        return Not(self)


@dataclass(frozen=True, slots=True)
class Atom(Condition):
    """Base of a test of one key."""

    key: str
    values: tuple[str, ...] = ()

    def atoms(self) -> Iterator["Atom"]:
        """Yield itself."""
        yield self


@dataclass(frozen=True, slots=True)
class Given(Atom):
    """Hold when the answer to `key` is one of `values`."""

    def _test(self) -> Test:
        key, values = self.key, self.values  # not a set: an answer may be a dict, which has no hash
        return lambda answers: key in answers and answers[key] in values


@dataclass(frozen=True, slots=True)
class Includes(Atom):
    """Hold when the list answered to `key` has any of `values` in it."""

    def _test(self) -> Test:
        key, values = self.key, frozenset(self.values)
        return lambda answers: not values.isdisjoint(answers.get(key, ()))


@dataclass(frozen=True, slots=True)
class Several(Condition):
    """Base of conditions made of others."""

    parts: tuple[Condition, ...]

    def atoms(self) -> Iterator[Atom]:
        """Yield the atoms of every part."""
        for part in self.parts:
            yield from part.atoms()


@dataclass(frozen=True, slots=True)
class AllOf(Several):
    """Hold when every part holds; with no parts, always."""

    def _test(self) -> Test:
        match [part.holds for part in self.parts]:
            case []:
                return lambda answers: True
            case [one, two]:  # the most frequent, and a third of the time of the general one
                return lambda answers: one(answers) and two(answers)
            case tests:
                return lambda answers: all(test(answers) for test in tests)


@dataclass(frozen=True, slots=True)
class AnyOf(Several):
    """Hold when at least one part holds."""

    def _test(self) -> Test:
        tests = [part.holds for part in self.parts]
        return lambda answers: any(test(answers) for test in tests)


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """Hold when the part does not."""

    part: Condition

    def _test(self) -> Test:
        test = self.part.holds
        return lambda answers: not test(answers)

    def atoms(self) -> Iterator[Atom]:
        """Yield the atoms of the part."""
        yield from self.part.atoms()


ALWAYS = AllOf(())


def given(key: str, *values: str) -> Given:
    """Hold when the answer to `key` is one of `values`."""
    return Given(key, values)


def includes(key: str, *values: str) -> Includes:
    """Hold when the list answered to `key` has any of `values` in it."""
    return Includes(key, values)


def all_of(*parts: Condition) -> AllOf:
    """Hold when every part holds."""
    return AllOf(parts)


def any_of(*parts: Condition) -> AnyOf:
    """Hold when at least one part holds."""
    return AnyOf(parts)
