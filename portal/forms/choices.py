"""Fields of answers chosen from a list."""

from collections.abc import Iterator
from typing import Any

from wtforms import RadioField, SelectChoice, SelectMultipleField

from portal.forms import words
from portal.forms.asked import Asked
from portal.forms.field import AnswerField
from portal.forms.view import Item, Size, View
from portal.forms.wrong import FieldError
from portal.journey import Choices


class ChoicesField(AnswerField):
    """Offer the choices open to what is known so far."""

    def __init__(self, asked: Asked, answer: Choices, **kwargs: Any) -> None:
        self.answer = answer
        self.offered = answer.offered(asked.known)
        offered = [SelectChoice(choice.value, asked.say(choice.text)) for choice in self.offered]
        super().__init__(asked, choices=offered, **kwargs)

    def view(self, size: Size) -> View:
        """Return the choices, `none` last after "or"; the first has the id of the group."""
        return View(**self.drawn, size=size, items=tuple(self._items()))

    def _items(self) -> Iterator[Item]:
        exclusive = "exclusive" if self.kind == "checkboxes" else None
        for number, (choice, option) in enumerate(zip(self.offered, self.iter_choices(), strict=True), 1):
            last = choice is self.answer.none
            if last and number > 1:
                yield Item(divider=self.asked.say(words.OR))
            yield Item(
                id=self.name if number == 1 else f"{self.name}-{number}",
                value=choice.value,
                text=option.label,
                hint={"text": self.asked.say(choice.hint)} if choice.hint else None,
                behaviour=exclusive if last else None,
                chosen=option.selected,
            )


class RadiosField(ChoicesField, RadioField):
    """One of a list."""

    kind = "radios"

    def process_data(self, value: Any) -> None:
        """Take a stored answer, or nothing from another release's."""
        self.data = value if isinstance(value, str) else None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was chosen."""
        self.data = next(filter(None, valuelist), None)

    def judge(self) -> Iterator[FieldError]:
        """Accept exactly one choice that is offered."""
        if self.raw_data and len(self.raw_data) > 1:
            yield self.error(words.ONCE)
        elif all(self.data != choice.value for choice in self.offered):
            yield self.error(self.asked.missing)


class CheckboxesField(ChoicesField, SelectMultipleField):
    """Any of a list."""

    kind = "checkboxes"

    def process_data(self, value: Any) -> None:
        """Take a stored answer, or nothing from another release's."""
        self.data = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was chosen."""
        self.data = [value for value in valuelist if value]

    def judge(self) -> Iterator[FieldError]:
        """Accept choices that are offered, each once, in the order offered; `none` stands alone."""
        values = {choice.value for choice in self.offered}
        none, others = self.answer.none, [one for one in self.offered if one is not self.answer.none]
        chosen = [choice for choice in others if choice.value in self.data]
        if not values.issuperset(self.data):
            yield self.error(self.asked.missing)
        elif none and none.value in self.data and chosen:
            say = self.asked.say
            yield self.error(words.NOT_BOTH, choice=say(chosen[0].text), none=say(none.text))
        else:
            self.data = [choice.value for choice in self.offered if choice.value in self.data]

    @property
    def drawn(self) -> dict[str, Any]:
        """Say in the hint that several may be chosen."""
        hint, say = self.asked.hint, self.asked.say
        several = say(words.SELECT_ALL)
        if len(self.offered) > 1 and several.lower() not in (hint or "").lower():
            hint = say(words.AND_SELECT_ALL, hint=hint) if hint else several
        return super().drawn | {"hint": hint}
