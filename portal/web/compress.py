"""Send text compressed: on a phone the network is slower than the server."""

from __future__ import annotations

import gzip

import brotli
from werkzeug.wrappers import Request, Response

from portal.web.assets import best_coding

WORTH_IT = 500
"""Bytes: a shorter body fits in the packet with its headers anyway."""
BROTLI_QUALITY = 5
GZIP_LEVEL = 6


def compress(request: Request, response: Response) -> Response:
    """Compress a text response in the best coding the browser takes, and return it."""
    if response.is_streamed or response.direct_passthrough or not compressible(response):
        return response
    response.vary.add("Accept-Encoding")
    coding = best_coding(request)
    body = response.get_data()
    if not coding or len(body) < WORTH_IT:
        return response
    response.set_data(squeezed(body, coding))
    response.content_encoding = coding
    return response


def squeezed(body: bytes, coding: str) -> bytes:
    """Return a body in a coding, `br` or `gzip`, at the quality that a page made for one person is worth."""
    if coding == "br":
        return bytes(brotli.compress(body, quality=BROTLI_QUALITY))
    return gzip.compress(body, GZIP_LEVEL, mtime=0)


def compressible(response: Response) -> bool:
    """Tell whether a response is text that nobody has compressed yet."""
    kind = response.mimetype or ""
    text = kind.startswith("text/") or kind in ("application/json", "image/svg+xml")
    return text and not response.content_encoding
