"""Every row of the matrix that is a journey is walked by a test that says so."""

import json
import subprocess
import sys

import pytest

from portal.accessibility import CHECKS

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
