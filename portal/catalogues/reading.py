"""Read a catalogue: the gettext file of one language, as translators' tools write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Translation:
    """A catalogue that was read: words by English words, and the forms of counted phrases."""

    plain: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    form_of: Callable[[int], int]

    def words(self, english: str) -> str:
        """Return the translation, or the English words where there is none."""
        return self.plain.get(english, english)

    def counted(self, one: str, other: str, number: int) -> str:
        """Return the form that goes with a number, or the English one where there is none."""
        if forms := self.forms.get(other):
            return forms[self.form_of(number)]
        return one if number == 1 else other


def path_of(language: str) -> Path:
    """Return where the catalogue of a language is."""
    return FOLDER / f"{language}.po"


def open_catalogue(language: str) -> Catalog:
    """Return a catalogue with everything that translators wrote beside the words."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@cache
def translation(language: str) -> Translation:
    """Return the words of a language. Raise FileNotFoundError or PoFileError for one that cannot be read."""
    catalogue = open_catalogue(language)
    plain: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        match message.id, message.string:
            case (_, other), tuple(strings) if all(strings):
                forms[other] = strings
            case str(words), str(string) if words and string:
                plain[words] = string
    return Translation(plain, forms, c2py(catalogue.plural_expr))


def translated(language: str) -> Mapping[str, str]:
    """Return the translations of a language by the English words; not those of counted phrases."""
    return translation(language).plain


@cache
def drafted(language: str) -> tuple[int, int]:
    """Return how many texts of a language no translator has seen, and how many there are."""
    texts = [message for message in open_catalogue(language) if message.id]
    return sum(message.fuzzy or not all(strings_of(message)) for message in texts), len(texts)


def strings_of(message: Message) -> tuple[str, ...]:
    """Return what a text is in the other language: of a counted phrase every form, "" for one not there."""
    string = message.string
    return (string or "",) if isinstance(string, str) or string is None else tuple(string)
