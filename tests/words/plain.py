"""Measures of plain English: small functions over one text, or over the texts of one page.

The limits are published ones. GOV.UK writes sentences of at most 25 words (so does Cymraeg Clir, the guide
to plain Welsh) and aims at a reading age of 9; WCAG 3.1.5 asks for no more than lower secondary education,
9 years of school. The grade is that of Flesch and Kincaid: the years of school that a text asks for; 5 years
more are the reading age. It counts words and syllables and knows nothing of sense: a low grade does not prove
that a text is understood. It was fitted to English and means nothing for Welsh, for which we know no formula
that was tried on readers: of Welsh we count the words of a sentence, and look for words to avoid.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from portal.journey.wording import BANNED as VAL_6
from tests.words.lists import AVOIDED, LONG_WORDS, MANDATED, SHORT_FORMS, TITLES
from tests.words.syllables import syllables

MOST_WORDS = 25
MOST_WORDS_OF_A_HINT = 20
AGED_9 = 4.0
"""What all texts together may ask for: 4 years of school, a reading age of 9."""
LOWER_SECONDARY = 9.0
"""What one page may ask for at the most: some have to say what a law says in its own words."""
LONG = 4
"""A word of so many syllables needs a reason."""
ENOUGH_WORDS = 100
"""A grade says something of a text of this length: Flesch took samples of 100 words."""
FRAGMENT = 8
"""A label of fewer words without a full stop is no sentence: many would make any page look easy."""

WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")
PLACEHOLDER = re.compile(r"%?\{\w*\}|\S+@\S+\.\w+|https?:\S+")
END = re.compile(r"(?<=[.?!])[”’)]*\s+(?=\S)|\n+")
WHOLE = re.compile(r"[.?!:][”’)]*$")
CAPITALS = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]{2,}\b")
SECOND_SENTENCE = re.compile(r"[.?!]\s+\S")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, with proper names, addresses and what is filled in as one word each.

    A heading, a label and a line of a list are sentences of their own. A colon or a semicolon ends none.
    """
    filled = PLACEHOLDER.sub("Name", text)
    for title in TITLES:
        filled = filled.replace(title, "Name")
    return [one for one in END.split(filled) if WORD.search(one)]


def words(text: str) -> list[str]:
    """Return the words of a text; a number is one, and so is a word with a hyphen or an apostrophe."""
    return WORD.findall(text)


def long_sentences(text: str) -> list[str]:
    """Return the sentences of more than 25 words, in any language."""
    return [one for one in sentences(text) if len(words(one)) > MOST_WORDS]


def banned(text: str, language: str = "en") -> list[str]:
    """Return the words that no text of ours may have, each with what to say instead."""
    for given in MANDATED:
        text = text.replace(given, "")
    found = [
        f"{one.group()!r}: {instead}"
        for pattern, instead in AVOIDED[language].items()
        for one in re.finditer(pattern, text, re.I)
    ]
    if language == "en":
        found += [f"{one.group()!r}: it blames or alarms (VAL-6)" for one in VAL_6.finditer(text)]
    return found


def shouted(text: str) -> list[str]:
    """Return the words in capitals that are no known short form: people read them letter by letter."""
    return [one for one in CAPITALS.findall(PLACEHOLDER.sub("", text)) if one not in SHORT_FORMS]


def unexplained(texts: Iterable[str]) -> set[str]:
    """Return the short forms that a page never gives in full (WCAG 3.1.4), save those known better."""
    page = "\n".join(texts)
    return {
        one
        for one in CAPITALS.findall(page)
        if (full := SHORT_FORMS.get(one)) and f"{full} ({one})" not in page
    }


def hint_faults(hint: str) -> list[str]:
    """Return what keeps a hint from being one short sentence (Q-4); others check its end and links."""
    faults = []
    if SECOND_SENTENCE.search(hint):
        faults.append("is more than one sentence")
    if len(words(hint)) > MOST_WORDS_OF_A_HINT:
        faults.append(f"has more than {MOST_WORDS_OF_A_HINT} words")
    return faults


def prose(texts: Iterable[str]) -> list[str]:
    """Return what reads as sentences: all but labels and headings, which would make any page look easy."""
    return [
        one for text in texts for one in sentences(text) if WHOLE.search(one) or len(words(one)) >= FRAGMENT
    ]


def grade(texts: Iterable[str]) -> float | None:
    """Return the years of school that a page's sentences ask for; None when those are under 100 words."""
    found = prose(texts)
    said = [word for one in found for word in words(one)]
    if len(said) < ENOUGH_WORDS:
        return None
    return 0.39 * len(said) / len(found) + 11.8 * sum(map(syllables, said)) / len(said) - 15.59


def long_words(text: str) -> list[str]:
    """Return the words of four syllables or more, names apart, that `lists.toml` gives no reason for."""
    return [
        word
        for one in sentences(text)
        for word in words(one)
        if syllables(word) >= LONG and not {singular(word), word.lower()} & LONG_WORDS.keys()
    ]


def singular(word: str) -> str:
    """Return a word without the s that makes it many, or somebody’s."""
    return re.sub(r"(?:[’']s|s[’']?)$", "", word.lower())


def page_faults(texts: Collection[str], language: str = "en") -> list[str]:
    """Return a sentence for everything on a page that is not plain; `texts` are its blocks, each by itself.

    Leave out what somebody typed, names and references: only our own words can be put right.
    """
    faults = [
        f"a sentence of {len(words(one))} words: {one!r}" for text in texts for one in long_sentences(text)
    ]
    faults += [f"{text!r}: {fault}" for text in texts for fault in banned(text, language)]
    faults += [f"{one!r} is in capitals" for text in texts for one in shouted(text)]
    if language == "en":
        faults += [f"{one!r} is not said in full" for one in sorted(unexplained(texts))]
        if (years := grade(texts) or 0) > LOWER_SECONDARY:
            faults.append(f"it asks for {years:.1f} years of school")
    return faults
