"""Which ways back there are here: those whose messages can go out, and a sign-in if one is set up."""

from portal.access import Kind
from portal.delivery import Channel
from portal.journey import Choice
from portal.web.back.asked import CHOICES, KNOWN_WORDS, LETTER
from portal.web.portal import Portal
from portal.web.telling import CHANNELS


def has(home: Portal, way: str) -> bool:
    """Say whether this installation has a way back."""
    if way == LETTER:
        return Channel.LETTER in home.posts
    if way == Kind.ONE_LOGIN:
        return home.settings.one_login is not None
    return way == Kind.WORDS or CHANNELS[Kind(way)] in home.posts


def to_come_back(home: Portal) -> tuple[Choice, ...]:
    """Return the ways to choose from for somebody who comes back."""
    own = (KNOWN_WORDS, *(CHOICES[kind] for kind in (Kind.EMAIL, Kind.TEXT, Kind.ONE_LOGIN)))
    return tuple(choice for choice in own if has(home, choice.value))
