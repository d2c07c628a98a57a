"""Every page there is, read from the journey and the route table: nobody keeps a list of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from werkzeug.routing import AnyConverter, Rule

from portal.journey import Files, Question, Repeat
from portal.journey import Page as JourneyPage
from tests.matrix.house import House, house
from tests.web.everybody import FOR_FILES

JOURNEY = "apply.question"
LIST_ENTRY = "entry_id"


@dataclass(frozen=True, slots=True)
class Page:
    """A page with an address of its own, or an error that any address may answer with.

    `like` is the name of the first page of the same route and the same kind of answer: what differs between
    the two is only words.
    """

    name: str
    endpoint: str
    key: str = ""
    kind: str = ""
    like: str = ""

    def __str__(self) -> str:
        """Return the name, as tests are called."""
        return self.name


@dataclass(frozen=True, slots=True)
class PageState:
    """One page as one person gets it: status, headers and body of one response."""

    page: str
    state: str
    role: str
    voice: str
    language: str
    method: str
    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    html: str
    errors: tuple[tuple[str, str], ...] = ()
    """What the server found wrong: the id of each field, and the words."""
    missed: tuple[str, ...] = ()
    """What was said in English for want of a translation."""
    drawn: frozenset[str] = frozenset()
    """The templates that it was drawn from."""

    def __str__(self) -> str:
        """Return what tells it from others of its page."""
        return f"{self.page} {self.state} ({self.role}, {self.voice}, {self.language})"


def pages_of(at: House) -> Iterator[Page]:
    """Yield every page: those of the journey, one for each other route that is fetched, and every error."""
    rules = sorted(at.app.url_map.iter_rules(), key=lambda rule: rule.endpoint)
    for rule in rules:
        if "GET" not in (rule.methods or ()):
            continue
        if "key" in rule.arguments:
            for page in _keyed(at, rule):
                yield Page(
                    f"{rule.endpoint}/{page.key.replace('_', '-')}", rule.endpoint, page.key, _kind(page)
                )
        elif kinds := _offered(rule):
            yield from (Page(f"{rule.endpoint}/{kind}", rule.endpoint, kind=kind) for kind in kinds)
        else:
            yield Page(rule.endpoint, rule.endpoint)
    yield from (Page(f"errors/{status}", "errors", kind=str(status)) for status in at.statuses)


def _keyed(at: House, rule: Rule) -> Iterator[JourneyPage]:
    """Yield the pages of the journey that a route is for."""
    for _, page in at.home.journey.pages:
        takes_files = isinstance(page, Question) and isinstance(page.answer, Files)
        if LIST_ENTRY in rule.arguments and not isinstance(page, Repeat):
            continue
        if rule.endpoint not in FOR_FILES or takes_files:
            yield page


def _kind(page: JourneyPage) -> str:
    return type(page.answer if isinstance(page, Question) else page).__name__


def _offered(rule: Rule) -> tuple[str, ...]:
    """Return the words that stand for one page each in the address of a route."""
    choices = rule._converters.get("kind")
    return tuple(sorted(choices.items)) if isinstance(choices, AnyConverter) else ()


def _alike(found: tuple[Page, ...]) -> Iterator[Page]:
    first: dict[tuple[str, str], str] = {}
    for page in found:
        like = first.setdefault((page.endpoint, page.kind), page.name)
        yield Page(page.name, page.endpoint, page.key, page.kind, like)


@cache
def all_pages() -> tuple[Page, ...]:
    """Return every page of the portal that tests open."""
    return tuple(_alike(tuple(pages_of(house()))))


PAGES = all_pages()
