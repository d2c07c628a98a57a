"""Every text of the portal, English and other, with the places where it stands."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from portal.app import open_journey
from portal.catalogues.reading import translation
from portal.cli.messages import every_text
from portal.journey import Journey
from portal.settings import Settings
from tests.words.plain import ENOUGH_WORDS, prose, words


@cache
def english() -> dict[str, frozenset[str]]:
    """Return every English text, in both voices and for one and for many, with the places it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for many, places in every_text().items():
        for each in places:
            found[many].add(each.place)
            if each.one:
                found[each.one].add(each.place)
    return {text: frozenset(places) for text, places in found.items()}


def translated(language: str) -> list[str]:
    """Return every text of another language, and every form of its counted phrases."""
    known = translation(language)
    return [*known.plain.values(), *(form for forms in known.forms.values() for form in forms)]


def by_page() -> dict[str, list[str]]:
    """Return the texts of each file that says enough to be measured, and those of the rest of a folder."""
    pages: dict[str, list[str]] = defaultdict(list)
    for text, places in english().items():
        for place in places:
            pages[place].append(text)
    together: dict[str, list[str]] = defaultdict(list)
    for place, texts in pages.items():
        enough = sum(len(words(one)) for one in prose(texts)) >= ENOUGH_WORDS
        folder = place.partition(":")[0].rpartition("/")[0] or "journey"
        together[place if enough else f"{folder}/…"] += texts
    return together


@cache
def journey() -> Journey:
    """Return the journey as the councils that come with the portal ask it."""
    return open_journey(Settings.read({}))[1]
