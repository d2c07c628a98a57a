"""Codes of common words: to say aloud, to hear, to copy by hand, and to type in any manner."""

import re
import secrets
from functools import cache
from pathlib import Path
from unicodedata import normalize

_FILE = Path(__file__).with_name("words.txt")
_COUNT = 5
"""Of 1,024 words each is 10 bits, so a code has 50: one in 10^15."""

_LONGEST_TYPED = 500
_SAID = re.compile(r"\b(full ?stop|period|dot|comma|hyphen|dash|space|new ?line)\b")
"""What people say between words, and their computers write out."""


def fresh() -> str:
    """Return a code that is as likely as any other."""
    return "-".join(secrets.choice(_words()) for _ in range(_COUNT))


def shown(code: str) -> str:
    """Return a code as people read it, and hear it: with spaces, which no screen reader says."""
    return code.replace("-", " ")


def normalise(typed: str) -> str:
    """Return the code that somebody has typed or said, or "" if it is none.

    Only the letters count, in any case. Words may run together, or be torn apart: the list is such that
    letters are never two codes, which a test proves.
    """
    if len(typed) > _LONGEST_TYPED:
        return ""
    apart = re.sub("[^a-z]+", " ", normalize("NFKC", typed).casefold())
    letters = _SAID.sub(" ", apart).replace(" ", "")
    read = _code().fullmatch(letters)
    return "-".join(read.groups()) if read else ""


@cache
def _words() -> tuple[str, ...]:
    return tuple(_FILE.read_text("utf-8").split())


@cache
def _code() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(_words())})" * _COUNT)
