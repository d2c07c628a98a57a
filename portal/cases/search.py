"""Fold names and postcodes, so that how they are typed does not matter when they are looked for."""

import re
import unicodedata

from portal.cases.reference import is_reference, normalise

_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) *([0-9][A-Z]{2})\b")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})

Term = tuple[str, str]
"""A kind ("name", "postcode" or "reference") and the folded value."""


NOBODY: Term = ("name", "")
"""What no case is found by."""


def name_words(name: str) -> list[str]:
    """Return the words of a name without case, accents or apostrophes; a hyphen separates words."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold().translate(_LETTERS))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return re.findall(r"\w+", letters)


def fold_postcode(postcode: str) -> str:
    """Return a postcode in capitals without spaces."""
    return "".join(postcode.split()).upper()


def terms_of_case(name: str, postcode: str) -> set[Term]:
    """Return what a case can be found by, besides its reference."""
    return {("name", word) for word in name_words(name)} | {("postcode", fold_postcode(postcode))}


def terms_of_query(query: str) -> set[Term]:
    """
    Return what somebody looks for: a whole reference, else a postcode and words of a name in any order.

    Blank means everything; signs alone, like "???", mean nobody.
    """
    if is_reference(query):
        return {("reference", normalise(query))}
    capitals = query.upper()
    postcodes = {("postcode", "".join(match)) for match in _POSTCODE.findall(capitals)}
    terms = postcodes | {("name", word) for word in name_words(_POSTCODE.sub(" ", capitals))}
    return terms if terms or not query.strip() else {NOBODY}
