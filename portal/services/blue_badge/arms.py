"""Driving with a severe disability in both arms (regulation 4(2)(e); scheme A3; dft-service 1.10)."""

from portal.journey import Question, Section, Text, Textarea, TextInput, all_of, given, includes, yes_no

DRIVE_OFTEN = Question(
    key="drive_often",
    ask=Text("How often do you drive?", they="How often do they drive?"),
    hint=Text("For example, 3 days a week"),
    answer=TextInput(most=100, width=20),
    missing=Text("Enter how often you drive", they="Enter how often they drive"),
    row=Text("How often they drive"),
)

ADAPTED = Question(
    key="adapted",
    ask=Text("Is the vehicle you drive adapted for you?", they="Is the vehicle they drive adapted for them?"),
    answer=yes_no(),
    missing=Text("Select yes if the vehicle is adapted"),
    row=Text("Adapted vehicle"),
)

ADAPTATION = Question(
    key="adaptation",
    ask=Text("How is the vehicle adapted?"),
    answer=TextInput(most=255),
    missing=Text("Enter how the vehicle is adapted"),
    when=given("adapted", "yes"),
    row=Text("How it is adapted"),
)

METERS = Question(
    key="meters",
    ask=Text("What makes parking machines hard for you to use?", they="What makes parking machines hard for them to use?"),
    hint=Text("Say which kinds, and which parts of using them"),
    answer=Textarea(most=1000),
    missing=Text("Describe what makes parking machines hard to use"),
    row=Text("Parking machines"),
)  # fmt: skip

ARMS = Section(
    key="arms",
    title=Text("Your driving", they="Their driving"),
    when=all_of(given("outcome", "assessment", "unlikely"), includes("reasons", "arms")),
    items=(DRIVE_OFTEN, ADAPTED, ADAPTATION, METERS),
)
