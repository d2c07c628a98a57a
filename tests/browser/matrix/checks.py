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

MODULES = (check_axe, check_colours, check_fit, check_focus, check_heard, check_seen)
"""Importing them has registered their checks."""


def run(shown: Shown, looks: list[Look]) -> Iterator[tuple[Look, list[str]]]:
    """Run some checks on a page, and yield each with its faults."""
    for look in looks:
        shown.rest()
        yield look, list(dict.fromkeys(look.see(shown)))


def wanted(shown: Shown, *, fullest: bool) -> list[Look]:
    """Return the checks of a page: those for every state, and on the fullest the others."""
    return [look for look in LOOKS if look.where(shown.state) and (look.every or fullest)]
