"""Look a page over as a browser and a screen reader would, and name everything wrong with it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import html5lib

SERVICE = "Apply for a Blue Badge"
FOCUSABLE = ("input", "textarea", "select", "button", "a")
LANGUAGES = ("en", "cy")
# What an address or a token makes different from page to page says nothing about how a page is built.
VARYING = re.compile(
    r'(?<=name="csrf_token" value=")[^"]+|(?<=name="version" value=")\d+|(?<=/apply/)[\w-]{22}'
    r'|(?<=name="draft" value=")[^"]+'
)

Check = Callable[["PageTree"], Iterator[str]]
CHECKS: list[Check] = []


def check(one: Check) -> Check:
    """Add a check to those every page is put to."""
    CHECKS.append(one)
    return one


class PageTree:
    """A page read as strictly as a browser can."""

    def __init__(self, html: str, status: int) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(html)
        self.mistakes = [f"{code} at {place}" for place, code, _ in parser.errors]
        self.html, self.status = html, status
        self.elements = [one for one in root.iter() if isinstance(one.tag, str)]
        self.parents = {child: parent for parent in self.elements for child in parent}
        self.ids = {one.get("id"): one for one in self.elements if one.get("id")}

    def all(self, *tags: str, css: str = "") -> list[Any]:
        """Return the elements of some tags, or of any, with a class."""
        return [
            one
            for one in self.elements
            if (not tags or one.tag in tags) and (not css or css in one.get("class", "").split())
        ]

    def within(self, element: Any, *, css: str = "", tag: str = "") -> bool:
        """Say whether an element is inside one with a class or tag."""
        while element is not None:
            if (css and css in element.get("class", "").split()) or (tag and element.tag == tag):
                return True
            element = self.parents.get(element)
        return False

    def text(self, element: Any) -> str:
        """Return the words of an element."""
        return " ".join("".join(element.itertext()).split())

    def only(self, *tags: str, css: str = "") -> str:
        """Return the words of the first such element, or nothing."""
        found = self.all(*tags, css=css)
        return self.text(found[0]) if found else ""


def faults(html: str, status: int, policy: str) -> tuple[str, ...]:
    """Return a sentence for everything wrong with a page; `policy` is its content security policy."""
    return _faults(VARYING.sub("1", html), status, policy)


@lru_cache(maxsize=20_000)
def _faults(html: str, status: int, policy: str) -> tuple[str, ...]:
    tree = PageTree(html, status)
    found = [fault for one in CHECKS for fault in one(tree)]
    return (*found, *_styles(tree, policy))


@check
def _strict(page: PageTree) -> Iterator[str]:
    yield from (f"not strict HTML: {mistake}" for mistake in page.mistakes)


@check
def _frame(page: PageTree) -> Iterator[str]:
    for tag in ("h1", "main", "header", "footer", "title"):
        if len(page.all(tag)) != 1:
            yield f"{len(page.all(tag))} {tag} elements, not one"
    root = page.elements[0]
    if root.get("lang") not in LANGUAGES:
        yield f"the language is {root.get('lang')!r}"
    if "user-scalable" in page.html or "maximum-scale" in page.html:
        yield "zooming is held back"


@check
def _title(page: PageTree) -> Iterator[str]:
    title, heading = page.only("title"), page.only("h1")
    error = "Error: " if page.all(css="govuk-error-summary") else ""
    organisation = page.only(css="govuk-generic-header__logo") or page.only(css="govuk-generic-header")
    if not title.startswith(f"{error}{heading} - "):
        yield f"the title is not that of the page: {title!r}"
    if not title.endswith(f" - {SERVICE} - {organisation}"):
        yield f"the title does not end in service and organisation: {title!r}"


@check
def _status(page: PageTree) -> Iterator[str]:
    if bool(page.all(css="govuk-error-summary")) != (page.status == 422):
        yield f"status {page.status} does not go with the error summary"


@check
def _ids(page: PageTree) -> Iterator[str]:
    for name, count in Counter(one.get("id") for one in page.elements if one.get("id")).items():
        if count > 1:
            yield f"{count} elements have the id {name}"
    for element in page.elements:
        for attribute in ("for", "aria-describedby", "aria-labelledby", "headers", "aria-controls"):
            for name in element.get(attribute, "").split():
                if name not in page.ids:
                    yield f"{attribute} names {name}, which is not there"
        href = element.get("href", "")
        if href.startswith("#") and href[1:] not in page.ids:
            yield f"a link leads to {href}, which is not there"


@check
def _labels(page: PageTree) -> Iterator[str]:
    labelled = {one.get("for") for one in page.all("label") if page.text(one)}
    for control in page.all("input", "textarea", "select"):
        named = control.get("aria-label") or control.get("aria-labelledby") or control.get("id") in labelled
        if control.get("type") != "hidden" and not named:
            yield f"the control {control.get('name')} has no label"
    for group in page.all("fieldset"):
        if group.find("legend") is None or not page.text(group.find("legend")):
            yield "a fieldset has no legend"


@check
def _summary(page: PageTree) -> Iterator[str]:
    messages = {page.text(one) for one in page.all(css="govuk-error-message")}
    links = [one for one in page.all("a") if page.within(one, css="govuk-error-summary__list")]
    for link in links:
        target = page.ids.get(link.get("href", "")[1:])
        if target is None or target.tag not in FOCUSABLE or target.get("type") == "hidden":
            yield f"the error {page.text(link)!r} leads to nothing that takes the focus"
        # A message about the whole form stands in the summary alone.
        if messages and not any(page.text(link) in message for message in messages):
            yield f"no field says {page.text(link)!r}"
    if len(messages) > len({page.text(link) for link in links}):
        yield "a field says what the summary does not"
    if page.all(css="govuk-error-summary") and not links:
        yield "an error summary without a link"


@check
def _forms(page: PageTree) -> Iterator[str]:
    for element in page.elements:
        for attribute in element.keys():  # noqa: SIM118 an element is no mapping
            if attribute.startswith("on") or attribute in ("placeholder", "maxlength", "required", "style"):
                yield f"{element.tag} has {attribute}"
        if element.get("href", "").lower().startswith("javascript:"):
            yield "a link runs a script"
        if element.tag == "input" and element.get("type") in ("number", "date", "range"):
            yield f"an input of type {element.get('type')}"
        if element.tag == "form" and element.get("novalidate") is None:
            yield "a form without novalidate"
        if element.tag == "script" and (element.text or not element.get("src", "").startswith("/static/")):
            yield "a script that is not ours"


@check
def _headings(page: PageTree) -> Iterator[str]:
    headings = [
        one
        for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")
        if not page.within(one, css="govuk-error-summary")
        and not page.within(one, css="govuk-notification-banner")
    ]
    levels = [int(one.tag[1]) for one in headings]
    if levels and levels[0] != 1:
        yield "the first heading is not the h1"
    if any(after - before > 1 for before, after in pairwise(levels)):
        yield f"heading levels skip: {levels}"
    yield from (f"an empty {one.tag}" for one in headings if not page.text(one))


@check
def _buttons(page: PageTree) -> Iterator[str]:
    for element in page.all("a", "button"):
        if not page.text(element):
            yield f"an empty {element.tag}"
        if element.tag == "a" and not element.get("href"):
            yield "a link that leads nowhere"
    other = ("govuk-button--secondary", "govuk-button--warning")
    primary = [
        one
        for one in page.all(css="govuk-button")
        if not any(name in one.get("class").split() for name in other) and page.within(one, tag="main")
    ]
    asks = [one for one in page.all("input", "textarea") if page.within(one, tag="main")]
    if len(primary) > 1 or (not primary and any(one.get("type") != "hidden" for one in asks)):
        yield f"{len(primary)} primary buttons"


def _styles(page: PageTree, policy: str) -> Iterator[str]:
    inline = {style_hash("".join(one.itertext())) for one in page.all("style")}
    allowed = set(re.findall(r"'sha256-[^']+'", policy))
    if inline != allowed:
        yield f"{len(inline)} inline styles, but {len(allowed)} hashes that fit or do not"


def style_hash(css: str) -> str:
    """Return how a content security policy names an inline style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"
