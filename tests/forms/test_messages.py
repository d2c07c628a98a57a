"""What is said when an answer of one input is wrong, in both voices, and what is let pass."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from portal.forms import QuestionForm, words
from portal.journey import (
    AnswerType,
    BadgeNumber,
    Checkboxes,
    Choice,
    DateInput,
    EmailAddress,
    NationalInsuranceNumber,
    Postcode,
    Radios,
    TelephoneNumber,
    Text,
    Textarea,
    TextInput,
    given,
)

BORN = DateInput(noun=Text("Your date of birth", they="Their date of birth"))
LISTED = (Choice("one", Text("One")), Choice("two", Text("Two"), when=given("two_is", "open")))
NONE = Choice("none", Text("None of these"))

TABLE = [
    (Radios(LISTED), {}, "Enter your thing"),
    (Radios(LISTED), {"thing": "three"}, "Enter your thing"),
    (Radios(LISTED), {"thing": "two"}, "Enter your thing"),
    (Radios(LISTED), {"thing": ["one", "two"]}, "Answer this question only once"),
    (Checkboxes(LISTED, NONE), {}, "Enter your thing"),
    (Checkboxes(LISTED, NONE), {"thing": ["one", "two"]}, "Enter your thing"),
    (Checkboxes(LISTED, NONE), {"thing": ["one", "none"]}, "Select “One” or “None of these”, not both"),
    (
        TextInput(most=5),
        {"thing": "abcdef"},
        "Your answer must be 5 characters or less. You have entered 6 characters",
    ),
    (TextInput(), {"thing": " \u200b\u3164 "}, "Enter your thing"),
    (TextInput(), {"thing": ["", "b"]}, "Answer this question only once"),
    (
        Textarea(),
        {"thing": "a" * 2045},
        "Your answer must be 2,000 characters or less. You have entered 2,045 characters",
    ),
    (
        Textarea(),
        {"thing": "a" + " " * 30_000 + "b"},
        "Your answer must be 2,000 characters or less. You have entered more than 20,000 characters",
    ),
    (Postcode(), {"thing": "CV1"}, "Postcode must have both its parts. You have entered only the first part"),
    (Postcode(), {"thing": "Coventry"}, "Postcode must be a full UK postcode"),
    (BadgeNumber(), {"thing": "A1"}, "Badge number must include at least 6 letters and numbers"),
    (BadgeNumber(), {"thing": "A1£"}, "Badge number must only include letters and numbers"),
    (
        NationalInsuranceNumber(),
        {"thing": "JG103759"},
        "National Insurance number must end with a letter: A, B, C or D",
    ),
    (
        NationalInsuranceNumber(),
        {"thing": "JG10375"},
        "National Insurance number must be 2 letters, 6 numbers, then A, B, C or D",
    ),
    (
        NationalInsuranceNumber(),
        {"thing": "QQ123456C"},
        "National Insurance number must start with 2 letters that are in use. Check the first 2 letters",
    ),
    (
        EmailAddress(),
        {"thing": "nusrat"},
        "Enter an email address in the correct format, like name@example.com",
    ),
    (
        EmailAddress(),
        {"thing": f"nusrat@{'example.' * 50}org"},
        "Email address must be 100 characters or less. You have entered 410 characters",
    ),
    (
        TelephoneNumber(),
        {"thing": "07700"},
        "Phone number must include at least 10 numbers, with the area code",
    ),
    (
        TelephoneNumber(),
        {"thing": "home"},
        "Phone number must only include numbers, spaces, brackets, dashes, a plus sign or an extension",
    ),
    (
        TelephoneNumber(),
        {"thing": "0" * 16},
        "Phone number must include no more than 15 numbers, not counting an extension",
    ),
]


@pytest.mark.parametrize(("answer", "raw", "message"), TABLE)
def test_what_is_wrong_is_said_in_plain_words_at_the_input(
    ask: Callable[..., QuestionForm], answer: AnswerType, raw: Any, message: str
) -> None:
    """Each mistake has its own words, linked to the input, or to the first of the choices."""
    form = ask(answer, {name: [value] if isinstance(value, str) else value for name, value in raw.items()})
    assert not form.validate()
    assert [(error.anchor, error.message) for error in form.errors] == [("thing", message)]


@pytest.mark.parametrize(
    ("answer", "raw", "message"),
    [
        (Postcode(), {}, "Enter their thing"),
        (
            BORN,
            {"thing-day": "9", "thing-month": "", "thing-year": ""},
            "Their date of birth must include a month and year",
        ),
        (
            Textarea(most=1),
            {"thing": "ab"},
            "The answer must be 1 characters or less. You have entered 2 characters",
        ),
    ],
)
def test_a_helper_is_spoken_to_about_the_applicant(
    ask: Callable[..., QuestionForm], answer: AnswerType, raw: Any, message: str
) -> None:
    """In the other voice nothing says "your"."""
    form = ask(answer, {name: [value] for name, value in raw.items()}, voice="they")
    assert not form.validate()
    assert [error.message for error in form.errors] == [message]


SAID = [
    text
    for value in vars(words).values()
    for text in (value.values() if isinstance(value, dict) else (value,))
    if isinstance(text, Text)
]


@pytest.mark.parametrize("text", SAID, ids=lambda text: text.you[:40])
def test_val_6_no_message_blames_or_begs(text: Text) -> None:
    """VAL-6: the words that blame, beg or sound official are never used, and "your" has its other voice."""
    banned = "please|sorry|valid|invalid|oops|forgot|forbidden|illegal|required|an error occurred"
    for said in (text.you, text.they or ""):
        assert not re.search(rf"\b({banned})\b", said, re.IGNORECASE)
        assert not said.endswith(".")
    assert not re.search(r"\byour\b", text.in_voice("they"), re.IGNORECASE)


def test_an_optional_question_may_be_left_blank(
    ask: Callable[..., QuestionForm], samples: tuple[AnswerType, ...]
) -> None:
    """Nothing given to an optional question is the answer NOT_GIVEN, whatever its type."""
    for answer in samples:
        form = ask(answer, {}, optional=True)
        assert form.validate()
        assert form.answer == ""


def test_checkboxes_come_back_in_the_order_offered(ask: Callable[..., QuestionForm]) -> None:
    """The answer does not depend on the order or number in which a browser sends the boxes."""
    form = ask(Checkboxes(LISTED), {"thing": ["two", "one", "two"]}, known={"two_is": "open"})
    assert form.validate()
    assert form.answer == ["one", "two"]


def test_inputs_of_other_pages_are_ignored(ask: Callable[..., QuestionForm]) -> None:
    """Only the page's own inputs are read and kept."""
    form = ask(Postcode(), {"thing": ["CV1 2AB"], "role": ["admin"], "thing-day": ["9"]})
    assert form.validate()
    assert form.raw == {"thing": ["CV1 2AB"]}
