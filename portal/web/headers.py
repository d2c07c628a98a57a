"""The headers every response carries: pages, files and errors alike.

The server adds its own Server header; `waitress.serve(..., ident=None)` leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from werkzeug.wrappers import Response

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ONE_YEAR = "max-age=31536000; includeSubDomains"


def secure(response: Response, style_sources: Iterable[str] = (), *, https: bool = False) -> Response:
    """Add the strict headers to a response and return it; `style_sources` allow its own style elements."""
    headers = response.headers
    headers.update(ALWAYS)
    headers.setdefault("Content-Security-Policy", policy(tuple(style_sources)))  # a file brings its own
    headers.setdefault("Cache-Control", "no-store")
    if https:
        headers["Strict-Transport-Security"] = ONE_YEAR
    return response


@lru_cache(maxsize=64)
def policy(style_sources: tuple[str, ...]) -> str:
    """Return the content security policy: nothing from elsewhere, nothing inline but the styles named."""
    styles = " ".join(("'self'", *style_sources))
    return (
        f"default-src 'none'; script-src 'self'; style-src {styles}; connect-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
