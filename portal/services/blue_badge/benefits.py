"""Benefits and registration that lead to a badge without assessment in England (scheme A2; dft-service 3.3)."""

from portal.journey import (
    Checkboxes,
    Choice,
    Question,
    Radios,
    Section,
    Text,
    all_of,
    any_of,
    given,
    includes,
    yes_no,
)

ADULT = given("age", "16_or_over")
MAIN_LIST_AGE = given("age", "two", "3_to_15", "16_or_over")
"""Regulation 4: more than 2 years old."""
ORDINARY = ~given("end_of_life", "yes")
NOT_SURE = Choice("not_sure", Text("I am not sure"))

BENEFITS = Question(
    key="benefits",
    ask=Text("Which of these do you get?", they="Which of these do they get?"),
    answer=Checkboxes(
        (
            Choice("pip", Text("Personal Independence Payment (PIP)"), when=ADULT),
            Choice("dla", Text("Disability Living Allowance (DLA)")),
            Choice("attendance_allowance", Text("Attendance Allowance"), Text("By itself it does not lead to a badge, but the letter can help"), when=ADULT),
            Choice(
                "afrfcs",
                Text("A lump sum from the Armed Forces and Reserve Forces Compensation Scheme"),
                when=ADULT,
            ),
            Choice("wpms", Text("War Pensioners’ Mobility Supplement"), when=ADULT),
        ),
        none=Choice("none", Text("None of these")),
    ),
    missing=Text("Select the benefits you get, or ‘None of these’",
                 they="Select the benefits they get, or ‘None of these’"),
    when=all_of(MAIN_LIST_AGE, ORDINARY),
    row=Text("Benefits"),
)  # fmt: skip

PIP_LETTER = Text(
    "Look at the decision letter about Personal Independence Payment (PIP). "
    "It comes from the Department for Work and Pensions (DWP). The scores are usually on the last two pages. Select the words that are in the letter.",
)

PIP_MOVING_AROUND = Question(
    key="pip_moving_around",
    ask=Text("What does your PIP letter say about moving around?",
             they="What does their PIP letter say about moving around?"),
    about=(PIP_LETTER,),
    answer=Radios(
        (
            Choice("a", Text("Can stand and then move more than 200 metres"), Text("Letter A, 0 points")),
            Choice("b", Text("Can stand and then move more than 50 metres but no more than 200 metres"), Text("Letter B, 4 points")),
            Choice("c", Text("Can stand and then move unaided more than 20 metres but no more than 50 metres"), Text("Letter C, 8 points")),
            Choice("d", Text("Can stand and then move, using an aid, more than 20 metres but no more than 50 metres"), Text("Letter D, 10 points")),
            Choice("e", Text("Can stand and then move more than 1 metre but no more than 20 metres"), Text("Letter E, 12 points")),
            Choice("f", Text("Cannot stand, or cannot move more than 1 metre"), Text("Letter F, 12 points")),
            Choice("not_sure", Text("I do not have the letter, or I am not sure")),
        )
    ),
    missing=Text("Select what the PIP letter says about moving around"),
    when=includes("benefits", "pip"),
    row=Text("PIP: moving around"),
)  # fmt: skip

PIP_MOVING_QUALIFIES = given("pip_moving_around", "c", "d", "e", "f")

PIP_JOURNEYS = Question(
    key="pip_journeys",
    ask=Text("What does your PIP letter say about planning and following journeys?",
             they="What does their PIP letter say about planning and following journeys?"),
    about=(
        PIP_LETTER,
        Text("Two answers give 10 points, but the rules treat them differently. Go by the words, not by the points."),
    ),
    answer=Radios(
        (
            Choice("a", Text("Can plan and follow a route without help"), Text("Letter A, 0 points")),
            Choice("b", Text("Needs prompting to make any journey, to avoid overwhelming psychological distress"), Text("Letter B, 4 points")),
            Choice("c", Text("Cannot plan the route of a journey"), Text("Letter C, 8 points")),
            Choice("d", Text("Cannot follow the route of an unfamiliar journey without another person, an assistance dog or an aid"), Text("Letter D, 10 points")),
            Choice("e", Text("Cannot make any journey because it would cause overwhelming psychological distress"), Text("Letter E, 10 points")),
            Choice("f", Text("Cannot follow the route of a familiar journey without another person, an assistance dog or an aid"), Text("Letter F, 12 points")),
            Choice("not_sure", Text("I do not have the letter, or I am not sure")),
        )
    ),
    missing=Text("Select what the PIP letter says about planning and following journeys"),
    when=all_of(includes("benefits", "pip"), ~PIP_MOVING_QUALIFIES),
    row=Text("PIP: planning and following journeys"),
)  # fmt: skip

DLA_MOBILITY = Question(
    key="dla_mobility",
    ask=Text("Which rate of the DLA mobility part do you get?", they="Which rate of the DLA mobility part do they get?"),
    hint=Text("The letter about Disability Living Allowance (DLA) shows the rate"),
    answer=Radios(
        (
            Choice("higher", Text("The higher rate")),
            Choice("lower", Text("The lower rate")),
            Choice("none", Text("No mobility part, only care")),
            NOT_SURE,
        )
    ),
    missing=Text("Select the rate of the DLA mobility part"),
    when=includes("benefits", "dla"),
    row=Text("DLA mobility rate"),
)  # fmt: skip

AFRFCS_TARIFF = Question(
    key="afrfcs_tariff",
    ask=Text("Was the lump sum within tariff levels 1 to 8?"),
    hint=Text("The letter from the Ministry of Defence shows the level"),
    answer=yes_no(None, None, NOT_SURE),
    missing=Text("Select yes if the lump sum was within tariff levels 1 to 8"),
    when=includes("benefits", "afrfcs"),
    row=Text("Armed forces: tariff 1 to 8"),
)

AFRFCS_CERTIFIED = Question(
    key="afrfcs_certified",
    ask=Text(
        "Does the letter certify a permanent and substantial disability that makes walking impossible or very hard?"
    ),
    hint=Text("The letter from the Ministry of Defence says so if it does"),
    answer=yes_no(None, None, NOT_SURE),
    missing=Text("Select yes if the letter certifies this"),
    when=given("afrfcs_tariff", "yes"),
    row=Text("Armed forces: certified"),
)

QUALIFIES_BY_BENEFIT = any_of(
    PIP_MOVING_QUALIFIES,
    given("pip_journeys", "e"),
    given("dla_mobility", "higher"),
    given("afrfcs_certified", "yes"),
    includes("benefits", "wpms"),
)

SIGHT = Question(
    key="sight",
    ask=Text("Are you registered with a council because of your sight?",
             they="Are they registered with a council because of their sight?"),
    answer=Radios(
        (
            Choice("severely", Text("Yes, as severely sight impaired (blind)")),
            Choice("partially", Text("Yes, as sight impaired (partially sighted)")),
            Choice("no", Text("No")),
            NOT_SURE,
        )
    ),
    missing=Text("Select how you are registered, or ‘No’", they="Select how they are registered, or ‘No’"),
    when=all_of(MAIN_LIST_AGE, ORDINARY, ~QUALIFIES_BY_BENEFIT),
    row=Text("Registered because of sight"),
)  # fmt: skip

BENEFITS_SECTION = Section(
    key="entitlements",
    title=Text("Benefits and registration"),
    stage="route",
    items=(BENEFITS, PIP_MOVING_AROUND, PIP_JOURNEYS, DLA_MOBILITY, AFRFCS_TARIFF, AFRFCS_CERTIFIED, SIGHT),
)
