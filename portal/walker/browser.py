"""What the robot browses with: anything that gets and posts, follows redirects and keeps cookies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from urllib.parse import urljoin, urlsplit


class Upload(NamedTuple):
    """A file that was chosen: what it is called, and what is in it."""

    name: str
    data: bytes


Fields = Sequence[tuple[str, str | Upload]]
"""The names and values a form sends, in the order of the page."""


class CannotReach(Exception):
    """Say in one sentence why no answer came from the site."""


def host_of(url: str) -> str:
    """Return the host of an address, with its port; raise CannotReach for one that cannot be read."""
    try:
        return urlsplit(url).netloc
    except ValueError as mistake:
        raise CannotReach(f"{url} is not an address: {mistake}") from mistake


def lead_on(url: str, href: str) -> str:
    """Return where a link on the page at `url` leads; raise CannotReach for one that leads nowhere."""
    try:
        return urljoin(url, href)
    except ValueError as mistake:
        raise CannotReach(f"{href} is not an address: {mistake}") from mistake


@dataclass(frozen=True, slots=True)
class Response:
    """What came back in the end; `url` is where the redirects led, names of `headers` are lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    text: str


class Browser(Protocol):
    """Get and post whole addresses. Raise CannotReach when no answer comes."""

    def get(self, url: str) -> Response:
        """Return the page at `url`."""

    def post(self, url: str, fields: Fields) -> Response:
        """Send a form to `url` and return the page it leads to."""
