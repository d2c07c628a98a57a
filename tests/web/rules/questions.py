"""Q, BACK: a page that asks one thing, and the way back from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.web.rules.above import STAFF
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class, holds
from tests.web.rules.words import words

OTHER_BUTTONS = ("govuk-button--secondary", "govuk-button--warning")


def is_question(page: PageTree) -> bool:
    """Say whether this page asks one question of the journey, and takes the answer."""
    versions = [one for one in page.inside("main", "input") if one.get("name") == "version"]
    return bool(versions and page.controls)


def primary_buttons(page: PageTree) -> list[Any]:
    """Return the buttons of the content that are neither secondary nor a warning."""
    found = page.inside("main", css="govuk-button")
    return [one for one in found if not any(has_class(one, name) for name in OTHER_BUTTONS)]


@rule("Q-1")
def a_question_can_be_answered_or_left(page: PageTree) -> Iterator[str]:
    """A page of the journey has a way back and one button, which says that it saves."""
    if is_question(page):
        if not page.has(css="govuk-back-link"):
            yield "a question without a way back"
        said = [page.text(one) for one in primary_buttons(page)]
        if said != [words(page, "Save and continue")]:
            yield f"the button of a question says {said}"


@rule("Q-1")
def no_button_says_next(page: PageTree) -> Iterator[str]:
    """A button says what it does."""
    for one in page.all("button", css="govuk-button"):
        if page.text(one) in (words(page, "Next"), words(page, "Submit"), words(page, "OK")):
            yield f"a button says {page.text(one)!r}"


@rule("Q-2")
def the_question_is_the_heading(page: PageTree) -> Iterator[str]:
    """Where one thing is asked, the h1 is its label or is inside its legend."""
    if is_question(page):
        h1 = page.all("h1")[:1]
        if not all(page.within(one, tag="legend") or holds(one, "label") for one in h1):
            yield "the question is not the label of its answer"


@rule("Q-2")
def the_question_is_said_once(page: PageTree) -> Iterator[str]:
    """No label repeats the heading, and none of several is the heading."""
    named = [one for one in page.inside("main", "label", "legend") if page.text(one) == page.heading]
    headings = [one for one in named if page.within(one, tag="h1") or holds(one, "h1")]
    if len(named) > len(headings) or len(headings) > 1:
        yield f"the heading is said {len(named)} times"


@rule("Q-3")
def the_section_is_a_caption(page: PageTree) -> Iterator[str]:
    """The name of the section is above the heading, not in it."""
    for one in page.all("span", css="govuk-caption-l"):
        if page.within(one, tag="h1"):
            yield "the section is a part of the heading"
        elif page.order[one] > page.order[page.all("h1")[0]]:
            yield "the section stands below the heading"


@rule("Q-6")
def no_bar_of_progress(page: PageTree) -> Iterator[str]:
    """Nothing shows how far somebody is, because nobody knows before the answers are given."""
    bars = [
        one for one in page.elements if one.tag in ("progress", "meter") or one.get("role") == "progressbar"
    ]
    if bars or any(one.get("aria-current") == "step" for one in page.elements):
        yield "there is a bar of progress"


@rule("Q-8")
def the_browser_judges_nothing(page: PageTree) -> Iterator[str]:
    """No attribute makes the browser refuse an answer, cut it, or show words that vanish."""
    for element in page.all("input", "textarea", "select", "button"):
        for attribute in (
            "placeholder",
            "maxlength",
            "minlength",
            "required",
            "pattern",
            "min",
            "max",
            "step",
        ):
            if element.get(attribute) is not None:
                yield f"{element.tag} has {attribute}"
    if any(one.get("novalidate") is None for one in page.all("form")):
        yield "a form without novalidate"


@rule("Q-9")
def nothing_stands_in_the_way_of_typing(page: PageTree) -> Iterator[str]:
    """No slider, no picker, nothing that stops pasting or jumps on by itself."""
    for element in page.elements:
        if element.tag == "input" and element.get("type") in ("range", "color", "date", "time", "month"):
            yield f"an input of type {element.get('type')}"
        for attribute in ("onpaste", "oncopy", "ondrop", "data-autotab", "autofocus"):
            if element.get(attribute) is not None:
                yield f"{element.tag} has {attribute}"


@rule("BACK-1")
def the_way_back_is_a_link(page: PageTree) -> Iterator[str]:
    """There is one at most, above main, to a page of ours, and no breadcrumbs."""
    links = page.all(css="govuk-back-link")
    if len(links) > 1 or page.has(css="govuk-breadcrumbs"):
        yield "more than one way back"
    for link in links:
        if link.tag != "a" or not link.get("href", "").startswith("/"):
            yield f"the way back leads to {link.get('href')!r}"
        if page.within(link, tag="main") or page.order[link] > page.order[page.all("main")[0]]:
            yield "the way back is not above the content"


@rule("BACK-1")
def the_way_back_says_back(page: PageTree) -> Iterator[str]:
    """It says "Back", and only on pages of staff where to."""
    for link in page.all(css="govuk-back-link"):
        on_staff_page = link.get("href", "").startswith(STAFF)
        if page.text(link) != words(page, "Back") and not on_staff_page:
            yield f"the way back says {page.text(link)!r}"
