"""Walking in full: what the expert assessor weighs (scheme A3; dft-service 1.9, P40 to P45)."""

from portal.journey import (
    Checkboxes,
    Choice,
    Group,
    Part,
    Question,
    Radios,
    Repeat,
    Section,
    Text,
    Textarea,
    TextInput,
    all_of,
    given,
    includes,
    yes_no,
)

ASSESSED_WALKING = all_of(given("outcome", "assessment", "unlikely"), includes("reasons", "walking"))

WALKING_HARD = Question(
    key="walking_hard",
    ask=Text("What makes walking hard for you?", they="What makes walking hard for them?"),
    answer=Checkboxes(
        (
            Choice("pain", Text("Pain")),
            Choice("breath", Text("Breathlessness")),
            Choice("balance", Text("Balance, coordination or posture")),
            Choice("danger", Text("Walking is dangerous to my health or safety", they="Walking is dangerous to their health or safety")),
            Choice("other", Text("Something else")),
        )
    ),
    missing=Text("Select what makes walking hard"),
    when=~includes("walking_is", "none"),
    row=Text("What makes walking hard"),
)  # fmt: skip

PAIN = Question(
    key="pain",
    ask=Text("What is the pain like when you walk?", they="What is the pain like when they walk?"),
    hint=Text("Where it is, how soon it starts, how strong it gets and what eases it"),
    answer=Textarea(),
    missing=Text("Describe the pain"),
    when=includes("walking_hard", "pain"),
    row=Text("Pain"),
)

BREATHLESS_WHEN = Question(
    key="breathless_when",
    ask=Text("When do you get breathless?", they="When do they get breathless?"),
    answer=Checkboxes(
        (
            Choice("uphill", Text("Walking up a slight hill")),
            Choice("keeping_up", Text("Keeping up with other people on level ground")),
            Choice("own_pace", Text("Walking at my own pace on level ground", they="Walking at their own pace on level ground")),
            Choice("dressing", Text("Getting dressed or leaving home")),
            Choice("other", Text("At other times")),
        )
    ),
    missing=Text("Select when breathlessness happens"),
    when=includes("walking_hard", "breath"),
    row=Text("Breathless when"),
)  # fmt: skip

BREATHLESS_OTHER = Question(
    key="breathless_other",
    ask=Text(
        "At what other times do you get breathless?", they="At what other times do they get breathless?"
    ),
    answer=TextInput(most=255),
    missing=Text("Enter the other times"),
    when=includes("breathless_when", "other"),
    row=Text("Breathless at other times"),
)

BALANCE = Question(
    key="balance",
    ask=Text("How does your balance or posture affect your walking?", they="How does their balance or posture affect their walking?"),
    answer=Textarea(),
    missing=Text("Describe how balance or posture affects walking"),
    when=includes("walking_hard", "balance"),
    row=Text("Balance, coordination or posture"),
)  # fmt: skip

FALLS = Question(
    key="falls",
    ask=Text("Have you seen a health professional about falls in the last 12 months?",
             they="Have they seen a health professional about falls in the last 12 months?"),
    answer=yes_no(),
    missing=Text("Select yes if a health professional has been seen about falls"),
    when=includes("walking_hard", "balance"),
    row=Text("Seen about falls in 12 months"),
)  # fmt: skip

DANGER = Question(
    key="danger",
    ask=Text("Why is walking dangerous for you?", they="Why is walking dangerous for them?"),
    answer=Textarea(),
    missing=Text("Describe why walking is dangerous"),
    when=includes("walking_hard", "danger"),
    row=Text("Why walking is dangerous"),
)

DANGER_CONDITION = Question(
    key="danger_condition",
    ask=Text("Do you have a chest, lung or heart condition, or epilepsy?",
             they="Do they have a chest, lung or heart condition, or epilepsy?"),
    answer=yes_no(),
    missing=Text("Select yes if there is a chest, lung or heart condition, or epilepsy"),
    when=includes("walking_hard", "danger"),
    row=Text("Chest, lung, heart or epilepsy"),
)  # fmt: skip

