"""Reasons that a council assesses when no benefit or registration decides (scheme A3; dft-service A.2, A.3)."""

from portal.journey import (
    Checkboxes,
    Choice,
    Question,
    Section,
    Text,
    all_of,
    given,
    includes,
    yes_no,
)
from portal.services.blue_badge.benefits import (
    ADULT,
    MAIN_LIST_AGE,
    NOT_SURE,
    ORDINARY,
    QUALIFIES_BY_BENEFIT,
)

UNDER_3 = given("age", "under_2", "two")
"""Regulation 4: the child list is for those not more than 3; GOV.UK says under 3."""

REASONS = Question(
    key="reasons",
    ask=Text("Why do you need a Blue Badge?", they="Why do they need a Blue Badge?"),
    answer=Checkboxes(
        (
            Choice(
                "walking",
                Text("I cannot walk, or walking is very difficult",
                     they="They cannot walk, or walking is very difficult for them"),
                when=MAIN_LIST_AGE,
            ),
            Choice(
                "non_visible",
                Text("A condition people may not see makes journeys very difficult or dangerous"),
                Text("For example, autism, dementia, anxiety or a learning disability"),
                when=MAIN_LIST_AGE,
            ),
            Choice(
                "arms",
                Text("I drive, and a disability in both arms makes parking machines hard to use",
                     they="They drive, and a disability in both arms makes parking machines hard to use"),
                when=ADULT,
            ),
            Choice(
                "child_equipment",
                Text("A child under 3 always needs bulky medical equipment with them"),
                when=UNDER_3,
            ),
            Choice(
                "child_vehicle",
                Text("A child under 3 must always be near a vehicle for treatment or to get to hospital"),
                when=UNDER_3,
            ),
        ),
        none=Choice("none", Text("None of these fits")),
    ),
    missing=Text("Select why you need a Blue Badge, or ‘None of these fits’",
                 they="Select why they need a Blue Badge, or ‘None of these fits’"),
    when=all_of(ORDINARY, ~QUALIFIES_BY_BENEFIT, ~given("sight", "severely")),
    row=Text("Why a badge is needed"),
)  # fmt: skip

WALKING_IS = Question(
    key="walking_is",
    ask=Text("Which of these is true of your walking?", they="Which of these is true of their walking?"),
    answer=Checkboxes(
        (
            Choice("cannot", Text("I cannot walk at all", they="They cannot walk at all")),
            Choice("help", Text("I cannot walk without an aid or another person",
                                they="They cannot walk without an aid or another person")),
            Choice("very_hard", Text("Pain, breathlessness or the time it takes make it very difficult")),
            Choice("danger", Text("Walking could do me serious harm", they="Walking could do them serious harm")),
        ),
        none=Choice("none", Text("None of these is true")),
    ),
    missing=Text("Select what is true of your walking, or ‘None of these is true’",
                 they="Select what is true of their walking, or ‘None of these is true’"),
    when=includes("reasons", "walking"),
    row=Text("Walking"),
)  # fmt: skip

JOURNEYS_ARE = Question(
    key="journeys_are",
    ask=Text("What happens on your journeys?", they="What happens on their journeys?"),
    hint=Text("A journey is the walk between a parked car and the place you are going",
              they="A journey is the walk between a parked car and the place they are going"),
    answer=Checkboxes(
        (
            Choice("risk", Text("I am in danger near traffic, or a danger to others",
                                they="They are in danger near traffic, or a danger to others")),
            Choice("planning", Text("I find it a severe struggle to plan or follow a journey",
                                    they="They find it a severe struggle to plan or follow a journey")),
            Choice("control", Text("I find it difficult or impossible to control what I do, and do not see its effect",
                                   they="They find it difficult or impossible to control what they do, and do not see its effect")),
            Choice("overwhelmed", Text("I am often overwhelmed and lose control for a time",
                                       they="They are often overwhelmed and lose control for a time")),
            Choice("fear", Text("I often feel extreme anxiety or fear in open or public places",
                                they="They often feel extreme anxiety or fear in open or public places")),
            Choice("else", Text("Something else makes journeys very difficult")),
        ),
        none=Choice("none", Text("None of these happens")),
    ),
    missing=Text("Select what happens on your journeys, or ‘None of these happens’",
                 they="Select what happens on their journeys, or ‘None of these happens’"),
    when=includes("reasons", "non_visible"),
    row=Text("What happens on journeys"),
)  # fmt: skip

LASTING = Question(
    key="lasting",
    ask=Text("Do you expect your condition to last 3 years or more?", they="Do you expect their condition to last 3 years or more?"),
    hint=Text("Include the time that it has lasted already"),
    answer=yes_no(None, None, NOT_SURE),
    missing=Text("Select yes if you expect this to last 3 years or more",
                 they="Select yes if you expect this to last 3 years or more for them"),
    when=includes("reasons", "walking", "non_visible"),
    row=Text("Expected to last 3 years or more"),
)  # fmt: skip

ARMS_ARE = Question(
    key="arms_are",
    ask=Text("Which of these are true?"),
    about=(Text("The law asks for all three."),),
    answer=Checkboxes(
        (
            Choice("drives", Text("I drive regularly", they="They drive regularly")),
            Choice("both_arms", Text("I have a severe disability in both arms",
                                     they="They have a severe disability in both arms")),
            Choice("meters", Text("I cannot use some or all parking machines, or find it very difficult",
                                  they="They cannot use some or all parking machines, or find it very difficult")),
        ),
        none=Choice("none", Text("None of these is true")),
    ),
    missing=Text("Select which are true, or ‘None of these is true’"),
    when=includes("reasons", "arms"),
    row=Text("Driving and arms"),
)  # fmt: skip

REASONS_SECTION = Section(
    key="reasons_section",
    title=Text("Why a badge is needed"),
    stage="route",
    items=(REASONS, WALKING_IS, JOURNEYS_ARE, LASTING, ARMS_ARE),
)
