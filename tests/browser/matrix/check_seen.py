"""Whether people see where the focus is: T9, and again on small phones, T37."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.browser.matrix.pixels import Picture, around, changed, contrasting, picture
from tests.browser.matrix.registry import looks
from tests.browser.matrix.window import PHONE, TWICE, Shown

MARGIN = 8
"""CSS pixels around a control in which its ring may lie."""
HIGHEST = 16_000
"""CSS pixels of a page that Chromium can draw at once."""
NEARLY = 0.85
"""Corners are round and edges are blurred: so much of the area asked for is enough."""


@looks("T9", around=True)
def focus_is_visible(shown: Shown) -> Iterator[str]:
    """Compare each kind of control with and without the focus: an edge of 2px changes by 3 to 1 (2.4.13)."""
    yield from unseen(shown, PHONE[0], "T9")


@looks("T37")
def it_works_on_a_small_phone(shown: Shown) -> Iterator[str]:
    """Ask the same of small phones, upright and on the side, with large text and a keyboard over the page."""
    for width, height, css in ((360, 640, ""), (640, 360, ""), (360, 640, TWICE), (640, 300, TWICE)):
        shown.wear(css)
        shown.size(width, height)
        yield from (f"at {width} by {height} {fault}" for fault in shown.measure("uncovered", shown.scope))
    shown.wear(TWICE)
    yield from (f"with large text {fault}" for fault in unseen(shown, 360, "T37"))


def unseen(shown: Shown, width: int, check: str) -> Iterator[str]:
    """Yield what does not show the focus in a window of this width, high enough for the page.

    One control of each kind is looked at that the check has not seen before in this window of Chromium.
    """
    shown.size(width, 400)
    shown.size(width, min(HIGHEST, shown.measure("high") + 60))
    plain, far = _picture_of_all(shown), list[int]()
    for at in shown.new_kinds(check):
        box = shown.measure("give_focus", {"scope": shown.scope, "at": at})
        if box["y"] + box["height"] < HIGHEST:
            left, top, across, down = (int(side) for side in around(box, MARGIN).values())
            yield from _unlike(
                box, plain[top : top + down, left : left + across], picture(shown, around(box, MARGIN))
            )
        else:
            far.append(at)
    shown.size(width, PHONE[1])
    for at in far:
        box = shown.measure("give_focus", {"scope": shown.scope, "at": at})
        focused = picture(shown, around(box, MARGIN))
        shown.page.evaluate("document.activeElement.blur()")
        yield from _unlike(box, picture(shown, around(box, MARGIN)), focused)
    shown.measure("give_focus", {"scope": shown.scope, "at": None})


def _picture_of_all(shown: Shown) -> Picture:
    shown.measure("give_focus", {"scope": shown.scope, "at": None})
    return picture(shown)


def _unlike(box: dict[str, Any], plain: Picture, focused: Picture) -> Iterator[str]:
    area = 2 * box["edge"] * NEARLY
    if (count := changed(plain, focused)) < area:
        yield f"{box['name']} hardly shows the focus: {count} pixels of {area:.0f} change"
    elif (count := contrasting(plain, focused)) < area:
        yield f"{box['name']} shows the focus faintly: {count} pixels of {area:.0f} change by 3 to 1"
