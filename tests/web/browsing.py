"""The test client that inspects every response any test fetches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.councils import WEST_MIDLANDS, Directory
from tests.web.rules import PageTree, faults
from tests.web.rules.panels import COOKIES
from tests.web.untranslated import missed

STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
POLICY = re.compile(
    r"default-src 'none'; script-src 'self'; style-src 'self'( 'sha256-[^']+')*; connect-src 'self'; "
    r"img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OF_A_FILE = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""The policy of what somebody uploaded; only what is an attachment, and no page, may have it."""
WITH_COOKIES = re.compile(
    "/language/[a-z-]+|/apply(/.+)?|/finish(ed)?|/shared|/leave|/desk/(sign-in|start|return)|/office/(sign-in|sign-out|key-in)"
    "|/send/[0-9]{12}|/return/.*|/help-somebody(/answer)?|/advisers/open"
)
"""The only addresses whose answer may set a cookie, but for a form that changes the language."""
OWN = ("csrf_token", "version", "submit_key", "shown", "shown_on", "draft", "key", "state")
CODE = re.compile(r"[a-z0-9_-]*")
COUNCILS = " ".join(council.name for council in Directory.load(WEST_MIDLANDS).all)


class Typed(set[str]):
    """Everything people typed that can be told from our own words: no codes, no short words."""

    def note(self, data: Any) -> None:
        """Take the fields of a form."""
        for name, value in fields(data):
            if name in OWN or not isinstance(value, str) or len(value) < 6 or value in COUNCILS:
                continue
            if not CODE.fullmatch(value):
                self.add(value)


def fields(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of what the test client is given to send."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from ((name, one) for one in (value if isinstance(value, list | tuple) else [value]))


class InspectingClient(FlaskClient):
    """A browser that raises at the first page with a fault."""

    typed: Typed
    may_fail = False
    """Whether a status of 500 or more is what the test wants."""

    @classmethod
    def of(cls, app: Flask, typed: Typed) -> InspectingClient:
        """Return a new one without cookies."""
        client = cls(app, app.response_class, use_cookies=True)
        client.typed = typed
        return client

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request, inspect the response and return it."""
        self.typed.note(kwargs.get("data"))
        missed()
        response = super().open(*args, **kwargs)
        found = [*self._found(response)]
        where = f"{response.request.method} {response.request.path}: {response.status_code}"
        assert not found, f"{where}: " + "; ".join(found)
        return response

    def _found(self, response: TestResponse) -> Iterator[str]:
        if response.status_code >= 500 and not self.may_fail:
            yield "the portal failed"
        yield from (f"{text!r} is said in Welsh without being translated" for text in missed())
        yield from header_faults(response)
        yield from self._leaks(response, "")
        if response.mimetype == "text/html" and response.data and not 300 <= response.status_code < 400:
            policy = response.headers["Content-Security-Policy"]
            yield from faults(response.text, response.status_code, policy)
            yield from self._leaks(response, titles(response.text))

    def _leaks(self, response: TestResponse, title: str) -> Iterator[str]:
        request = response.request
        told = "\n".join((request.path, request.query_string.decode("latin1"), str(response.headers), title))
        for value in self.typed:
            if value in told:
                yield "an answer is in the title, the address or a header"


def titles(html: str) -> str:
    """Return the words of the title."""
    found = re.search("<title>(.*?)</title>", html, re.S)
    return unescape(found[1]) if found else ""


def header_faults(response: TestResponse) -> Iterator[str]:
    """Yield what is wrong with the headers of any response."""
    headers = response.headers
    yield from (
        f"{name} is {headers.get(name)!r}" for name, value in STRICT.items() if headers.get(name) != value
    )
    policy = headers.get("Content-Security-Policy", "")
    attached = headers.get("Content-Disposition", "").startswith("attachment;")
    of_a_file = attached and response.mimetype != "text/html"
    if not (policy == OF_A_FILE if of_a_file else POLICY.fullmatch(policy)):
        yield f"the policy is {policy!r}"
    if "no-store" not in headers.get("Cache-Control", "") and not response.request.path.startswith(
        "/static/"
    ):
        yield "it may be stored"
    if not re.match(r"(http://localhost)?/(?!/)|/?$", headers.get("Location", "")):
        yield f"it leads away, to {headers['Location']}"
    for cookie in headers.getlist("Set-Cookie"):
        switches = response.request.method == "POST" and cookie.startswith("language=")
        if not (switches or WITH_COOKIES.fullmatch(response.request.path)):
            yield "it sets a cookie"
        if not re.search(r"; HttpOnly; Path=/; SameSite=Lax$", cookie):
            yield "its cookie is not guarded"
        if (name := cookie.partition("=")[0].removeprefix("__Host-")) not in COOKIES:
            yield f"the cookie {name} is not on the page about cookies"
    for name in ("Server", "X-Powered-By"):
        if name in headers:
            yield f"{name} tells about the machinery"


def hidden(response: TestResponse) -> dict[str, str]:
    """Return what the forms on a page send by themselves."""
    found = tree(response).all("input")
    return {one.get("name"): one.get("value", "") for one in found if one.get("type") == "hidden"}


def links(response: TestResponse) -> set[str]:
    """Return where the links of a page lead."""
    return {one.get("href") for one in tree(response).all("a")}


def tree(response: TestResponse) -> PageTree:
    """Return a page to look into."""
    return PageTree(response.text, response.status_code)
