"""Every row of the matrix that is a journey is walked by a test that says so."""

import json
import subprocess
import sys

import pytest

from portal.accessibility import CHECKS, read_record
from portal.accessibility.record import FILE

JOURNEYS = {check.id for check in CHECKS if check.where == "journeys"}


@pytest.fixture(scope="module")
def marked() -> dict[str, list[str]]:
    """Give the tests of each id, as a process of its own collects them."""
    command = [sys.executable, "-m", "tests.matrix.ways"]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(found.stdout))


def test_every_journey_is_walked(marked: dict[str, list[str]]) -> None:
    """Each id that is a matter of whole journeys has a test, and no test claims an id that is not one."""
    assert set(marked) == JOURNEYS


def test_the_record_counts_them(marked: dict[str, list[str]]) -> None:
    """The statement says of each id how many tests walk it: just those."""
    assert dict(read_record(FILE).journeys) == {id_: len(tests) for id_, tests in marked.items()}
