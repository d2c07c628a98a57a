"""Q-4, Q-5: hints, and what may be left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.forms.words import OPTIONAL
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, holds
from tests.web.rules.words import words

MOST_WORDS = 35
"""In a hint: it is read out with every box and choice that it describes."""


def hints(page: PageTree) -> list[Any]:
    """Return the hints of what somebody fills in."""
    found = page.all("div", css="govuk-hint")
    return [
        one for one in found if page.within(one, tag="form") and not page.within(one, css="govuk-task-list")
    ]


@rule("Q-4")
def a_hint_is_short(page: PageTree) -> Iterator[str]:
    """A hint is no longer than can be listened to, and ends without a full stop."""
    for hint in hints(page):
        text = page.text(hint)
        if text.endswith((".", ":")) or not text:
            yield f"a hint ends {text[-20:]!r}"
        if len(text.split()) > MOST_WORDS:
            yield f"a hint has {len(text.split())} words"


@rule("Q-4")
def a_hint_leads_nowhere(page: PageTree) -> Iterator[str]:
    """A screen reader reads a hint flat: a link in it would be lost."""
    yield from (
        f"a link in the hint {page.text(one)!r}" for one in hints(page) if holds(one, "a", "ul", "button")
    )


@rule("Q-5")
def what_may_be_left_out_ends_so(page: PageTree) -> Iterator[str]:
    """Only what may be left out is marked, at its end and in words; nothing has a star."""
    optional = words(page, OPTIONAL.you).partition("{label}")[2].strip()
    for one in page.inside("main", "label", "legend"):
        text = page.text(one)
        if "*" in text:
            yield f"a star in {text!r}"
        if optional in text and not text.endswith(optional):
            yield f"{optional!r} is not at the end of {text!r}"
