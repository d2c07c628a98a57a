"""Languages that nobody speaks, to see a page in before anybody has translated it.

What is mirrored is marked too, so that words which never came through the one door can be told from it.
"""

import re
from collections.abc import Callable

NAME = re.compile(r"(\{\w*\})")
VOWELS = re.compile("[aeiou]")
LATIN, HEBREW = "abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתךםןף"
MIRRORED = str.maketrans(LATIN + LATIN.upper(), HEBREW + HEBREW)


class Longer:
    """English whose vowels are doubled: two fifths longer, word by word."""

    def words(self, english: str) -> str:
        """Return the words, longer."""
        return _but_for_names(english, lambda part: VOWELS.sub(lambda vowel: vowel[0] * 2, part))

    def counted(self, one: str, other: str, number: int) -> str:
        """Return the words for a number, longer."""
        return self.words(one if number == 1 else other)


class Mirrored:
    """English in Hebrew letters, between marks."""

    def words(self, english: str) -> str:
        """Return the words between marks, in letters that are written from right to left."""
        mirrored = _but_for_names(english, lambda part: part.translate(MIRRORED))
        return f"⟦{mirrored}⟧" if english else ""

    def counted(self, one: str, other: str, number: int) -> str:
        """Return the words for a number, from right to left."""
        return self.words(one if number == 1 else other)


def _but_for_names(english: str, change: Callable[[str], str]) -> str:
    """Return the words changed, with the `{names}` in them left as they are."""
    return "".join(part if NAME.fullmatch(part) else change(part) for part in NAME.split(english))
