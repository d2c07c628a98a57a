"""One question as a form: show it, read what was typed, say what is wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms.form import BaseForm

from portal.forms.asked import Asked
from portal.forms.field import AnswerField
from portal.forms.fields import field_for
from portal.forms.typed import Raw, Typed
from portal.forms.view import View
from portal.forms.wrong import FieldError
from portal.journey import NOT_GIVEN, Answers, Question, Say

NOTHING: Mapping[str, str] = {}


class QuestionForm(BaseForm):
    """The form of one page. Inputs that are not its own are ignored."""

    def __init__(self, key: str, field: Any, raw: Raw | None, answer: Any) -> None:
        super().__init__({key: field})
        self.field: AnswerField = self[key]
        self._typed = None if raw is None else Typed(raw, self.field.names)
        self.process(self._typed, data={key: answer})

    @property
    def raw(self) -> dict[str, list[str]]:
        """Return what was typed, by input, cleaned and capped: safe to keep and to give back as `raw`."""
        return dict(self._typed or {})

    @property
    def cut(self) -> bool:
        """Say whether `raw` holds only the beginning of something that was typed."""
        return bool(self._typed and self._typed.cut)

    @property
    def answer(self) -> Any:
        """Return the answer as a JSON value, once `validate` has said yes; NOT_GIVEN for one left out."""
        return self.field.data

    @property
    def errors(self) -> tuple[FieldError, ...]:
        """Return what is wrong, in page order, after `validate` has said no."""
        return self.field.wrong

    def view(self, *, is_heading: bool = True) -> View:
        """Return what `templates/answer/{view.kind}.html` draws; its label may be the heading of the page."""
        return self.field.view("l" if is_heading else "m")


def form_for(
    question: Question,
    known: Answers,
    say: Say,
    *,
    raw: Raw | None = None,
    answer: Any = NOT_GIVEN,
    values: Mapping[str, str] = NOTHING,
    today: date | None = None,
) -> QuestionForm:
    """Return the form of a question.

    `raw` is what was typed, just now or kept from before; without it the form shows `answer`, which may be
    incomplete or of an older release. `values` fill the `{names}` in the question's own words. `today` is
    the day that dates are measured by, this machine's own when it is left out.
    """
    asked = Asked(
        say(question.ask, **values),
        say(question.missing, **values),
        say,
        known,
        hint=say(question.hint, **values) if question.hint else None,
        optional=question.optional,
        own=question.about_helper or say.voice == "you",
        today=today or date.today(),
    )
    return QuestionForm(question.key, field_for(question.answer, asked), raw, answer)