WALKING_OTHER = Question(
    key="walking_other",
    ask=Text("What else makes walking hard for you?", they="What else makes walking hard for them?"),
    answer=Textarea(),
    missing=Text("Describe what else makes walking hard"),
    when=includes("walking_hard", "other"),
    row=Text("What else makes walking hard"),
)

USES_AIDS = Question(
    key="uses_aids",
    ask=Text("Do you use anything, or anyone, to help you walk?", they="Do they use anything, or anyone, to help them walk?"),
    hint=Text("For example, a stick, a frame, a wheelchair or somebody’s arm"),
    answer=yes_no(),
    missing=Text("Select yes if an aid or a person helps"),
    row=Text("Uses an aid or a person"),
)  # fmt: skip

AIDS = Repeat(
    key="aids",
    ask=Text("Aids and people who help you walk", they="Aids and people who help them walk"),
    add=Text("An aid, or a person who helps"),
    another=Text("Do you need to add another?"),
    missing=Text("Select yes if you need to add another"),
    noun=Text("aid"),
    item=Group(
        (
            Part("what", Text("What or who it is"), TextInput(most=100), Text("Enter what or who it is"), row=Text("Aid or person")),
            Part("when", Text("When it is used"), TextInput(most=100), Text("Enter when it is used"), Text("For example, outdoors only")),
            Part("from", Text("Where it came from"), Radios(
                (
                    Choice("prescribed", Text("A hospital, GP or physiotherapist")),
                    Choice("bought", Text("It was bought")),
                    Choice("social", Text("Social services or a charity")),
                    Choice("person", Text("It is a person")),
                )), Text("Select where it came from"), row=Text("From")),
        )
    ),
    when=given("uses_aids", "yes"),
    row=Text("Aids and people"),
)  # fmt: skip

WALKING_TIME = Question(
    key="walking_time",
    ask=Text("How long can you walk before you have to stop?", they="How long can they walk before they have to stop?"),
    hint=Text("On a usual day, with any aids you use", they="On a usual day, with any aids they use"),
    answer=Radios(
        (
            Choice("cannot", Text("I cannot walk", they="They cannot walk"), when=~includes("walking_is", "none")),
            Choice("under_1", Text("Less than 1 minute")),
            Choice("1_to_5", Text("1 to 5 minutes")),
            Choice("5_to_10", Text("More than 5 and up to 10 minutes")),
            Choice("over_10", Text("More than 10 minutes")),
        )
    ),
    missing=Text("Select how long you can walk", they="Select how long they can walk"),
    row=Text("Time before stopping"),
)  # fmt: skip

WALKING_PLACE = Question(
    key="walking_place",
    ask=Text("Name a walk you can manage", they="Name a walk they can manage"),
    about=(Text("From where to where, so that the council can see how far it is. "
                "Then say how long it takes, with stops."),),
    answer=Group(
        (
            Part("place", Text("From where to where"), TextInput(most=100), Text("Enter from where to where"),
                 Text("For example, from my front door to the bus stop on Broad Lane",
                      they="For example, from their front door to the bus stop on Broad Lane")),
            Part("time", Text("How long it takes"), TextInput(most=100, width=20), Text("Enter how long it takes")),
        )
    ),
    missing=Text("Enter a walk and how long it takes"),
    otherwise=Text("I cannot think of one"),
    when=~given("walking_time", "cannot"),
    row=Text("A walk that can be managed"),
)  # fmt: skip

WALKING = Section(
    key="walking",
    title=Text("Your walking", they="Their walking"),
    when=ASSESSED_WALKING,
    items=(
        WALKING_HARD,
        PAIN,
        BREATHLESS_WHEN,
        BREATHLESS_OTHER,
        BALANCE,
        FALLS,
        DANGER,
        DANGER_CONDITION,
        WALKING_OTHER,
        USES_AIDS,
        AIDS,
        WALKING_TIME,
        WALKING_PLACE,
    ),
)
