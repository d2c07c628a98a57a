"""404-1, 500-1, 503-1: pages for what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree
from tests.web.rules.words import is_english, words

NOT_FOUND = (
    "Page not found",
    "This application is not open here",
    "This code does not work",
    "This link does not work any more",
    "You can no longer send files from here",
)
"""The general page, and those that know what it was that is not there."""
MACHINE_WORDS = re.compile(
    r"\b(40[0-9]|50[0-9]|technical difficult|bad request|server error|bad gateway|oops)", re.I
)


@rule("404-1")
def what_is_not_found_has_its_name(page: PageTree) -> Iterator[str]:
    """A page that is not there is called so, or says what is not there."""
    if page.status in (404, 405) and page.heading not in [words(page, one) for one in NOT_FOUND]:
        yield f"what was not found is called {page.heading!r}"


@rule("404-1")
def nobody_is_left_standing(page: PageTree) -> Iterator[str]:
    """A page for an error has a way on, in plain words, without a number and without red."""
    if page.status < 400 or page.status == 422:
        return
    if not page.inside("main", "a") and not page.inside("main", "button"):
        yield "an error that leads nowhere"
    if page.has(css="govuk-error-summary") or page.has(css="govuk-error-message"):
        yield "an error of ours in red"
    if is_english(page) and (found := MACHINE_WORDS.search(page.only("main"))):
        yield f"an error says {found[0]!r}"


@rule("500-1")
def our_own_failure_has_its_name(page: PageTree) -> Iterator[str]:
    """A failure of ours says that it is, and what has become of the answers."""
    if page.status >= 500 and page.status != 503:
        if page.heading != words(page, "Sorry, there is a problem with the service"):
            yield f"a failure is called {page.heading!r}"
        if is_english(page) and "answers" not in page.only("main").lower():
            yield "a failure does not say what has become of the answers"


@rule("503-1")
def what_is_away_for_now_leads_round(page: PageTree) -> Iterator[str]:
    """Where another's service does not answer, the page says that nothing is lost, and has a way round."""
    if page.status == 503:
        if words(page, "Nothing has changed.") not in page.only("main"):
            yield "what is away for now does not say that nothing has changed"
        if not any(one.get("href") == "/return" for one in page.inside("main", "a")):
            yield "what is away for now has no way round"
