"""Which words of a page count as not translated."""

from __future__ import annotations

from dataclasses import replace

from tests.matrix.check_words import every_text_has_been_translated
from tests.matrix.our_words import somebodys
from tests.matrix.registry import Look
from tests.matrix.states import PAGES, states_of

OURS = "name address yes email phone upload medicines first last town child walking pip myself someone"


def test_own_words_are_nobodys() -> None:
    """What a question, a part or a choice is called excuses no word; what somebody typed does."""
    assert somebodys() & set(OURS.split()) == set()
    assert {"aisha", "khan", "farooq", "terrace", "coventry"} <= somebodys()


def test_a_text_in_no_catalogue_fails() -> None:
    """T31: a text that was said in English for want of a translation is a fault of its page."""
    page = next(one for one in PAGES if one.name == "pages.help_page")
    state = next(states_of(page, ("cy",), brief=True))
    assert list(every_text_has_been_translated(Look(state))) == []
    missed = replace(state, missed=("Queue",))
    assert list(every_text_has_been_translated(Look(missed))) == ["'Queue' is not translated"]
