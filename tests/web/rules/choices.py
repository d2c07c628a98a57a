"""RAD, CHK: radios and checkboxes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from portal.forms.words import AND_SELECT_ALL, OR, SELECT_ALL
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree, has_class
from tests.web.rules.words import words


def groups(page: PageTree, kind: str) -> list[list[Any]]:
    """Return the choices of one kind, those of one name together."""
    return [[*each] for _, each in groupby(page.of_type(kind), key=lambda one: one.get("name"))]


@rule("RAD-1")
def choices_stand_in_a_group(page: PageTree) -> Iterator[str]:
    """Choices are inside a fieldset with a legend, and each comes before its label."""
    for choice in page.of_type("radio", "checkbox"):
        if not page.within(choice, tag="fieldset"):
            yield f"the choice {choice.get('id')} is in no fieldset"
        label = next((one for one in page.all("label") if one.get("for") == choice.get("id")), None)
        if label is None or page.order[label] != page.order[choice] + 1:
            yield f"the choice {choice.get('id')} is not followed by its label"


@rule("RAD-1")
def one_choice_at_most_is_made(page: PageTree) -> Iterator[str]:
    """Of several radios one at most is chosen; side by side are only two short ones."""
    for radios in groups(page, "radio"):
        if sum(one.get("checked") is not None for one in radios) > 1:
            yield f"several choices of {radios[0].get('name')} are made"
        inline = page.within(radios[0], css="govuk-radios--inline")
        if inline and (len(radios) != 2 or any(len(label) > 12 for label in _labels(page, radios))):
            yield f"{radios[0].get('name')} has long choices side by side"


@rule("RAD-2")
def the_first_choice_has_the_id_of_the_group(page: PageTree) -> Iterator[str]:
    """So the link of an error reaches it; the others are numbered after it."""
    for choices in (*groups(page, "radio"), *groups(page, "checkbox")):
        name = choices[0].get("name")
        ids = [one.get("id") for one in choices]
        if ids != [name, *(f"{name}-{number}" for number in range(2, len(ids) + 1))]:
            yield f"the choices of {name} have the ids {ids}"


@rule("RAD-4")
def nothing_unfolds(page: PageTree) -> Iterator[str]:
    """No choice reveals a further question: that comes on a page of its own."""
    for one in page.of_type("radio", "checkbox"):
        if one.get("data-aria-controls") is not None or one.get("aria-controls") is not None:
            yield f"the choice {one.get('id')} reveals something"
    if page.has(css="govuk-radios__conditional") or page.has(css="govuk-checkboxes__conditional"):
        yield "something is revealed by a choice"


@rule("CHK-1")
def several_may_be_chosen(page: PageTree) -> Iterator[str]:
    """Above checkboxes stands that all may be selected that apply, unless there is one alone."""
    for boxes in groups(page, "checkbox"):
        hints = [page.text(page.ids[one]) for one in page.described_by(boxes[0]) if one in page.ids]
        after_a_hint = words(page, AND_SELECT_ALL.you).partition("{hint}")[2]
        said = any(hint.endswith((words(page, SELECT_ALL.you), after_a_hint)) for hint in hints)
        own = any("select all that apply" in hint.lower() for hint in hints)
        if len(boxes) > 1 and not said and not own:
            yield f"{boxes[0].get('name')} does not say that several may be selected"


@rule("CHK-1")
def none_of_them_comes_last(page: PageTree) -> Iterator[str]:
    """The choice that excludes the others is the last, after the word that divides it from them."""
    for boxes in groups(page, "checkbox"):
        alone = [one for one in boxes if one.get("data-behaviour") == "exclusive"]
        if alone and alone != boxes[-1:]:
            yield f"{boxes[0].get('name')} has a choice without others that is not the last"
        around = page.around(boxes[0], css="govuk-checkboxes")
        dividers = [one for one in around.iter("div") if has_class(one, "govuk-checkboxes__divider")]
        if alone and [page.text(one) for one in dividers] != [words(page, OR.you)]:
            yield f"{boxes[0].get('name')} does not divide the last choice from the others"


def _labels(page: PageTree, choices: list[Any]) -> list[str]:
    ids = {one.get("id") for one in choices}
    return [page.text(one) for one in page.all("label") if one.get("for") in ids]
