"""CONF, BAN, INT: what is told when something has happened."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class, holds
from tests.web.rules.words import words


@rule("CONF-1")
def a_confirmation_can_be_kept(page: PageTree) -> Iterator[str]:
    """Its panel has the h1 and the reference and nothing to press; below it stands what comes next."""
    for panel in page.all(css="govuk-panel"):
        if not any(has_class(one, "govuk-panel__title") for one in panel.iter("h1")):
            yield "the panel has no h1"
        if holds(panel, "a", "button", "input"):
            yield "something to press in the panel"
        reference = [page.text(one) for one in panel.iter("strong")]
        if len(reference) != 1 or page.all("main")[0].get("data-reference") != reference[0]:
            yield "the panel has no reference number"
        below = [page.text(one) for one in page.inside("main", "h2")]
        if below[:1] != [words(page, "What happens next")]:
            yield "below the panel does not stand what happens next"


@rule("CONF-1")
def a_confirmation_leads_on(page: PageTree) -> Iterator[str]:
    """It tells whom to ask, and leads to a record of what was sent and to a way to see it again."""
    if page.has(css="govuk-panel"):
        leads = [one.get("href", "") for one in page.inside("main", "a")]
        for start in ("tel:", "mailto:"):
            if not any(one.startswith(start) for one in leads):
                yield f"no {start} link to the council"
        for end in ("/print", "/way-back"):
            if not any(one.endswith(end) for one in leads):
                yield f"no link to {end}"


@rule("BAN-1")
def a_banner_stands_before_the_heading(page: PageTree) -> Iterator[str]:
    """There is one at most, in main, before the h1; a blue one is a region and a green one an alert."""
    banners = page.all(css="govuk-notification-banner")
    if len(banners) > 1:
        yield f"{len(banners)} notification banners"
    for banner in banners:
        if not page.within(banner, tag="main") or page.order[banner] > page.order[page.all("h1")[0]]:
            yield "a notification banner is not just before the h1"
        green = has_class(banner, "govuk-notification-banner--success")
        if banner.get("role") != ("alert" if green else "region"):
            yield f"a notification banner has the role {banner.get('role')}"
        title = page.only("h2", css="govuk-notification-banner__title")
        if title != words(page, "Success" if green else "Important"):
            yield f"a notification banner is called {title!r}"


@rule("INT-1")
def nothing_interrupts(page: PageTree) -> Iterator[str]:
    """There is no interruption panel: what cannot be undone is asked on a page with a button that says so."""
    if page.has(css="govuk-interruption-panel") or page.has(css="govuk-panel--interruption"):
        yield "there is an interruption panel"
