"""What the holder says when they let somebody help: one short form, read into the terms of a permit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from portal.access import Level, Mode, Terms
from portal.forms import QuestionForm, Raw, View, form_for
from portal.journey import Checkboxes, Choice, DateInput, Group, Part, Question, Radios, Say, Text, TextInput
from portal.web.dates import day_words

USUAL, LONGEST = timedelta(weeks=4), timedelta(days=90)
"""How long a permit lasts unless the holder says otherwise, and at most (reliability.md, T07)."""

RELATIONSHIPS = (
    Choice("partner", Text("Partner, husband or wife")),
    Choice("parent", Text("Parent or guardian")),
    Choice("daughter", Text("Daughter")),
    Choice("son", Text("Son")),
    Choice("relative", Text("Other relative")),
    Choice("friend", Text("Friend or neighbour")),
    Choice("carer", Text("Carer")),
    Choice("adviser", Text("Adviser, for example of an advice centre")),
    Choice("staff", Text("Library or council staff")),
    Choice("other", Text("Somebody else")),
)

FILL = Choice(
    Level.FILL,
    Text("Fill in answers"),
    Text(
        "They see the answers and can change them. They cannot upload papers or send the application",
    ),
)
UPLOAD = Choice(
    Level.UPLOAD,
    Text("Fill in answers and upload papers"),
    Text(
        "They also see the papers and the photo, and can add or remove them. They cannot send the application"
    ),
)
SEND = Choice(
    Level.SEND,
    Text("Fill in, upload and send"),
    Text(
        "They can also agree to the declaration for you and send the application",
        they="They can also agree to the declaration and send the application",
    ),
)
LEVELS = (FILL, UPLOAD, SEND)

AUTHORITIES = (
    Choice("parent", Text("They are my parent or guardian, and I am under 16",
                          they="They are the parent or guardian of a child under 16")),
    Choice("attorney", Text("They are my attorney, by a lasting power of attorney",
                            they="They are the attorney, by a lasting power of attorney")),
    Choice("deputy", Text("They are my deputy, appointed by the Court of Protection",
                          they="They are the deputy, appointed by the Court of Protection")),
    Choice("appointee", Text("They are my appointee, and deal with my benefits",
                             they="They are the appointee, and deal with the benefits")),
)  # fmt: skip
NO_AUTHORITY = Choice("none", Text("None of these"))

HIDE = Choice(
    "hide",
    Text("Keep my address from this helper", they="Keep the address from this helper"),
    Text(
        "Then they cannot open the questions about where you live, or letters and proofs that may show it. "
        "You answer and upload those yourself",
        they="Then they cannot open the questions about where the person lives, or letters and proofs that "
        "may show it. You answer and upload those yourself",
    ),
)

KNOWN_AS = Text("Who are they to you?", they="Who are they to the person the badge is for?")

OFFER = Question(
    key="helper",
    ask=Text("Let somebody help you", they="Let somebody else help"),
    answer=Group(
        (
            Part("name", Text("Full name of the helper"), TextInput(most=80),
                 Text("Enter the full name of the helper")),
            Part("relationship", KNOWN_AS, Radios(RELATIONSHIPS), Text("Select who they are")),
            Part("level", Text("What may they do?"), Radios(LEVELS), Text("Select what they may do")),
            Part("until", Text("What is the last day they may help?"), DateInput(noun=Text("The last day")),
                 Text("Enter the last day they may help"),
                 Text("Today, or up to 90 days from now. You can end it sooner")),
            Part("authority", Text("Are they one of these?"), Radios(AUTHORITIES, none=NO_AUTHORITY),
                 Text("Select whether they are one of these"),
                 Text("The council sees this. It does not change what they may do here")),
            Part("address", Text("Your address", they="The address"), Checkboxes((HIDE,)),
                 Text("Select whether to keep the address from them"), optional=True),
        )
    ),
    missing=Text("Enter the full name of the helper"),
)  # fmt: skip

TOO_FAR = Text("The last day must be between {first} and {last}")

AT_DESK = (Mode.DESK, Mode.PAPER, Mode.PHONE)
"""The sessions in which staff make a permit for somebody who agrees to it."""


def empty_form(say: Say, today: date, raw: Raw | None) -> QuestionForm:
    """Return the form as a person last left it, or with four weeks in it."""
    return form_for(OFFER, {}, say, raw=raw, answer={"until": (today + USUAL).isoformat()}, today=today)


def is_too_far(form: QuestionForm, today: date) -> bool:
    """Say whether the day of a form that is good otherwise is past, or further off than a permit lasts."""
    return not today <= date.fromisoformat(form.answer["until"]) <= today + LONGEST


def with_day_wrong(view: View, say: Say, today: date) -> tuple[View, tuple[tuple[str, str], ...]]:
    """Return the form with the day marked, and what the error summary says of it."""
    problem = say(TOO_FAR, first=day_words(today, say), last=day_words(today + LONGEST, say))
    parts = [_marked(part, problem) if part.name == "helper-until" else part for part in view.parts]
    return replace(view, parts=tuple(parts)), (("helper-until-day", problem),)


def _marked(view: View, problem: str) -> View:
    return replace(
        view, error=problem, wrong=True, parts=tuple(replace(box, wrong=True) for box in view.parts)
    )


def terms_of(answer: Mapping[str, Any], mode: Mode) -> Terms:
    """Return the terms that a good answer stands for."""
    return Terms(
        level=Level(answer["level"]),
        until=date.fromisoformat(answer["until"]),
        helper=answer["name"],
        relationship=answer["relationship"],
        authority="" if answer["authority"] == NO_AUTHORITY.value else answer["authority"],
        hides_address=bool(answer["address"]),
        at_desk=mode in AT_DESK,
    )
