"""How this room says that something cannot be read."""

from dataclasses import dataclass

from portal.journey import Text


class Wrong(Exception):
    """Say why something typed is no answer yet, and in which parts; it never carries what was typed."""

    def __init__(self, why: Text, *parts: str) -> None:
        super().__init__(why.you)
        self.why = why
        self.parts = parts


@dataclass(frozen=True, slots=True)
class FieldError:
    """One line of the error summary: the words, and the id of the input they are about."""

    anchor: str
    message: str
