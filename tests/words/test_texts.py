"""Every text is plain: in code and templates, in the journey, in both voices, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.catalogues import LANGUAGES
from portal.journey import Question, Radios
from portal.journey.wording import texts
from portal.services import blue_badge
from tests.words.gathered import by_page, english, journey, translated
from tests.words.lists import LONG_WORDS, MANDATED, SHORT_FORMS, TITLES
from tests.words.plain import (
    AGED_9,
    LOWER_SECONDARY,
    banned,
    grade,
    hint_faults,
    long_sentences,
    long_words,
    sentences,
    shouted,
    singular,
    unexplained,
    words,
)

OTHERS = [code for code in LANGUAGES if code != "en"]


def faults(measure: Callable[[str], list[str]]) -> list[str]:
    """Return what a measure finds in every English text, with where it stands."""
    return [
        f"{min(places)}: {text!r}: {fault}" for text, places in english().items() for fault in measure(text)
    ]


def test_every_text_is_measured() -> None:
    """The texts of the journey, of pages, of messages and of staff are there, each in both voices."""
    places = {place.partition(":")[0] for found in english().values() for place in found}
    assert {
        "journey",
        "portal/messages/codes.py",
        "portal/forms/words.py",
        "templates/office/case.html",
    } <= places
    assert {"What is your name?", "What is their name?", "Upload proof of identity"} <= english().keys()
    assert len(english()) > 1900


def test_no_sentence_is_long() -> None:
    """A sentence has at most 25 words."""
    assert faults(long_sentences) == []


def test_no_text_has_a_word_to_avoid() -> None:
    """No Latin, no clicking, no pleading or blaming, no words of offices or machines (VAL-6)."""
    assert faults(banned) == []


def test_nothing_is_in_capitals() -> None:
    """Only short forms that everybody knows, or that a page explains, are written in capitals."""
    assert faults(shouted) == []


def test_every_long_word_has_a_reason() -> None:
    """A word of four syllables or more is in `lists.toml` with why it is needed, or is not used."""
    assert faults(long_words) == []


def test_all_together_can_be_read_at_9() -> None:
    """The sentences of the portal ask for 4 years of school: a reading age of 9."""
    asked = grade(english())
    assert asked is not None
    assert asked <= AGED_9


def test_no_page_asks_for_more_than_lower_secondary_education() -> None:
    """Every page can be read after 9 years of school, those that quote the law too (WCAG 3.1.5)."""
    asked = {place: grade(found) for place, found in by_page().items()}
    assert len([one for one in asked.values() if one]) > 40
    assert {place: years for place, years in asked.items() if years and years > LOWER_SECONDARY} == {}


def test_every_hint_is_one_short_sentence() -> None:
    """A hint of the journey is one sentence of at most 20 words, in both voices (Q-4)."""
    hints = [
        (said.where, hint)
        for said in texts(journey())
        if said.kind == "hint"
        for hint in {said.text.you, said.text.in_voice("they")}
    ]
    assert len(hints) > 50
    assert [f"{where}: {hint!r} {fault}" for where, hint in hints for fault in hint_faults(hint)] == []


def test_short_forms_are_explained_where_they_are_used() -> None:
    """Each question and each rule says in full, once, what it calls by a short form (WCAG 3.1.4)."""
    pages: dict[str, list[str]] = defaultdict(list)
    for said in texts(journey(), blue_badge.RULES):
        pages[said.where] += {said.text.you, said.text.in_voice("they")}
    assert {where: found for where, each in pages.items() if (found := unexplained(each))} == {}


def choices() -> Iterator[tuple[str, set[str], str]]:
    """Yield the radios of the journey: which question, what may be chosen, what is said when nothing is."""
    for _, page in journey().pages:
        if isinstance(page, Question) and isinstance(page.answer, Radios):
            for missing in {page.missing.you, page.missing.in_voice("they")} if page.missing else ():
                yield page.key, {choice.value for choice in page.answer.all}, missing


def test_what_to_select_is_said_in_the_way_of_its_choices() -> None:
    """Where one is yes: “Select yes if”. Of two others: “Select if”. Of more: “Select” (RAD-3)."""
    found = [*choices()]
    assert sum({"yes", "no"} <= keys for _, keys, _ in found) > 10
    for key, keys, missing in found:
        begins = "Select yes if " if {"yes", "no"} <= keys else "Select if " if len(keys) == 2 else "Select "
        assert missing.startswith(begins), key


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_plain_too(language: str) -> None:
    """No sentence is long, no word is one to avoid or in capitals. No reading age: see `plain.py`."""
    found = translated(language)
    assert [one for text in found for one in (*long_sentences(text), *shouted(text))] == []
    assert [f"{text!r}: {fault}" for text in found for fault in banned(text, language)] == []


def test_the_lists_hold_nothing_that_is_not_used() -> None:
    """A reason for a word that nobody says any more goes, and so does a name or a short form."""
    others = (text for language in OTHERS for text in translated(language))
    round_kit = Path("docs/manual-round.md").read_text("utf-8")  # the statement reads its table
    every = "\n".join((round_kit, *english(), *others))
    said = {form for text in english() for one in sentences(text) for form in _forms(one)}
    assert {one for one in LONG_WORDS if one not in said} == set()
    assert {one for one in (*TITLES, *SHORT_FORMS) if one not in every} == set()
    assert all(reason for reason in LONG_WORDS.values())
    assert any(one in every for one in MANDATED)


def _forms(sentence: str) -> Iterator[str]:
    for word in words(sentence):
        yield from (word.lower(), singular(word))
