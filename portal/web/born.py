"""The date of birth of the person a badge is for: a fact given already, asked for beside a key.

It never stands alone: it goes with a cookie, or with words that only the person has.
"""

from portal.drafts import Draft
from portal.journey import DateInput, Question, Text
from portal.storage import Tx
from portal.web.portal import Portal

BORN = Question(
    key="born",
    ask=Text("What is the date of birth of the person the badge is for?"),
    hint=Text("For example, 27 3 1951"),
    answer=DateInput(noun=Text("Date of birth"), must_be="past"),
    missing=Text("Enter the date of birth of the person the badge is for"),
)


def born_of(home: Portal, tx: Tx, draft: Draft) -> str:
    """Return the date of birth in an application, sent or not, as 1951-03-27; "" while it has none."""
    answers = draft.answers
    if draft.sent:
        case = home.cases.of_draft(tx, draft.id)
        answers = case.content["answers"] if case else {}
    born = answers.get("date_of_birth")
    return born if isinstance(born, str) else ""


def born_fits(home: Portal, tx: Tx, draft: Draft, born: str) -> bool:
    """Say whether a date is the one in an application; any fits one that has none yet."""
    return born_of(home, tx, draft) in ("", born)
