"""All checks, in the order they are run, and how they are run on one page that is up."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.matrix import (
    check_axe,
    check_colours,
    check_fit,
    check_focus,
    check_heard,
    check_seen,
)
from tests.browser.matrix.registry import LOOKS, Look
from tests.browser.matrix.window import Shown
from tests.matrix.pages import PageState

MODULES = (check_axe, check_colours, check_fit, check_focus, check_heard, check_seen)
"""Importing them has registered their checks."""


def run(shown: Shown, looks: list[Look]) -> Iterator[tuple[Look, list[str]]]:
    """Run some checks on a page, and yield each with its faults."""
    for look in looks:
        shown.rest()
        yield look, list(dict.fromkeys(look.see(shown)))


def around(state: PageState) -> list[Look]:
    """Return the checks of what is around the content of a state."""
    return [look for look in LOOKS if look.where(state) and look.around]


def wanted(state: PageState, *, fullest: bool, own: bool) -> list[Look]:
    """Return the checks of a state; `own` is a page that differs from those before by more than words."""
    return [look for look in LOOKS if look.where(state) and (look.every or (fullest and (own or look.words)))]
