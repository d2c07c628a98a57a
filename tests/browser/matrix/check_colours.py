"""Whether people see what they need in their own colours, without any and without movement: T15 to T18."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.matrix.pixels import around, changed, picture
from tests.browser.matrix.registry import looks
from tests.browser.matrix.window import Shown

LEAST = 30
"""Pixels that a mark has at least: the dot of a radio has some three hundred."""


@looks("T15")
def forced_colours(shown: Shown) -> Iterator[str]:
    """Ask for edges, marks, errors and the focus where people have colours of their own."""
    shown.emulate(forced_colors="active")
    yield from shown.measure("forced")
    yield from _marks(shown)
    yield from _focus(shown)


def _marks(shown: Shown) -> Iterator[str]:
    """Yield what looks the same chosen and not chosen: the first of each kind of choice."""
    for kind in ("radio", "checkbox"):
        box = shown.measure("chosen", {"kind": kind, "on": False})
        if box:
            off = picture(shown, box)
            shown.measure("chosen", {"kind": kind, "on": True})
            if changed(off, picture(shown, box)) < LEAST:
                yield f"a chosen {kind} looks like one that is not"
            shown.measure("chosen", {"kind": kind, "on": None})


def _focus(shown: Shown) -> Iterator[str]:
    """Yield what does not show the focus: one control of each kind that this window has not shown before."""
    for at in shown.new_kinds("T15"):
        box = shown.measure("give_focus", {"scope": shown.scope, "at": at})
        part = around(box, 8)
        focused = picture(shown, part)
        shown.page.evaluate("document.activeElement.blur()")
        if changed(focused, picture(shown, part)) < box["edge"] / 2:
            yield f"{box['name']} does not show the focus"


@looks("T16")
def not_by_colour_alone(shown: Shown) -> Iterator[str]:
    """Ask that errors, statuses and links differ by more than their colour."""
    yield from shown.measure("grey")


@looks("T17", around=True)
def edges_stand_out(shown: Shown) -> Iterator[str]:
    """Ask 3 to 1 of the edges and marks of controls, of signs and of the lines at errors."""
    yield from shown.measure("edges", shown.scope)


@looks("T18")
def nothing_moves(shown: Shown) -> Iterator[str]:
    """Ask that nothing moves for people who asked for less motion."""
    shown.emulate(reduced_motion="reduce")
    yield from shown.measure("moving")
