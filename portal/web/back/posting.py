"""Send codes: what goes to an address, and the same work where nothing does."""

from flask import url_for

from portal import messages
from portal.access import CODE_LASTS, Challenge, Kind
from portal.delivery import Message
from portal.journey import Say
from portal.storage import Tx
from portal.web.portal import Portal
from portal.web.telling import CHANNELS

MINUTES = int(CODE_LASTS.total_seconds()) // 60
"""How long a code and a link work."""


def send_code(
    home: Portal, tx: Tx, challenge: Challenge, address: str, say: Say, draft_id: str | None = None
) -> None:
    """Send a code and its link to an address: to confirm it, or to come back if it opens anything.

    To an email address that opens nothing goes a message that says so; to such a number goes none, as it
    would cost money and may be anybody's.
    """
    channel = CHANNELS[challenge.kind]
    link = home.settings.origin + url_for("back.link", link=challenge.link)
    anybodys = not challenge.known and challenge.kind == Kind.TEXT
    if challenge.way_id:
        words = messages.confirm_message(say, channel, code=challenge.code, link=link, minutes=MINUTES)
    elif challenge.known or anybodys:
        words = messages.code_message(say, channel, code=challenge.code, link=link, minutes=MINUTES)
    else:
        words = messages.nothing_saved_message(say, site=f"{home.settings.origin}/return")
    message = Message(channel, address, words.subject, words.body)
    home.delivery.send(
        tx, message, home.now(), draft_id=draft_id, good_until=challenge.until, discard=anybodys
    )
