"""Conditions, treatments, medicines and professionals (scheme A3; dft-service 1.9, P39, P46 to P51)."""

from portal.journey import (
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

ASSESSED = all_of(given("outcome", "assessment", "unlikely"), ~given("route", "end_of_life"))
ANOTHER = Text("Do you need to add another?")
ANOTHER_MISSING = Text("Select yes if you need to add another")
BODY_OR_MIND = includes("reasons", "walking", "non_visible", "none")

CONDITIONS = Question(
    key="conditions",
    ask=Text(
        "What conditions or disabilities do you have?", they="What conditions or disabilities do they have?"
    ),
    hint=Text("What each is called, if known, and how it affects everyday life"),
    answer=Textarea(most=5000, rows=8),
    missing=Text("Describe the conditions or disabilities"),
    row=Text("Conditions or disabilities"),
)

HAS_TREATMENTS = Question(
    key="has_treatments",
    ask=Text("Do you have treatment for this, or have you had any?", they="Do they have treatment for this, or have they had any?"),
    hint=Text("Operations, therapy or clinics in the last 10 years, now, or booked in the next 3 years"),
    answer=yes_no(),
    missing=Text("Select yes if there is or was any treatment"),
    when=BODY_OR_MIND,
    row=Text("Treatment"),
)  # fmt: skip

TREATMENTS = Repeat(
    key="treatments",
    ask=Text("Treatments"),
    add=Text("A treatment"),
    another=ANOTHER,
    missing=ANOTHER_MISSING,
    noun=Text("treatment"),
    item=Group(
        (
            Part("what", Text("What the treatment is"), TextInput(most=100), Text("Enter what the treatment is"), row=Text("Treatment")),
            Part("time", Text("Is it past, current or planned?"), Radios(
                (
                    Choice("past", Text("Past")),
                    Choice("ongoing", Text("Current")),
                    Choice("future", Text("Planned")),
                )), Text("Select if it is past, current or planned"), row=Text("Past, current or planned")),
            Part("when", Text("When, or how often"), TextInput(most=100), Text("Enter when, or how often"),
                 Text("For example, March 2027 or every 2 weeks")),
            Part("hope", Text("What improvement is expected"), TextInput(most=100), Text("Enter what is expected"), optional=True),
        )
    ),
    when=given("has_treatments", "yes"),
)  # fmt: skip

HAS_MEDICINES = Question(
    key="has_medicines",
    ask=Text("Do you take medicines for this?", they="Do they take medicines for this?"),
    hint=Text("Include ones bought without a prescription"),
    answer=yes_no(),
    missing=Text("Select yes if medicines are taken"),
    when=BODY_OR_MIND,
    row=Text("Takes medicines"),
)

MEDICINES = Repeat(
    key="medicines",
    ask=Text("Medicines"),
    add=Text("A medicine"),
    another=ANOTHER,
    missing=ANOTHER_MISSING,
    noun=Text("medicine"),
    item=Group(
        (
            Part("name", Text("Name of the medicine"), TextInput(most=100), Text("Enter the name of the medicine"), row=Text("Medicine")),
            Part("prescribed", Text("Is it prescribed?"), yes_no(), Text("Select yes if it is prescribed"), row=Text("Prescribed")),
            Part("dose", Text("Dose"), TextInput(most=100, width=20), Text("Enter the dose"), Text("For example, 1 tablet of 50mg")),
            Part("often", Text("How often"), TextInput(most=100, width=20), Text("Enter how often"), Text("For example, twice a day")),
        )
    ),
    when=given("has_medicines", "yes"),
)  # fmt: skip

HAS_PROFESSIONALS = Question(
    key="has_professionals",
    ask=Text("Is there a professional who knows how this affects you?", they="Is there a professional who knows how this affects them?"),
    about=(
        Text("For example, a consultant, nurse, therapist, psychologist, social worker or teacher. "
             "The law does not let your own GP be the assessor, so somebody besides your GP helps most.",
             they="For example, a consultant, nurse, therapist, psychologist, social worker or teacher. "
             "The law does not let their own GP be the assessor, so somebody besides their GP helps most."),
    ),
    answer=yes_no(),
    missing=Text("Select yes if there is a professional"),
    row=Text("Knows a professional"),
)  # fmt: skip

PROFESSIONALS = Repeat(
    key="professionals",
    ask=Text("Professionals"),
    add=Text("A professional"),
    another=ANOTHER,
    missing=ANOTHER_MISSING,
    noun=Text("professional"),
    item=Group(
        (
            Part("name", Text("Name and job"), TextInput(most=100), Text("Enter the name and job"),
                 Text("For example, Dr A Example, consultant")),
            Part("place", Text("Where they work"), TextInput(most=100), Text("Enter where they work")),
        )
    ),
    when=given("has_professionals", "yes"),
)  # fmt: skip

HEALTH = Section(
    key="health",
    title=Text("Your health", they="Their health"),
    when=ASSESSED,
    items=(
        CONDITIONS,
        HAS_TREATMENTS,
        TREATMENTS,
        HAS_MEDICINES,
        MEDICINES,
        HAS_PROFESSIONALS,
        PROFESSIONALS,
    ),
)
