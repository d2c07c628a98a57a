"""The second tab: when the same question was answered elsewhere meanwhile, show both answers and ask."""

from collections.abc import Mapping
from typing import Any

from flask import Response, request

from portal.journey import NOT_GIVEN, Question
from portal.web.apply.drawing import wanted_back
from portal.web.apply.visit import Visit
from portal.web.apply.way import next_url
from portal.web.cookies import form_token
from portal.web.page import page as make_page


class Conflict(Exception):
    """The question has a newer, different answer than the form knew of."""

    def __init__(self, visit: Visit) -> None:
        """Remember the visit that saw it."""
        super().__init__()
        self.visit = visit


def seen_version() -> int:
    """Return the version of the draft that the posted form was made from; 0 if it does not say."""
    version = request.form.get("version", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


def refuse_conflict(visit: Visit, key: str, value: Any) -> None:
    """Raise Conflict if the question was answered differently after the form was made."""
    answers = visit.path.answers
    if key in answers and visit.draft.recorded.get(key, 0) > seen_version() and answers[key] != value:
        raise Conflict(visit)


def conflict_page(
    visit: Visit, question: Question, value: Any, raw: Mapping[str, list[str]], *, skipped: bool
) -> Response:
    """Show the saved answer and the new one, and let the person choose."""
    return make_page(
        "apply/conflict.html",
        status=409,
        say=visit.say,
        council=visit.council,
        question=question,
        names=visit.names,
        saved=_lines(visit, question, visit.draft.answers[question.key]),
        new=_lines(visit, question, value),
        raw={"otherwise": ["yes"]} if skipped else raw,
        version=visit.draft.version,
        token_value=form_token(visit.home, visit.session),
        keep_url=next_url(visit, question, wanted_back()),
    )


def _lines(visit: Visit, question: Question, value: Any) -> tuple[str, ...]:
    if value == NOT_GIVEN:
        return (visit.say(question.otherwise or "Not provided"),)
    return question.answer.display(value, visit.say)
