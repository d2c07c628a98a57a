"""SUM, CYA: answers, listed to be checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.web.rules.questions import primary_buttons
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class, holds
from tests.web.rules.words import words

CHECK = "Check your answers before sending the application"


def rows(page: PageTree, of: Any) -> list[Any]:
    """Return the rows of a summary list."""
    return [one for one in of.iter("div") if has_class(one, "govuk-summary-list__row")]


def acts(row: Any) -> bool:
    """Say whether a row has something to press in its last column."""
    return any(has_class(one, "govuk-summary-list__actions") for one in row.iter("dd"))


@rule("SUM-1")
def what_changes_names_its_row(page: PageTree) -> Iterator[str]:
    """Behind "Change" stands, for those who hear links alone, what would be changed."""
    for one in page.all("a", "button"):
        if not page.within(one, css="govuk-summary-list__actions"):
            continue
        hidden = [each for each in one.iter("span") if has_class(each, "govuk-visually-hidden")]
        if not hidden or not page.text(hidden[0]):
            yield f"{page.text(one)!r} does not say of what"


@rule("SUM-1")
def rows_line_up(page: PageTree) -> Iterator[str]:
    """Where some rows can be changed, those that cannot are marked, so that the columns stay."""
    for listed in page.all("dl", css="govuk-summary-list"):
        all_rows = rows(page, listed)
        some = any(acts(row) for row in all_rows)
        for row in all_rows:
            if has_class(row, "govuk-summary-list__row--no-actions") != (some and not acts(row)):
                yield f"the row {page.text(row)[:30]!r} is not marked as one without actions, or is"
            if [one.tag for one in row][:2] != ["dt", "dd"]:
                yield f"the row {page.text(row)[:30]!r} is not a name and a value"


@rule("SUM-1")
def nothing_is_missing_in_silence(page: PageTree) -> Iterator[str]:
    """A row that can be changed has words for its answer, be it that none was given."""
    for listed in page.all("dl", css="govuk-summary-list"):
        for row in rows(page, listed):
            value = next((one for one in row if has_class(one, "govuk-summary-list__value")), None)
            if acts(row) and (value is None or not page.text(value)):
                yield f"the row {page.text(row)[:30]!r} has no answer"


@rule("CYA-1")
def the_check_says_what_to_do(page: PageTree) -> Iterator[str]:
    """The page to check answers on has its sections, each under its heading, and one act at its end."""
    if page.heading != words(page, CHECK):
        return
    before = [
        next(
            (one for one in reversed(page.elements[: page.order[each]]) if one.tag in ("h1", "h2", "dl")),
            None,
        )
        for each in page.all("dl", css="govuk-summary-list")
    ]
    if any(one is None or one.tag != "h2" for one in before):
        yield "answers to check that stand under no heading of their section"
    said = [page.text(one) for one in primary_buttons(page)]
    if said not in ([], [words(page, "Confirm and continue")]):
        yield f"the button below the answers says {said}"


@rule("CYA-1")
def agreeing_says_the_act(page: PageTree) -> Iterator[str]:
    """The button below a declaration says that one agrees and sends."""
    for box in page.of_type("checkbox"):
        if box.get("name") == "accept":
            form = page.around(box, tag="form")
            said = [page.text(one) for one in primary_buttons(page)]
            if said != [words(page, "Agree and send")] or not holds(form, "button"):
                yield f"the button below the declaration says {said}"
