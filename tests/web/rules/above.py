"""SKIP, NAV, PHASE: what stands above the content."""

from __future__ import annotations

from collections.abc import Iterator

from portal.web.portal import SERVICE_NAME
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class
from tests.web.rules.words import words

LANDMARKS = ("header", "nav", "main", "footer", "aside", "section")
STAFF = ("/office", "/desk", "/advisers")
"""Where the addresses of staff begin; only their pages have more places to go to than the next."""


@rule("SKIP-1")
def the_skip_link_comes_first(page: PageTree) -> Iterator[str]:
    """It is the first stop of the keyboard, outside of every landmark; only leaving quickly comes before."""
    stops = [
        one
        for one in page.all("a", "button", "input", "select", "textarea")
        if one.get("type") != "hidden" and not page.within(one, tag="head")
    ]
    if stops and stops[0].tag == "button" and has_class(stops[0], "govuk-skip-link"):
        stops = stops[1:]  # EXIT-1: "Exit this page" is a skip link of its own, and wins
    links = page.all("a", css="govuk-skip-link")
    if len(links) != 1 or stops[:1] != links:
        yield "the skip link is not the first stop"
        return
    if links[0].get("href") != "#main-content":
        yield f"the skip link leads to {links[0].get('href')}"
    if page.text(links[0]) != words(page, "Skip to main content"):
        yield f"the skip link says {page.text(links[0])!r}"
    if any(page.within(links[0], tag=tag) for tag in LANDMARKS):
        yield "the skip link is inside a landmark"


@rule("NAV-1")
def the_service_has_its_name(page: PageTree) -> Iterator[str]:
    """The name of the service is above every page, and leads to its first."""
    names = [one for one in page.all("a") if page.within(one, css="govuk-service-navigation__service-name")]
    if [(page.text(one), one.get("href")) for one in names] != [(words(page, SERVICE_NAME), "/")]:
        yield "the service navigation does not lead to the service by its name"


@rule("NAV-1")
def only_staff_go_elsewhere(page: PageTree) -> Iterator[str]:
    """An application is a line: its pages have no navigation; those of staff mark where they are."""
    links = [one for one in page.all("a") if page.within(one, css="govuk-service-navigation__list")]
    for link in links:
        if not link.get("href", "").startswith(STAFF):
            yield f"a citizen can wander off to {link.get('href')}"
    if sum(one.get("aria-current") is not None for one in links) > 1:
        yield "staff are in two places at once"


@rule("NAV-2")
def no_menu_button_without_a_script(page: PageTree) -> Iterator[str]:
    """A menu button that nothing opens yet is hidden from everybody; one link needs none."""
    items = page.all(css="govuk-service-navigation__item")
    for button in page.all("button", css="govuk-service-navigation__toggle"):
        if button.get("hidden") is None or button.get("aria-hidden") != "true":
            yield "a menu button shows before a script can open the menu"
        if len(items) < 2:
            yield "a menu button for one link"


@rule("PHASE-1")
def the_phase_is_in_the_header(page: PageTree) -> Iterator[str]:
    """The phase banner is inside the header, below the service navigation, and leads nowhere."""
    banners = page.all(css="govuk-phase-banner")
    navigation = page.all(css="govuk-service-navigation")
    if len(banners) != 1 or not page.within(banners[0], tag="header"):
        yield "there is no phase banner inside the header"
    elif not navigation or page.order[navigation[0]] > page.order[banners[0]]:
        yield "the phase banner is not below the service navigation"
    elif any(inner.tag == "a" for inner in banners[0].iter()):
        yield "the phase banner leads away from where somebody is"
