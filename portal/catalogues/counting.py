"""Which forms a counted phrase has in a language."""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

NUMBERS = (*range(200), 1_000_000)
"""Every form that whole numbers have in any language has one of these."""


@cache
def forms_of(language: str) -> Mapping[str, int]:
    """Return the forms of a language by the names of Unicode CLDR, each with the first number it is for.

    Browsers want "other" of every language, even if no whole number is one.
    """
    try:
        form_of = Locale.parse(language.partition("-")[0]).plural_form
    except UnknownLocaleError:
        return {"other": 0}
    first: dict[str, int] = {}
    for number in NUMBERS:
        first.setdefault(form_of(number), number)
    return {"other": 0} | first
