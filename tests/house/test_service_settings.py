"""What the environment may tell the portal of the services it talks to."""

import re
from pathlib import Path

import pytest

from portal.delivery import Channel
from portal.settings import Settings, SettingsError
from tests.delivery.fake_notify import API_KEY

TEMPLATE = "26785a09-ab16-4eb0-8407-a37497a57506"
SMTP = {"PORTAL_SMTP": "smtp://mail.example.org", "PORTAL_MAIL_FROM": "a@example.org"}
NOTIFY = {"PORTAL_NOTIFY_KEY": "s3cret", "PORTAL_NOTIFY_TEXT": TEMPLATE}
ONE_LOGIN = {
    "PORTAL_ONE_LOGIN": "https://oidc.example.org",
    "PORTAL_ONE_LOGIN_CLIENT": "a client",
    "PORTAL_ONE_LOGIN_KEY": "/nowhere/s3cret.pem",
}


@pytest.mark.parametrize(
    ("given", "port", "wrapped"),
    [
        *(("smtp://mail.example.org", 587, False), ("smtp://mail.example.org:25/", 25, False)),
        *(("smtps://mail.example.org", 465, True), ("smtps://[::1]:2465", 2465, True)),
    ],
)
def test_a_mail_server_may_name_its_port(given: str, port: int, wrapped: bool) -> None:
    """Without one it is the usual port of its way to speak, and it need not want a password."""
    server = Settings.read({"PORTAL_SMTP": given, "PORTAL_MAIL_FROM": "a@example.org"}).mail
    assert server
    assert (server.port, server.wrapped, server.user, server.password) == (port, wrapped, "", "")


def test_notify_alone_is_the_real_one(tmp_path: Path) -> None:
    """Without an address it is GOV.UK Notify’s own, and one template is enough."""
    key = tmp_path / "key"
    key.write_text(f"{API_KEY}\n")
    account = Settings.read({"PORTAL_NOTIFY_KEY": str(key), "PORTAL_NOTIFY_EMAIL": TEMPLATE}).notify
    assert account
    assert account.url == "https://api.notifications.service.gov.uk"
    assert account.templates == {Channel.EMAIL: TEMPLATE}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"PORTAL_SMTP": "smtp://s3cret@h"}, "PORTAL_MAIL_FROM must be set too, because PORTAL_SMTP is."),
        ({"PORTAL_MAIL_FROM": "s3cret"}, "PORTAL_SMTP must be set too, because PORTAL_MAIL_FROM is."),
        ({"PORTAL_NOTIFY_TEXT": TEMPLATE}, "PORTAL_NOTIFY_KEY is missing"),
        ({"PORTAL_NOTIFY_URL": "https://s3cret.example.org"}, "PORTAL_NOTIFY_KEY is missing"),
        ({"PORTAL_NOTIFY_KEY": "s3cret"}, "PORTAL_NOTIFY_KEY needs a template too: one of PORTAL_NOTIFY"),
        (NOTIFY, "PORTAL_NOTIFY_KEY must be the path of a file, and there is none."),
        (NOTIFY | {"PORTAL_NOTIFY_TEXT": "s3cret"}, "PORTAL_NOTIFY_TEXT must be the id of a template"),
        (
            {"PORTAL_ONE_LOGIN": "https://s3cret.example.org"},
            "PORTAL_ONE_LOGIN_CLIENT and PORTAL_ONE_LOGIN_KEY must be set too, because PORTAL_ONE_LOGIN is.",
        ),
        (ONE_LOGIN, "PORTAL_ONE_LOGIN_KEY must be the path of a file, and there is none."),
    ],
)
def test_half_a_service_is_refused(given: dict[str, str], told: str) -> None:
    """What is missing is named, and the value, which may hold a password, is not."""
    refused_with(given, told)


@pytest.mark.parametrize(
    "given",
    [
        *("mail.example.org", "mail.example.org:25", "http://mail.example.org:25", "smtp://", "smtp://:25"),
        *("smtp://s3cret@mail.example.org", "smtp://me:s3cret@h:99999", "smtp://h:port", "smtp://h/s3cret"),
        *("smtp://h?s3cret", "ftp://me:s3cret@h:25", "smtp://[s3cret"),
    ],
)
def test_no_other_mail_server_is_taken(given: str) -> None:
    """An address that mail cannot be handed to is refused, and not shown."""
    refused_with(SMTP | {"PORTAL_SMTP": given}, "PORTAL_SMTP must be like smtp://user:password@mail.example")


