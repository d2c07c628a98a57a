"""What the log says while a channel fails."""

import logging
from datetime import UTC, datetime

import pytest

from portal.delivery import Channel, Claimed, Later, Refused
from portal.delivery.watching import Watched
from tests.delivery.conftest import EMAIL

CLAIMED = Claimed("outbox-1", "lease", EMAIL, 1, datetime(2026, 11, 26, tzinfo=UTC))
KEY = Later("HTTPError", 403)


class Told:
    """Take a message, or raise what the test says next."""

    def __init__(self, *raises: Exception | None) -> None:
        self.raises = iter(raises)

    def deliver(self, claimed: Claimed) -> None:
        """Do what comes next."""
        if wrong := next(self.raises):
            raise wrong


def said(caplog: pytest.LogCaptureFixture, *raises: Exception | None) -> list[str]:
    """Hand over as many messages as there are outcomes, and return the log."""
    post = Watched(Told(*raises), Channel.EMAIL)
    for wrong in raises:
        if wrong:
            with pytest.raises(type(wrong)):
                post.deliver(CLAIMED)
        else:
            post.deliver(CLAIMED)
    assert {record.levelno for record in caplog.records} <= {logging.WARNING}
    return [record.getMessage() for record in caplog.records]


def test_whoever_runs_the_portal_learns_why_messages_wait(caplog: pytest.LogCaptureFixture) -> None:
    """A channel that fails is named once with the kind of error and the number, until that changes."""
    assert said(caplog, None, KEY, KEY, KEY, Later("TimeoutError"), KEY, None, None) == [
        "email message was not taken and waits: HTTPError 403",
        "email message was not taken and waits: TimeoutError",
        "email message was not taken and waits: HTTPError 403",
        "email messages are taken again",
    ]


def test_a_refused_message_is_not_taken_for_one_that_waits(caplog: pytest.LogCaptureFixture) -> None:
    """What needs a person is called so."""
    assert said(caplog, Refused("HTTPError", 400), Refused("HTTPError", 400)) == [
        "email message was refused for good: HTTPError 400"
    ]


def test_the_log_has_no_word_of_an_error_that_nobody_foresaw(caplog: pytest.LogCaptureFixture) -> None:
    """Only its kind: its words may be whom we write to."""
    assert said(caplog, ValueError("ada@example.org")) == [
        "email message was not taken and waits: ValueError"
    ]
