"""What people hear who do not see the page, and say who do not touch it: T20, T23 and T24."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.accessibility import excused
from tests.browser.matrix.accessible import Stop, stops
from tests.browser.matrix.registry import looks
from tests.browser.matrix.window import Shown

LONGEST = 200
"""Characters of a description: more is not listened to."""
MOST_WORDS = 250
"""Words without a heading between them, on pages for citizens (2.4.10)."""
SAYS_NOTHING = {
    "here",
    "click here",
    "more",
    "read more",
    "link",
    "this",
    "this page",
    "change",
    "yma",
    "rhagor",
    "newid",
}
"""Links whose purpose nobody knows from their words alone (2.4.9)."""


@looks("T20")
def it_reads_well_bare(shown: Shown) -> Iterator[str]:
    """Ask that the page reads the same, in the same order, without its styles and mere decoration."""
    styled = _close(shown.tree())
    shown.measure("bare", True)
    bare = _close(shown.tree())
    shown.measure("bare", False)
    if styled != bare:
        apart = [
            pair for pair in zip(styled.splitlines(), bare.splitlines(), strict=False) if pair[0] != pair[1]
        ]
        yield f"without styles {apart[:1] or 'more or less'} is read"


def _close(tree: str) -> str:
    """Return it without the spaces that the edges of boxes on a line make, or do not."""
    return re.sub(r"(?<=\S) +", "", tree)


@looks("T20", where=lambda state: state.role != "staff")
def text_has_headings(shown: Shown) -> Iterator[str]:
    """Ask a heading over every stretch of text of a page for citizens (2.4.10)."""
    yield from shown.measure("sections", MOST_WORDS)


@looks("T23", words=True, around=True)
def names_tell_enough(shown: Shown) -> Iterator[str]:
    """Ask that every control has a name, of its own unless it leads to the same, and no long description."""
    seen: dict[tuple[object, ...], Stop] = {}
    for stop in stops(shown):
        if not stop.name:
            yield f"a {stop.role} has no name"
        if len(stop.description) >= LONGEST:
            yield f"{stop.name} is described in {len(stop.description)} characters"
        if stop.role == "link" and stop.name.lower().strip(" .") in SAYS_NOTHING:
            yield f"nobody knows where the link {stop.name} leads"
        before = seen.setdefault((stop.name, stop.role, stop.groups), stop)
        if before is not stop and not _same(before, stop):
            yield f"two of {stop.role} {stop.name} are not the same"


@looks("T24", words=True, around=True)
def what_is_seen_can_be_said(shown: Shown) -> Iterator[str]:
    """Ask that names begin with the words that people see, and that no two controls of a group share them."""
    said: dict[tuple[str, tuple[str, ...]], Stop] = {}
    for stop in stops(shown):
        begins = f"{plain(stop.name)} ".startswith(f"{plain(stop.seen)} ".lstrip())
        if not begins and not excused("T24", "label-first", stop.html, shown.group):
            yield f"{stop.role} “{stop.seen}” is called “{stop.name}”"
        before = said.setdefault((plain(stop.name), stop.groups), stop)
        if before is not stop and not _same(before, stop):
            yield f"{before.role} and {stop.role} are both called “{stop.name}”"


def _same(one: Stop, two: Stop) -> bool:
    """Say whether two controls lead to the same place."""
    return bool(one.target) and one.target == two.target


def plain(text: str) -> str:
    """Return the words of a text alone, as one says them."""
    return " ".join(re.findall(r"\w+", text.lower()))
