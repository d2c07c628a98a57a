"""The fast lane: a few questions, and the council acts first (scheme A3, "Terminal illness")."""

from portal.journey import Question, Section, Text, TextInput
from portal.services.blue_badge.eligibility import FAST_LANE
from portal.services.blue_badge.papers import SR1

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
    title=Text("From your doctor or nurse", they="From their doctor or nurse"),
    when=FAST_LANE,
    items=(SR1.question, CLINICIAN),
)
