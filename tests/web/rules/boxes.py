"""DATE, TEXT, AREA: boxes that somebody types into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class
from tests.web.rules.words import is_english

TYPED = ("text", "email", "tel", "password", "search", "url")
WIDTHS = [f"govuk-input--width-{width}" for width in (2, 2, 4)]
BIRTHDAY = ["bday-day", "bday-month", "bday-year"]
EXAMPLE = re.compile(r"\b(\d{1,2}) (\d{1,2}) (\d{4})\b")
NOT_WORDS = (
    *("given-name", "family-name", "additional-name", "name", "email", "username", "one-time-code"),
    *("current-password", "postal-code"),
)


@rule("DATE-1")
def a_date_is_three_boxes(page: PageTree) -> Iterator[str]:
    """A day, a month and a year, each as wide as it is long, in a group; a wrong part is red."""
    for date in page.all("div", css="govuk-date-input"):
        boxes = [*date.iter("input")]
        widths = [next((name for name in WIDTHS if has_class(one, name)), "") for one in boxes]
        if [one.get("type") for one in boxes] != ["text"] * 3 or widths != WIDTHS:
            yield f"a date has boxes of the widths {widths}"
        if any(one.get("inputmode") != "numeric" for one in boxes):
            yield "a box of a date does not ask for numbers"
        group = page.around(date, tag="fieldset")
        if group is None or group.get("role") != "group":
            yield "a date is not in a group"
        red = sum(has_class(one, "govuk-input--error") for one in boxes)
        wrong = page.within(date, css="govuk-form-group--error")
        if bool(red) != wrong:
            yield f"{red} boxes are red in a date that is {'wrong' if wrong else 'right'}"


@rule("DATE-2")
def only_a_birthday_is_filled_in(page: PageTree) -> Iterator[str]:
    """A birthday has all three of its tokens, or, when it is somebody else's, none; no other date has any."""
    for date in page.all("div", css="govuk-date-input"):
        tokens = [one.get("autocomplete") for one in date.iter("input")]
        if tokens != BIRTHDAY and set(tokens) not in ({None}, {"off"}):
            yield f"a date has the tokens {tokens}"


@rule("DATE-2")
def an_example_is_no_riddle(page: PageTree) -> Iterator[str]:
    """In an example the day is 13 or more and the month 9 or less, so that neither is taken for the other."""
    for hint in page.all("div", css="govuk-hint"):
        for day, month, _ in EXAMPLE.findall(page.text(hint)):
            if int(day) < 13 or int(month) > 9 or day.startswith("0") or month.startswith("0"):
                yield f"the example {day} {month} can be misread"


@rule("TEXT-1")
def a_label_stands_above(page: PageTree) -> Iterator[str]:
    """A box comes after its label, which ends without a colon."""
    labels = {one.get("for"): one for one in page.all("label")}
    for box in (*page.of_type(*TYPED, "file"), *page.inside("main", "textarea")):
        label = labels.get(box.get("id"))
        if label is not None and page.order[label] > page.order[box]:
            yield f"the label of {box.get('name')} is below it"
        if label is not None and page.text(label).endswith(":"):
            yield f"the label {page.text(label)!r} ends with a colon"


@rule("TEXT-1")
def numbers_are_text(page: PageTree) -> Iterator[str]:
    """A number is typed into a box of text, that no wheel turns and no browser empties."""
    for box in page.all("input"):
        if box.get("type") in ("number", "datetime-local", "week"):
            yield f"an input of type {box.get('type')}"


@rule("TEXT-2")
def codes_are_not_spell_checked(page: PageTree) -> Iterator[str]:
    """No red line stands under a name, an address, a code or a number."""
    for box in page.of_type(*TYPED):
        no_word = box.get("autocomplete") in NOT_WORDS or box.get("type") in ("email", "password")
        if no_word and box.get("spellcheck") != "false":
            yield f"{box.get('name')} is spell-checked"
    if is_english(page) and page.heading.endswith("Insurance number"):
        yield from (
            f"{one.get('name')} is spell-checked" for one in page.of_type("text") if not one.get("spellcheck")
        )


@rule("AREA-1")
def an_area_fits_its_text(page: PageTree) -> Iterator[str]:
    """A textarea has rows for what is to be said, and no count that runs down while somebody writes."""
    for area in page.inside("main", "textarea"):
        rows = area.get("rows", "")
        if not rows.isdigit() or not 3 <= int(rows) <= 12:
            yield f"{area.get('name')} has {rows or 'no'} rows"
    if page.has(css="govuk-character-count"):
        yield "characters are counted without a reason"
