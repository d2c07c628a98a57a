"""What an address that shows no page answers with instead."""

from __future__ import annotations

from tests.matrix.house import house
from tests.matrix.keyed import standing_at
from tests.matrix.pages import Page
from tests.matrix.people import STANDS
from tests.matrix.posting import get
from tests.matrix.routes import address_of


def answers(page: Page) -> set[int]:
    """Return every status that somebody is answered with there."""
    at, found = house(), set[int]()
    if page.key:
        stage, path = standing_at(at, page)
        return {get(stage, path).status} if path else found
    given = {"name": at.home.assets.css_url.rpartition("/")[2]}
    for stand in STANDS:
        stage = stand.set_up(at, stand.voices[0], "en")
        for values in ({**given, **stage.values}, {**given, "wanted": "cy"}):
            if path := address_of(at, page, values):
                found.add(get(stage, path).status)
    return found
