"""Every check sees its own planted faults, and nothing on the clean page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.matrix.checks import run, wanted
from tests.browser.matrix.planting import check, checks, clean, clean_mirrored, planted, told, with_fault
from tests.browser.matrix.window import Window
from tests.matrix.pages import PageState


@pytest.fixture
def fresh(window: Window) -> Iterator[Window]:
    """Give the window as if it had shown nothing yet; afterwards it knows what it knew, and no more."""
    known, groups = window.known, window.groups
    window.known, window.groups = set(), {}
    yield window
    window.known, window.groups = known, groups


@pytest.mark.parametrize("make", [clean, clean_mirrored], ids=lambda make: make.__name__)
def test_the_clean_page(make: Callable[[], PageState], fresh: Window) -> None:
    """No check has anything against the page that faults are planted in, from either side."""
    shown = fresh.show(make())
    shown.whole = True
    looks = wanted(shown.state, fullest=True, own=True)
    assert {look.called: faults for look, faults in run(shown, looks) if faults} == {}


@pytest.mark.parametrize("path", planted(), ids=lambda path: path.stem)
def test_a_planted_fault(path: Path, fresh: Window) -> None:
    """The check that a file is named after is red on its fault, and tells it in the words of the file."""
    look, shown = checks()[check(path)], fresh.show(with_fault(path))
    assert look.where(shown.state)
    assert any(told(path) in fault for fault in look.see(shown))


def test_every_check_has_a_planted_fault() -> None:
    """No check is without a fault that proves it can be red, and no fault without a check."""
    assert {check(path) for path in planted()} == checks().keys()
