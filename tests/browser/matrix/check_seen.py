"""Whether people see where the focus is: T9, and again on small phones, T37."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.matrix.pixels import Picture, around, changed, contrasting, picture
from tests.browser.matrix.registry import looks
from tests.browser.matrix.window import PHONE, TWICE, Shown

MARGIN = 8
"""CSS pixels around a control in which its ring may lie."""
HIGHEST = 16_000
"""CSS pixels of a page that Chromium can draw at once."""
NEARLY = 0.85
"""Corners are round and edges are blurred: so much of the area asked for is enough."""


@looks("T9")
def focus_is_visible(shown: Shown) -> Iterator[str]:
    """Compare each control with and without the focus: a 2px edge changes, and by 3 to 1 (2.4.7, 2.4.13)."""
    yield from unseen(shown, PHONE[0])


@looks("T37")
def it_works_on_a_small_phone(shown: Shown) -> Iterator[str]:
    """Ask the same of small phones, upright and on the side, with large text and a keyboard over the page."""
    for width, height, css in ((360, 640, ""), (640, 360, ""), (360, 640, TWICE), (640, 300, TWICE)):
        shown.wear(css)
        shown.size(width, height)
        yield from (f"at {width} by {height} {fault}" for fault in shown.measure("uncovered", shown.scope))
    shown.wear(TWICE)
    yield from (f"with large text {fault}" for fault in unseen(shown, 360, only_new=True))


def unseen(shown: Shown, width: int, *, only_new: bool = False) -> Iterator[str]:
    """Yield every control that does not show the focus in a window of this width, high enough for all of it.

    With `only_new` one of each kind that this window has not shown before is enough.
    """
    shown.size(width, 400)
    found = shown.measure("boxes", shown.scope)
    shown.size(width, min(HIGHEST, found["high"] + 60))
    shown.measure("give_focus", {"scope": shown.scope, "at": None})
    plain = picture(shown)
    kinds = shown.new_kinds("T37") if only_new else range(found["count"])
    for at in kinds:
        box = shown.measure("give_focus", {"scope": shown.scope, "at": at})
        if box and box["y"] + box["height"] < HIGHEST:
            yield from _unlike(shown, plain, box)
    shown.measure("give_focus", {"scope": shown.scope, "at": None})


def _unlike(shown: Shown, plain: Picture, box: dict[str, float]) -> Iterator[str]:
    place = around(box, MARGIN)
    left, top, width, height = (int(place[side]) for side in ("x", "y", "width", "height"))
    part = plain[top : top + height, left : left + width]
    now = picture(shown, place)
    area = 2 * box["edge"] * NEARLY
    if (count := changed(part, now)) < area:
        yield f"{box['name']} hardly shows the focus: {count} pixels of {area:.0f} change"
    elif (count := contrasting(part, now)) < area:
        yield f"{box['name']} shows the focus faintly: {count} pixels of {area:.0f} change by 3 to 1"
