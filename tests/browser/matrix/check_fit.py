"""Whether everything fits and can be pressed: T11 to T14, and T32 for pages that read from right to left."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.matrix.registry import looks
from tests.browser.matrix.window import PHONE, TWICE, Shown
from tests.matrix.pages import PageState

NARROW, FLAT, WIDE = (320, 740), (320, 256), (1280, 740)
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
"""What WCAG 1.4.12 lets people set."""


@looks("T11", around=True)
def targets_are_large(shown: Shown) -> Iterator[str]:
    """Ask 24 pixels, or room around, of every target; 44 of buttons, radios and checkboxes of citizens."""
    yield from shown.measure("targets", {"scope": shown.scope, "large": shown.for_citizens})


@looks("T12", every=True)
def it_fits_a_narrow_window(shown: Shown) -> Iterator[str]:
    """Ask that nothing scrolls sideways or is cut off where 1280 by 1024 pixels are magnified four times."""
    shown.size(*FLAT)
    yield from shown.measure("fitting")


@looks("T13")
def text_can_be_twice_as_large(shown: Shown) -> Iterator[str]:
    """Ask that text doubles, and neither lies over other text nor is cut off."""
    shown.size(*WIDE)
    before = shown.measure("sizes")
    shown.wear(TWICE)
    for (text, small), (_, large) in zip(before, shown.measure("sizes"), strict=False):
        if large < 2 * small - 1:
            yield f"“{text}” grows from {small}px to {large}px only"
    yield from _laid_out(shown, "at 1280px")
    shown.size(*NARROW)
    yield from _laid_out(shown, "at 320px")


@looks("T14")
def text_can_be_spaced_out(shown: Shown) -> Iterator[str]:
    """Ask the same with the widest spacing of lines, letters, words and paragraphs."""
    shown.wear(SPACING)
    for size in (FLAT, PHONE, WIDE):
        shown.size(*size)
        yield from _laid_out(shown, f"at {size[0]}px")


def _laid_out(shown: Shown, where: str) -> Iterator[str]:
    for fault in (*shown.measure("fitting"), *shown.measure("overlapping")):
        yield f"{where} {fault}"


def from_right_to_left(state: PageState) -> bool:
    """Hold where the language reads that way."""
    return state.language == "en-x-rtl"


@looks("T32", every=True, where=from_right_to_left)
def it_is_mirrored(shown: Shown) -> Iterator[str]:
    """Ask that a page from right to left is laid out so, on narrow and wide windows, and fits."""
    for size in (NARROW, WIDE):
        shown.size(*size)
        yield from shown.measure("mirrored")
        yield from shown.measure("fitting")
