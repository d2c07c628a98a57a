"""A worker that delivers by SMTP and ends itself, as if pulled out, at one moment.

Arguments: database URL, root key, port of the mail server, and when: "claimed" is before the email is handed
over, "taken" after it, before anybody has noted that.
"""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from portal.delivery import Channel, Claimed, MailServer, SmtpPost, SqlDelivery, deliver_due
from portal.storage import open_database, open_vault

url, root, port, now, when = sys.argv[1:]


class Killed(SmtpPost):
    """Hand over, or not, and be killed."""

    def deliver(self, claimed: Claimed) -> None:
        """Be killed at the moment that was asked for."""
        if when == "taken":
            super().deliver(claimed)
        os.kill(os.getpid(), signal.SIGKILL)


database = open_database(url)
room = SqlDelivery(open_vault(database, Path(root), ["drafts"]))
server = MailServer("127.0.0.1", int(port), wrapped=False, sender="no-reply@example.org")
deliver_due(database, room, {Channel.EMAIL: Killed(server)}, lambda: datetime.fromisoformat(now))
