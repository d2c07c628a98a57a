"""Eight large uploads together need little memory, and none is lost. Never times."""

import sys
from pathlib import Path

import pytest

from tests.bench.crowd import crowd
from tests.bench.scenes import TWELVE, full, jpeg
from tests.browser.live import Live

pytestmark = pytest.mark.slow

LARGEST = 10 * 2**20
"""Bytes of a file, the most that a council takes."""
MOST_MEMORY = 512 * 2**20
PAUSES = (0.005, 0.0)
"""Seconds between two pieces: first slowly, then with every body there in the same moment."""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory")
def test_eight_uploads(tmp_path: Path) -> None:
    """The web process stays under 512 MB while eight people upload 10 MB each, and it keeps every file."""
    live = Live(tmp_path)
    data = full(jpeg(TWELVE, 91), LARGEST)
    try:
        with crowd(live, tmp_path) as people:
            for pause in PAUSES:
                people.send(data, pause, lambda enough: None)
            memory, kept = people.most_memory(), people.kept()
    finally:
        live.close()
    assert [[file.width for file in files] for files in kept] == [[3200] * len(PAUSES)] * len(people.senders)
    assert memory < MOST_MEMORY
