"""The fast lane: a few questions, and the council acts first (scheme A3, "Terminal illness")."""

from portal.journey import Choice, Question, Radios, Section, Text, TextInput
from portal.services.blue_badge.eligibility import FAST_LANE
from portal.services.blue_badge.papers import SR1

WALKING_NOW = Question(
    key="walking_now",
    ask=Text("How is walking for you now?", they="How is walking for them now?"),
    answer=Radios(
        (
            Choice("cannot", Text("I cannot walk", they="They cannot walk")),
            Choice("very_hard", Text("Very hard")),
            Choice("less_hard", Text("Less hard than that, or it changes from day to day")),
        )
    ),
    missing=Text("Select how walking is now"),
    row=Text("Walking now"),
)

CLINICIAN = Question(
    key="clinician",
    ask=Text("Who could the council ask, if it needs to?"),
    hint=Text("For example, a hospice nurse or consultant, and where they work"),
    answer=TextInput(most=200),
    missing=Text("Enter who the council could ask"),
    otherwise=Text("I cannot think of anyone"),
    row=Text("Who the council could ask"),
)

END_OF_LIFE = Section(
    key="fast_lane",
    title=Text("Your health now", they="Their health now"),
    when=FAST_LANE,
    items=(WALKING_NOW, SR1.question, SR1.upload, CLINICIAN),
)
