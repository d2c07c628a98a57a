"""The rules for England as data (scheme A2, A3). Nothing here refuses: only an officer does."""

from datetime import date
from typing import NamedTuple

from portal.journey import ALWAYS, Condition, Fact, Outcome, Rule, Section, Text, all_of, given, includes
from portal.services.blue_badge.benefits import MAIN_LIST_AGE, PIP_MOVING_QUALIFIES
from portal.services.blue_badge.reasons import UNDER_3

LASTS = ~given("lasting", "no")


class Source(NamedTuple):
    """Where a rule can be read, and the day it came into force where our sources give it."""

    text: Text
    href: str
    since: date | None = None


REGULATION_4 = Source(
    Text(
        "Disabled Persons (Badges for Motor Vehicles) (England) Regulations 2000, SI 2000/682, regulation 4"
    ),
    "https://www.legislation.gov.uk/uksi/2000/682",
)
AMENDED = Source(
    Text("SI 2000/682, regulation 4, as changed by SI 2019/891"),
    "https://www.legislation.gov.uk/uksi/2019/891",
    date(2019, 8, 30),
)
PRACTICE = Source(
    Text("No regulation: councils put these applications first as a matter of practice"),
    "https://www.gov.uk/apply-blue-badge",
)


def _rule(
    key: str, outcome: Outcome, route: str, when: Condition, because: Text, source: Source = REGULATION_4
) -> Rule:
    return Rule(
        key=key,
        outcome=outcome,
        route=route,
        when=when,
        because=because,
        source=source.text,
        href=source.href,
        since=source.since,
    )


AUTOMATIC = (
    _rule("pip_moving_around", "automatic", "pip", all_of(MAIN_LIST_AGE, PIP_MOVING_QUALIFIES),
          Text("your letter about Personal Independence Payment (PIP) gives 8 points or more for moving around",
               they="their letter about Personal Independence Payment (PIP) gives 8 points or more for moving around")),
    _rule("pip_journeys", "automatic", "pip", all_of(MAIN_LIST_AGE, given("pip_journeys", "e")),
          Text("your letter about Personal Independence Payment (PIP) gives letter E, 10 points, for planning and "
               "following journeys. It says that you cannot make any journey because of overwhelming psychological distress",
               they="their letter about Personal Independence Payment (PIP) gives letter E, 10 points, for planning and "
               "following journeys. It says that they cannot make any journey because of overwhelming psychological distress"), AMENDED),
    _rule("dla", "automatic", "dla", all_of(MAIN_LIST_AGE, given("dla_mobility", "higher")),
          Text("you get the higher rate of the mobility part of Disability Living Allowance (DLA)",
               they="they get the higher rate of the mobility part of Disability Living Allowance (DLA)")),
    _rule("afrfcs", "automatic", "afrfcs", all_of(MAIN_LIST_AGE, given("afrfcs_certified", "yes")),
          Text("the armed forces lump sum is within tariff levels 1 to 8. The letter also certifies a permanent and "
               "substantial disability that makes walking impossible or very hard")),
    _rule("wpms", "automatic", "wpms", all_of(MAIN_LIST_AGE, includes("benefits", "wpms")),
          Text("you get War Pensioners’ Mobility Supplement", they="they get War Pensioners’ Mobility Supplement")),
    _rule("sight", "automatic", "sight", all_of(MAIN_LIST_AGE, given("sight", "severely")),
          Text("you are registered as severely sight impaired (blind)",
               they="they are registered as severely sight impaired (blind)")),
)  # fmt: skip

ASSESSED = (
    _rule("end_of_life", "assessment", "end_of_life", given("end_of_life", "yes"),
          Text("a doctor or nurse has said that you may be near the end of your life",
               they="a doctor or nurse has said that they may be near the end of their life"), PRACTICE),
    _rule("child_equipment", "assessment", "child_equipment", all_of(UNDER_3, includes("reasons", "child_equipment")),
          Text("a child under 3 always needs bulky medical equipment with them")),
    _rule("child_vehicle", "assessment", "child_vehicle", all_of(UNDER_3, includes("reasons", "child_vehicle")),
          Text("a child under 3 must always be near a vehicle for treatment or to get to hospital")),
    _rule("walking", "assessment", "walking",
          all_of(MAIN_LIST_AGE, includes("walking_is", "cannot", "help", "very_hard", "danger"), LASTS),
          Text("you cannot walk, or walking is very difficult or dangerous for you",
               they="they cannot walk, or walking is very difficult or dangerous for them"),
          AMENDED),
    _rule("non_visible", "assessment", "non_visible",
          all_of(MAIN_LIST_AGE, LASTS,
                 includes("journeys_are", "risk", "planning", "control", "overwhelmed", "fear", "else")),
          Text("a condition people may not see makes your journeys very difficult or dangerous",
               they="a condition people may not see makes their journeys very difficult or dangerous"),
          AMENDED),
    _rule("arms", "assessment", "arms",
          all_of(includes("arms_are", "drives"), includes("arms_are", "both_arms"), includes("arms_are", "meters")),
          Text("you drive regularly, have a severe disability in both arms and find parking machines hard to use",
               they="they drive regularly, have a severe disability in both arms and find parking machines hard to use")),
)  # fmt: skip

UNLIKELY = (
    _rule("short_lived", "unlikely", "other", given("lasting", "no"),
          Text("the condition is expected to last less than 3 years. The law asks for an enduring disability, "
               "and councils read that as 3 years or more"), AMENDED),
    _rule("walking_not_met", "unlikely", "other", includes("walking_is", "none"),
          Text("none of the statements about walking is true of you",
               they="none of the statements about walking is true of them"), AMENDED),
    _rule("journeys_not_met", "unlikely", "other", includes("journeys_are", "none"),
          Text("none of the statements about journeys is true of you",
               they="none of the statements about journeys is true of them"), AMENDED),
    _rule("arms_not_met", "unlikely", "other", all_of(
              includes("reasons", "arms"),
              ~all_of(includes("arms_are", "drives"), includes("arms_are", "both_arms"), includes("arms_are", "meters"))),
          Text("these are not all so: driving regularly, a severe disability in both arms, and difficulty with "
               "parking machines. The law asks for all three")),
    _rule("nothing_fits", "unlikely", "other", includes("reasons", "none"),
          Text("none of the reasons in the law fits")),
)  # fmt: skip

RULES = (*AUTOMATIC, *ASSESSED, *UNLIKELY)

ROUTE = Fact(key="route", cases=(*((rule.route, rule.when) for rule in RULES), ("other", ALWAYS)))
OUTCOME = Fact(key="outcome", cases=(*((rule.outcome, rule.when) for rule in RULES), ("unlikely", ALWAYS)))
FAST_LANE = given("route", "end_of_life")

RESULT = Section(key="result", title=Text("What we found"), stage="route", items=(ROUTE, OUTCOME))
