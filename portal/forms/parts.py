"""The field of a name, an address or a group: several fields that make one answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.forms.asked import Asked
from portal.forms.field import AnswerField
from portal.forms.typed import Typed
from portal.forms.view import Size, View
from portal.forms.wrong import FieldError
from portal.journey import NOT_GIVEN


class PartsField(AnswerField):
    """Several fields on one page; the answer is a dict by part.

    `own_words`: with nothing given, each part says what is missing, instead of the question once.
    """

    def __init__(
        self, asked: Asked, kind: str, parts: Mapping[str, Any], own_words: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(asked, **kwargs)
        self.kind, self.own_words = kind, own_words
        self.parts: dict[str, AnswerField] = {
            key: part.bind(form=self._form, name=f"{self.name}-{key}") for key, part in parts.items()
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the inputs of every part."""
        return tuple(name for part in self.parts.values() for name in part.names)

    @property
    def given(self) -> bool:
        """Say whether any part has anything in it."""
        return any(part.given for part in self.parts.values())

    def process(self, formdata: Typed | None, data: Any = None, **_: Any) -> None:
        """Give each part its own; a stored answer may be incomplete."""
        stored = data if isinstance(data, dict) else {}
        self.data = NOT_GIVEN
        for key, part in self.parts.items():
            part.process(formdata, stored.get(key))

    def judge(self) -> Iterator[FieldError]:
        """Accept what every part accepts."""
        for part in self.parts.values():
            part.validate(self._form)
            yield from part.wrong
        self.data = {key: part.data for key, part in self.parts.items()}

    def judge_nothing(self) -> Iterator[FieldError]:
        """Yield what each part misses, or what the question says."""
        missing = tuple(self.judge()) if self.own_words else ()
        if missing:
            yield from missing
            return
        first = next(iter(self.parts.values()))
        first.wrong = tuple(super().judge_nothing())
        first.errors = [self.asked.missing]
        yield from first.wrong

    def view(self, size: Size) -> View:
        """Return the views of the parts."""
        parts = tuple(part.view("") for part in self.parts.values())
        return View(**self.drawn | {"error": None, "wrong": False}, size=size, parts=parts)
