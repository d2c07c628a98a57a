"""Conditions that people may not see: each kind with how often and an example (scheme A3; dft-service A.3)."""

from portal.journey import (
    Choice,
    Group,
    Part,
    Question,
    Radios,
    Section,
    Text,
    Textarea,
    all_of,
    given,
    includes,
)

HOW_OFTEN = Part(
    "often",
    Text("How often does this happen?"),
    Radios(
        (
            Choice("every", Text("On every journey")),
            Choice("most", Text("On most journeys")),
            Choice("some", Text("On some journeys")),
        )
    ),
    Text("Select how often this happens"),
)
EXAMPLE = Part(
    "example",
    Text("Give an example"),
    Textarea(most=2000),
    Text("Give an example"),
    Text("What happened, and what you or others did", they="What happened, and what they or others did"),
)


def _kind(value: str, ask: Text, row: Text) -> Question:
    return Question(
        key=f"journey_{value}",
        ask=ask,
        answer=Group((HOW_OFTEN, EXAMPLE)),
        missing=Text("Select how often this happens"),
        when=includes("journeys_are", value),
        row=row,
    )


KINDS = (
    _kind(
        "risk",
        Text(
            "How are you in danger near traffic, or a danger to others?",
            they="How are they in danger near traffic, or a danger to others?",
        ),
        Text("Danger near traffic"),
    ),
    _kind(
        "planning",
        Text(
            "Why is it a struggle for you to plan or follow a journey?",
            they="Why is it a struggle for them to plan or follow a journey?",
        ),
        Text("Planning or following a journey"),
    ),
    _kind(
        "control",
        Text(
            "When is it hard for you to control what you do?",
            they="When is it hard for them to control what they do?",
        ),
        Text("Controlling actions"),
    ),
    _kind(
        "overwhelmed",
        Text("What is it like when you are overwhelmed?", they="What is it like when they are overwhelmed?"),
        Text("Being overwhelmed"),
    ),
    _kind(
        "fear",
        Text(
            "What is your anxiety or fear in public places like?",
            they="What is their anxiety or fear in public places like?",
        ),
        Text("Anxiety or fear"),
    ),
    _kind(
        "else",
        Text(
            "What else makes journeys difficult for you?", they="What else makes journeys difficult for them?"
        ),
        Text("What else makes journeys difficult"),
    ),
)

COPING = Question(
    key="coping",
    ask=Text("What do you do now to cope with journeys?", they="What do they do now to cope with journeys?"),
    hint=Text("For example, somebody comes along or certain times are avoided, and how well that works"),
    answer=Textarea(),
    missing=Text("Describe what helps now"),
    row=Text("Coping with journeys now"),
)

BADGE_HELPS = Question(
    key="badge_helps",
    ask=Text("How would a badge make journeys better for you?", they="How would a badge make journeys better for them?"),
    answer=Textarea(),
    missing=Text("Describe how a badge would help"),
    row=Text("How a badge would help"),
)  # fmt: skip

NON_VISIBLE = Section(
    key="non_visible",
    title=Text("Your journeys", they="Their journeys"),
    when=all_of(given("outcome", "assessment", "unlikely"), includes("reasons", "non_visible")),
    items=(*KINDS, COPING, BADGE_HELPS),
)
