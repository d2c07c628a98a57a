"""Browse a live server by its address."""

import secrets
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from portal.walker.browser import CannotReach, Fields, Response, Upload, host_of

FORM = "application/x-www-form-urlencoded"
BOUNDARY = secrets.token_hex(16)

PATIENCE = 30.0
"""Seconds to wait for a page."""


class HttpBrowser:
    """A person's browser with an empty cookie jar and no script."""

    __slots__ = ("_opener", "_patience")

    def __init__(self, patience: float = PATIENCE) -> None:
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self._patience = patience

    def get(self, url: str) -> Response:
        """Return the page at `url`; raise CannotReach when no answer comes."""
        return self._open(url, None)

    def post(self, url: str, fields: Fields) -> Response:
        """Send a form to `url` and return the page it leads to; raise CannotReach when no answer comes."""
        if any(isinstance(value, Upload) for _, value in fields):
            return self._open(url, _multipart(fields), f"multipart/form-data; boundary={BOUNDARY}")
        return self._open(url, urlencode(fields).encode("ascii"))

    def _open(self, url: str, data: bytes | None, kind: str = FORM) -> Response:
        if not url.lower().startswith(("http://", "https://")):
            raise CannotReach(f"{url} is not an http or https address")
        try:
            headers = {"User-Agent": "portal walk"} | ({"Content-Type": kind} if data else {})
            request = Request(url, data, headers)  # noqa: S310 the scheme is checked above
            with self._opener.open(request, timeout=self._patience) as answer:
                return _read(answer)
        except HTTPError as page:  # a page all the same: 422, 404, 500
            with page:
                return _read(page)
        except (OSError, HTTPException) as trouble:
            raise CannotReach(f"no answer from {host_of(url)}: {trouble}") from trouble
        except ValueError as mistake:
            raise CannotReach(f"{url} is not an address: {mistake}") from mistake


def _multipart(fields: Fields) -> bytes:
    """Return the body of a form with files; names are those of our own forms and personas."""
    parts = []
    for name, value in fields:
        head = f'Content-Disposition: form-data; name="{name}"'
        if isinstance(value, Upload):
            head, body = f'{head}; filename="{value.name}"\r\nContent-Type: image/png', value.data
        else:
            body = value.encode()
        parts.append(f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + body + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def _read(answer: Any) -> Response:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    charset = answer.headers.get_content_charset("utf-8")
    return Response(answer.url, answer.status, headers, answer.read().decode(charset, "replace"))
