"""Emails handed to a mail server, whatever that does."""

import re
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from portal.delivery import Channel, Claimed, Later, MailServer, Message, Refused, SmtpPost, smtp
from tests.delivery.conftest import EMAIL
from tests.delivery.fake_smtp import DRIP, HANG, RESET, FakeSmtp, Plan, certificate, fake_smtp

MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
CLAIMED = Claimed("out_box-1", "lease", EMAIL, 1, MADE)
SENDER = "Applications <no-reply@example.org>"


@pytest.fixture
def server() -> Iterator[FakeSmtp]:
    """Give a mail server that takes every email."""
    with fake_smtp() as made:
        yield made


def post_for(server: FakeSmtp, total: float = 5, tls: ssl.SSLContext | None = None, **given: str) -> SmtpPost:
    """Return what hands emails to a fake."""
    named = {"host": "127.0.0.1", "sender": SENDER} | given
    mail_server = MailServer(port=server.port, wrapped=server.plan.wrapped, **named)
    return SmtpPost(mail_server, tls=tls, connect=1, total=total)


def sent(server: FakeSmtp, message: Message = EMAIL) -> None:
    """Hand over one email."""
    post_for(server).deliver(replace(CLAIMED, message=message))


@pytest.mark.matrix("T35")
def test_an_email_arrives_as_it_was_written(server: FakeSmtp) -> None:
    """It is plain text for one reader, says that a machine wrote it, and when, and carries its id."""
    body = "Your code is 381 654\n\nhttps://example.org/return/" + "x" * 80 + "\n\n.\nZoë’s “words” 🙂 ŵ\n"
    sent(server, replace(EMAIL, subject="Your code – ŵ", body=body))
    (email,) = server.taken
    assert email.get_content().replace("\r\n", "\n") == body
    assert email.get_content_type() == "text/plain"
    assert email.get_content_charset() == "utf-8"
    assert {name: str(email[name]) for name in email if not name.startswith(("Content", "MIME"))} == {
        "To": "ada@example.org",
        "From": SENDER,
        "Subject": "Your code – ŵ",
        "Date": "Thu, 26 Nov 2026 09:30:00 +0000",
        "Message-ID": "<out_box-1@example.org>",
        "Auto-Submitted": "auto-generated",
    }
    assert [each.partition(" size=")[0] for each in server.heard[:3]] == [
        "EHLO example.org",
        "MAIL FROM:<no-reply@example.org>",
        "RCPT TO:<ada@example.org>",
    ]


def test_every_attempt_carries_the_same_id(server: FakeSmtp) -> None:
    """Whoever gets an email twice can tell, to the last byte."""
    server.plan.answers["."] = RESET
    with pytest.raises(Later):
        sent(server)
    del server.plan.answers["."]
    sent(server)
    first, second = server.read
    assert first.as_bytes() == second.as_bytes()


def test_the_domain_of_an_address_is_written_as_computers_do(server: FakeSmtp) -> None:
    """An address in other letters reaches servers that know ASCII alone, and never another domain."""
    for domain in ("bücher.example.org", "straße.example.org"):
        sent(server, replace(EMAIL, to=f"ada@{domain}"))
    assert [email["To"] for email in server.taken] == [
        "ada@xn--bcher-kva.example.org",
        "ada@xn--strae-oqa.example.org",
    ]


@pytest.mark.parametrize("to", ["zoë@example.org", "ada@" + "b" * 64 + ".example.org"])
def test_an_address_that_cannot_be_written_is_refused(server: FakeSmtp, to: str) -> None:
    """Trying again would change nothing."""
    with pytest.raises(Refused):
        sent(server, replace(EMAIL, to=to))
    assert server.read == []


@pytest.mark.parametrize(
    ("at", "says", "wanted"),
    [
        *(("RCPT", "550 nobody", Refused), ("RCPT", "450 try later", Later), (".", "554 no", Refused)),
        *((".", "451 try later", Later), ("DATA", "554 no", Refused), ("MAIL", "550 not from you", Later)),
        *(("hello", "554 not you", Later), ("hello", "421 busy", Later), ("EHLO", "500 what", Later)),
        *((at, RESET, Later) for at in ("hello", "EHLO", "MAIL", "RCPT", "DATA", ".")),
        *((at, HANG, Later) for at in ("hello", "EHLO", "MAIL", "RCPT", "DATA", ".")),
        *((at, DRIP, Later) for at in ("hello", "MAIL", ".")),
    ],
)
def test_what_is_about_the_email_is_final_and_the_rest_is_for_later(
    server: FakeSmtp, at: str, says: str, wanted: type[Exception]
) -> None:
    """Only what the server says of this reader or this email counts against it, and nothing lasts long."""
    server.plan.answers[at] = says
    if at == "EHLO":
        server.plan.answers["HELO"] = says
    begun = monotonic()
    with pytest.raises(wanted) as raised:
        post_for(server, total=0.3).deliver(CLAIMED)
    assert monotonic() - begun < 2
    assert server.taken == []
    number = "( [0-9]+)?" if says in (RESET, HANG, DRIP) else rf" {says[:3]}"
    assert re.fullmatch(rf"[A-Za-z]+{number}", str(raised.value)), (
        "The kind of error and the number, no word."
    )


