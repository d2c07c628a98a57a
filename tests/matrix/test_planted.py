"""Each check turns red on the fault that was planted for it, and stays green on the same page without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.matrix.check_words import every_text_has_been_translated
from tests.matrix.checks import HELD, Look, faults
from tests.matrix.planting import CLEAN, clean, id_of, planted, with_fault
from tests.matrix.registry import See


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_page_is_green(name: str) -> None:
    """No check finds anything on a page without a fault."""
    assert list(faults(Look(clean(name)))) == []


@pytest.mark.parametrize("path", planted(), ids=lambda path: path.stem)
def test_a_planted_fault_is_red(path: Path) -> None:
    """The check that a file is named after sees the fault in it."""
    assert seen_in(path)


def test_every_check_has_seen_a_fault() -> None:
    """A check is proven by a file of its own id alone; what no page shows, test_words.py plants."""
    seen = set[See]().union(*map(seen_in, planted()))
    assert {held.see for held in HELD} - seen == {every_text_has_been_translated}


def seen_in(path: Path) -> set[See]:
    """Return the checks of the id that a file is named after which see a fault in it."""
    return {held.see for held, _ in faults(Look(with_fault(path))) if held.id == id_of(path)}
