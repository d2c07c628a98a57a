"""Every check sees its own planted fault, and nothing on the clean page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.matrix.checks import run, wanted
from tests.browser.matrix.planting import clean, clean_mirrored, ids, planted, with_fault
from tests.browser.matrix.window import Window
from tests.matrix.pages import PageState


@pytest.mark.parametrize("make", [clean, clean_mirrored], ids=lambda make: make.__name__)
def test_the_clean_page(make: Callable[[], PageState], window: Window) -> None:
    """No check has anything against the page that faults are planted in, from either side."""
    window.known.clear()
    shown = window.show(make())
    shown.whole = True
    found = {
        look.called: faults
        for look, faults in run(shown, wanted(shown.state, fullest=True, own=True))
        if faults
    }
    assert found == {}


@pytest.mark.parametrize("path", planted(), ids=lambda path: path.stem)
def test_a_planted_fault(path: Path, window: Window) -> None:
    """A check is red on a page with its fault."""
    window.known.clear()
    id_ = path.name.partition("-")[0]
    shown = window.show(with_fault(path))
    looks = [look for look in wanted(shown.state, fullest=True, own=True) if look.id == id_]
    found = [fault for _, faults in run(shown, looks) for fault in faults]
    assert found, f"{id_} sees nothing wrong with {path.name}"


def test_every_check_has_a_planted_fault() -> None:
    """No check is without a fault that proves it can be red, and no fault without a check."""
    names = {re.match(r"T\d+", path.name)[0] for path in planted()}  # type: ignore[index]
    assert names == ids()
