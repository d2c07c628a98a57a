"""The portal's own words on a page, in whatever language the page is."""

from __future__ import annotations

from portal.catalogues import LANGUAGES, PSEUDO
from portal.web.language import say_for
from tests.web.rules.tree import PageTree

KNOWN = LANGUAGES | PSEUDO


def words(page: PageTree, english: str, **values: str) -> str:
    """Return what the portal says for some English words in the language of a page."""
    return " ".join(
        say_for("you", page.language if page.language in KNOWN else "en")(english, **values).split()
    )


def is_english(page: PageTree) -> bool:
    """Say whether a rule about English words can judge a page."""
    return page.language == "en"
