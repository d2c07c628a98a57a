"""The order of names in a list, by the alphabet of whoever reads it."""

import re
import unicodedata

ALPHABET = "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"
"""The letters of Welsh, some of them of two signs."""

_LETTER = re.compile("ch|dd|ff|ng|ll|ph|rh|th|[a-z]")
_PLACES = {letter: chr(ord("a") + place) for place, letter in enumerate(ALPHABET.split())}


def in_order(name: str, language: str) -> str:
    """Return what names are sorted by: without capitals and accents, and in Welsh by its own letters."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _LETTER.sub(lambda found: _PLACES[found[0]], bare) if language == "cy" else bare
