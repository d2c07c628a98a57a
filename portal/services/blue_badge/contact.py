"""How the council may reach the applicant, what they need to use it, and who helps (scheme A4, A14)."""

from portal.journey import (
    Checkboxes,
    Choice,
    EmailAddress,
    Name,
    Question,
    Radios,
    Section,
    TelephoneNumber,
    Text,
    Textarea,
    TextInput,
    all_of,
    any_of,
    given,
    includes,
)
from portal.services.blue_badge.eligibility import FAST_LANE
from portal.services.blue_badge.reasons import UNDER_3
from portal.services.blue_badge.who import HELPING

HELPER_NAME = Question(
    key="helper_name",
    ask=Text("What is your own name?"),
    about=(Text("So that the council knows who filled this in. The badge is not made out to you."),),
    answer=Name(),
    missing=Text("Enter your own name"),
    about_helper=True,
    leave=True,
    row=Text("Helper’s name"),
)

HELPER_JOB = Question(
    key="helper_job",
    ask=Text("What is your job, and who do you work for?"),
    hint=Text("For example, adviser at Example Advice Centre"),
    answer=TextInput(most=100),
    missing=Text("Enter your job and who you work for"),
    when=given("authority", "professional"),
    about_helper=True,
    leave=True,
    row=Text("Helper’s job"),
)

HELPER_EMAIL = Question(
    key="helper_email",
    ask=Text("What is your own email address?"),
    answer=EmailAddress(),
    missing=Text("Enter your own email address"),
    otherwise=Text("I do not want to give one"),
    about_helper=True,
    leave=True,
    row=Text("Helper’s email address"),
)

HELPER_PHONE = Question(
    key="helper_phone",
    ask=Text("What is your own phone number?"),
    answer=TelephoneNumber(),
    missing=Text("Enter your own phone number"),
    otherwise=Text("I do not want to give one"),
    about_helper=True,
    leave=True,
    row=Text("Helper’s phone number"),
)

REACHABLE = any_of(~given("helper_email", ""), ~given("helper_phone", ""))

CONTACT_WHO = Question(
    key="contact_who",
    ask=Text("Who should the council contact about this application?"),
    answer=Radios(
        (
            Choice("applicant", Text("The person the badge is for, or a letter to their home")),
            Choice("helper", Text("Me"), when=REACHABLE),
            Choice("both", Text("Both of us"), when=REACHABLE),
        )
    ),
    missing=Text("Select who the council should contact"),
    about_helper=True,
    leave=True,
    row=Text("Who to contact"),
)

HELPER = Section(
    key="helper",
    title=Text("You, the person helping"),
    when=HELPING,
    items=(HELPER_NAME, HELPER_JOB, HELPER_EMAIL, HELPER_PHONE, CONTACT_WHO),
)

EMAIL = Question(
    key="email",
    ask=Text("What is your email address?", they="What is their email address?"),
    hint=Text("The council uses it only for this application"),
    answer=EmailAddress(),
    missing=Text("Enter your email address", they="Enter their email address"),
    otherwise=Text("I do not have one", they="They do not have one"),
    row=Text("Email address"),
)

PHONE = Question(
    key="phone",
    ask=Text("What is your phone number?", they="What is their phone number?"),
    hint=Text("The council calls if something is missing or unclear"),
    answer=TelephoneNumber(),
    missing=Text("Enter your phone number", they="Enter their phone number"),
    otherwise=Text("I do not use a phone", they="They do not use a phone"),
    row=Text("Phone number"),
)

HAS_EMAIL = ~given("email", "")
HAS_PHONE = ~given("phone", "")

CONTACT_BY = Question(
    key="contact_by",
    ask=Text("How would you like the council to contact you?", they="How would they like the council to contact them?"),
    answer=Checkboxes(
        (
            Choice("email", Text("Email"), when=HAS_EMAIL),
            Choice("phone", Text("Phone call"), when=HAS_PHONE),
            Choice("text", Text("Text message"), when=HAS_PHONE),
            Choice("relay", Text("Relay UK or textphone"), when=HAS_PHONE),
            Choice("letter", Text("Letter")),
        )
    ),
    missing=Text("Select how the council should make contact"),
    when=~FAST_LANE,
    row=Text("Preferred contact"),
)  # fmt: skip

CONTACT = Section(
    key="contact",
    title=Text("How to contact you", they="How to contact them"),
    when=~all_of(HELPING, UNDER_3),
    items=(EMAIL, PHONE, CONTACT_BY),
)

ACCESS_NEEDS = Question(
    key="access_needs",
    ask=Text("Do you need any of these from the council?", they="Do they need any of these from the council?"),
    answer=Checkboxes(
        (
            Choice("large_print", Text("Large print")),
            Choice("easy_read", Text("Easy Read")),
            Choice("braille", Text("Braille")),
            Choice("audio", Text("Audio")),
            Choice("bsl", Text("A British Sign Language interpreter")),
            Choice("interpreter", Text("An interpreter for another language")),
            Choice("companion", Text("Somebody with me at an assessment", they="Somebody with them at an assessment")),
            Choice("home_visit", Text("An assessment at home or by phone or video")),
            Choice("more_time", Text("More time, or breaks")),
            Choice("other", Text("Something else")),
        ),
        none=Choice("none", Text("No, none of these")),
    ),
    missing=Text("Select what you need, or ‘No, none of these’", they="Select what they need, or ‘No, none of these’"),
    row=Text("Access needs"),
)  # fmt: skip

ACCESS_DETAILS = Question(
    key="access_details",
    ask=Text("Tell the council more about what you need", they="Tell the council more about what they need"),
    hint=Text("For example, the language, the size of print, or what makes a visit easier"),
    answer=Textarea(most=1000, rows=4),
    missing=Text("Enter what is needed"),
    otherwise=Text("There is nothing to add"),
    when=~includes("access_needs", "none"),
    row=Text("More about access needs"),
)

ACCESS = Section(
    key="access",
    title=Text("Help you need from the council", they="Help they need from the council"),
    items=(ACCESS_NEEDS, ACCESS_DETAILS),
)
