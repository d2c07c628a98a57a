"""The base of our fields: one page, one WTForms field, however many inputs."""

from collections.abc import Iterator
from typing import Any

from wtforms import Field, Form

from portal.forms import words
from portal.forms.asked import Asked
from portal.forms.view import Size, View
from portal.forms.wrong import FieldError
from portal.journey import NOT_GIVEN, Text


class AnswerField(Field):
    """Read one answer from the inputs named after it, and say what is wrong with each.

    `data` is what was typed until `validate`, and the answer once that has said yes.
    """

    kind: str
    """The template that draws it."""
    data: Any

    def __init__(self, asked: Asked, **kwargs: Any) -> None:
        super().__init__(asked.full_label, **kwargs)
        self.asked = asked
        self.wrong: tuple[FieldError, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its inputs, in page order."""
        return (self.name,)

    @property
    def given(self) -> bool:
        """Say whether anything was typed or chosen."""
        return bool(self.data)

    def judge(self) -> Iterator[FieldError]:
        """Put the answer in `data`, or yield what is wrong with what was typed."""
        raise NotImplementedError

    def view(self, size: Size) -> View:
        """Return what its macro draws."""
        raise NotImplementedError

    def pre_validate(self, form: Form) -> None:
        """Judge what was typed."""
        if self.given:
            self.wrong = tuple(self.judge())
        else:
            self.data = NOT_GIVEN
            self.wrong = () if self.asked.optional else tuple(self.judge_nothing())
        self.errors = [error.message for error in self.wrong]

    def judge_nothing(self) -> Iterator[FieldError]:
        """Yield what is missing."""
        yield FieldError(self.names[0], self.asked.missing)

    def error(self, why: Text | str, **values: str) -> FieldError:
        """Return an error at its first input."""
        return FieldError(self.names[0], self.asked.say(why, **values))

    @property
    def drawn(self) -> dict[str, Any]:
        """Return what every view has."""
        return {
            "kind": self.kind,
            "name": self.name,
            "label": self.asked.full_label,
            "hint": self.asked.hint,
            "error": self.errors[0] if self.errors else None,
            "error_word": self.asked.say(words.ERROR),
            "wrong": bool(self.errors),
        }
