"""What is said when something is wrong, and where its link leads."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from portal.forms import QuestionForm, words
from portal.journey import (
    Address,
    AnswerType,
    BadgeNumber,
    Checkboxes,
    Choice,
    DateInput,
    EmailAddress,
    Group,
    Name,
    NationalInsuranceNumber,
    Part,
    Postcode,
    Radios,
    TelephoneNumber,
    Text,
    Textarea,
    TextInput,
    given,
)

BORN = DateInput(noun=Text("Your date of birth", they="Their date of birth"), must_be="past", birthday=True)
ENDS = DateInput(noun=Text("The day it ends"), must_be="future")
LISTED = (Choice("one", Text("One")), Choice("two", Text("Two"), when=given("two_is", "open")))
NONE = Choice("none", Text("None of these"))
GROUP = Group(
    (
        Part("name", Text("Name of medicine"), TextInput(most=5), Text("Enter the name of the medicine")),
        Part("dose", Text("Dose"), TextInput(), Text("Enter the dose")),
        Part("clinic", Text("Postcode of clinic"), Postcode(), Text("Enter the postcode"), optional=True),
    )
)
PRINTER = "because that is all the badge printer takes"


def date(day: str, month: str, year: str) -> dict[str, str]:
    return {"thing-day": day, "thing-month": month, "thing-year": year}


TABLE = [
    (Radios(LISTED), {}, [("thing", "Enter your thing")]),
    (Radios(LISTED), {"thing": "three"}, [("thing", "Enter your thing")]),
    (Radios(LISTED), {"thing": "two"}, [("thing", "Enter your thing")]),
    (Radios(LISTED), {"thing": ["one", "two"]}, [("thing", "Answer this question only once")]),
    (Checkboxes(LISTED, NONE), {}, [("thing", "Enter your thing")]),
    (Checkboxes(LISTED, NONE), {"thing": ["one", "two"]}, [("thing", "Enter your thing")]),
    (
        Checkboxes(LISTED, NONE),
        {"thing": ["one", "none"]},
        [("thing", "Select “One” or “None of these”, not both")],
    ),
    (
        TextInput(most=5),
        {"thing": "abcdef"},
        [("thing", "Your answer must be 5 characters or less. You have entered 6 characters")],
    ),
    (TextInput(), {"thing": " \u200b\u3164 "}, [("thing", "Enter your thing")]),
    (TextInput(), {"thing": ["", "b"]}, [("thing", "Answer this question only once")]),
    (
        Textarea(),
        {"thing": "a" * 2045},
        [("thing", "Your answer must be 2,000 characters or less. You have entered 2,045 characters")],
    ),
    (
        Textarea(),
        {"thing": "a" + " " * 30_000 + "b"},
        [
            (
                "thing",
                "Your answer must be 2,000 characters or less. You have entered more than 20,000 characters",
            )
        ],
    ),
    (
        Postcode(),
        {"thing": "CV1"},
        [("thing", "Postcode must have both its parts. You have entered only the first part")],
    ),
    (Postcode(), {"thing": "Coventry"}, [("thing", "Postcode must be a full UK postcode")]),
    (BadgeNumber(), {"thing": "A1"}, [("thing", "Badge number must include at least 6 letters and numbers")]),
    (BadgeNumber(), {"thing": "A1£"}, [("thing", "Badge number must only include letters and numbers")]),
    (
        NationalInsuranceNumber(),
        {"thing": "JG103759"},
        [("thing", "National Insurance number must end with a letter: A, B, C or D")],
    ),
    (
        NationalInsuranceNumber(),
        {"thing": "JG10375"},
        [("thing", "National Insurance number must be 2 letters, 6 numbers, then A, B, C or D")],
    ),
    (
        NationalInsuranceNumber(),
        {"thing": "QQ123456C"},
        [
            (
                "thing",
                "National Insurance number must start with 2 letters that are in use. "
                "Check the first 2 letters",
            )
        ],
    ),
    (
        EmailAddress(),
        {"thing": "nusrat"},
        [("thing", "Enter an email address in the correct format, like name@example.com")],
    ),
    (
        EmailAddress(),
        {"thing": f"nusrat@{'example.' * 50}org"},
        [("thing", "Email address must be 100 characters or less. You have entered 410 characters")],
    ),
    (
        TelephoneNumber(),
        {"thing": "07700"},
        [("thing", "Phone number must include at least 10 numbers, with the area code")],
    ),
    (
        TelephoneNumber(),
        {"thing": "home"},
        [
            (
                "thing",
                "Phone number must only include numbers, spaces, brackets, dashes, "
                "a plus sign or an extension",
            )
        ],
    ),
    (
        TelephoneNumber(),
        {"thing": "0" * 16},
        [("thing", "Phone number must include no more than 15 numbers, not counting an extension")],
    ),
    (BORN, {}, [("thing-day", "Enter your thing")]),
    (BORN, date("9", "", ""), [("thing-month", "Your date of birth must include a month and year")]),
    (BORN, date("", "", "1951"), [("thing-day", "Your date of birth must include a day and month")]),
    (BORN, date("9", "3", ""), [("thing-year", "Your date of birth must include a year")]),
    (BORN, date("9", "3", "51"), [("thing-year", "Year must include 4 numbers")]),
    (BORN, date("9/3/51", "", ""), [("thing-year", "Year must include 4 numbers")]),
    (BORN, date("9", "3", "19511"), [("thing-year", "Year must include 4 numbers")]),
    (BORN, date("31", "2", "1985"), [("thing-day", "Your date of birth must be a real date")]),
    (BORN, date("1", "13", "1985"), [("thing-month", "Your date of birth must be a real date")]),
    (BORN, date("1", "1", "abcd"), [("thing-year", "Your date of birth must be a real date")]),
    (BORN, date("9" * 5000, "1", "1951"), [("thing-day", "Your date of birth must be a real date")]),
    (BORN, date("23", "11", "2026"), [("thing-day", "Your date of birth must be in the past")]),
    (BORN, date("01", "01", "0001"), [("thing-year", "Your date of birth must be in 1880 or later")]),
    (BORN, date("1", "1", "1879"), [("thing-year", "Your date of birth must be in 1880 or later")]),
    (
        BORN,
        date("1", "1", "1951") | {"thing-day": ["1", "2"]},
        [("thing-day", "Answer this question only once")],
    ),
    (ENDS, date("23", "11", "2026"), [("thing-day", "The day it ends must be in the future")]),
    (Name(), {}, [("thing-first", "Enter your thing")]),
    (Name(), {"thing-first": "Nusrat"}, [("thing-last", "Enter a last name")]),
    (
        Name(),
        {"thing-first": "R2", "thing-last": "<D2"},
        [
            ("thing-first", "First name must not include numbers"),
            ("thing-last", "Last name must not include numbers"),
        ],
    ),
    (
        Name(),
        {"thing-first": "-", "thing-last": "a<"},
        [
            ("thing-first", "First name must include at least one letter"),
            (
                "thing-last",
                "Last name must only include letters, spaces, hyphens, full stops and apostrophes",
            ),
        ],
    ),
    (
        Name(),
        {"thing-first": "a" * 41, "thing-last": "b"},
        [
            (
                "thing-first",
                f"First name must be 40 characters or less, {PRINTER}. You have entered 41 characters",
            )
        ],
    ),
    (Address(), {}, [("thing-line_1", "Enter your thing")]),
    (
        Address(),
        {"thing-line_2": "a" * 41},
        [
            ("thing-line_1", "Enter address line 1, typically the building and street"),
            (
                "thing-line_2",
                f"Address line 2 must be 40 characters or less, {PRINTER}. You have entered 41 characters",
            ),
            ("thing-town", "Enter a town or city"),
            ("thing-postcode", "Enter a postcode"),
        ],
    ),
    (
        GROUP,
        {},
        [("thing-name", "Enter the name of the medicine"), ("thing-dose", "Enter the dose")],
    ),
    (
        GROUP,
        {"thing-name": "abcdef", "thing-dose": "1", "thing-clinic": "x"},
        [
            (
                "thing-name",
                "“Name of medicine” must be 5 characters or less. You have entered 6 characters",
            ),
            ("thing-clinic", "“Postcode of clinic” must be a full UK postcode"),
        ],
    ),
]


@pytest.mark.usefixtures("on_monday")
@pytest.mark.parametrize(("answer", "raw", "expected"), TABLE)
def test_what_is_wrong_is_said_in_plain_words_at_the_right_input(
    ask: Callable[..., QuestionForm], answer: AnswerType, raw: Any, expected: Any
) -> None:
    """Each mistake has its own words, in page order, linked to the first wrong input."""
    form = ask(answer, {name: [value] if isinstance(value, str) else value for name, value in raw.items()})
    assert not form.validate()
    assert [(error.anchor, error.message) for error in form.errors] == expected


@pytest.mark.usefixtures("on_monday")
@pytest.mark.parametrize(
    ("answer", "raw", "message"),
    [
        (Postcode(), {}, "Enter their thing"),
        (BORN, date("9", "", ""), "Their date of birth must include a month and year"),
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


def test_an_optional_question_may_be_left_blank(ask: Callable[..., QuestionForm]) -> None:
    """Nothing given to an optional question is the answer NOT_GIVEN, whatever its type."""
    for answer in (Radios(LISTED), Checkboxes(LISTED), TextInput(), BORN, Name(), GROUP):
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
