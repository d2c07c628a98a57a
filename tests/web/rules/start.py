"""START, TIME: the start page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.access import IDLE, Mode
from portal.web.standing import whole_minutes
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree
from tests.web.rules.words import words

TOLD = ("Who can apply", "What you need", "Cost and time", "Other ways to apply")


def is_start(page: PageTree) -> bool:
    """Say whether this is the page that the service starts on."""
    return page.has(css="govuk-button--start")


@rule("START-1")
def the_start_says_what_comes(page: PageTree) -> Iterator[str]:
    """It says who it is for, what is needed, what it costs in money and time, and how else one can apply."""
    if is_start(page):
        headings = [page.text(one) for one in page.inside("main", "h2")]
        if headings != [words(page, told) for told in TOLD]:
            yield f"the start tells of {headings}"


@rule("START-1")
def the_start_offers_to_continue(page: PageTree) -> Iterator[str]:
    """Whoever has begun before finds the way back, and whoever cannot do it here the council."""
    if is_start(page):
        leads = {one.get("href") for one in page.inside("main", "a")}
        yield from (
            f"the start does not lead to {href}" for href in ("/return", "/help") if href not in leads
        )


@rule("START-2")
def one_start_button(page: PageTree) -> Iterator[str]:
    """It is a link that calls itself a button, and there is one."""
    buttons = page.all(css="govuk-button--start")
    if len(buttons) > 1:
        yield f"{len(buttons)} start buttons"
    for one in buttons:
        if one.tag != "a" or one.get("role") != "button" or not one.get("href", "").startswith("/"):
            yield "the start button is no link with the role of a button"


@rule("TIME-1")
def the_start_says_how_long_it_waits(page: PageTree) -> Iterator[str]:
    """Before anything is typed, one reads how long doing nothing takes to close the application."""
    minutes = whole_minutes(IDLE[Mode.OWN])
    if is_start(page) and not re.search(rf"\b{minutes}\b", page.only("main")):
        yield "the start does not say after how many minutes it asks for the date of birth"
