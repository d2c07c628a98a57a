"""Every page of the portal comes up in Chromium, and every check that applies finds nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from portal.accessibility import group_of
from tests.browser.matrix.accessible import stops
from tests.browser.matrix.checks import around, run, wanted
from tests.browser.matrix.choosing import chosen, fullest
from tests.browser.matrix.frames import frame
from tests.browser.matrix.registry import Look
from tests.browser.matrix.window import Shown, Window
from tests.browser.matrix.written import count_of, looked_at_before, said_on, tree_of
from tests.matrix.house import house
from tests.matrix.states import PAGES, Page

FRAMED = ("apply.tasks", "office.queue", "pages.start")
"""Pages whose files hold the frame around `main` too."""


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page(page: Page, window: Window, first_time: Callable[[str], bool]) -> None:
    """Every check passes on a page, and what it says to those who listen is as it was written down."""
    states = list(chosen(page))
    if not states:
        assert page.name not in looked_at_before(), f"{page} shows no page any more"
        pytest.skip("this address shows no page")
    window.groups[page.name], section = places(page)
    english = [state for state in states if state.language == "en"]
    full = fullest(english)
    ran, trees, faults = Counter[str](), {}, list[str]()
    for state in states:
        shown = window.show(state)
        shown.whole = page.name in FRAMED
        if state in english:
            trees[f"{state.state} ({state.role}, {state.voice})"] = shown.tree()
        if state is full:
            faults += said_on(page.name, section, list(said(shown)))
        looks = wanted(state, fullest=state is full, own=page.like == page.name)
        shown.whole = first_time(f"frame {frame(state.html)}")
        found = looked_at(shown, [*dict.fromkeys([*looks, *around(state)])] if shown.whole else looks)
        ran.update({look.id for look in looks if not found[look.id]})
        faults += [f"{against} (in {state})" for each in found.values() for against in each]
        faults += [f"the console says: {said} (in {state})" for said in window.console]
    faults += tree_of(page.name, trees)
    ran["T22"] = len(trees)
    faults += count_of(page.name, ran)
    assert not faults, "\n".join(dict.fromkeys(faults))


def looked_at(shown: Shown, looks: list[Look]) -> dict[str, list[str]]:
    """Run some checks on a page, and return what they have against it by their id."""
    found: dict[str, list[str]] = {}
    for look, faults in run(shown, looks):
        found.setdefault(look.id, []).extend(f"{look.called}: {fault}" for fault in faults)
    return found


def places(page: Page) -> tuple[str, str]:
    """Return the group of a page in the statement, and the name of the file of what is said there."""
    if page.endpoint == "errors":
        return "errors", "errors"
    sections = {asked.key: (section.key, asked) for section, asked in house().home.journey.pages}
    section, asked = sections.get(page.key, ("", None))
    group = group_of(page.endpoint, asked).id
    return group, f"section-{section}" if section else group


def said(shown: Shown) -> Iterator[str]:
    """Yield what a screen reader says at each stop of the Tab key, under the group it enters."""
    shown.rest()
    yield f"({shown.state.state}, {shown.state.role}, {shown.state.voice})"
    inside: tuple[str, ...] = ()
    for stop in stops(shown):
        if stop.groups != inside and stop.groups:
            yield f"[{' / '.join(stop.groups)}]"
        inside = stop.groups
        yield f"{'  ' if inside else ''}{stop}"
