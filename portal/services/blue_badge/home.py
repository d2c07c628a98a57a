"""Which council issues the badge: by postcode, always with a list to choose from instead (scheme D)."""

from collections.abc import Mapping
from typing import Any

from portal.journey import (
    Bullets,
    Choice,
    Circumstances,
    ExitPage,
    Link,
    Postcode,
    Question,
    Radios,
    Reading,
    Section,
    Text,
    any_of,
    given,
)

NONE_OF_THESE = "none"
FINDER = Link(Text("Find your council and apply on GOV.UK", they="Find their council and apply on GOV.UK"),
              "https://www.gov.uk/apply-blue-badge")  # fmt: skip

POSTCODE = Question(
    key="postcode",
    ask=Text("What is your home postcode?", they="What is their home postcode?"),
    hint=Text("We use it to find the council that gives out badges where you live",
              they="We use it to find the council that gives out badges where they live"),
    answer=Postcode(),
    missing=Text("Enter your home postcode", they="Enter their home postcode"),
    otherwise=Text("Choose the council from a list instead"),
    row=Text("Home postcode"),
    whereabouts=True,
    leave=True,
)  # fmt: skip


TRIED = (
    *("CV1 3BH", "B1 1BB", "WV1 1RL", "ST4 1HH", "CV34 4RL", "WR5 2NP", "HR1 2LX", "TF3 4JA"),
    *("ST16 2DH", "DY1 1HF", "B70 8SZ", "B91 3QB", "WS1 1TP", "SY2 6ND"),
)
"""A postcode in each council of the region, for walks and checks."""


def _area(postcode: str, circumstances: Circumstances) -> str:
    return (circumstances.council_of(postcode) or "outside") if postcode else "unknown"


def _postcodes(circumstances: Circumstances) -> Mapping[str, Any]:
    found = {circumstances.council_of(postcode): postcode for postcode in TRIED}
    ours = {code: postcode for code, postcode in found.items() if code}
    return {"unknown": "", "outside": "SW1A 2AA", **ours}


def area(councils: tuple[Choice, ...]) -> Reading:
    """Return the fact where a postcode lies: the code of the council that issues badges there, or outside."""
    outcomes = (*(each.value for each in councils), "outside", "unknown")
    return Reading(key="area", of="postcode", outcomes=outcomes, read=_area, examples=_postcodes)


def council_right(councils: tuple[Choice, ...]) -> Question:
    """Return the question whether the council found is the right one.

    A yes is the council's own code: said of one council, it is no answer once another postcode finds another.
    """
    yes = (Choice(each.value, Text("Yes"), when=given("area", each.value)) for each in councils)
    return Question(
        key="council_right",
        ask=Text("Is {council} your council for Blue Badges?",
                 they="Is {council} their council for Blue Badges?"),
        about=(
            Text("A postcode can lie in two areas, and some districts leave Blue Badges to the county council."),
        ),
        answer=Radios((*yes, Choice("no", Text("No, choose from a list")))),
        missing=Text("Select yes if this is your council", they="Select yes if this is their council"),
        when=given("area", *(each.value for each in councils)),
        row=Text("Council found from the postcode"),
    )  # fmt: skip


OUTSIDE_AREA = ExitPage(
    key="outside_area",
    title=Text("That postcode is outside the area we cover"),
    body=(
        Text("Badges there come from a council that does not use this service. GOV.UK leads to the right one."),
        FINDER,
        Text("If you think the postcode is in our area, you can choose your council from a list.",
             they="If you think the postcode is in our area, you can choose their council from a list."),
    ),
    when=given("area", "outside"),
    go_on=Text("Choose the council from a list"),
)  # fmt: skip


def council_choice(councils: tuple[Choice, ...]) -> Question:
    """Return the question that lists every council of this installation."""
    return Question(
        key="council_choice",
        ask=Text("Which council do you pay Council Tax to, or would you if you paid it?",
                 they="Which council covers the place where they live?"),
        about=(
            Text("If your council is a district, choose its county council.",
                 they="If their council is a district, choose its county council."),
        ),
        answer=Radios(councils, none=Choice(NONE_OF_THESE, Text("None of these"))),
        missing=Text("Select the council"),
        when=any_of(given("area", "outside", "unknown"), given("council_right", "no")),
        row=Text("Council chosen"),
    )  # fmt: skip


NO_COUNCIL = ExitPage(
    key="no_council",
    title=Text("Apply through another council"),
    body=(
        Text("This service covers the councils on the list only. No details have been sent."),
        Text("Use GOV.UK to:"),
        Bullets(
            (Text("find the council that gives out badges at any postcode"), Text("apply online or by phone"))
        ),
        FINDER,
    ),
    when=given("council_choice", NONE_OF_THESE),
)


def council(answers: Mapping[str, Any]) -> str | None:
    """Return the code of the council that the answers on the path lead to, or None while it is open."""
    found, chosen = answers.get("council_right"), answers.get("council_choice")
    code: str | None = chosen if found in (None, "no") else found
    return None if code == NONE_OF_THESE else code


def home(councils: tuple[Choice, ...]) -> Section:
    """Return the section for the councils of one installation."""
    return Section(
        key="home",
        title=Text("Your council", they="Their council"),
        stage="route",
        items=(
            POSTCODE,
            area(councils),
            council_right(councils),
            OUTSIDE_AREA,
            council_choice(councils),
            NO_COUNCIL,
        ),
    )
