"""LANG: the switch of languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.catalogues import PSEUDO
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree
from tests.web.rules.words import KNOWN, words

ENTERED = ("text", "email", "tel", "password", "radio", "checkbox")
"""The types of what people enter, but for files, which no page can show again."""


def switches(page: PageTree) -> list[Any]:
    """Return the navigations by which the language is chosen."""
    return [one for one in page.all("nav") if one.get("aria-label") == words(page, "Language")]


@rule("LANG-1")
def the_switch_is_above_the_content(page: PageTree) -> Iterator[str]:
    """There is one navigation called "Language", before main; none where it would lose words shown once."""
    found = switches(page)
    if not found and page.all(css="way-words"):
        return
    main = page.all("main")
    if len(found) != 1:
        yield f"{len(found)} switches of languages, not one"
    elif main and page.order[found[0]] > page.order[main[0]]:
        yield "the switch of languages is not above the content"


@rule("LANG-1")
def the_current_language_is_marked(page: PageTree) -> Iterator[str]:
    """It is words, not a link, and said to be the current one; a language that nobody speaks is not there."""
    for nav in switches(page) if page.language not in PSEUDO else ():
        current = [one for one in nav.iter() if one.get("aria-current") == "true"]
        if len(current) != 1 or any(one.tag in ("a", "button") for one in current):
            yield "the current language is not marked, or can be pressed"
        elif current[0].get("lang") != page.language or page.text(current[0]) != KNOWN[page.language].name:
            yield f"the current language is called {page.text(current[0])!r}"


@rule("LANG-1")
def each_language_has_its_own_name(page: PageTree) -> Iterator[str]:
    """Every language that can be chosen is written in itself, and says so."""
    for nav in switches(page):
        others = [*nav.iter("a"), *(one for one in nav.iter("button") if one.get("name") == "language")]
        if not others:
            yield "no other language can be chosen"
        for one in others:
            code = one.get("lang")
            if code not in KNOWN or page.text(one) != KNOWN[code].name or code == page.language:
                yield f"{page.text(one)!r} is said to be in {code!r}"


@rule("LANG-1")
def a_link_tells_where_it_leads(page: PageTree) -> Iterator[str]:
    """A link to the page in another language says of which kind it is; a button carries the code."""
    for nav in switches(page):
        for link in nav.iter("a"):
            if link.get("hreflang") != link.get("lang") or link.get("rel") != "alternate":
                yield f"the link {page.text(link)!r} does not say that it leads to another language"
        for button in nav.iter("button"):
            if button.get("name") == "language" and button.get("value") != button.get("lang"):
                yield f"the button {page.text(button)!r} sends {button.get('value')!r}"


@rule("LANG-1")
def enter_still_continues(page: PageTree) -> Iterator[str]:
    """Where buttons change the language, Enter in a box presses another that comes before them, once."""
    buttons = [one for one in page.all("button") if one.get("name") == "language"]
    before = page.all("button", css="portal-default")
    if bool(buttons) != (len(before) == 1):
        yield f"{len(before)} buttons for Enter beside {len(buttons)} for languages"


def searches(page: PageTree, box: Any) -> bool:
    """Say whether a box is for finding something."""
    form = page.around(box, tag="form")
    return form is not None and form.get("role") == "search"


@rule("LANG-2")
def what_is_typed_comes_along(page: PageTree) -> Iterator[str]:
    """Where something is typed or chosen, the switch sends just that form, so that nothing is lost.

    What is typed into an empty search is lost: its form shows another page.
    """
    boxes = [*page.of_type(*ENTERED), *page.inside("main", "textarea")]
    # Before anybody has searched there is a list too, and its place would be lost.
    entered = [one for one in boxes if not (searches(page, one) and not one.get("value"))]
    sent = {one.get("form") for one in page.all("button") if one.get("name") == "language"}
    if any(form_id(page, one) not in sent for one in entered):
        yield "changing the language would lose what was typed or chosen"


def form_id(page: PageTree, box: Any) -> str:
    """Return the id of the form that a box belongs to, "" for none."""
    form = page.around(box, tag="form")
    return box.get("form", "") or (form.get("id", "") if form is not None else "")
