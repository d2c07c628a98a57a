"""A server on this machine that answers any address with one captured page, and beside it the built files.

Nothing of the portal runs behind it. Chromium keeps the files, and the code it has made of them, from page to
page, which it does not where requests are answered by Playwright.
"""

from __future__ import annotations

import re
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
from axe_playwright_python.base import AXE_SCRIPT

from portal.web.assets import load_assets
from tests.matrix.pages import PageState

PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240">'
    b'<rect width="320" height="240" fill="#767676"/></svg>'
)
"""In the place of every picture: what is in one is no matter of these checks."""
UNSENT = {"set-cookie", "content-length", "content-encoding", "location", "transfer-encoding"}
FOR_EVER = {"Cache-Control": "public, immutable, max-age=31536000"}
AXE = "/axe.js"
HASHED = re.compile(r"\.\w{8}(?=\.(css|js)$)")


@cache
def static(name: str) -> bytes | None:
    """Return a built file; one named without its hash is whichever is there."""
    files = {HASHED.sub("", key): data for key, data in load_assets().files.items()}
    return files.get(HASHED.sub("", name))


@cache
def small(name: str) -> int:
    """Return how many bytes a built file has when it is sent."""
    built = static(name)
    assert built is not None, f"nothing is called {name}"
    return len(brotli.compress(built))


class Serving(ThreadingHTTPServer):
    """The server; `state` is what it shows next, once: whatever is asked for after that gets no answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.site = f"http://localhost:{self.server_address[1]}"
        self.state: PageState | None = None
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(BaseHTTPRequestHandler):
    """One answer of it."""

    protocol_version = "HTTP/1.1"
    server: Serving

    def do_GET(self) -> None:
        """Answer a request."""
        name = self.path.rpartition("/")[2]
        state = self.server.state
        if self.headers.get("Sec-Fetch-Dest") == "document" and state:
            self.server.state = None
            headers = {name: value for name, value in state.headers if name.lower() not in UNSENT}
            self._send(state.status, headers, as_it_stands(state.html).encode())
        elif self.path == AXE:
            self._send(200, {"Content-Type": "text/javascript", **FOR_EVER}, AXE_SCRIPT.encode())
        elif built := static(name):
            kind = "text/css" if name.endswith("css") else "text/javascript"
            self._send(200, {"Content-Type": kind, **FOR_EVER}, built)
        elif self.headers.get("Sec-Fetch-Dest") == "image":
            self._send(200, {"Content-Type": "image/svg+xml", **FOR_EVER}, PICTURE)
        else:  # a form that a script sends, or what another device has sent: nothing comes, the page stays
            self._send(204, {}, b"")

    do_POST = do_GET  # noqa: N815

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the library's word
        """Say nothing: every page is asked for."""


def as_it_stands(html: str) -> str:
    """Return a page that does not go on by itself, and without the marks of texts that are in no language."""
    return html.replace("data-continue", "data-would-continue").translate({ord("⟦"): None, ord("⟧"): None})


def weight(html: str) -> int:
    """Return how many bytes a page comes to with all that it asks for, compressed."""
    names = set(re.findall(r"/static/([\w.-]+)", html))
    heavy = sum(map(int, re.findall(r"/heavy-(\d+)", html)))
    return len(brotli.compress(html.encode(), quality=5)) + sum(map(small, names)) + heavy
