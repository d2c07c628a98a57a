"""Which channels an installation offers, and who carries them."""

from pathlib import Path

import pytest

from portal.delivery import Channel, Mailbox, MailServer, NotifyAccount, NotifyPost, SmtpPost, posts_for
from portal.delivery.watching import Watched
from tests.delivery.fake_notify import API_KEY

SERVER = MailServer("mail.example.org", 587, wrapped=False, sender="no-reply@example.org")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Give the file of an API key."""
    file = tmp_path / "key"
    file.write_text(API_KEY)
    return file


def kinds(*given: object, development: bool = False) -> dict[Channel, type]:
    """Return who carries what."""
    posts = posts_for(*given, development=development)  # type: ignore[arg-type]
    return {channel: type(post.post) for channel, post in posts.items() if isinstance(post, Watched)}


def test_nothing_is_offered_that_nobody_carries() -> None:
    """Without settings there are no messages, but in the mailbox of who develops the portal."""
    assert kinds(None, None) == {}
    assert kinds(None, None, development=True) == dict.fromkeys(Channel, Mailbox)


def test_notify_carries_what_it_has_a_template_for(key: Path) -> None:
    """The mail server carries emails unless Notify does."""
    texts = NotifyAccount(key, {Channel.TEXT: "template"})
    assert kinds(SERVER, None) == {Channel.EMAIL: SmtpPost}
    assert kinds(SERVER, texts) == {Channel.EMAIL: SmtpPost, Channel.TEXT: NotifyPost}
    assert kinds(SERVER, NotifyAccount(key, dict.fromkeys(Channel, "template"))) == dict.fromkeys(
        Channel, NotifyPost
    )
