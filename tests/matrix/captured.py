"""Hand the states of a page on from one part of a run to the next: `./run test` names a folder for them."""

from __future__ import annotations

import pickle
from os import environ
from pathlib import Path

from tests.matrix.pages import Page, PageState

FOLDER = environ.get("CAPTURED_PAGES", "")


def hand_on(page: Page, states: list[PageState]) -> None:
    """Leave the states of a page for whoever comes next."""
    if FOLDER:
        _file(page).parent.mkdir(exist_ok=True)
        _file(page).write_bytes(pickle.dumps(states))


def handed_on(page: Page) -> list[PageState]:
    """Take what was left of a page, or nothing where nobody was to; raise OSError if it is not there."""
    if not FOLDER:
        return []
    states: list[PageState] = pickle.loads(_file(page).read_bytes())  # noqa: S301 our own, of this run
    _file(page).unlink()
    return states


def _file(page: Page) -> Path:
    return Path(FOLDER) / page.name.replace("/", ".")
