"""TPL: the frame of every page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from portal.web.portal import SERVICE_NAME
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree
from tests.web.rules.words import KNOWN, words

GOVERNMENT = ("govuk-header", "govuk-footer", "govuk-footer__crown", "govuk-header__logotype", "govuk-crest")
BRAND = ("gds transport", "fonts/light-", "fonts/bold-", "theme-color", "govuk-icon", "favicon.")


@rule("TPL-1")
def one_of_each(page: PageTree) -> Iterator[str]:
    """There is one header, one main with the id that the skip link leads to, one footer, one h1."""
    for tag in ("h1", "main", "header", "footer", "title"):
        if len(page.all(tag)) != 1:
            yield f"{len(page.all(tag))} {tag} elements, not one"
    if [one.get("id") for one in page.all("main")] != ["main-content"]:
        yield "main has not the id main-content"
    if not all(page.within(one, tag="main") for one in page.all("h1")):
        yield "the h1 is not in main"


@rule("TPL-2")
def no_brand_of_the_government(page: PageTree) -> Iterator[str]:
    """A council's site has the generic header, and nothing that is GOV.UK's own."""
    yield from (f"there is a {name}" for name in GOVERNMENT if page.has(css=name))
    html = page.html.lower()
    yield from (f"it holds {name!r}" for name in BRAND if name in html)
    [icon] = [one for one in page.all("link") if one.get("rel") == "icon"] or [None]
    if icon is None or icon.get("href") != "data:,":
        yield "the icon is not our own, which is none"
    generic = page.all(css="govuk-generic-header")
    links = [one for one in page.all("a") if page.within(one, css="govuk-generic-header")]
    if len(generic) != 1 or [one.get("href") for one in links] != ["/"]:
        yield "there is no generic header with one link, to the start"


@rule("TPL-3")
def the_language_is_told(page: PageTree) -> Iterator[str]:
    """The page says its language and its direction, and any part in another language says that one's."""
    root = page.elements[0]
    language = KNOWN.get(root.get("lang"))
    if language is None:
        yield f"the language is {root.get('lang')!r}"
    elif root.get("dir", "ltr") != language.direction:
        yield f"{language.code} is written {language.direction}, and the page says {root.get('dir')!r}"
    for element in page.elements[1:]:
        if element.get("lang") is not None and element.get("lang") not in KNOWN:
            yield f"{element.tag} is in {element.get('lang')!r}"


@rule("TPL-4")
def zooming_is_free(page: PageTree) -> Iterator[str]:
    """Nobody is held back from zooming."""
    found = [one.get("content", "") for one in page.all("meta") if one.get("name") == "viewport"]
    if len(found) != 1 or "width=device-width" not in found[0]:
        yield "there is not one viewport as wide as the device"
    if any(
        word in content for content in found for word in ("user-scalable", "maximum-scale", "minimum-scale")
    ):
        yield "zooming is held back"


@rule("TPL-5")
def the_title_names_the_page(page: PageTree) -> Iterator[str]:
    """It is "Error: " if something is wrong, the h1, perhaps the section, the service and the council."""
    title = page.only("title")
    error = f"{words(page, 'Error:')} " if page.has(css="govuk-error-summary") else ""
    organisation = page.only(css="govuk-generic-header__logo") or page.only(css="govuk-generic-header")
    if not title.startswith(f"{error}{page.heading} - "):
        yield f"the title is not that of the page: {title!r}"
    if not title.endswith(f" - {words(page, SERVICE_NAME)} - {organisation}"):
        yield f"the title does not end in service and organisation: {title!r}"


@rule("TPL-6")
def scripts_are_ours(page: PageTree) -> Iterator[str]:
    """No script is in the page, in an attribute or in an address."""
    for element in page.elements:
        for attribute in element.keys():  # noqa: SIM118 an element is no mapping
            if attribute.startswith("on") or attribute == "style":
                yield f"{element.tag} has {attribute}"
        if element.get("href", "").lower().lstrip().startswith("javascript:"):
            yield "a link runs a script"
        if element.tag == "script" and (element.text or not element.get("src", "").startswith("/static/")):
            yield "a script that is not ours"


@rule("TPL-6")
def inline_styles_are_named(page: PageTree) -> Iterator[str]:
    """The policy names exactly the style sheets that are in the page."""
    inline = {style_hash("".join(one.itertext())) for one in page.all("style")}
    allowed = set(re.findall(r"'sha256-[^']+'", page.policy))
    if inline != allowed:
        yield f"{len(inline)} inline styles, but {len(allowed)} hashes that fit or do not"


def style_hash(css: str) -> str:
    """Return how a content security policy names an inline style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"
