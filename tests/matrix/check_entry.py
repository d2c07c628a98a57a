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


def of_facts(look: Look) -> bool:
    """Hold where a page asks for one of these facts, and is opened for the first time."""
    asked = _asked(look) if look.state.state == "empty" else None
    return bool(asked and _kind(asked) in FACTS)


@holds("T27", of_facts)
def nothing_is_asked_twice(look: Look) -> Iterator[str]:
    """3.3.7: what was given before on the same way is filled in already, or is about somebody else."""
    page = _asked(look)
    assert page
    before = [one for one in _before(page, look.state.voice) if _about(one) == _about(page)]
    boxes = {box.get("name"): box.get("value", "") for box in look.tree.controls}
    for one in before:
        if _kind(one) == _kind(page) and not any(boxes.values()):
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


def _asked(look: Look) -> Question | None:
    endpoint, _, address = look.state.page.partition("/")
    page = house().home.pages_by_address[address] if endpoint == JOURNEY else None
    return page if isinstance(page, Question) else None


def _kind(page: Question) -> str:
    return type(page.answer).__name__


def _about(page: Question) -> str:
    return next((who for who in ANOTHER if page.key.startswith(who)), "")
