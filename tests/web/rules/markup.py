"""T1, T4: what every page owes to a browser and a screen reader, whatever is on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree

NAMING = ("for", "form", "aria-describedby", "aria-labelledby", "headers", "aria-controls")


@rule("T1")
def html_is_strict(page: PageTree) -> Iterator[str]:
    """A browser need not guess."""
    yield from (f"not strict HTML: {mistake}" for mistake in page.mistakes)


@rule("T1")
def ids_are_unique(page: PageTree) -> Iterator[str]:
    """One id, one element."""
    for name, count in Counter(one.get("id") for one in page.elements if one.get("id")).items():
        if count > 1:
            yield f"{count} elements have the id {name}"


@rule("T1")
def references_resolve(page: PageTree) -> Iterator[str]:
    """What one element says of another is true."""
    for element in page.elements:
        for attribute in NAMING:
            for name in element.get(attribute, "").split():
                if name not in page.ids:
                    yield f"{attribute} names {name}, which is not there"
        href = element.get("href", "")
        if href.startswith("#") and href[1:] not in page.ids:
            yield f"a link leads to {href}, which is not there"


@rule("T1")
def controls_are_labelled(page: PageTree) -> Iterator[str]:
    """Every control and every group has a name."""
    labelled = {one.get("for") for one in page.all("label") if page.text(one)}
    for control in page.controls:
        named = control.get("aria-label") or control.get("aria-labelledby") or control.get("id") in labelled
        if not named:
            yield f"the control {control.get('name')} has no label"
    for group in page.all("fieldset"):
        if group.find("legend") is None or not page.text(group.find("legend")):
            yield "a fieldset has no legend"


@rule("T1")
def links_and_buttons_have_words(page: PageTree) -> Iterator[str]:
    """Nothing to press is without words, but the one button that only Enter presses."""
    for element in page.all("a", "button"):
        if not page.text(element) and not is_default(page, element):
            yield f"an empty {element.tag}"
        if element.tag == "a" and not element.get("href"):
            yield "a link that leads nowhere"


def is_default(page: PageTree, element: object) -> bool:
    """Say whether this is the button that Enter presses, before the buttons that change the language."""
    [first] = page.all("button", css="portal-default")[:1] or [None]
    choices = [one for one in page.all("button") if one.get("name") == "language"]
    return (
        element is first
        and bool(choices)
        and first.get("tabindex") == "-1"
        and first.get("aria-hidden") == "true"
        and page.order[first] < page.order[choices[0]]
    )


@rule("T4")
def headings_nest(page: PageTree) -> Iterator[str]:
    """Levels never skip, and the first heading is the h1; a summary or a banner before it has one too."""
    headings = [
        one
        for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")
        if not page.within(one, css="govuk-error-summary")
        and not page.within(one, css="govuk-notification-banner")
    ]
    levels = [int(one.tag[1]) for one in headings]
    if levels and levels[0] != 1:
        yield "the first heading is not the h1"
    if any(after - before > 1 for before, after in pairwise(levels)):
        yield f"heading levels skip: {levels}"
    yield from (f"an empty {one.tag}" for one in headings if not page.text(one))
