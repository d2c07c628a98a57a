"""Pages with one fault each: the clean page in `planted/`, and files that say what is put instead of what."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tests.browser.matrix.registry import LOOKS, Look
from tests.matrix.pages import PageState
from tests.matrix.planting import changed

PLANTED = Path(__file__).parent / "planted"
CLEAN = (PLANTED / "clean.html").read_text("utf-8")
TOLD = re.compile(r"<!-- is told as -->\n(.+)\n")


def planted() -> list[Path]:
    """Return the file of every fault; its name is the id and the name of the check, and what is wrong."""
    return sorted(path for path in PLANTED.glob("*.html") if path.name != "clean.html")


def check(path: Path) -> tuple[str, str]:
    """Return the id and the name of the check that has to see the fault of a file."""
    id_, name, _ = path.stem.split(".")
    return id_, name


def checks() -> dict[tuple[str, str], Look]:
    """Return all checks by id and name."""
    return {(look.id, look.see.__name__): look for look in LOOKS}


def told(path: Path) -> str:
    """Return the words in which the fault of a file has to be told, so that no other fault stands for it."""
    found = TOLD.search(path.read_text("utf-8"))
    assert found, f"{path.name} does not say how its fault is told"
    return found[1]


def with_fault(path: Path) -> PageState:
    """Return the first clean page that the check of a file is for, with the fault of the file."""
    look = checks()[check(path)]
    page = next(page for page in (clean(), clean_mirrored()) if look.where(page))
    return replace(page, html=changed(page.html, path))


def clean() -> PageState:
    """Return the page without a fault."""
    return state(CLEAN)


def clean_mirrored() -> PageState:
    """Return the same for people who read from right to left."""
    html = CLEAN.replace('class="govuk-template">', 'dir="rtl" class="govuk-template">', 1)
    return state(re.sub(r"/static/(\w+)\.css", r"/static/\1-rtl.css", html), "en-x-rtl")


def state(html: str, language: str = "en") -> PageState:
    """Return a page as an answer to a form with mistakes."""
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return PageState("planted", "all errors", "self", "you", language, "POST", "/planted", 422, headers, html)
