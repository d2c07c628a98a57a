"""Which checks there are: each a function that yields a sentence for a fault, under its id of the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.browser.matrix.window import Shown
from tests.matrix.pages import PageState

See = Callable[[Shown], Iterator[str]]
Where = Callable[[PageState], bool]
LOOKS: list[Look] = []


@dataclass(frozen=True, slots=True)
class Look:
    """A check, `where` it means anything: for `every` state of a page, or for the fullest alone.

    On pages that differ from another by their words alone, that is only for checks of `words`. What stands
    `around` the content is looked at once for each kind of frame.
    """

    id: str
    see: See
    every: bool
    words: bool
    around: bool
    where: Where

    @property
    def called(self) -> str:
        """Return the words for a fault's beginning."""
        return f"{self.id} {self.see.__name__}"


def anywhere(state: PageState) -> bool:
    """Hold on every page."""
    return True


def with_errors(state: PageState) -> bool:
    """Hold where something was typed wrong."""
    return state.status == 422


def looks(
    id_: str,
    *,
    every: bool = False,
    words: bool = False,
    around: bool = False,
    where: Where = anywhere,
    first: bool = False,
) -> Callable[[See], See]:
    """Register a check; one that has to be `first` sees the page before any other has touched it."""

    def register(see: See) -> See:
        LOOKS.insert(0 if first else len(LOOKS), Look(id_, see, every, words, around, where))
        return see

    return register
