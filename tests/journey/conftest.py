"""A small invented journey, a library card, in which each kind of page and condition occurs once."""

from datetime import date

import pytest

from portal.journey import (
    Bullets,
    Checkboxes,
    Choice,
    Circumstances,
    DateInput,
    ExitPage,
    Fact,
    Group,
    Journey,
    Link,
    Part,
    Question,
    Radios,
    Reading,
    Repeat,
    Section,
    Text,
    TextInput,
    all_of,
    given,
    includes,
    yes_no,
)

FOR = Question(
    key="who",
    ask=Text("Who is the card for?"),
    answer=Radios(
        (Choice("me", Text("Me")), Choice("friend", Text("A friend")), Choice("school", Text("A school")))
    ),
    missing=Text("Select who the card is for"),
)
SCHOOL = ExitPage(
    key="school",
    title=Text("Ask the library about schools"),
    body=(
        Text("Schools have their own form."),
        Bullets((Text("It is short"),)),
        Link(Text("Form"), "https://example.org"),
    ),
    when=given("who", "school"),
)
HELPED = Fact(key="helped", cases=(("yes", given("who", "friend")), ("no", given("who", "me"))))
BORN = Question(
    key="born",
    ask=Text("When were you born?", they="When were they born?"),
    answer=DateInput(noun=Text("Date of birth"), must_be="past"),
    missing=Text("Enter a date of birth"),
    otherwise=Text("That is not known"),
)
AGE = Reading(
    key="age",
    of="born",
    outcomes=("child", "adult"),
    read=lambda born, circumstances: "child" if born > f"{circumstances.today.year - 16}" else "adult",
    examples=lambda circumstances: {"child": f"{circumstances.today.year - 3}-05-01", "adult": "1951-03-27"},
)
PARENT = ExitPage(
    key="parent",
    title=Text("A parent signs for a child"),
    body=(Text("The library sends a form."),),
    when=given("age", "child"),
    go_on=Text("Go on without"),
)
LIKES = Question(
    key="likes",
    ask=Text("What do you like?", they="What do they like?"),
    answer=Checkboxes(
        (
            Choice("books", Text("Books")),
            Choice("maps", Text("Maps")),
            Choice("films", Text("Films"), when=~given("age", "child")),
            Choice("games", Text("Games")),
        ),
        none=Choice("none", Text("None of these")),
    ),
    missing=Text("Select what is liked"),
)
SHELF = Question(
    key="shelf",
    ask=Text("Which shelf of maps?"),
    answer=TextInput(),
    missing=Text("Enter a shelf"),
    when=all_of(includes("likes", "maps"), ~includes("likes", "books")),
    optional=True,
)
FRIEND = Question(
    key="friend_name",
    ask=Text("What is your own name?"),
    answer=TextInput(),
    missing=Text("Enter your own name"),
    when=given("helped", "yes"),
    about_helper=True,
)
HAS_LOANS = Question(
    key="has_loans",
    ask=Text("Do you have loans?", they="Do they have loans?"),
    answer=yes_no(),
    missing=Text("Select yes if there are loans"),
    when=includes("likes", "books", "films"),
)
LOANS = Repeat(
    key="loans",
    ask=Text("Loans"),
    add=Text("A loan"),
    another=Text("Is there another?"),
    missing=Text("Select yes if there is another"),
    noun=Text("loan"),
    item=Group((Part("title", Text("Title"), TextInput(), Text("Enter the title")),)),
    when=given("has_loans", "yes"),
    most=3,
)

CARD = Section(
    key="card",
    title=Text("The card"),
    stage="route",
    items=(FOR, SCHOOL, HELPED, BORN, AGE, PARENT, LIKES, SHELF),
)
HELPER = Section(key="helper", title=Text("You"), items=(FRIEND,), when=given("helped", "yes"))
BORROWING = Section(key="borrowing", title=Text("Loans now"), items=(HAS_LOANS, LOANS))


@pytest.fixture(scope="session")
def circumstances() -> Circumstances:
    """Give a day that stays."""
    return Circumstances(date(2027, 3, 9), lambda postcode: None)


@pytest.fixture(scope="session")
def card() -> Journey:
    """Give the journey to a library card."""
    return Journey(3, (CARD, HELPER, BORROWING))
