"""Compression of text responses."""

from __future__ import annotations

import gzip

import brotli
import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

from portal.web.compress import compress

TEXT = "<p>Apply for a Blue Badge</p>" * 100


def sent(accept: str, response: Response) -> Response:
    return compress(Request(EnvironBuilder(headers={"Accept-Encoding": accept}).get_environ()), response)


def page(text: str = TEXT) -> Response:
    return Response(text, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("identity", None),
        ("br;q=0, gzip;q=0", None),
        ("", None),
    ],
)
def test_best_coding_the_browser_takes(accept: str, coding: str | None) -> None:
    """Brotli if it may be used, else gzip, else the text as it is; the length is that of what is sent."""
    response = sent(accept, page())
    assert response.content_encoding == coding
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding](response.get_data())
    assert opened.decode() == TEXT
    assert response.content_length == len(response.get_data())


def test_caches_are_told_even_when_nothing_was_compressed() -> None:
    """Vary names Accept-Encoding on every compressible response."""
    assert "Accept-Encoding" in sent("identity", page()).headers["Vary"]


@pytest.mark.parametrize(
    "response",
    [
        page("<p>Short</p>"),
        Response(b"\x89PNG" * 300, content_type="image/png"),
        Response(TEXT, content_type="text/css", headers={"Content-Encoding": "gzip"}),
        Response(iter([TEXT]), content_type="text/html"),
    ],
    ids=["short", "picture", "compressed already", "streamed"],
)
def test_what_is_left_alone(response: Response) -> None:
    """Short bodies, pictures, compressed bodies and streams are sent as they are."""
    before = response.content_encoding
    assert sent("br", response).content_encoding == before
