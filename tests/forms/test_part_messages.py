"""What is said when an answer of several inputs is wrong, and which of them it leads to."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.forms import QuestionForm
from portal.journey import Address, AnswerType, DateInput, Group, Name, Part, Postcode, Text, TextInput

BORN = DateInput(noun=Text("Your date of birth", they="Their date of birth"), must_be="past", birthday=True)
ENDS = DateInput(noun=Text("The day it ends"), must_be="future")
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
