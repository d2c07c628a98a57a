"""What the person who sends the application agrees to (dft-service P60; scheme A11)."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.journey import ALWAYS, Answers, Condition, Text, all_of, given
from portal.services.blue_badge.eligibility import FAST_LANE
from portal.services.blue_badge.health import ASSESSED
from portal.services.blue_badge.reasons import UNDER_3
from portal.services.blue_badge.who import HELPING


@dataclass(frozen=True, slots=True)
class Point:
    """One statement, and when it belongs to the declaration."""

    text: Text
    when: Condition = ALWAYS


PROMISES = (
    Point(Text("I may apply for this person, and they know about it if they are able to"),
          all_of(HELPING, ~UNDER_3)),
    Point(Text("I may apply for this child"), all_of(HELPING, UNDER_3)),
    Point(Text("the details are complete and true as far as I know")),
    Point(Text("I will use only one badge at a time, and only when I am travelling",
               they="they will use only one badge at a time, and only when they are travelling")),
    Point(Text("I will tell the council if something changes"), HELPING),
    Point(Text("I will tell the council if something changes",
               they="they will tell the council if something changes"), ~HELPING),
)  # fmt: skip

PERMISSIONS = (
    Point(Text("contact me about it", they="contact me or them about it"), HELPING),
    Point(Text("contact me about it", they="contact them about it"), ~HELPING),
    Point(Text("check the details against records it already holds")),
    Point(Text("look at the register of people with sight loss"), given("paper_sight", "look_up")),
    Point(Text("arrange an assessment, on the phone or in person"), ASSESSED),
    Point(Text("speak to the professionals I named", they="speak to the professionals named in it"),
          given("has_professionals", "yes")),
    Point(Text("speak to the doctor, nurse or other person I named",
               they="speak to the doctor, nurse or other person named in it"),
          all_of(FAST_LANE, ~given("clinician", ""))),
)  # fmt: skip

MISUSE = Text(
    "A badge that was given because of false information can be taken back. "
    "Using a badge wrongly can lead to a fine of up to £1,000.",
)
"""Road Traffic Regulation Act 1984, section 117; regulation 8(2) (scheme A9, A11)."""

ACCEPT = Text("I agree")
ACCEPT_MISSING = Text("Select ‘I agree’ to send the application")


def promises(known: Answers) -> Iterator[Text]:
    """Yield the statements that complete "I confirm that"."""
    return (point.text for point in PROMISES if point.when.holds(known))


def permissions(known: Answers) -> Iterator[Text]:
    """Yield the statements that complete "the council may"."""
    return (point.text for point in PERMISSIONS if point.when.holds(known))
