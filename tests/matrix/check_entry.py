"""T27: nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterator

from portal.journey import Address, Postcode, Question
from tests.matrix.drafts import answers_for
from tests.matrix.house import house
from tests.matrix.pages import JOURNEY
from tests.matrix.registry import Look, holds

FACTS = ("Name", "EmailAddress", "TelephoneNumber", "NationalInsuranceNumber", "Address", "Postcode")
"""Kinds of answer of which a person has one: whichever page asks, it is the same."""
ANOTHER = ("helper", "birth", "clinician")
"""How the keys begin of pages about somebody else, or about the name of before."""


def of_the_journey(look: Look) -> bool:
    """Hold where a question is opened for the first time."""
    return look.state.page.startswith(f"{JOURNEY}/") and look.state.state == "empty"


@holds("T27", of_the_journey)
def nothing_is_asked_twice(look: Look) -> Iterator[str]:
    """3.3.7: what was given before on the same way is filled in already, or is about somebody else."""
    key = look.state.page.partition("/")[2]
    page = house().home.pages_by_address[key]
    if not isinstance(page, Question):
        return
    before = [one for one in _before(page, look.state.voice) if _about(one) == _about(page)]
    boxes = {box.get("name"): box.get("value", "") for box in look.tree.controls}
    kind = type(page.answer).__name__
    for one in before:
        if kind in FACTS and type(one.answer).__name__ == kind and not any(boxes.values()):
            yield f"it asks for what {one.key} has asked for"
        if isinstance(page.answer, Address) and isinstance(one.answer, Postcode):
            if not any(value for name, value in boxes.items() if "postcode" in name):
                yield f"the postcode that was given at {one.key} is to be typed again"


def _before(page: Question, voice: str) -> Iterator[Question]:
    """Yield the questions that were answered before a page on its way."""
    at = house()
    for stop in at.known.path(answers_for(at, page.key, voice) or {}).stops:
        if stop.page.key == page.key:
            return
        if isinstance(stop.page, Question):
            yield stop.page


def _about(page: Question) -> str:
    return next((who for who in ANOTHER if page.key.startswith(who)), "")
