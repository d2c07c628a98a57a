"""The second tab: when the same question was answered elsewhere meanwhile, show both answers and ask."""

from collections.abc import Mapping
from typing import Any

from flask import Response

from portal.journey import Question, lines_of
from portal.web.apply.drawing import seen_version
from portal.web.apply.leaving import leaves
from portal.web.apply.visit import Visit
from portal.web.cookies import form_token
from portal.web.page import show


class Conflict(Exception):
    """The question has a newer, different answer than the form knew of."""

    def __init__(self, visit: Visit) -> None:
        """Remember the visit that saw it."""
        super().__init__()
        self.visit = visit


def refuse_conflict(visit: Visit, key: str, value: Any) -> None:
    """Raise Conflict if the question was answered differently after the form was made."""
    answers = visit.path.answers
    if key in answers and visit.draft.recorded.get(key, 0) > seen_version() and answers[key] != value:
        raise Conflict(visit)


def conflict_page(
    visit: Visit, question: Question, saved: Any, new: Any, raw: Mapping[str, list[str]], keep_url: str
) -> Response:
    """Show the saved answer, None for an entry that was removed, and the new one; let the person choose.

    `raw` is what the form sends again for the new answer, `keep_url` where keeping the saved one leads.
    """
    return show(
        "apply/conflict.html",
        status=409,
        leave=leaves(question),
        say=visit.say,
        council=visit.council,
        question=question,
        names=visit.names,
        saved=(visit.say("Removed"),) if saved is None else lines_of(question, saved, visit.say),
        new=lines_of(question, new, visit.say),
        raw=raw,
        version=visit.draft.version,
        seen=seen_version(),
        token_value=form_token(visit.home, visit.token),
        keep_url=keep_url,
    )
