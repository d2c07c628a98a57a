"""Which checks there are of what a page says: each under its id of the matrix, one sentence a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.matrix.pages import PageState
from tests.web.rules.registry import RULES
from tests.web.rules.tree import PageTree

Where = Callable[["Look"], bool]
See = Callable[["Look"], Iterator[str]]
HELD: list[Held] = []


@dataclass(frozen=True)
class Look:
    """One state of a page, read."""

    state: PageState

    @cached_property
    def tree(self) -> PageTree:
        """Return its elements."""
        policy = dict(self.state.headers).get("Content-Security-Policy", "")
        return PageTree(self.state.html, self.state.status, policy)

    @property
    def refused(self) -> bool:
        """Say whether something was typed wrong."""
        return self.state.status == 422

    @property
    def of_citizens(self) -> bool:
        """Say whether it is no page of the office."""
        return not self.state.page.startswith("office")


@dataclass(frozen=True, slots=True)
class Held:
    """A check, and where it means anything."""

    id: str
    see: See
    where: Where


def anywhere(_: Look) -> bool:
    """Hold on every state of every page."""
    return True


def holds(id_: str, where: Where = anywhere) -> Callable[[See], See]:
    """Register a check of the matrix."""

    def register(see: See) -> See:
        HELD.append(Held(id_, see, where))
        return see

    return register


def broken(look: Look, *ids: str) -> Iterator[str]:
    """Yield what a page breaks of the rules with these ids, which every page any test fetches is put to."""
    assert {*ids} <= {identity for identity, _ in RULES}
    for identity, check in RULES:
        if identity in ids:
            yield from (f"{identity}: {fault}" for fault in check(look.tree))


def faults(look: Look) -> Iterator[tuple[Held, str]]:
    """Yield the check and the sentence of every fault of a state."""
    for held in HELD:
        if held.where(look):
            yield from ((held, fault) for fault in held.see(look))


def looked(look: Look) -> frozenset[str]:
    """Return the ids of the checks that mean something on a state."""
    return frozenset(held.id for held in HELD if held.where(look))
