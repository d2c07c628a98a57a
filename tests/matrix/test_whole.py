"""What no page shows by itself: titles apart, every template drawn, and the record as it was run."""

from __future__ import annotations

from collections import defaultdict

from portal.accessibility import read_record
from portal.accessibility.record import FILE
from portal.web.templating import TEMPLATES
from tests.matrix.pages import PAGES
from tests.matrix.record import merged
from tests.matrix.written import ran

SAME_PAGE = {
    "Page not found": "there is none, or no such way to ask for it",
    "You cannot do this for them": "a helper's permit ends here, wherever that is",
    "You can no longer help with this application": "a permit has ended, wherever its helper goes on",
    "The address is kept from you": "the pages that tell where somebody lives are shut alike",
    "Nothing was uploaded": "a file that no answer asks for any more, whichever paper it is of",
    "Cases found": "what was looked for, from either list of cases",
    "Give these words to your helper": "new words for an old permit, or the first ones",
    "You are not signed in": "GOV.UK One Login sent nobody back, whatever for",
    "Use GOV.UK One Login": "the same step out of the service, whatever for",
}
"""What is one page at several addresses, by its heading, and why."""
STANDING_ALONE = ("{% extends", "<!DOCTYPE html>")


def test_no_two_pages_have_one_title() -> None:
    """T3, 2.4.2: a title tells its page from every other, in whatever state they are.

    By email or by text message is no other page: nobody has both in one history.
    """
    pages: dict[str, set[str]] = defaultdict(set)
    for page in PAGES:
        for title in ran()[page.name]["titles"]:
            pages[title].add(page.name if page.endpoint == "errors" else f"{page.endpoint}/{page.key}")
    shared = {title: sorted(names) for title, names in pages.items() if len(names) > 1}
    headings = {title.removeprefix("Error: ").partition(" - ")[0]: names for title, names in shared.items()}
    assert {heading: names for heading, names in headings.items() if heading not in SAME_PAGE} == {}
    assert SAME_PAGE.keys() <= headings.keys()


def test_every_page_is_written_down() -> None:
    """A new page has to be run before it is in the record, and one that has gone leaves it."""
    assert ran().keys() == {page.name for page in PAGES}


def test_the_record_says_what_ran() -> None:
    """The statement can only say what passed: its record is what both matrices have written down."""
    found = {page.page: (page.group, dict(page.states)) for page in read_record(FILE).pages}
    assert found == {name: (page["group"], page["states"]) for name, page in merged().items()}


def test_every_template_is_drawn() -> None:
    """No page hides from the matrix: each template of a page was drawn for a state that was looked at."""
    drawn = {name for page in ran().values() for name in page["drawn"]}
    pages = (
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if any(sign in path.read_text("utf-8") for sign in STANDING_ALONE)
    )
    assert sorted(set(pages) - drawn - {"layout.html"}) == []
