"""What the council needs about an award or a registration that decides (dft-service 1.7, 1.8; scheme A2)."""

from portal.journey import DateInput, Question, Section, Text, TextInput, given, yes_no

AWARD_ENDS = Question(
    key="award_ends",
    ask=Text("Does the award have an end date?"),
    hint=Text("The letter says if it is ongoing"),
    answer=yes_no(no=Text("No, it is ongoing")),
    missing=Text("Select yes if the award has an end date"),
    row=Text("Award has an end date"),
)

AWARD_END = Question(
    key="award_end",
    ask=Text("When does the award end?"),
    hint=Text("For example, 27 3 2028"),
    answer=DateInput(noun=Text("The date the award ends"), must_be="future"),
    missing=Text("Enter the date the award ends"),
    when=given("award_ends", "yes"),
    row=Text("Award ends"),
)

AWARD = Section(
    key="award",
    title=Text("Your award", they="Their award"),
    when=given("route", "pip", "dla"),
    items=(AWARD_ENDS, AWARD_END),
)

REGISTER_COUNCIL = Question(
    key="register_council",
    ask=Text("Which council registered you?", they="Which council registered them?"),
    hint=Text("It may be a different council from the one you live in now",
              they="It may be a different council from the one they live in now"),
    answer=TextInput(most=100, width=30),
    missing=Text("Enter the name of the council"),
    otherwise=Text("I do not know"),
    row=Text("Council that holds the register"),
)  # fmt: skip

REGISTER = Section(
    key="register",
    title=Text("Your sight registration", they="Their sight registration"),
    when=given("route", "sight"),
    items=(REGISTER_COUNCIL,),
)
