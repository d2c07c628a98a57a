"""T31 and T33: every word in the language that was chosen, and in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.matrix.our_words import LATIN, NO_WORDS, blocks, language_of, somebodys, told
from tests.matrix.registry import Look, broken, holds
from tests.words.plain import page_faults

MIRRORED = "en-x-rtl"
OF_THE_WAY = ("apply.", "pages.questions")
MARKED = re.compile("⟦[^⟧]*⟧")


def translated(look: Look) -> bool:
    """Hold on pages in another language than the one the words are written in."""
    return look.state.language != "en"


@holds("T31", translated)
def every_text_has_been_translated(look: Look) -> Iterator[str]:
    """3.1.2: nothing was asked for that the catalogue of the language lacks, and so was said in English."""
    yield from (f"{text!r} is not translated" for text in look.state.missed)


def of_nobody(look: Look) -> bool:
    """Hold where the page is in the language that nobody speaks, which marks what came through the door."""
    return look.state.language == MIRRORED and not look.state.page.startswith("dev.")


@holds("T31", translated)
def the_language_is_told(look: Look) -> Iterator[str]:
    """3.1.1: the page says that it is in the language that was chosen."""
    if look.tree.language != look.state.language:
        yield f"the page is said to be in {look.tree.language!r}, not in {look.state.language!r}"
    yield from broken(look, "LANG-1", "LANG-2")


@holds("T31", of_nobody)
def nothing_is_left_in_english(look: Look) -> Iterator[str]:
    """3.1.2: every text came through the one door to words, is somebody's own, or says its language."""
    page = look.tree
    for element, text in told(page):
        if language_of(page, element) != MIRRORED:
            continue
        left = NO_WORDS.sub("", MARKED.sub("", " ".join(text.split())))
        strange = [word for word in LATIN.findall(left) if word.lower() not in somebodys()]
        if strange:
            yield f"<{element.tag}> is not translated: {' '.join(strange)!r}"


def in_english(look: Look) -> bool:
    """Hold on a citizen's pages in English, where reading can be measured."""
    return look.state.language == "en" and look.of_citizens and not look.state.page.startswith("dev.")


@holds("T33", in_english)
def the_words_are_plain(look: Look) -> Iterator[str]:
    """3.1.5: short sentences, words that everybody knows, no capitals; short forms are said in full."""
    for fault in page_faults([*blocks(look.tree)]):
        # A question may use what a page before it on the way has said in full.
        if not (fault.endswith("is not said in full") and look.state.page.startswith(OF_THE_WAY)):
            yield fault
