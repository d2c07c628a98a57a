"""Pages with one fault each: a clean page in `planted/`, and files that say what is put instead of what.

The other clean pages are such files too, but for the one from right to left, which has no words in common.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.matrix.pages import PageState

PLANTED = Path(__file__).parent / "planted"
CHANGE = re.compile(r"<!-- instead of -->\n(.*?)\n<!-- this -->\n(.*?)\n(?=<!-- instead|\Z)", re.DOTALL)
CLEAN = {
    "clean": ("apply.question/name", "empty", "en", 200),
    "clean-errors": ("apply.question/name", "all errors", "en", 422),
    "clean-code": ("back.code/email", "empty", "en", 200),
    "clean-address": ("apply.question/address", "empty", "en", 200),
    "clean-mirrored": ("back.words", "empty", "en-x-rtl", 200),
}
"""The clean pages: which page each is, in what state and language, and with what status."""
ERROR = re.compile(r'<a href="#([^"]+)">([^<]+)</a>')


def planted() -> list[Path]:
    """Return the file of every fault: the check that has to see it, the clean page, and the fault."""
    return sorted(path for path in PLANTED.glob("T*.html"))


def id_of(path: Path) -> str:
    """Return the id of the check that has to see the fault of a file."""
    return path.stem.partition(".")[0]


def clean(name: str) -> PageState:
    """Return a page without a fault."""
    html = _clean(name)
    return _state(name, html, html)


def with_fault(path: Path) -> PageState:
    """Return the clean page that a file names, with the fault of the file."""
    _, name, _ = path.stem.split(".")
    old = _clean(name)
    return _state(name, changed(old, path), old)


def changed(html: str, path: Path) -> str:
    """Return a page with what a file puts instead of what is there."""
    changes = CHANGE.findall(path.read_text("utf-8"))
    assert changes, f"{path.name} changes nothing"
    for before, after in changes:
        assert html.count(before) == 1, f"{path.name}: {before} is not once on the page"
        html = html.replace(before, after)
    return html


def _clean(name: str) -> str:
    path = PLANTED / f"{name}.html"
    html = path.read_text("utf-8")
    return (
        html if html.startswith("<!DOCTYPE") else changed((PLANTED / "clean.html").read_text("utf-8"), path)
    )


def _state(name: str, html: str, found: str) -> PageState:
    page, state, language, status = CLEAN[name]
    errors = tuple(ERROR.findall(found))
    return PageState(page, state, "self", "you", language, "GET", "/planted", status, (), html, errors)
