"""What goes over the wire: whole responses as the server sends them, headers included."""

import socket
from urllib.parse import urlsplit

from tests.browser.live import Live

FIRST = {"Sec-Fetch-Site": "none"}
LATER = {"Sec-Fetch-Site": "same-origin"}


def received(url: str, headers: dict[str, str]) -> bytes:
    """Return every byte that answers a GET by a browser that takes brotli."""
    parts = urlsplit(url)
    sent = {"Host": parts.netloc, "Accept-Encoding": "gzip, deflate, br", "Connection": "close"} | headers
    lines = [
        f"GET {parts.path or '/'} HTTP/1.1",
        *(f"{name}: {value}" for name, value in sent.items()),
        "",
        "",
    ]
    with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=10) as line:
        line.sendall("\r\n".join(lines).encode("ascii"))
        return b"".join(iter(lambda: line.recv(65536), b""))


def first_page(live: Live, path: str) -> int:
    """Return the bytes of a page for a browser that was never here before."""
    return len(received(live.site + path, FIRST))


def files(live: Live) -> int:
    """Return the bytes of the stylesheet and the script, which come once."""
    assets = live.home.assets
    return sum(len(received(live.site + url, LATER)) for url in (assets.css_url, assets.js_url))


def later_pages(live: Live, name: str) -> dict[str, int]:
    """Return the bytes of every page a person comes to until they send the application, by its address."""
    there = live.half_way(name, "declaration")
    cookie = {"Cookie": f"session={there.session}"} | LATER
    return {url: len(received(url, cookie)) for url in there.met}
