"""Hand messages to GOV.UK Notify, by templates that hold nothing but the words we send."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from portal.delivery.message import Channel, Message
from portal.delivery.models import Claimed
from portal.delivery.posts import Later, Refused

URL = "https://api.notifications.service.gov.uk"
PATIENCE = (3.0, 17.0)
"""Seconds for the connection, and for an answer."""

_OTHER_ANSWER = "an answer that Notify does not give"

# It logs what the service says, which may repeat whom we write to.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class NotifyAccount:
    """An account: the file of its API key, and the id of its template for each channel that it carries."""

    key_file: Path
    templates: Mapping[Channel, str]
    url: str = URL


class NotifyPost:
    """Hand over the messages of every channel that the account has a template for."""

    def __init__(self, account: NotifyAccount, patience: tuple[float, float] = PATIENCE) -> None:
        """Read the key; nothing is connected before the first message."""
        key = account.key_file.read_text("utf-8").strip()
        self._client = NotificationsAPIClient(key, account.url, patience)
        self._client.request_session.max_redirects = 0  # a POST that is sent on becomes a GET
        self._templates = account.templates

    def deliver(self, claimed: Claimed) -> None:
        """See Post.deliver. A bad key, like a bad line, is for later: no message can do anything for it."""
        try:
            if claimed.attempts == 1 or not self._is_there(claimed.id):
                self._send(claimed.message, claimed.id)
        except APIError as error:
            raise (Refused if error.status_code == 400 else Later)(
                type(error).__name__, error.status_code
            ) from None

    def _is_there(self, reference: str) -> bool:
        return bool(_said(self._client.get_all_notifications(reference=reference), "notifications"))

    def _send(self, message: Message, reference: str) -> None:
        template = self._templates[message.channel]
        words = {"subject": message.subject, "body": message.body}
        match message.channel:
            case Channel.EMAIL:
                reply = self._client.send_email_notification(message.to, template, words, reference)
            case Channel.TEXT:
                reply = self._client.send_sms_notification(message.to, template, words, reference)
            case Channel.LETTER:
                lines = enumerate(message.to.split("\n"), start=1)
                words |= {f"address_line_{number}": line for number, line in lines}
                reply = self._client.send_letter_notification(template, words, reference)
        if _said(reply, "reference") != reference:
            raise Later(_OTHER_ANSWER)


def _said(reply: object, name: str) -> object:
    # The client takes any answer but 4xx and 5xx for a good one.
    if not isinstance(reply, dict) or name not in reply:
        raise Later(_OTHER_ANSWER)
    return reply[name]
