"""Have the words of the portal in other languages, by the English ones.

A catalogue is a gettext file. Its texts are marked "fuzzy" as long as only a machine has drafted them: they
are shown all the same, and the accessibility statement says how many there are.
"""

from portal.catalogues.counting import forms_of
from portal.catalogues.languages import LANGUAGES, PSEUDO, Language
from portal.catalogues.order import in_order
from portal.catalogues.pseudo import Longer, Mirrored
from portal.catalogues.reading import drafted, translated, translation
from portal.journey import Catalogue

__all__ = [
    "LANGUAGES",
    "PSEUDO",
    "Language",
    "catalogue_of",
    "drafted",
    "forms_of",
    "in_order",
    "translated",
]

_PSEUDO: dict[str, Catalogue] = {"en-x-long": Longer(), "en-x-rtl": Mirrored()}


def catalogue_of(language: str) -> Catalogue | None:
    """Return the words of a language; None for English, which needs none."""
    if language == "en":
        return None
    return _PSEUDO.get(language) or translation(language)
