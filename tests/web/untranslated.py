"""Every text that was asked for in Welsh and is in no catalogue: it is English, and nobody would notice."""

from __future__ import annotations

from dataclasses import dataclass
from unittest.mock import patch

from portal.catalogues import catalogue_of
from portal.catalogues.reading import Translation
from portal.councils import WEST_MIDLANDS, Directory
from portal.journey import Catalogue
from portal.web.language import say_for

NAMES = frozenset(council.name for council in Directory.load(WEST_MIDLANDS).all)
"""What has no other words in any language."""
MISSED: list[str] = []
"""What was missed since somebody last asked."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A catalogue that notes what it lacks."""

    inner: Translation

    def words(self, english: str) -> str:
        """Return the translation, and note that there is none."""
        if english not in self.inner.plain and english not in NAMES:
            MISSED.append(english)
        return self.inner.words(english)

    def counted(self, one: str, other: str, number: int) -> str:
        """Return the form that goes with a number, and note that there is none."""
        if other not in self.inner.forms:
            MISSED.append(other)
        return self.inner.counted(one, other, number)


def watched(code: str) -> Catalogue | None:
    """Return the words of a language, watched where somebody has translated them."""
    known = catalogue_of(code)
    return Watched(known) if isinstance(known, Translation) else known


def missed() -> tuple[str, ...]:
    """Return what was asked for since the last time without being in a catalogue."""
    found = tuple(dict.fromkeys(MISSED))
    MISSED.clear()
    return found


patch("portal.web.language.catalogue_of", watched).start()
say_for.cache_clear()
