"""T1, T4, T16, T20, T25: how a page is built, for whoever hears it or sees it without its styles."""

from __future__ import annotations

from collections.abc import Iterator

from tests.matrix.registry import Look, broken, holds
from tests.web.rules.tree import has_class


@holds("T1")
def it_is_well_formed(look: Look) -> Iterator[str]:
    """1.3.1, 4.1.2: no mistake in the HTML, no id twice, and every reference leads somewhere."""
    yield from broken(look, "T1")


@holds("T4")
def headings_and_landmarks_are_in_order(look: Look) -> Iterator[str]:
    """1.3.1, 2.4.6, 3.1.1: one h1, levels that never skip, one of each landmark, and a language."""
    yield from broken(look, "T4", "TPL-1", "TPL-3")


@holds("T16")
def colour_is_never_alone(look: Look) -> Iterator[str]:
    """1.4.1: what is red has a message in words, and what is coloured says what it means."""
    page = look.tree
    for group in page.all(css="govuk-form-group--error"):
        messages = [one for one in group.iter("p") if has_class(one, "govuk-error-message")]
        if not any(page.text(one) for one in messages):
            yield "a field is red without a word"
    for box in page.controls:
        if has_class(box, "govuk-input--error") and not page.within(box, css="govuk-form-group--error"):
            yield f"the box {box.get('name')} is red, and no group says why"
    for tag in page.all(css="govuk-tag"):
        if not page.text(tag):
            yield "a status is a colour without a word"


@holds("T20")
def the_order_makes_sense(look: Look) -> Iterator[str]:
    """1.3.2: heading, then what is asked, then where it is answered, then the button that sends it."""
    page = look.tree
    heading = page.all("h1")[:1]
    for one in heading:
        yield from (
            f"{box.get('name')} comes before the heading"
            for box in page.controls
            if page.order[box] < page.order[one]
        )
    for label in page.inside("main", "label"):
        box = page.ids.get(label.get("for", ""))
        if box is None:
            continue
        before = page.order[label] < page.order[box]
        if before == (box.get("type") in ("radio", "checkbox")):
            yield f"{page.text(label)!r} is on the wrong side of what it labels"
    for box in page.controls:
        for name in page.described_by(box):
            if name in page.ids and page.order[page.ids[name]] > page.order[box] and "-item-hint" not in name:
                yield f"{name} comes after what it describes"
    for form in page.inside("main", "form"):
        yield from _late(look, form)


def _late(look: Look, form: object) -> Iterator[str]:
    """Yield the controls of a form that come after the button that sends it."""
    page = look.tree
    boxes = [one for one in page.controls if page.around(one, tag="form") is form]
    buttons = [
        one
        for one in page.inside("main", "button", css="govuk-button")
        if page.around(one, tag="form") is form and one.get("type") == "submit"
    ]
    if boxes and buttons and page.order[buttons[-1]] < page.order[boxes[-1]]:
        yield f"{boxes[-1].get('name')} comes after the button"


@holds("T25")
def nothing_unfolds(look: Look) -> Iterator[str]:
    """4.1.2: no answer reveals a further question."""
    yield from broken(look, "RAD-4")
