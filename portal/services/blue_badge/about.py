"""Personal details, within what a badge order and its printer take (dft-back-office 2.14, 4.3)."""

from collections.abc import Mapping
from typing import Any

from portal.journey import (
    Address,
    Choice,
    Circumstances,
    Name,
    NationalInsuranceNumber,
    Question,
    Radios,
    Reading,
    Section,
    Text,
    all_of,
    given,
    yes_no,
)
from portal.services.blue_badge.benefits import ADULT
from portal.services.blue_badge.eligibility import FAST_LANE

NAME = Question(
    key="name",
    ask=Text("What is your name?", they="What is their name?"),
    hint=Text("As it should be on the badge"),
    about=(
        Text("Enter the name of the person the badge is for.", they="Enter the name of the person the badge is for, not your own."),
    ),
    answer=Name(),
    missing=Text("Enter your name", they="Enter their name"),
    row=Text("Name"),
)  # fmt: skip


def _printable(name: dict[str, str], circumstances: Circumstances) -> str:
    try:
        f"{name['first']}{name['last']}".encode("cp1252")
    except UnicodeEncodeError:
        return "no"
    return "yes"


def _names(circumstances: Circumstances) -> Mapping[str, Any]:
    return {"yes": {"first": "Nusrat", "last": "Farooq"}, "no": {"first": "Siân", "last": "Llŷr"}}


PRINTABLE = Reading(key="printable", of="name", outcomes=("yes", "no"), read=_printable, examples=_names)
"""The badge printer knows the letters of windows-1252 only, which lacks ŵ and ŷ (dft-back-office 4.3)."""

NAME_ON_BADGE = Question(
    key="name_on_badge",
    ask=Text("Some letters in your name are not on the badge printer. What should the council do?",
             they="Some letters in their name are not on the badge printer. What should the council do?"),
    about=(
        Text("We keep the name exactly as typed, in the application and in letters. Only the printed badge is limited."),
    ),
    answer=Radios(
        (
            Choice("nearest", Text("Print the nearest plain letters"), Text("For example, w for ŵ")),
            Choice("ask", Text("Ask me before printing", they="Ask before printing")),
        )
    ),
    missing=Text("Select if the council should print the nearest plain letters or ask before printing"),
    when=given("printable", "no"),
    row=Text("Name on the badge"),
)  # fmt: skip

BIRTH_NAME_DIFFERS = Question(
    key="birth_name_differs",
    ask=Text("Did you have a different name when you were born?", they="Did they have a different name when they were born?"),
    answer=yes_no(),
    missing=Text("Select yes if you had a different name when you were born",
                 they="Select yes if they had a different name when they were born"),
    when=~FAST_LANE,
    row=Text("Different name at birth"),
)  # fmt: skip

BIRTH_NAME = Question(
    key="birth_name",
    ask=Text("What was your name when you were born?", they="What was their name when they were born?"),
    answer=Name(),
    missing=Text("Enter the name at birth"),
    when=given("birth_name_differs", "yes"),
    row=Text("Name at birth"),
)

GENDER = Question(
    key="gender",
    ask=Text("What should the badge record as your sex or gender?", they="What should the badge record as their sex or gender?"),
    about=(
        Text("The national badge order asks for this, and the number printed on the badge has a letter for it."),
    ),
    answer=Radios(
        (
            Choice("female", Text("Female")),
            Choice("male", Text("Male")),
            Choice("unspecified", Text("I identify in a different way", they="They identify in a different way")),
        )
    ),
    missing=Text("Select what the badge should record"),
    when=~FAST_LANE,
    row=Text("Sex or gender on the badge"),
)  # fmt: skip

NATIONAL_INSURANCE = Question(
    key="national_insurance",
    ask=Text("What is your National Insurance number?", they="What is their National Insurance number?"),
    hint=Text(
        "It is on a National Insurance letter, a payslip or a benefit letter, for example QQ 12 34 56 C"
    ),
    about=(Text("It helps the council to match the application to benefit records."),),
    answer=NationalInsuranceNumber(),
    missing=Text("Enter the National Insurance number"),
    otherwise=Text("I do not have it or do not know it", they="They do not have it, or I do not know it"),
    when=all_of(ADULT, ~FAST_LANE),
    row=Text("National Insurance number"),
)


def _home_postcode(answers: Mapping[str, Any]) -> dict[str, str]:
    return {"postcode": answers.get("postcode", "")}


ADDRESS = Question(
    key="address",
    ask=Text("What is your home address?", they="What is their home address?"),
    answer=Address(),
    missing=Text("Enter your home address", they="Enter their home address"),
    prefill=_home_postcode,
    row=Text("Home address"),
    whereabouts=True,
    leave=True,
)

ABOUT = Section(
    key="about",
    title=Text("Your details", they="Their details"),
    items=(
        NAME,
        PRINTABLE,
        NAME_ON_BADGE,
        BIRTH_NAME_DIFFERS,
        BIRTH_NAME,
        GENDER,
        NATIONAL_INSURANCE,
        ADDRESS,
    ),
)
