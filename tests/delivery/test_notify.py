"""Messages handed to GOV.UK Notify."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from portal.delivery import Channel, Claimed, Later, Message, NotifyAccount, NotifyPost, Refused
from tests.delivery.conftest import EMAIL, LETTER, TEXT
from tests.delivery.fake_notify import API_KEY, FakeNotify, fake_notify

TEMPLATES = {channel: f"the {channel} template" for channel in Channel}
CLAIMED = Claimed("outbox-1", "lease", EMAIL, 1, datetime(2026, 11, 26, tzinfo=UTC))


@pytest.fixture
def notify() -> Iterator[FakeNotify]:
    """Give a Notify that takes everything."""
    with fake_notify() as fake:
        yield fake


@pytest.fixture
def post(notify: FakeNotify, tmp_path: Path) -> Iterator[NotifyPost]:
    """Give what hands messages to it."""
    key_file = tmp_path / "notify.key"
    key_file.write_text(f"{API_KEY}\n")
    made = NotifyPost(NotifyAccount(key_file, TEMPLATES, notify.url), patience=(1, 0.3))
    yield made
    made._client.request_session.close()


@pytest.mark.parametrize(
    ("message", "path", "sent"),
    [
        (EMAIL, "email", {"email_address": "ada@example.org"}),
        (TEXT, "sms", {"phone_number": "07700 900123"}),
        (LETTER, "letter", {}),
    ],
)
def test_a_message_fills_the_template_of_its_channel(
    notify: FakeNotify, post: NotifyPost, message: Message, path: str, sent: dict[str, Any]
) -> None:
    """The template gets the subject and the body, a letter the lines of its address too, and the id."""
    post.deliver(replace(CLAIMED, message=message))
    words = {"subject": message.subject, "body": message.body}
    if message is LETTER:
        words |= {
            "address_line_1": "Ada Example",
            "address_line_2": "1 High Street",
            "address_line_3": "CV1 1AA",
        }
    about = {"template_id": TEMPLATES[message.channel], "reference": "outbox-1", "personalisation": words}
    assert notify.taken == [(f"/v2/notifications/{path}", sent | about)]
    assert notify.asked == [f"/v2/notifications/{path}"]


@pytest.mark.parametrize(
    ("status", "wanted"),
    [(400, Refused), *((status, Later) for status in (204, 200, 302, 307, 403, 404, 429, 500, 502, 503))],
)
def test_only_a_bad_message_is_refused_for_good(
    notify: FakeNotify,
    post: NotifyPost,
    caplog: pytest.LogCaptureFixture,
    status: int,
    wanted: type[Exception],
) -> None:
    """A bad key, too many messages or a failure there are for later; and no log repeats what they say."""
    caplog.set_level(logging.DEBUG)
    notify.status = status
    with pytest.raises(wanted) as raised:
        post.deliver(CLAIMED)
    assert raised.value.__context__ is None or raised.value.__suppress_context__
    assert not [word for word in ("ada@example.org", "381 654") if word in caplog.text]
    strange = "an answer that Notify does not give" if status < 307 else f"HTTPError {status}"
    assert str(raised.value) == {503: "HTTP503Error 503"}.get(status, strange)
    assert notify.asked == ["/v2/notifications/email"], "What is sent on leads a message astray."


def test_a_notify_that_is_away_is_for_later(notify: FakeNotify, post: NotifyPost) -> None:
    """Nobody waits for it longer than a moment, whether it hangs, drops the line or is not there."""
    notify.hangs.clear()
    with pytest.raises(Later):
        post.deliver(CLAIMED)
    notify.hangs.set()
    notify.drops_answer = True
    with pytest.raises(Later):
        post.deliver(CLAIMED)
    post._client.base_url = "http://127.0.0.1:9"
    with pytest.raises(Later):
        post.deliver(CLAIMED)


@pytest.mark.parametrize("message", [EMAIL, TEXT, LETTER])
def test_a_message_whose_answer_was_lost_is_not_sent_again(
    notify: FakeNotify, post: NotifyPost, message: Message
) -> None:
    """From the second attempt on it is looked up first: a letter costs money."""
    notify.drops_answer = True
    with pytest.raises(Later):
        post.deliver(replace(CLAIMED, message=message))
    notify.drops_answer = False
    post.deliver(replace(CLAIMED, message=message, attempts=2))
    assert (len(notify.taken), notify.asked[1:]) == (1, ["/v2/notifications"])


def test_a_message_that_never_arrived_is_sent_again(notify: FakeNotify, post: NotifyPost) -> None:
    """When it is looked up and not there, it is sent; when it cannot be looked up, it waits."""
    notify.status = 500
    with pytest.raises(Later):
        post.deliver(replace(CLAIMED, attempts=2))
    notify.status = 201
    post.deliver(replace(CLAIMED, attempts=3))
    assert len(notify.taken) == 1
