"""VAL-1 to VAL-5: how a page says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, holds
from tests.web.rules.words import words

FOCUSABLE = ("input", "textarea", "select", "button", "a")


def links(page: PageTree) -> list[Any]:
    """Return the links of the error summary."""
    return [one for one in page.all("a") if page.within(one, css="govuk-error-summary__list")]


@rule("VAL-1")
def a_refusal_has_its_status(page: PageTree) -> Iterator[str]:
    """Whatever was refused comes back with 422 and a summary, and nothing else does."""
    if page.has(css="govuk-error-summary") != (page.status == 422):
        yield f"status {page.status} does not go with the error summary"


@rule("VAL-1")
def the_summary_comes_first(page: PageTree) -> Iterator[str]:
    """There is one, it is the first thing in main, before the h1, and has its heading."""
    found = page.all(css="govuk-error-summary")
    if not found:
        return
    first = next(
        (one for one in page.after(page.all("main")[0]) if page.text(one) and one.tag != "div"), None
    )
    if len(found) > 1 or first is None or not page.within(first, css="govuk-error-summary"):
        yield "the error summary is not the first thing in main"
    heading = [page.text(one) for one in found[0].iter("h2")]
    if heading != [words(page, "There is a problem")]:
        yield f"the heading of the error summary is {heading}"


@rule("VAL-3")
def each_error_leads_to_its_field(page: PageTree) -> Iterator[str]:
    """A link of the summary leads to what takes the focus: a box, or the first choice of its group."""
    for link in links(page):
        target = page.ids.get(link.get("href", "")[1:])
        if target is None or target.tag not in FOCUSABLE or target.get("type") == "hidden":
            yield f"the error {page.text(link)!r} leads to nothing that takes the focus"
        elif target.get("type") in ("radio", "checkbox"):
            group = [one for one in page.controls if one.get("name") == target.get("name")]
            if group[0] is not target:
                yield f"the error {page.text(link)!r} does not lead to the first choice"
    if page.has(css="govuk-error-summary") and not links(page):
        yield "an error summary without a link"


@rule("VAL-4")
def field_and_summary_say_the_same(page: PageTree) -> Iterator[str]:
    """The words of the summary stand at the field, and those at the field in the summary."""
    messages = [page.text(one) for one in page.all(css="govuk-error-message")]
    error, told = f"{words(page, 'Error')}: ", [page.text(link) for link in links(page)]
    yield from (f"a message begins {one[:20]!r}" for one in messages if not one.startswith(error))
    said = [one.removeprefix(error) for one in messages]
    # A message about the whole form stands in the summary alone; several lines about files are one message.
    if said:
        yield from (f"no field says {one!r}" for one in told if not any(one in each for each in said))
    if len(set(said)) > len(set(told)):
        yield "a field says what the summary does not"


@rule("VAL-4")
def a_field_is_described_by_its_error(page: PageTree) -> Iterator[str]:
    """A message has an id by which its field or group is described, and a hidden word before it."""
    for message in page.all(css="govuk-error-message"):
        hidden = [one for one in message.iter("span") if "govuk-visually-hidden" in one.get("class", "")]
        if len(hidden) != 1:
            yield "no hidden word says that a message is an error"
        if not any(message.get("id", "?") in page.described_by(one) for one in page.controls):
            yield f"nothing is described by {page.text(message)!r}"


@rule("VAL-5")
def the_summary_is_announced(page: PageTree) -> Iterator[str]:
    """The script knows the summary, and what is read out at once is inside of what takes the focus."""
    for summary in page.all(css="govuk-error-summary"):
        if summary.get("data-module") != "govuk-error-summary" or summary.get("role"):
            yield "the error summary is not one that the script knows"
        alerts = [one for one in summary if one.tag == "div" and one.get("role") == "alert"]
        if len(alerts) != 1 or not holds(alerts[0], "ul"):
            yield "the error summary is not read out"


@rule("VAL-7")
def errors_stand_alone(page: PageTree) -> Iterator[str]:
    """No banner competes with an error summary."""
    if page.has(css="govuk-error-summary") and page.has(css="govuk-notification-banner"):
        yield "a notification banner beside an error summary"
