"""BTN, LINK: what is pressed."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.rules.questions import primary_buttons
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class
from tests.web.rules.words import words

HARMLESS = ("/leave",)
"""Where pressing twice does what pressing once does, and waiting would hurt."""


@rule("BTN-1")
def one_button_is_primary(page: PageTree) -> Iterator[str]:
    """One button goes on, and whatever can be filled in can be sent."""
    primary = primary_buttons(page)
    if len(primary) > 1 or (not primary and page.controls):
        yield f"{len(primary)} primary buttons"


@rule("BTN-1")
def every_button_can_be_pressed(page: PageTree) -> Iterator[str]:
    """None is switched off."""
    for one in page.all("button", "input", "select", "textarea", "fieldset"):
        if one.get("disabled") is not None or one.get("aria-disabled") is not None:
            yield f"a {one.tag} is disabled"


@rule("BTN-1")
def pressing_twice_is_caught(page: PageTree) -> Iterator[str]:
    """A button that sends something takes no second press of a double click; to search twice is harmless."""
    for one in page.inside("main", "button", css="govuk-button"):
        form = page.around(one, tag="form")
        safe = form is None or form.get("role") == "search" or form.get("action") in HARMLESS
        if (
            one.get("type", "submit") == "submit"
            and not safe
            and one.get("data-prevent-double-click") != "true"
        ):
            yield f"the button {page.text(one)!r} can be pressed twice"


@rule("BTN-1")
def a_warning_is_pressed_not_followed(page: PageTree) -> Iterator[str]:
    """What destroys or ends something is a button in a form, and on pages for nothing else there is none."""
    for one in page.all(css="govuk-button--warning"):
        if one.tag != "button" or not page.within(one, tag="form"):
            yield f"the warning {page.text(one)!r} is no button of a form"


@rule("LINK-1")
def a_link_stays_in_its_window(page: PageTree) -> Iterator[str]:
    """A new tab opens only where the link says so, and tells the other side nothing."""
    for one in page.all("a", "form"):
        if one.get("target") is None:
            continue
        if words(page, "(opens in new tab)") not in page.text(one):
            yield f"{page.text(one)!r} does not say that it opens a tab"
        if set(one.get("rel", "").split()) < {"noreferrer", "noopener"}:
            yield f"{page.text(one)!r} tells the other side where it came from"


@rule("LINK-1")
def a_link_looks_like_one(page: PageTree) -> Iterator[str]:
    """A link of the content looks like a link or a button; the one button that goes on has its role."""
    for one in page.inside("main", "a"):
        if page.within(one, css="govuk-error-summary") or page.within(one, css="govuk-pagination"):
            continue
        if not has_class(one, "govuk-button") and not has_class(one, "govuk-link"):
            yield f"{page.text(one)!r} does not look like a link"
    for one in primary_buttons(page):
        if one.tag == "a" and one.get("role") != "button":
            yield f"{page.text(one)!r} looks like a button and is none"
