"""Several hundred files as strangers send them: what is taken, and what is left in it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portal.media.limits import MEMORY, SECONDS
from tests.media import leftovers
from tests.media.corpus import UPRIGHT, Sent, corpus

HALVES = 2
"""One for each core: a test is handed to one of them."""


@pytest.mark.slow
@pytest.mark.parametrize("half", range(HALVES))
def test_exactly_the_right_files_are_taken_and_nothing_is_left_in_them(half: int, tmp_path: Path) -> None:
    """Each file gets its verdict, in little time and memory; what is kept is upright, plain and bare."""
    assert len({sent.name for sent in corpus()}) == len(corpus()) >= 300
    files = corpus()[half::HALVES]
    for number, sent in enumerate(files):
        (tmp_path / f"{number:03}.sent").write_bytes(sent.data)
    answer = swept(tmp_path)
    found = [answer["found"][f"{number:03}"] for number in range(len(files))]
    wrong = {
        sent.name: (sent.verdict, one["verdict"])
        for sent, one in zip(files, found, strict=True)
        if one["verdict"] != sent.verdict
    }
    assert wrong == {}
    assert answer["peak"] < MEMORY
    assert max(one["seconds"] for one in found) <= SECONDS + 0.1  # the system looks once in a while
    left = {
        sent.name: said
        for number, sent in enumerate(files)
        if (said := complaints(sent, tmp_path / f"{number:03}"))
    }
    assert left == {}


def swept(folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.media.sweep", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def complaints(sent: Sent, kept: Path) -> list[str]:
    """Return what is wrong with what a file became."""
    if not kept.with_suffix(".data").exists():
        return []
    data, thumb = kept.with_suffix(".data").read_bytes(), kept.with_suffix(".thumb").read_bytes()
    said = leftovers.of_jpeg(thumb)
    said += leftovers.of_pdf(data) if sent.verdict == "pdf" else leftovers.of_jpeg(data)
    if sent.corners and not (leftovers.corners(data) and leftovers.corners(thumb)):
        said.append(f"not upright, as {UPRIGHT} are")
    return said
