"""Which states of a page come up in Chromium: each kind once, for people, voices and languages in turn.

Who a page is for changes its words, seldom how it is built: on one page the applicant has the first error, on
the next the helper. The checks of HTML in tests/matrix see every state in every voice and language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from zlib import crc32

from tests.matrix.captured import handed_on
from tests.matrix.states import Page, PageState, states_of

LIKE_ANOTHER = 2
"""States of a page that differs from another by its words alone: as it comes, and with mistakes."""
MOST = 5
"""States of any other, of which some have dozens, told apart by what stands above `main`."""
OTHERS = ("cy", "en-x-rtl", "en-x-long")
LOOKED_THROUGH = 6
"""States in another language from which the one is taken that comes up."""
STOP = re.compile(r'<(?:a|button|input|textarea) (?![^>]*(?:type="hidden"|tabindex="-1"))')
"""How a control begins that the Tab key reaches."""
ONE_PERSON = 8
"""About as many states as one person has of a question."""


def chosen(page: Page) -> Iterator[PageState]:
    """Yield the states of a page in English, then the fullest of a few in each other language, or in one."""
    turn = crc32(page.name.encode())
    own = page.like == page.name
    looked_through = None if own else ONE_PERSON * (1 + turn % 3)
    captured = handed_on(page)
    english = _in(captured, "en") or states_of(page)
    found = list(_one_of_each(islice(english, looked_through), turn))
    found.sort(key=lambda state: _matters(state, turn))
    yield from found[: MOST if own else LIKE_ANOTHER]
    for language in OTHERS if own else (OTHERS[turn % len(OTHERS)],):
        there = _in(captured, language) or states_of(page, (language,), brief=True)
        if few := list(islice(there, LOOKED_THROUGH)):
            yield fullest(few)


def _in(states: list[PageState], language: str) -> list[PageState]:
    return [state for state in states if state.language == language]


def _one_of_each(states: Iterable[PageState], turn: int) -> Iterator[PageState]:
    """Yield one state of each name, of whoever's turn it is."""
    by_name: dict[str, list[PageState]] = {}
    for state in states:
        by_name.setdefault(state.state, []).append(state)
    same = set[str]()
    for place, each in enumerate(by_name.values()):
        state = each[(turn + place) % len(each)]
        if state.html not in same:
            same.add(state.html)
            yield state


def _matters(state: PageState, turn: int) -> tuple[int, int]:
    """Return how soon a state comes up: as the page comes, with mistakes, then the others in turn."""
    if state.state in ("empty", "all errors"):
        return 0, 0
    soon = {"filled": 1, "conflict": 2, "expired": 2, "second failure": 3, "one error": 3}
    return soon.get(state.state, 2 if state.status >= 400 else 3), crc32(f"{turn}{state.state}".encode())


def fullest(states: list[PageState]) -> PageState:
    """Return the state with the most that can have the focus."""
    return max(states, key=lambda state: len(STOP.findall(state.html)))
