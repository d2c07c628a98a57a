"""FOOT, HELP, CONTACT: help and contact, in the same place and order on every page."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree
from tests.web.rules.words import words

SUPPORT = (
    ("Help", "/help"),
    ("Accessibility", "/accessibility"),
    ("Privacy", "/privacy"),
    ("Cookies", "/cookies"),
    ("Terms and conditions", "/terms"),
)
CHARGES = "https://www.gov.uk/call-charges"


@rule("FOOT-1")
def the_footer_has_its_links(page: PageTree) -> Iterator[str]:
    """They are the same, in the same order, everywhere; a fragment may lead to the part about this page."""
    links = [
        (page.text(one), one.get("href", "").split("#")[0])
        for one in page.all("a")
        if page.within(one, tag="footer")
    ]
    if links != [(words(page, text), href) for text, href in SUPPORT]:
        yield f"the footer's links are {links}"


@rule("HELP-1")
def help_is_at_hand(page: PageTree) -> Iterator[str]:
    """Help is the first link of the footer, under a heading, and the footer is the last thing on the page."""
    links = [one for one in page.all("a") if page.within(one, tag="footer")]
    if not links or links[0].get("href") != "/help":
        yield "help is not the first thing in the footer"
    footer = page.all("footer")
    main = page.all("main")
    if footer and main and page.order[footer[0]] < page.order[main[0]]:
        yield "the footer is not below the content"
    if footer and [page.text(one) for one in footer[0].iter("h2")] != [words(page, "Support links")]:
        yield "the footer has no heading that a screen reader finds it by"


@rule("CONTACT-1")
def channels_come_in_one_order(page: PageTree) -> Iterator[str]:
    """A council is reached by phone, by email, by post and on its website, in this order."""
    for phone in page.inside("main", "a"):
        if phone.get("href", "").startswith("tel:"):
            paragraph = page.parents[phone]
            kinds = [one.get("href", "").split(":")[0] for one in paragraph.iter("a")]
            if kinds != ["tel", "mailto", "https"]:
                yield f"the ways to reach a council are {kinds}"


@rule("CONTACT-1")
def the_charges_follow_the_numbers(page: PageTree) -> Iterator[str]:
    """Below the phone numbers a link tells what calling costs."""
    phones = [one for one in page.inside("main", "a") if one.get("href", "").startswith("tel:")]
    if phones and not any(one.get("href") == CHARGES for one in page.after(phones[-1])):
        yield "no link tells what calling costs"
