"""What decides early which questions follow: a badge held now, age, and the end of life (scheme A2, A3, A12)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.journey import (
    BadgeNumber,
    Choice,
    Circumstances,
    DateInput,
    ExitPage,
    Link,
    Question,
    Radios,
    Reading,
    Section,
    Text,
    all_of,
    given,
    yes_no,
)

HAS_BADGE = Question(
    key="has_badge",
    ask=Text("Do you have a Blue Badge now?", they="Do they have a Blue Badge now?"),
    hint=Text("Include a badge that has run out"),
    answer=yes_no(),
    missing=Text("Select yes if you have a Blue Badge now", they="Select yes if they have a Blue Badge now"),
)

BADGE_NUMBER = Question(
    key="badge_number",
    ask=Text("What is the number on the badge?"),
    hint=Text("The first 6 letters or numbers on the front, for example KJ3H0A"),
    answer=BadgeNumber(),
    missing=Text("Enter the first 6 letters or numbers of the badge number"),
    otherwise=Text("I do not know the number"),
    when=given("has_badge", "yes"),
    row=Text("Badge number"),
)

BADGE_EXPIRY = Question(
    key="badge_expiry",
    ask=Text("When does the badge run out, or when did it?"),
    hint=Text("For example, 31 8 2027"),
    answer=DateInput(noun=Text("The date the badge runs out")),
    missing=Text("Enter the date the badge runs out"),
    otherwise=Text("I do not know the date"),
    when=given("has_badge", "yes"),
    row=Text("Badge runs out"),
)

DATE_OF_BIRTH = Question(
    key="date_of_birth",
    ask=Text("What is your date of birth?", they="What is their date of birth?"),
    hint=Text("For example, 27 3 1951"),
    about=(Text("The rules differ by age, so this decides what we ask next."),),
    answer=DateInput(noun=Text("Date of birth"), must_be="past", birthday=True),
    missing=Text("Enter your date of birth", they="Enter their date of birth"),
    row=Text("Date of birth"),
    key_fact=True,
)


def years_between(birth: date, today: date) -> int:
    """Return the age in whole years."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _age(born: str, circumstances: Circumstances) -> str:
    years = years_between(date.fromisoformat(born), circumstances.today)
    if years < 2:
        return "under_2"
    if years < 3:
        return "two"
    return "3_to_15" if years < 16 else "16_or_over"


def _birthdays(circumstances: Circumstances) -> Mapping[str, Any]:
    year = circumstances.today.year
    return {
        "under_2": f"{year - 1}-01-01",
        "two": f"{year - 3}-12-31" if (circumstances.today.month, circumstances.today.day) < (12, 31) else f"{year - 2}-01-01",
        "3_to_15": f"{year - 9}-06-15",
        "16_or_over": "1951-03-27",
    }  # fmt: skip


AGE = Reading(
    key="age",
    of="date_of_birth",
    outcomes=("under_2", "two", "3_to_15", "16_or_over"),
    read=_age,
    examples=_birthdays,
)
"""Regulation 4: the main list is for people more than 2 years old, the child list for those not more than 3.

So a two-year-old may fit either list, and is asked about both (SI 2000/682 as at 2012, REG4-2012; scheme A2).
"""

FOR_A_CHILD = ExitPage(
    key="for_a_child",
    title=Text("Is somebody applying for this child?"),
    body=(
        Text(
            "This date of birth is that of a child under 3. "
            "When somebody applies for a child, the council also needs to know who that is."
        ),
        Link(Text("Start again and choose ‘A child’"), "/apply"),
    ),
    when=all_of(given("applying_for", "myself"), given("age", "under_2", "two")),
    go_on=Text("Continue all the same"),
)

GROWN_UP = ExitPage(
    key="grown_up",
    title=Text("Is this application for a child?"),
    body=(
        Text("This date of birth is that of somebody aged 16 or over, and the first answer was ‘A child’."),
        Link(Text("Start again and choose ‘Somebody else’"), "/apply"),
    ),
    when=all_of(given("applying_for", "child"), given("age", "16_or_over")),
    go_on=Text("Continue all the same"),
)

END_OF_LIFE = Question(
    key="end_of_life",
    ask=Text("Has a doctor or nurse said that you may be near the end of your life?",
             they="Has a doctor or nurse said that they may be near the end of their life?"),
    about=(
        Text("If so, we ask only a few questions and put your application near the front of your council’s queue.",
             they="If so, we ask only a few questions and put the application near the front of their council’s queue."),
        Text("The doctor or nurse may have filled in a form called SR1 (it used to be called DS1500). You do not need to have the form."),
    ),
    answer=Radios(
        (
            Choice("yes", Text("Yes")),
            Choice("no", Text("No")),
            Choice("rather_not_say", Text("I would rather not say"), Text("We will ask the usual questions")),
        )
    ),
    missing=Text("Select yes if a doctor or nurse has said this"),
    row=Text("Near the end of life"),
)  # fmt: skip

PERSON = Section(
    key="person",
    title=Text("Your badge and age", they="Their badge and age"),
    stage="route",
    items=(HAS_BADGE, BADGE_NUMBER, BADGE_EXPIRY, DATE_OF_BIRTH, AGE, FOR_A_CHILD, GROWN_UP, END_OF_LIFE),
)
