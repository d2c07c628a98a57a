"""The field of an answer that is one piece of text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wtforms import StringField

from portal.forms import words
from portal.forms.asked import Asked
from portal.forms.field import AnswerField
from portal.forms.typed import MOST_TYPED, Typed
from portal.forms.view import BOX, Look, Size, View
from portal.forms.wrong import FieldError, Wrong
from portal.journey import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """How one box is read: `read` takes cleaned text and returns an answer, or raises Wrong."""

    noun: Text
    most: int
    read: Callable[[str], str]
    too_long: Text = words.TOO_LONG


class BoxField(AnswerField, StringField):
    """One piece of text."""

    def __init__(self, asked: Asked, kind: str, reading: Reading, look: Look = BOX, **kwargs: Any) -> None:
        super().__init__(asked, **kwargs)
        self.kind, self.reading, self.look = kind, reading, look
        self.cut = False

    def process(self, formdata: Typed | None, *args: Any, **kwargs: Any) -> None:
        """Remember whether more was typed than was kept."""
        self.cut = formdata is not None and self.name in formdata.cut
        super().process(formdata, *args, **kwargs)

    def process_data(self, value: Any) -> None:
        """Take a stored answer, or nothing from another release's."""
        self.data = value if isinstance(value, str) else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was typed."""
        self.data = next(filter(None, valuelist), "")

    def judge(self) -> Iterator[FieldError]:
        """Accept what its reading does, within its limit."""
        noun = self.asked.noun or self.asked.say(self.reading.noun)
        if self.raw_data and len(self.raw_data) > 1:
            yield self.error(words.ONCE)
            return
        try:
            answer = self.data if self.cut else self.reading.read(self.data)
        except Wrong as wrong:
            yield self.error(wrong.why, noun=noun)
            return
        if self.cut or len(answer) > self.reading.most:
            yield self.error(self.reading.too_long, noun=noun, **self._lengths(answer))
        else:
            self.data = answer

    def view(self, size: Size) -> View:
        """Return the box."""
        return View(**self.drawn, size=size, value=self.data or "", look=self.look)

    def _lengths(self, answer: str) -> dict[str, str]:
        more = self.asked.say(words.MORE_THAN, most=f"{MOST_TYPED:,}")
        return {"most": f"{self.reading.most:,}", "typed": more if self.cut else f"{len(answer):,}"}
