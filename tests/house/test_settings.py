"""What the environment may tell the portal."""

from pathlib import Path

import pytest

from portal.delivery import Channel, MailServer, NotifyAccount
from portal.settings import KNOWN, OneLogin, Settings, SettingsError
from tests.delivery.fake_notify import API_KEY

TEMPLATE = "26785a09-ab16-4eb0-8407-a37497a57506"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Give a file with a secret in it."""
    file = tmp_path / "key"
    file.write_text(API_KEY)
    return file


def test_nothing_need_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an empty environment the portal serves every council on this machine and keeps all in ./var."""
    monkeypatch.chdir(tmp_path)
    settings = Settings.read({})
    assert (settings.port, settings.origin) == (5000, "http://127.0.0.1:5000")
    assert settings.data == tmp_path / "var"
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'portal.db'}"
    assert (settings.councils, settings.councils_folder) == ((), None)
    assert (settings.demo, settings.secure, settings.clamav) == (False, False, None)
    assert (settings.mail, settings.notify, settings.one_login) == (None, None, None)


def test_everything_can_be_set(key: Path) -> None:
    """Each variable reaches its setting, and an empty one counts as unset."""
    settings = Settings.read(
        {
            "PORT": "8080",
            "PORTAL_DATA": "/srv/portal",
            "DATABASE_URL": "postgresql://portal@db.example.org/portal",
            "PORTAL_ORIGIN": "https://badge.example.org",
            "PORTAL_COUNCILS": "warcc, COV",
            "PORTAL_COUNCILS_FOLDER": "/srv/councils",
            "PORTAL_DEMO": "",
            "PORTAL_CLAMAV": "scanner.example.org:3310",
            "PORTAL_NAME": "Councils of Exampleshire",
            "PORTAL_SMTP": "smtp://por%40tal:se%2Fcret@mail.example.org",
            "PORTAL_MAIL_FROM": "Applications <no-reply@example.org>",
            "PORTAL_NOTIFY_KEY": str(key),
            "PORTAL_NOTIFY_EMAIL": "",
            "PORTAL_NOTIFY_TEXT": TEMPLATE,
            "PORTAL_NOTIFY_LETTER": TEMPLATE.upper(),
            "PORTAL_NOTIFY_URL": "http://127.0.0.1:6011",
            "PORTAL_ONE_LOGIN": "https://oidc.integration.account.gov.uk/",
            "PORTAL_ONE_LOGIN_CLIENT": "a client",
            "PORTAL_ONE_LOGIN_KEY": str(key),
            "PATH": "/usr/bin",
        }
    )
    assert settings == Settings(
        port=8080,
        data=Path("/srv/portal"),
        database_url="postgresql://portal@db.example.org/portal",
        origin="https://badge.example.org",
        councils=("WARCC", "COV"),
        councils_folder=Path("/srv/councils"),
        region="Councils of Exampleshire",
        demo=False,
        clamav="scanner.example.org:3310",
        mail=MailServer(
            host="mail.example.org",
            port=587,
            wrapped=False,
            sender="Applications <no-reply@example.org>",
            user="por@tal",
            password="se/cret",
        ),
        notify=NotifyAccount(
            key_file=key,
            templates={Channel.TEXT: TEMPLATE, Channel.LETTER: TEMPLATE.upper()},
            url="http://127.0.0.1:6011",
        ),
        one_login=OneLogin("https://oidc.integration.account.gov.uk/", "a client", key),
    )
    assert "se/cret" not in repr(settings)


@pytest.mark.parametrize("given", ["127.0.0.1:3310", "[::1]:3310", "/run/clamav/clamd.ctl", ""])
def test_a_virus_scanner_has_a_port_or_a_socket(given: str) -> None:
    """A scanner is named by host and port, or by the path of its Unix socket; an empty one is none."""
    assert Settings.read({"PORTAL_CLAMAV": given}).clamav == (given or None)


def test_only_https_makes_cookies_secure_and_closes_the_local_names() -> None:
    """On https only the public name is trusted; on http this machine's names are too."""
    public = Settings.read({"PORTAL_ORIGIN": "https://badge.example.org:8443"})
    assert (public.secure, public.trusted_hosts) == (True, ("badge.example.org",))
    local = Settings.read({"PORTAL_ORIGIN": "http://library.example.org"})
    assert (local.secure, local.trusted_hosts) == (False, ("library.example.org", "127.0.0.1", "localhost"))


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("PORT", "http", "PORT must be a whole number from 1 to 65535"),
        ("PORT", "0", "PORT must be"),
        ("PORT", "65536", "PORT must be"),
        ("PORTAL_DEMO", "yes", "PORTAL_DEMO must be 1 or 0, not 'yes'"),
        ("PORTAL_ORIGIN", "badge.example.org", "PORTAL_ORIGIN must be like"),
        ("PORTAL_ORIGIN", "https://badge.example.org/", "PORTAL_ORIGIN must be like"),
        ("PORTAL_ORIGIN", "https://", "PORTAL_ORIGIN must be like"),
        ("PORTAL_ORIGIN", "https://badge.example.org:port", "PORTAL_ORIGIN must be like"),
        ("PORTAL_ORIGIN", "https://me@badge.example.org", "PORTAL_ORIGIN must be like"),
        ("PORTAL_CLAMAV", "127.0.0.1", "PORTAL_CLAMAV must be like .*, not '127.0.0.1'"),
        ("PORTAL_CLAMAV", "127.0.0.1:0", "PORTAL_CLAMAV must be"),
        ("PORTAL_CLAMAV", "127.0.0.1:65536", "PORTAL_CLAMAV must be"),
        ("PORTAL_CLAMAV", "clamd.ctl", "PORTAL_CLAMAV must be"),
        ("PORTAL_CLAMAV", "tcp://127.0.0.1:3310", "PORTAL_CLAMAV must be"),
        ("PORTAL_CLAMAV", "::1:3310", "PORTAL_CLAMAV must be"),
        ("PORTAL_COUNCIL", "COV", r"PORTAL_COUNCIL is not a setting.* Did you mean PORTAL_COUNCILS\?$"),
        ("PORTAL_XYZZY", "1", "PORTAL_XYZZY is not a setting of the portal. There are PORTAL_CHROMIUM, "),
    ],
)
def test_a_bad_or_unknown_setting_is_refused(variable: str, value: str, told: str) -> None:
    """A mistake stops the start with a sentence that names the variable."""
    with pytest.raises(SettingsError, match=f"^{told}"):
        Settings.read({variable: value})


def test_no_example_tells_what_messages_are_about() -> None:
    """The address stands in every message: what the help and the refusal give as an example tells nothing."""
    with pytest.raises(SettingsError, match=r"like https://apply\.example\.org,") as refused:
        Settings.read({"PORTAL_ORIGIN": "apply"})
    for told in (str(refused.value), *KNOWN.values()):
        assert "badge" not in told


def test_a_database_address_is_never_repeated() -> None:
    """The refusal of a database address does not show it, for it may hold a password."""
    with pytest.raises(SettingsError, match="DATABASE_URL must start with") as refused:
        Settings.read({"DATABASE_URL": "mysql://portal:secret@db.example.org"})
    assert "secret" not in str(refused.value)