@pytest.mark.parametrize("says", ["500 what", RESET, HANG])
def test_however_the_server_says_goodbye(server: FakeSmtp, says: str) -> None:
    """An email that was taken is not sent again because of what comes after it."""
    server.plan.answers["QUIT"] = says
    post_for(server, total=0.3).deliver(CLAIMED)
    assert len(server.taken) == 1


def test_a_server_that_is_not_there_is_for_later() -> None:
    """When nobody listens the email waits."""
    with fake_smtp() as server:
        post = post_for(server)
    with pytest.raises(Later):
        post.deliver(CLAIMED)


def test_a_name_and_password_are_shown(server: FakeSmtp) -> None:
    """Where a user is set the server is told; if it refuses, the email waits."""
    post = post_for(server, user="portal", password="secret")
    post.deliver(CLAIMED)
    assert [each.split()[0] for each in server.heard][:2] == ["EHLO", "AUTH"]
    server.plan.answers["AUTH"] = "535 no"
    with pytest.raises(Later):
        post.deliver(CLAIMED)
    assert len(server.taken) == 1


class TestTls:
    """On the way to another machine nothing goes in the clear."""

    @pytest.fixture(autouse=True)
    def elsewhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let this machine count as another one."""
        monkeypatch.setattr(smtp, "_HERE", ())

    @pytest.mark.parametrize("wrapped", [True, False])
    def test_the_line_is_sealed_before_anything_is_said(self, tmp_path: Path, wrapped: bool) -> None:
        """By TLS from the first byte, or by STARTTLS, before a password or an address."""
        shows, trusts = certificate(tmp_path)
        with fake_smtp(Plan(tls=shows, wrapped=wrapped)) as server:
            given = {"host": "localhost", "user": "portal", "password": "secret"}
            post_for(server, tls=trusts, **given).deliver(CLAIMED)
        before = [] if wrapped else ["EHLO", "STARTTLS"]
        words = [each.split()[0] for each in server.heard]
        assert words == [*before, "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]
        assert len(server.taken) == 1

    @pytest.mark.parametrize("wrapped", [True, False])
    @pytest.mark.parametrize("name", ["localhost", "other.example.org"])
    def test_a_certificate_that_proves_nothing_is_refused(
        self, tmp_path: Path, wrapped: bool, name: str
    ) -> None:
        """One that nobody vouches for, or another host's, gets no email."""
        shows, trusts = certificate(tmp_path, name)
        trusted = None if name == "localhost" else trusts
        with fake_smtp(Plan(tls=shows, wrapped=wrapped)) as server, pytest.raises(Later):
            post_for(server, tls=trusted, host="localhost").deliver(CLAIMED)
        assert [each for each in server.heard if each.split()[0] not in ("EHLO", "STARTTLS")] == []

    @pytest.mark.parametrize("at", ["STARTTLS", "hello"])
    @pytest.mark.parametrize("says", [HANG, DRIP, RESET, "454 not now"])
    def test_no_tls_no_email(self, tmp_path: Path, at: str, says: str) -> None:
        """A server that does not come to TLS is told nothing."""
        shows, trusts = certificate(tmp_path)
        with fake_smtp(Plan({at: says}, tls=shows)) as server, pytest.raises(Later):
            post_for(server, total=0.3, tls=trusts, host="localhost").deliver(CLAIMED)
        assert server.taken == []

    def test_a_server_without_tls_gets_no_email(self) -> None:
        """Nothing is sent in the clear instead."""
        with fake_smtp() as server, pytest.raises(Later):
            post_for(server, host="localhost").deliver(CLAIMED)
        assert server.heard == ["EHLO example.org"]


def test_nothing_typed_adds_a_header(server: FakeSmtp) -> None:
    """A body that looks like headers, or like the end of an email, stays a body."""
    body = "Bcc: eve@example.org\r\n.\r\nMAIL FROM:<eve@example.org>\r\n\r\n..\n"
    sent(server, replace(EMAIL, body=body))
    (email,) = server.taken
    assert (email["Bcc"], email["From"]) == (None, SENDER)
    assert email.get_content().replace("\r\n", "\n") == body.replace("\r\n", "\n")
    assert [each for each in server.heard if "eve" in each] == []


def test_no_letter_is_sent_by_email(server: FakeSmtp) -> None:
    """An address of several lines never gets as far as a mail server."""
    letter = Message(Channel.LETTER, "Ada\n1 High Street\nCV1 1AA", "Subject", "Body")
    with pytest.raises(Refused):
        sent(server, letter)
