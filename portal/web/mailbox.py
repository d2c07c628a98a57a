"""The mailbox of whoever develops the portal: what would have been sent, on a page.

`portal.app` adds it only where nobody can come from another machine. No setting brings it anywhere else.
"""

import re

from flask import Blueprint, Response

from portal.web.page import show
from portal.web.portal import portal

dev = Blueprint("dev", __name__)

SHOWN = 50
_ADDRESS = re.compile(r"(https?://\S+)")


@dev.get("/dev/mailbox")
def mailbox() -> Response:
    """List the newest messages."""
    home = portal()
    with home.database.reading() as tx:
        newest = home.delivery.recent(tx, SHOWN)
    return show("dev/mailbox.html", sent=newest, pieces_of=pieces_of)


def pieces_of(line: str) -> list[tuple[str, bool]]:
    """Return the pieces of a line of a message, each with whether it is the address of a page of ours."""
    origin = portal().settings.origin
    pieces = filter(None, _ADDRESS.split(line))
    return [(piece, f"{piece}/".startswith(f"{origin}/")) for piece in pieces]
