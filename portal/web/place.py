"""Where the page of a request is found again, and which addresses are ours to lead back to."""

from urllib.parse import quote, urlencode, urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException, SecurityError


def place() -> str:
    """Return the address that opens the page of this request again, ready to stand in a query."""
    if request.method not in ("GET", "HEAD") and not _can_be_opened():
        return quote("/", safe="/")
    # What One Login gives us back is nobody else’s to see, nor good twice.
    query = "" if request.endpoint == "back.signed_in" else urlencode([*request.args.items(multi=True)])
    return quote(f"{request.path}?{query}" if query else request.path, safe="/")


def own_address(wanted: str) -> str:
    """Return an address of ours as it came, or the start page for anything that might lead away."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    local = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted
    ours = local and not parts.scheme and not parts.netloc
    return wanted if ours and wanted.isprintable() and " " not in wanted else "/"


def _can_be_opened() -> bool:
    try:
        adapter = current_app.create_url_adapter(request)
        return adapter is not None and bool(adapter.match(method="GET"))
    except (HTTPException, SecurityError):  # no such page, or a Host that no browser sends
        return False
