"""The built stylesheet and script: where they are, how they are sent, and when the sheet travels in the page.

On a first visit the sheet comes inside the first page, so that page shows after one round trip; the same
sheet is linked at the end of the body, so that the browser has it for every later page. Pages in a language
that runs from right to left have sheets of their own, mirrored when they are built.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from werkzeug.wrappers import Request, Response

STATIC = Path(__file__).resolve().parents[2] / "static"
URL = "/static/"

BUILT = re.compile(r"(portal|stay)(-rtl)?\.[0-9a-f]{8}\.(css|js)")
SOURCES = ("portal", "stay")
"""What every page has, and what pages with a session have besides."""
MIRRORED = "-rtl"
"""What the names of sheets for pages that run from right to left have after their source."""

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
# Best first: the coding as a browser names it, and the ending of the file that is kept in it.
CODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass(frozen=True, slots=True)
class Assets:
    """The built files, held in memory, as pages of one direction need them."""

    css_url: str
    js_url: str
    stay_css_url: str
    stay_js_url: str
    css: Markup
    """The whole sheet, to be put into a style element."""
    css_source: str
    """What a content security policy calls that style element."""
    files: Mapping[str, bytes]
    """Every file by its name, of both directions."""
    mirrored: Assets | None = None
    """The same for pages that run from right to left."""

    def facing(self, direction: str) -> Assets:
        """Return what pages of a direction need, "ltr" or "rtl"."""
        return self.mirrored if self.mirrored and direction == "rtl" else self

    def response(self, name: str, request: Request) -> Response | None:
        """Return a built file in the best coding the browser takes, or None for any other name."""
        built = BUILT.fullmatch(name)
        if not built or name not in self.files:
            return None
        coding = best_coding(request)
        response = Response(self.files[name + CODINGS.get(coding, "")], content_type=TYPES[built[3]])
        response.cache_control.public = response.cache_control.immutable = True
        response.cache_control.max_age = 31_536_000
        response.vary.add("Accept-Encoding")
        if coding:
            response.content_encoding = coding
        return response


def load_assets(folder: Path = STATIC) -> Assets:
    """Read the built files of a folder; raise FileNotFoundError unless there is just one of each."""
    files = {
        file.name: file.read_bytes()
        for source in SOURCES
        for file in folder.glob(f"{source}*.*.*")
        if file.is_file()
    }
    plain, mirrored = (_facing(folder, files, direction) for direction in ("", MIRRORED))
    return replace(plain, mirrored=mirrored)


def _facing(folder: Path, files: Mapping[str, bytes], direction: str) -> Assets:
    portal, stay = SOURCES
    sheet = _built(folder, files, portal, direction, "css")
    css = files[sheet].decode()
    return Assets(
        css_url=URL + sheet,
        js_url=URL + _built(folder, files, portal, "", "js"),
        stay_css_url=URL + _built(folder, files, stay, direction, "css"),
        stay_js_url=URL + _built(folder, files, stay, "", "js"),
        css=Markup(css),
        css_source=style_source(css),
        files=files,
    )


def _built(folder: Path, files: Mapping[str, bytes], *kind: str) -> str:
    built = [name for name in files if (found := BUILT.fullmatch(name)) and found.groups("") == kind]
    if len(built) != 1:
        raise FileNotFoundError(
            f"{folder} has {len(built)} built .{kind[-1]} files of {kind[0]}, not one: see static/source"
        )
    return built[0]


def best_coding(request: Request) -> str:
    """Return the best content coding the browser takes, or nothing."""
    accepted = request.accept_encodings
    return next((coding for coding in CODINGS if accepted.quality(coding) > 0), "")


@lru_cache(maxsize=64)
def style_source(css: str) -> str:
    """Return the content security policy source that allows exactly this style element."""
    digest = hashlib.sha256(css.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def is_first_visit(request: Request, cookie_names: Collection[str]) -> bool:
    """Tell whether there is no sign of an earlier visit: no cookie of ours, no page of ours just left."""
    if any(name in request.cookies for name in cookie_names):
        return False
    if request.headers.get("Sec-Fetch-Site") == "same-origin":
        return False
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.netloc != request.host
