"""What a request costs the processor, beside what a bare Flask page costs it in the same run."""

import time
from collections.abc import Callable, Iterable
from io import BytesIO
from statistics import median
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Flask
from werkzeug.test import EnvironBuilder

from portal.walker.page import read_page
from tests.browser.live import Live

ROUNDS, CALLS = 40, 15
PAGE = "contact-by"
"""A page of checkboxes two thirds through the journey, after some twenty answers."""

Environ = dict[str, Any]
Act = Callable[[], None]


def bare() -> Flask:
    """Return the least a page can cost: Flask, one route, three kilobytes that never change."""
    app = Flask("bare")
    text = "<p>three kilobytes</p>".ljust(3000, ".")
    app.add_url_rule("/", view_func=lambda: text)
    return app


def environ(url: str, coding: str, session: str = "", form: dict[str, str] | None = None) -> Environ:
    """Return the WSGI environment of one request."""
    headers = {"Accept-Encoding": coding, "Sec-Fetch-Site": "same-origin", "Cookie": f"session={session}"}
    body = urlencode(form).encode() if form else b""
    parts = urlsplit(url)
    made = EnvironBuilder(
        parts.path,
        f"{parts.scheme}://{parts.netloc}",
        method="POST" if form else "GET",
        headers=list(headers.items()),
        content_type="application/x-www-form-urlencoded" if form else None,
        input_stream=BytesIO(body),
    ).get_environ()
    return made | {"CONTENT_LENGTH": str(len(body)), "body": body}


def call(app: Flask, given: Environ, status: str) -> bytes:
    """Answer one request; raise AssertionError for another status."""
    told: list[str] = []

    def start(line: str, headers: object, failure: object = None) -> Callable[[bytes], object]:
        told.append(line)
        return told.append  # type: ignore[return-value]

    answer: Iterable[bytes] = app(given | {"wsgi.input": BytesIO(given["body"])}, start)
    text = b"".join(answer)
    answer.close()  # type: ignore[attr-defined]
    assert told[0].startswith(status), told
    return text


def acts(live: Live, coding: str) -> dict[str, Act]:
    """Return what is measured, by name: the first is the measure of the others."""
    there = live.half_way("pip-moving-around", "declaration")
    url = there.address.replace("declaration", PAGE)
    get = environ(url, coding, there.session)
    form = read_page(call(live.app, environ(url, "", there.session), "200").decode()).forms[0]
    fields = {each.name: each.value for each in form.controls if each.on}
    post = environ(url, coding, there.session, fields)
    after = environ(there.address.replace("declaration", "access-needs"), coding, there.session)
    app, plain = bare(), environ("http://127.0.0.1/", coding)

    def post_and_get() -> None:
        call(live.app, post, "303")
        call(live.app, after, "200")

    return {
        "bare Flask page": lambda: _only(call(app, plain, "200")),
        "GET of a question": lambda: _only(call(live.app, get, "200")),
        "POST, saved, and the next GET": post_and_get,
    }


def _only(_: object) -> None:
    """Let go of what was answered."""


def costs(measured: dict[str, Act]) -> dict[str, float]:
    """Return the median milliseconds of processor time of each, in turns: a noisy moment meets all."""
    taken: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(ROUNDS):
        for name, act in measured.items():
            begun = time.process_time()
            for _ in range(CALLS):
                act()
            taken[name].append((time.process_time() - begun) * 1000 / CALLS)
    return {name: median(times) for name, times in taken.items()}
