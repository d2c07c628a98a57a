"""Every page of the portal, in every state, voice and language: every check of what it says finds nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.matrix.captured import hand_on
from tests.matrix.checks import Look, faults, looked
from tests.matrix.observed import answers
from tests.matrix.states import PAGES, Page, PageState, states_of
from tests.matrix.written import compare

OTHERS = ("cy", "en-x-rtl")
"""In these how a page opens and fails is looked at; in English everything that can be done on it."""
MISSING = {404}


def states(page: Page) -> Iterator[PageState]:
    """Yield the states that are looked at."""
    found = [*states_of(page), *states_of(page, OTHERS, brief=True)]
    hand_on(page, found)
    yield from found


QUICK = [page for page in PAGES if page.like == page.name and page.endpoint.startswith("apply.")]
"""One page of each kind that an applicant meets: what `./run test quick` looks at."""
EACH = [pytest.param(page, id=str(page), marks=() if page in QUICK else pytest.mark.slow) for page in PAGES]


@pytest.mark.parametrize("page", EACH)
def test_a_page(page: Page) -> None:
    """Every check passes on a page, as often as it is written down, or the address shows no page at all."""
    passed, titles, drawn, found = Counter[str](), set[str](), set[str](), list[str]()
    every = list(states(page))
    for state in every:
        look = Look(state)
        against = list(faults(look))
        found += [f"{held.id} {fault} (in {state})" for held, fault in against]
        passed.update(looked(look) - {held.id for held, _ in against})
        drawn |= state.drawn
        if state.language == "en":
            titles.add(look.tree.only("title"))
    if not every:
        found += _no_page(page)
    counts = dict(sorted(passed.items(), key=lambda one: int(one[0][1:])))
    told = {"titles": sorted(titles), "drawn": sorted(drawn), "looked": len(every)}
    found += compare(page.name, {"states": counts} | told)
    assert not found, "\n".join(dict.fromkeys(found))


def _no_page(page: Page) -> Iterator[str]:
    """Yield what is wrong if nobody was answered: an address without a page redirects, or sends a file."""
    if not answers(page) - MISSING:
        yield "nobody can reach it"
