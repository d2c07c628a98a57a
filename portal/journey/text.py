"""Words in two voices, and the one door through which every word reaches a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Voice = Literal["you", "they"]


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


@dataclass(frozen=True, slots=True)
class Say:
    """Turn a Text, or a plain string that both voices share, into words in one voice and language.

    `catalogue` maps English words to their translation; words it lacks stay English.
    """

    voice: Voice = "you"
    language: str = "en"
    catalogue: Mapping[str, str] | None = None

    def __call__(self, text: Text | str, **values: str) -> str:
        """Return the words, with `{name}` replaced from `values`. Raise KeyError for a missing name."""
        words = text if isinstance(text, str) else text.in_voice(self.voice)
        if self.catalogue:
            words = self.catalogue.get(words, words)
        return words.format_map(values) if values else words


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
