"""EXIT, COOK, DET, SEL, TAB, STEP, EQ: parts that are used with care, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class
from tests.web.rules.words import words

COOKIES = ("session", "language", "staff")
"""Every cookie that the portal sets, without the prefix that a browser guards it by."""
SENSITIVE = ("ethnic group", "sexual orientation", "religion", "gender identity")


@rule("EXIT-1")
def leaving_quickly_comes_first(page: PageTree) -> Iterator[str]:
    """Where somebody may be at risk, leaving is the first thing a keyboard reaches and the first in sight."""
    forms = [one for one in page.all("form") if one.get("action") == "/leave"]
    if not forms:
        return
    buttons = [one for form in forms for one in form.iter("button")]
    if len(buttons) != 2 or not has_class(buttons[0], "govuk-skip-link"):
        yield "leaving quickly is not there twice, first as a skip link"
    said = words(page, "Exit this page")
    if any(not page.text(one).startswith(said) for one in buttons):
        yield f"leaving quickly is not called {said!r}"
    if page.order[forms[-1]] > page.order[page.all("main")[0]]:
        yield "leaving quickly is below the content"
    if any(one.get("method") != "post" for one in forms):
        yield "leaving quickly does not end the session"


@rule("COOK-1")
def no_banner_asks_for_cookies(page: PageTree) -> Iterator[str]:
    """There are only cookies that the service cannot do without, and nothing asks about them."""
    if page.has(css="govuk-cookie-banner"):
        yield "a banner asks for cookies"


@rule("COOK-1")
def every_cookie_is_listed(page: PageTree) -> Iterator[str]:
    """The page about cookies lists each by name, with what it is for and when it goes."""
    if page.heading != words(page, "Cookies"):
        return
    listed = {
        page.text(row.find("dt")).removeprefix("__Host-"): row.find("dd")
        for row in page.all("div", css="govuk-summary-list__row")
    }
    if set(listed) != set(COOKIES):
        yield f"the cookies listed are {sorted(listed)}"
    for name, told in listed.items():
        if told.find("br") is None or not page.text(told):
            yield f"the cookie {name} has no purpose or no end"


@rule("DET-1")
def nothing_is_hidden_in_details(page: PageTree) -> Iterator[str]:
    """What people need stands on the page."""
    if page.has("details"):
        yield "something is hidden in details"


@rule("SEL-1")
def nothing_is_chosen_from_a_menu(page: PageTree) -> Iterator[str]:
    """Choices are radios: a menu hides them and cannot be enlarged."""
    if page.has("select") or page.has("datalist"):
        yield "something is chosen from a menu"


@rule("TAB-1")
def nothing_is_behind_a_tab(page: PageTree) -> Iterator[str]:
    """No accordion and no tabs."""
    if any(page.has(css=name) for name in ("govuk-accordion", "govuk-tabs")):
        yield "something is behind a tab or in an accordion"


@rule("STEP-1")
def no_steps_beside_the_page(page: PageTree) -> Iterator[str]:
    """Step by step navigation belongs to GOV.UK's own pages."""
    if any("step-nav" in one.get("class", "") for one in page.elements):
        yield "there is step by step navigation"


@rule("EQ-1")
def who_somebody_is_otherwise_is_not_asked(page: PageTree) -> Iterator[str]:
    """The application asks nothing that only equality monitoring would need."""
    asked = " ".join(page.text(one) for one in page.inside("main", "legend", "label")).lower()
    yield from (f"{one!r} is asked for" for one in SENSITIVE if one in asked)
