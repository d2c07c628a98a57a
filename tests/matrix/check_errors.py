"""T5 and T40: what is wrong is said twice in the same words, and just as the server found it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.matrix.registry import Look, broken, holds
from tests.web.rules.errors import links


def refused(look: Look) -> bool:
    """Hold where something was typed wrong."""
    return look.refused


@holds("T5", refused)
def the_summary_keeps_its_contract(look: Look) -> Iterator[str]:
    """3.3.1, 3.3.3: it comes first, its links land, and each field says the same and is described by it."""
    yield from broken(look, "VAL-1", "VAL-3", "VAL-4", "VAL-5", "VAL-6", "VAL-7")


def wrong(look: Look) -> bool:
    """Hold where something is wrong, to the server or on the page."""
    return bool(look.refused or look.state.errors or links(look.tree))


@holds("T40", wrong)
def the_page_shows_what_the_server_found(look: Look) -> Iterator[str]:
    """3.3.1: the same errors in the same order with the same targets, and none that nobody found."""
    shown = tuple((one.get("href", "").removeprefix("#"), look.tree.text(one)) for one in links(look.tree))
    found = tuple((anchor, " ".join(words.split())) for anchor, words in look.state.errors)
    if shown != found:
        yield f"the server found {found}, and the page shows {shown}"


@holds("T40", refused)
def the_focus_goes_where_the_errors_are(look: Look) -> Iterator[str]:
    """3.3.1: the script moves the focus to the one summary, whose errors stand in the order of the fields."""
    page = look.tree
    if len([one for one in page.elements if one.get("data-module") == "govuk-error-summary"]) != 1:
        yield "nothing says where the focus goes"
    places = [page.order[page.ids[name]] for name, _ in look.state.errors if name in page.ids]
    if places != sorted(places):
        yield "the errors stand in another order than their fields"
