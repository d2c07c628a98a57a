"""T26 and T28: help where it always is, and ways in that ask nobody to remember, retype or solve anything."""

from __future__ import annotations

from collections.abc import Iterator

from tests.matrix.registry import Look, broken, holds

SECRETS = ("current-password", "one-time-code")
CODES = ("code", "words")
"""The names of boxes for what we have sent or shown to somebody."""


@holds("T26")
def help_is_where_it_always_is(look: Look) -> Iterator[str]:
    """3.2.3, 3.2.4, 3.2.6: the same links in the same words and order, below the content of every page."""
    yield from broken(look, "FOOT-1", "HELP-1", "NAV-1", "SKIP-1")


def lets_in(look: Look) -> bool:
    """Hold on pages that ask for a password, a code or words."""
    named = {box.get("name") for box in look.tree.controls}
    return bool(named & {*CODES}) or bool(look.tree.of_type("password"))


@holds("T28", lets_in)
def nobody_has_to_remember(look: Look) -> Iterator[str]:
    """3.3.8, 3.3.9: a box takes what is pasted, a phone fills in a code, and no puzzle is to be solved."""
    yield from broken(look, "PASS-1", "CODE-1", "ACC-1")
    page = look.tree
    for box in page.controls:
        if any(name.startswith("on") for name in box.keys()):  # noqa: SIM118 an element is no mapping
            yield f"the box {box.get('name')} has a script of its own, which may refuse what is pasted"
        if box.get("autocomplete") == "off" and box.get("type") == "password":
            yield "a password manager is kept out"
    if len(page.of_type("password")) > 1:
        yield "a password is to be typed twice"


@holds("T28", lets_in)
def a_code_is_filled_in_by_the_phone(look: Look) -> Iterator[str]:
    """3.3.8: what a message brings can be filled in from there."""
    page = look.tree
    for box in page.controls:
        if box.get("name") == "code" and look.state.page.startswith("back."):
            if box.get("autocomplete") not in ("one-time-code", "off"):
                yield "no phone fills in the code"
            if box.get("autocomplete") == "off" and not _shared(look):
                yield "a browser is kept from filling in the code"


def _shared(look: Look) -> bool:
    """Say whether the page is on a computer whose browser is to remember nothing."""
    return 'name="shared"' in look.state.html
