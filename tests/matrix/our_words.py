"""Which words on a page are the portal's own, and which are somebody's: names, addresses, what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from portal.journey import Group, Question, Repeat
from portal.journey.answers import Words
from portal.journey.composites import Parts
from tests.matrix.citizens import READY, TYPED
from tests.matrix.errors import TYPED as ERRORS_TYPED
from tests.matrix.house import house
from tests.matrix.staff import CENTRE, NAMES
from tests.web.rules.tree import PageTree

NO_WORDS = re.compile(
    r"https?:\S+|\S+@\S+|\S+\.(?:jpg|pdf|png)|\bBB-\w{4}-\w{4}\b|\b[A-Z]{1,4}[0-9][0-9A-Z]*\b"
)
"""What is the same in every language."""
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "label", "legend", "dt", "th", "button", "summary", "caption")
THEIRS = ("dd", "td", "textarea", "pre", "blockquote", "output")
"""Where somebody's own words stand."""
BETWEEN = "·"
"""What stands between short things that are listed on one line."""
TOLD = ("aria-label", "alt", "title", "placeholder")
UNSEEN = ("script", "style", "template")
STAFF = "Cara Example"


@cache
def somebodys() -> frozenset[str]:
    """Return every word that is a name, an address or was typed, and so in no language of ours."""
    at = house()
    given: list[Any] = [*TYPED.values(), *ERRORS_TYPED.values(), CENTRE, *NAMES]
    for _, page in at.home.journey.pages:
        for value in (READY.get(page.key), *at.known.pool.get(page.key, ())):
            given += _typed(page, value)
    for council in at.home.directory.all:
        given += [getattr(council, name) for name in council.__dataclass_fields__]
    given += [at.home.settings.origin, STAFF, "Ada Sam Example jpg pdf scan https"]
    return frozenset(word.lower() for text in _texts(given) for word in LATIN.findall(text))


def _typed(asked: Any, value: Any) -> Iterator[str]:
    """Yield what was typed of an answer: choices and the names of parts are words of ours."""
    match asked, value:
        case Question(answer=answer), _:
            yield from _typed(answer, value)
        case Repeat(item=item), list():
            yield from (typed for one in value for typed in _typed(item, one))
        case Group(parts=parts), dict():
            yield from (typed for part in parts for typed in _typed(part.answer, value.get(part.key)))
        case Parts(), dict():
            yield from value.values()
        case Words(), str():
            yield value


def _texts(given: Any) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, list | tuple | set | frozenset):
        for one in given:
            yield from _texts(one)


def language_of(page: PageTree, element: Any) -> str:
    """Return the language that an element is said to be in; "" for what no translation changes."""
    while element is not None:
        if element.get("translate") == "no":
            return ""
        if code := element.get("lang"):
            return str(code)
        element = page.parents.get(element)
    return ""


def told(page: PageTree) -> Iterator[tuple[Any, str]]:
    """Yield every text that somebody sees or hears, with the element it is in."""
    for one in page.elements:
        if one.tag in UNSEEN:
            continue
        heard = (one.text, *(one.get(name) for name in TOLD))
        yield from ((one, text) for text in heard if text and text.strip())
        parent = page.parents.get(one)
        if parent is not None and (one.tail or "").strip():
            yield parent, one.tail


def blocks(page: PageTree) -> Iterator[str]:
    """Yield the texts of the content that are the portal's own, each by itself."""
    for one in page.elements:
        if not _is_block(one) or not page.within(one, tag="main") or one.get("lang"):
            continue
        if any(page.within(one, tag=tag) for tag in THEIRS) or any(
            _is_block(each) for each in one.iterdescendants()
        ):
            continue
        for text in _lines(one).split(BETWEEN):
            if said := " ".join(NO_WORDS.sub("", text).split()):
                yield said


def _is_block(one: Any) -> bool:
    return one.tag in BLOCKS or (isinstance(one.tag, str) and "govuk-hint" in one.get("class", "").split())


def _lines(one: Any) -> str:
    """Return the words of a block, with a sign between what stands on lines of its own."""
    if one.tag == "br":
        return BETWEEN
    if one.get("translate") == "no":
        return ""
    return (one.text or "") + "".join(
        f"{_lines(each)} {each.tail or ''}" for each in one if isinstance(each.tag, str)
    )
