"""Each measure turns red on a text that is not plain, and stays green on one that is."""

from __future__ import annotations

import pytest

from tests.words.plain import (
    AGED_9,
    LOWER_SECONDARY,
    MOST_WORDS,
    banned,
    grade,
    hint_faults,
    long_sentences,
    long_words,
    page_faults,
    sentences,
    shouted,
    unexplained,
)
from tests.words.syllables import syllables

OFFICIAL = (
    "Applicants demonstrating considerable difficulty whilst ambulating may potentially be considered "
    "eligible subsequent to independent mobility assessment. Consideration necessitates supplementary "
    "documentation substantiating residential, medical and financial circumstances. "
)
EASY = (
    "You can send the letter later. We keep what you type. The council looks at it when the photo is there. "
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(
            ("make", 1),
            ("asked", 1),
            ("rules", 1),
            ("the", 1),
            ("somebody’s", 3),
            ("every", 2),
            ("safely", 2),
        ),
        *(
            ("wanted", 2),
            ("places", 2),
            ("title", 2),
            ("being", 2),
            ("diary", 3),
            ("patient", 2),
            ("client", 2),
        ),
        *(("council", 2), ("application", 4), ("organisation", 5), ("6", 1)),
    ],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    """Letters that are not said count for nothing, and two vowels may be two syllables."""
    assert syllables(word) == count


def test_sentences_end_where_they_end() -> None:
    """An address, a number with a point and a name of the law end no sentence; a colon does not either."""
    text = "Write to a.b@example.org, like 2.2: it helps. “Do it.” Then go.\nA label"
    assert sentences(text) == ["Write to Name, like 2.2: it helps.", "“Do it.", "Then go.", "A label"]
    assert sentences("See Disability Living Allowance for {name}.") == ["See Name for Name."]


def test_a_long_sentence_is_found() -> None:
    """26 words are too many, 25 are not, and those in a second sentence are not counted with the first."""
    fits = " ".join(["word"] * MOST_WORDS)
    assert long_sentences(f"{fits}. {fits}.") == []
    assert long_sentences(f"{fits} more. {fits}.") == [f"{fits} more."]
    assert long_sentences(f"{fits}: more")
    assert long_sentences(f"{fits}; more")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "For parking, e.g. at home",
            "A letter, etc.",
            "Cost per year",
            "Send it by post and/or email",
            "Well done!",
        ),
        *(
            "Click the button",
            "Tap here",
            "You don’t need it",
            "You can't",
            "in order to park",
            "Prior to that",
        ),
        *(
            "We will assist you",
            "approximately 6",
            "You require a photo",
            "To ensure this",
            "Log in",
            "for users",
        ),
        *(
            "the disabled",
            "Your session has ended",
            "Look to the right side",
            "a robust check",
            "regarding this",
        ),
        *("Please send it", "Sorry, this is wrong", "The date is invalid", "You forgot the date"),
    ],
)
def test_a_word_to_avoid_is_found(text: str) -> None:
    """Latin, clicking, short forms of not, the words of offices and of machines, pleading and blaming."""
    assert banned(text)


@pytest.mark.parametrize(
    "text", ["Cliciwch yma", "Llythyr, e.e. bil", "Mae’r dyddiad yn annilys", "Da iawn!"]
)
def test_a_welsh_word_to_avoid_is_found(text: str) -> None:
    """Welsh has a list of its own."""
    assert banned(text, "cy")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Sorry, there is a problem with the service",
            "GOV.UK One Login",
            "The person’s email",
            "Press “Send”",
        ),
        *(
            "A badge is right for them",
            "You signed in",
            "an expert",
            "The letter is about etching",
            "see the photo",
        ),
    ],
)
def test_plain_words_are_let_be(text: str) -> None:
    """A heading that the design system gives stays, a name stays, and no word is found within another."""
    assert banned(text) == []


def test_words_in_capitals_are_found() -> None:
    """No word is stressed by capitals, in any alphabet. Known short forms and codes have them."""
    assert shouted("Do NOT send it, NAWR. PIP, SR1, {NAME} and KJ3H0A are fine. ÂÔ") == ["NOT", "NAWR", "ÂÔ"]


def test_a_short_form_is_explained_on_its_page() -> None:
    """PIP is given in full somewhere on the page; what everybody knows by the short form need not be."""
    assert unexplained(["Your PIP letter", "A PDF from your GP"]) == {"PIP"}
    assert unexplained(["Your PIP letter", "It is about Personal Independence Payment (PIP)."]) == set()


def test_a_hint_is_one_short_sentence() -> None:
    """Two sentences are too many, and so are more than 20 words (Q-4)."""
    assert hint_faults("It is on the letter. Look there") == ["is more than one sentence"]
    assert hint_faults(" ".join(["word"] * 21)) == ["has more than 20 words"]
    assert hint_faults("For example, 27 3 1951, or Dr A Example, consultant") == []


def test_the_words_of_offices_ask_for_years_of_school() -> None:
    """A text of offices is beyond lower secondary education; one like ours is for readers of 9."""
    assert (grade([OFFICIAL] * 5) or 0) > LOWER_SECONDARY
    assert (grade([EASY] * 5) or 9) < AGED_9


def test_labels_do_not_make_a_page_look_easy() -> None:
    """Short labels are left out; a text of under 100 words is not measured, as nothing follows from it."""
    assert grade([OFFICIAL] * 5) == grade([OFFICIAL] * 5 + ["Name", "Send"] * 200)
    assert grade(["A short text."]) is None


def test_a_long_word_needs_a_reason() -> None:
    """A word of four syllables is found unless the list has a reason for it, which holds for many too."""
    assert long_words("Documentation for applications, and somebody’s application") == ["Documentation"]


def test_everything_wrong_with_a_page_is_said() -> None:
    """A page is judged block by block: sentences, words, capitals, short forms and reading age."""
    page = [*[OFFICIAL] * 5, "word " * 26, "Click it NOW, with PIP"]
    found = page_faults(page)
    for fault in (
        "26 words",
        "Click",
        "'NOW' is in capitals",
        "'PIP' is not said in full",
        "years of school",
    ):
        assert any(fault in one for one in found), fault
    assert page_faults([EASY] * 5) == []
    assert len(page_faults(["Cliciwch yma NAWR"], "cy")) == 2
