"""The field of a date: three boxes, read together."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from portal.forms import words
from portal.forms.asked import Asked
from portal.forms.dates import PARTS, read_date
from portal.forms.field import AnswerField
from portal.forms.typed import Typed
from portal.forms.view import Look, Size, View
from portal.forms.wrong import FieldError, Wrong
from portal.journey import NOT_GIVEN, DateInput


class DateField(AnswerField):
    """A day, a month and a year, with the wrong ones marked."""

    kind = "date_input"

    def __init__(self, asked: Asked, answer: DateInput, **kwargs: Any) -> None:
        super().__init__(asked, **kwargs)
        self.answer = answer
        self.boxes = dict.fromkeys(PARTS, "")
        self.repeated = False
        self.at_fault: tuple[str, ...] = PARTS

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the three boxes."""
        return tuple(f"{self.name}-{part}" for part in PARTS)

    @property
    def given(self) -> bool:
        """Say whether any box has anything in it."""
        return any(self.boxes.values())

    def process(self, formdata: Typed | None, data: Any = None, **_: Any) -> None:
        """Take what was typed, or a stored date."""
        self.data = NOT_GIVEN
        if formdata is None:
            self.boxes = dict(zip(PARTS, _spread(data), strict=True))
            return
        typed = {part: formdata.getlist(name) for part, name in zip(PARTS, self.names, strict=True)}
        self.boxes = {part: next(filter(None, values), "") for part, values in typed.items()}
        self.repeated = any(len(values) > 1 for values in typed.values())

    def judge(self) -> Iterator[FieldError]:
        """Accept a real date that keeps the rules of its question."""
        try:
            if self.repeated:
                raise Wrong(words.ONCE, *PARTS)
            self.data = read_date(self.answer, self.boxes, self.asked.today).isoformat()
        except Wrong as wrong:
            self.at_fault = wrong.parts
            noun = self.asked.say(self.answer.noun)
            yield FieldError(f"{self.name}-{wrong.parts[0]}", self.asked.say(wrong.why, noun=noun))

    def view(self, size: Size) -> View:
        """Return the three boxes."""
        return View(**self.drawn, size=size, parts=tuple(map(self._box, PARTS)))

    def _box(self, part: str) -> View:
        label = {"day": words.DAY, "month": words.MONTH, "year": words.YEAR}[part]
        token = self.asked.autocomplete(f"bday-{part}") if self.answer.birthday else None
        return View(
            kind="text_input",
            name=f"{self.name}-{part}",
            label=self.asked.say(label),
            value=self.boxes[part],
            wrong=bool(self.errors) and part in self.at_fault,
            look=Look(width=4 if part == "year" else 2, inputmode="numeric", autocomplete=token),
        )


def _spread(stored: Any) -> tuple[str, str, str]:
    try:
        day = date.fromisoformat(stored)
    except (TypeError, ValueError):
        return ("", "", "")
    return (str(day.day), str(day.month), f"{day.year:04}")
