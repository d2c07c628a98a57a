"""Where the focus goes and what is in its way, T6, T8, T10; what a page weighs and whether it jumps, T38."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.browser.matrix.registry import looks, with_errors
from tests.browser.matrix.serving import weight
from tests.browser.matrix.window import PHONE, Shown

MOST = 100_000
"""Bytes of a page with all it asks for, compressed."""
LINE = 12
"""CSS pixels by which the tops of two controls on one line may differ."""
LINKS = """() => [...document.querySelectorAll('.govuk-error-summary a')].map(it =>
  it.getAttribute('href').slice(1))"""


@looks("T6", every=True, where=with_errors, first=True)
def focus_goes_to_the_errors(shown: Shown) -> Iterator[str]:
    """Ask that the summary has the focus, Tab goes to its first link, and Enter on a link into the field."""
    if "govuk-error-summary" not in shown.first_focus:
        yield f"the focus is at first on {shown.first_focus or 'nothing'}, not on the error summary"
    for place, target in enumerate(shown.page.evaluate(LINKS)):
        if place == 0:
            shown.page.keyboard.press("Tab")
            if shown.page.evaluate("document.activeElement.getAttribute('href')") != f"#{target}":
                yield "the Tab key does not go from the error summary to its first link"
        else:
            shown.page.evaluate(
                "at => document.querySelectorAll('.govuk-error-summary a')[at].focus()", place
            )
        shown.page.keyboard.press("Enter")
        if (got := shown.measure("focus")) != target:
            yield f"Enter on the link to {target} leads to {got or 'nothing'}"


@looks("T8", around=True)
def tab_goes_through_and_back(shown: Shown) -> Iterator[str]:
    """Walk with Tab to the end and with Shift back: everything once, in the order people see, no trap."""
    found = shown.measure("walk", shown.scope)
    wanted, names = found["wanted"], found["names"]
    yield from (f"the Tab key does not reach {name}" for name in found["unreachable"])
    # From `main` it has to go on; from the end of the page it goes to the browser's own controls, or around.
    there = _walk(shown, "Tab", len(wanted) + (not shown.whole))
    inside = [stop for stop in there if not stop.startswith("outside")]
    for stop in dict.fromkeys(wanted + inside):
        if inside.count(stop) != 1:
            yield f"the Tab key stops at {names[stop]} {inside.count(stop)} times"
    if inside != [stop for stop in wanted if stop in inside]:
        yield f"the Tab key goes {[names[stop] for stop in inside]}, not in the order of the page"
    back = [stop for stop in _walk(shown, "Shift+Tab", len(there) - 1) if not stop.startswith("outside")]
    if back != (inside[-2::-1] if shown.whole else inside[::-1]):
        yield f"Shift and Tab go {[names[stop] for stop in back]}, not back"
    shown.size(1280, 740)
    yield from _out_of_order(shown.measure("places", shown.scope), shown.state.language)
    shown.size(*PHONE)
    yield from _out_of_order(shown.measure("places", shown.scope), shown.state.language)


def _walk(shown: Shown, key: str, times: int) -> list[str]:
    shown.page.evaluate("walked.length = 0")
    for _ in range(times):
        shown.page.keyboard.press(key)
    stops: list[str] = shown.page.evaluate("walked")
    return stops


def _out_of_order(places: list[dict[str, Any]], language: str) -> Iterator[str]:
    """Yield what comes after something that stands below it, or on its line behind it."""
    sign = -1 if language == "en-x-rtl" else 1
    for one, two in pairwise(places):
        same_line = abs(one["top"] - two["top"]) < LINE
        behind = same_line and sign * (two["left"] - one["left"]) < 0
        beside = (
            two["left"] >= one["right"] or two["right"] <= one["left"]
        )  # two columns, one after the other
        if behind or (two["bottom"] <= one["top"] and not beside):
            yield f"{two['name']} comes after {one['name']}, and stands before it"


@looks("T10", around=True)
def focus_is_not_covered(shown: Shown) -> Iterator[str]:
    """Ask that what has the focus is wholly in the window and under nothing, also when that is tiny."""
    for size in (PHONE, (320, 256)):
        shown.size(*size)
        yield from (f"at {size[0]} by {size[1]} {fault}" for fault in shown.measure("uncovered", shown.scope))


@looks("T38", every=True)
def it_is_light(shown: Shown) -> Iterator[str]:
    """Ask that the page with all it asks for comes to 100 kB, compressed."""
    if (bytes_ := weight(shown.state.html)) > MOST:
        yield f"the page comes to {bytes_} bytes"


@looks("T38")
def nothing_jumps(shown: Shown) -> Iterator[str]:
    """Ask that nothing changes its place when a control gets the focus."""
    yield from shown.measure("jumping", "main")