@pytest.mark.parametrize(
    "given",
    [
        *(
            "s3cret",
            "s3cret@localhost",
            "a@example.org, s3cret@example.org",
            "<>",
            "Nobody <>",
            "@example.org",
        ),
        *(
            "a@example.org\r\nBcc: s3cret@example.org",
            "a@example.org\nBcc: s3cret@example.org",
            "a@example.org\0",
            "Na\x07me <a@example.org>",
            "\u202eName <a@example.org>",
        ),
    ],
)
def test_emails_are_from_one_address(given: str) -> None:
    """Neither another address nor a header can be set along with it."""
    refused_with(SMTP | {"PORTAL_MAIL_FROM": given}, "PORTAL_MAIL_FROM must be one address")


@pytest.mark.parametrize("given", ["Blue Badge <a@example.org>", "bluebadge@example.org", "a@disability.org"])
def test_nobody_sees_from_the_sender_what_it_is_about(given: str) -> None:
    """Whoever looks over a shoulder reads whom an email is from."""
    refused_with(
        SMTP | {"PORTAL_MAIL_FROM": given}, "PORTAL_MAIL_FROM must not tell what the messages are about"
    )


@pytest.mark.parametrize(
    "given", ["http://s3cret.example.org", "https://me:s3cret@h", "https://[s3cret", "s3cret"]
)
def test_people_sign_in_and_secrets_travel_by_https_alone(given: str, tmp_path: Path) -> None:
    """Only this machine may be spoken to in the clear."""
    refused_with(ONE_LOGIN | {"PORTAL_ONE_LOGIN": given}, "PORTAL_ONE_LOGIN must be an address")
    key = tmp_path / "key"
    key.write_text(API_KEY)
    notify = NOTIFY | {"PORTAL_NOTIFY_KEY": str(key), "PORTAL_NOTIFY_URL": given}
    refused_with(notify, "PORTAL_NOTIFY_URL must be an address that begins with https://.")


@pytest.mark.parametrize("held", ["", "s3cret", TEMPLATE, API_KEY + "x", "\xff"])
def test_the_key_of_notify_looks_like_one(held: str, tmp_path: Path) -> None:
    """Another file, or half of the key, is noticed at the start."""
    key = tmp_path / "s3cret"
    key.write_text(held, "latin-1")
    refused_with(
        NOTIFY | {"PORTAL_NOTIFY_KEY": str(key)}, "PORTAL_NOTIFY_KEY names a file that does not hold"
    )


@pytest.mark.parametrize(
    ("origin", "development"),
    [
        *(("", True), ("http://127.0.0.1:8080", True), ("http://localhost", True)),
        *(("https://127.0.0.1", False), ("https://localhost", False), ("https://badge.example.org", False)),
        *(("http://badge.example.org", False), ("http://127.0.0.1.example.org", False)),
        *(("http://localhost.example.org", False), ("http://127.0.0.2", False)),
        *(("http://[::1]", False), ("http://10.0.0.1:5000", False)),
    ],
)
def test_only_what_nobody_else_can_reach_is_development(origin: str, development: bool) -> None:
    """It takes an address where nobody else comes, a demonstration, and nobody who carries messages.

    Behind a proxy an installation may have no address of its own: a demonstration it is not.
    """
    demonstration = {"PORTAL_DEMO": "1", "PORTAL_ORIGIN": origin}
    assert Settings.read(demonstration).development is development
    assert not Settings.read(demonstration | SMTP).development
    assert not Settings.read(demonstration | {"PORTAL_DEMO": "0"}).development
    assert not Settings.read({"PORTAL_ORIGIN": origin}).development


def refused_with(given: dict[str, str], told: str) -> None:
    """Make sure that these settings are refused in these words, which repeat no value."""
    with pytest.raises(SettingsError, match=f"^{re.escape(told)}") as refused:
        Settings.read(given)
    assert "s3cret" not in str(refused.value)
