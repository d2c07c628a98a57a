"""Tell people something about an application, at the addresses they have confirmed as ways back."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from portal.access import Kind
from portal.catalogues import LANGUAGES, PSEUDO
from portal.delivery import Channel, Message
from portal.journey import Say, Voice
from portal.messages import Words, ways_changed
from portal.storage import Tx
from portal.web.language import say_for
from portal.web.portal import Portal

CHANNELS = {Kind.EMAIL: Channel.EMAIL, Kind.TEXT: Channel.TEXT}
"""The kinds of way back that something can be sent to."""

KNOWN = LANGUAGES | PSEUDO
"""What an address may be written to in; one that was given in a language taken out since gets English."""

MOST = 10
"""Messages about one application within an hour, so that nobody floods a mailbox by pressing a button."""


def tell(
    home: Portal,
    tx: Tx,
    draft_id: str,
    words_for: Callable[[Say, Channel], Words],
    permit_id: str = "",
    *,
    voice: Voice = "you",
    but: str = "",
) -> int:
    """Put a message for the holder, or a helper with a permit, into the outbox; return how many there are.

    Each is in the language of the page on which its address was given, in the `voice` of who reads it.
    Nothing goes to the way back with the id `but`, and nothing at all after MOST messages within an hour.
    """
    told, now = 0, home.now()
    if home.delivery.sent_about(tx, draft_id, now - timedelta(hours=1)) >= MOST:
        return 0
    for way in home.ways.of_draft(tx, draft_id, permit_id):
        channel = CHANNELS.get(way.kind)
        if channel in home.posts and channel and way.confirmed and way.id != but:
            words = words_for(say_for(voice, way.language if way.language in KNOWN else "en"), channel)
            message = Message(channel, way.address, words.subject, words.body)
            home.delivery.send(tx, message, now, draft_id=draft_id)
            told += 1
    return told


def tell_of_ways(
    home: Portal, tx: Tx, draft_id: str, permit_id: str = "", *, voice: Voice, but: str = ""
) -> None:
    """Tell that the ways back change: before one goes, and of a new one everybody `but` who reads it.

    Else whoever sits at an open session could give themselves a lasting way back, and nobody would know.
    """
    said = partial(ways_changed, site=home.settings.origin)
    tell(home, tx, draft_id, said, permit_id, voice=voice, but=but)
