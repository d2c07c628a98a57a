"""Where the page of a request is found again, and which addresses are ours to lead back to."""

from urllib.parse import quote, urlencode, urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException, SecurityError


def place() -> str:
    """Return the address that opens the page of this request again, ready to stand in a query.

    What was posted to an address that cannot be opened leads to the nearest above it that can.
    """
    path = request.path
    while request.method not in ("GET", "HEAD") and path != "/" and not _can_be_opened(path):
        path = path.rpartition("/")[0] or "/"
    # What One Login gives us back is nobody else’s to see, nor good twice.
    same = path == request.path and request.endpoint != "back.signed_in"
    query = urlencode([*request.args.items(multi=True)]) if same else ""
    return quote(f"{path}?{query}" if query else path, safe="/")


def own_address(wanted: str) -> str:
    """Return an address of ours as it came, or the start page for anything that might lead away."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    local = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted
    ours = local and not parts.scheme and not parts.netloc
    return wanted if ours and wanted.isprintable() and " " not in wanted else "/"


def _can_be_opened(path: str) -> bool:
    try:
        adapter = current_app.create_url_adapter(request)
        return adapter is not None and bool(adapter.match(path, method="GET"))
    except (HTTPException, SecurityError):  # no such page, or a Host that no browser sends
        return False
