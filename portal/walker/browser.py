"""What the robot browses with: anything that gets and posts, follows redirects and keeps cookies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Fields = Sequence[tuple[str, str]]
"""The names and values a form sends, in the order of the page."""


class CannotReach(Exception):
    """Say in one sentence why no answer came from the site."""


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
