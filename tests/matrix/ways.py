"""The rows of the matrix that are journeys: which tests walk them. `python -m tests.matrix.ways` prints it.

A test says so itself: `@pytest.mark.matrix("T30")`.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
MARK = "mark.matrix" + "("  # put together here, so that this file is not one of those it looks for


class Collected:
    """A plugin that notes, when pytest has found the tests, who carries which id."""

    def __init__(self) -> None:
        self.by_id: dict[str, list[str]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Note every id of every test."""
        for item in session.items:
            for mark in item.iter_markers("matrix"):
                for id_ in mark.args:
                    self.by_id.setdefault(id_, []).append(item.nodeid)


def marked() -> dict[str, list[str]]:
    """Return the tests of each id, by the names that pytest has for them; for a process without tests."""
    files = sorted(str(path) for path in TESTS.rglob("test_*.py") if MARK in path.read_text("utf-8"))
    found, said = Collected(), io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", *files], plugins=[found])
    if code:
        raise RuntimeError(said.getvalue())
    return found.by_id


if __name__ == "__main__":
    json.dump(marked(), sys.stdout)
