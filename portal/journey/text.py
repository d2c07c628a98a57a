"""Words in two voices, and the one door through which every word reaches a person."""

from dataclasses import dataclass
from typing import Literal, Protocol

Voice = Literal["you", "they"]
Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one thing to say: to the applicant ("you"), or about them to a helper ("they").

    Leave `they` out where both voices say the same. `{names}` in braces are filled by `Say`.
    """

    you: str
    they: str | None = None

    def in_voice(self, voice: Voice) -> str:
        """Return the English words for one voice."""
        return self.they if voice == "they" and self.they is not None else self.you


class Catalogue(Protocol):
    """The words of one language, by the English ones."""

    def words(self, english: str) -> str:
        """Return the translation, or the English words where there is none."""

    def counted(self, one: str, other: str, number: int) -> str:
        """Return the form of a counted phrase that goes with a number."""


@dataclass(frozen=True, slots=True)
class Say:
    """Turn a Text, or a plain string that both voices share, into words in one voice and language.

    English has no catalogue; words that a catalogue lacks stay English.
    """

    voice: Voice = "you"
    language: str = "en"
    direction: Direction = "ltr"
    catalogue: Catalogue | None = None

    def __call__(self, text: Text | str, **values: str) -> str:
        """Return the words, with `{name}` replaced from `values`. Raise KeyError for a missing name."""
        words = text if isinstance(text, str) else text.in_voice(self.voice)
        if self.catalogue:
            words = self.catalogue.words(words)
        return words.format_map(values) if values else words

    def count(self, one: str, other: str, number: int, **values: str) -> str:
        """Return `one` or `other`, or what another language has for the number, with `{count}` filled."""
        if self.catalogue:
            words = self.catalogue.counted(one, other, number)
        else:
            words = one if number == 1 else other
        return words.format_map(values | {"count": str(number)})


@dataclass(frozen=True, slots=True)
class Bullets:
    """Hold a short list, shown with bullets."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a link to a page elsewhere."""

    text: Text
    href: str


Block = Text | Bullets | Link
"""What a page may say besides its question."""
