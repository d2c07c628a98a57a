"""Let whoever runs the portal know when a channel begins to fail, and when it works again."""

import logging

from portal.delivery.message import Channel
from portal.delivery.models import Claimed
from portal.delivery.posts import Later, NotTaken, Post, Refused

log = logging.getLogger("portal")


class Watched:
    """Carry messages as another post does, and log what becomes of them once, until that changes."""

    def __init__(self, post: Post, channel: Channel) -> None:
        """Take who carries them; nothing has gone wrong yet."""
        self.post = post
        self._channel = channel
        self._wrong = ""

    def deliver(self, claimed: Claimed) -> None:
        """See Post.deliver."""
        try:
            self.post.deliver(claimed)
        except Exception as error:
            self._note(error)
            raise
        if self._wrong:
            log.warning("%s messages are taken again", self._channel)
        self._wrong = ""

    def _note(self, error: Exception) -> None:
        # The words of an error that nobody foresaw may be the message's own.
        kind = str(error) if isinstance(error, NotTaken) else type(error).__name__
        what = "was refused for good" if isinstance(error, Refused) else "was not taken and waits"
        wrong = f"{what}: {kind or Later.__name__}"
        if wrong != self._wrong:
            log.warning("%s message %s", self._channel, wrong)
        self._wrong = wrong
