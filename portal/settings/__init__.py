"""What this installation is told by its environment, read once at the start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from portal.delivery import MailServer, NotifyAccount
from portal.settings.services import LOCAL, OneLogin, SettingsError, mail_server, notify_account, one_login

__all__ = ["KNOWN", "REGION", "OneLogin", "Settings", "SettingsError"]

KNOWN = {
    "PORTAL_CHROMIUM": "the browser for ./run test, found by itself when unset",
    "PORTAL_CLAMAV": "ClamAV's clamd, like 127.0.0.1:3310 or /run/clamav/clamd.ctl; no scanner when unset",
    "PORTAL_COUNCILS": "codes of the councils served here, with commas between them; all when unset",
    "PORTAL_COUNCILS_FOLDER": "the folder of your own council files; the West Midlands ones when unset",
    "PORTAL_DATA": "the folder for everything the portal writes; ./var when unset",
    "PORTAL_DEMO": "1 makes people to sign in as with invented cases, and a mailbox; 0 when unset",
    "PORTAL_MAIL_FROM": "whom emails are from, like Applications <no-reply@example.org>; with PORTAL_SMTP",
    "PORTAL_NAME": "the name over pages that are not yet one council's; West Midlands councils when unset",
    "PORTAL_NOTIFY_EMAIL": "the id of GOV.UK Notify's template for emails; Notify sends none when unset",
    "PORTAL_NOTIFY_KEY": "the file that holds the API key of GOV.UK Notify; no Notify when unset",
    "PORTAL_NOTIFY_LETTER": "the id of its template for letters; none are sent when unset",
    "PORTAL_NOTIFY_TEXT": "the id of its template for text messages; none are sent when unset",
    "PORTAL_NOTIFY_URL": "where GOV.UK Notify is; the real one when unset",
    "PORTAL_ONE_LOGIN": "the address of GOV.UK One Login; nobody can sign in with it when unset",
    "PORTAL_ONE_LOGIN_CLIENT": "our client id there",
    "PORTAL_ONE_LOGIN_KEY": "the file of the private key (PEM) that we sign with there",
    "PORTAL_ORIGIN": "the address people type, like https://apply.example.org; this machine when unset",
    "PORTAL_SMTP": "the mail server, like smtp://user:password@mail.example.org:587; no emails when unset",
}
"""Every variable that starts with PORTAL_, and what it is for. PORT and DATABASE_URL are read too."""

REGION = "West Midlands councils"
"""What PORTAL_NAME is when unset."""

_DATABASES = ("sqlite:///", "postgresql:", "postgresql+psycopg:", "postgres:")
_CLAMD = re.compile(r"/.+|(?:[\w.-]+|\[[0-9a-f:]+\]):(?P<port>\d{1,5})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold the settings of one installation; ``councils`` is empty when every council there is served."""

    port: int
    data: Path
    database_url: str
    origin: str
    councils: tuple[str, ...]
    councils_folder: Path | None
    region: str
    demo: bool
    clamav: str | None
    mail: MailServer | None
    notify: NotifyAccount | None
    one_login: OneLogin | None

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Return the settings in the environment; raise SettingsError for a bad or unknown variable."""
        _refuse_unknown(environ)
        port = _port(environ.get("PORT") or "5000")
        folder = environ.get("PORTAL_COUNCILS_FOLDER")
        data = Path(environ.get("PORTAL_DATA") or "var").absolute()
        return cls(
            port=port,
            data=data,
            database_url=_database(environ.get("DATABASE_URL") or f"sqlite:///{data / 'portal.db'}"),
            origin=_origin(environ.get("PORTAL_ORIGIN") or f"http://127.0.0.1:{port}"),
            councils=tuple(environ.get("PORTAL_COUNCILS", "").upper().replace(",", " ").split()),
            councils_folder=Path(folder).absolute() if folder else None,
            region=environ.get("PORTAL_NAME") or REGION,
            demo=_switch("PORTAL_DEMO", environ.get("PORTAL_DEMO") or "0"),
            clamav=_clamd(environ.get("PORTAL_CLAMAV") or None),
            mail=mail_server(environ),
            notify=notify_account(environ),
            one_login=one_login(environ),
        )

    @property
    def secure(self) -> bool:
        """Say whether people come by https, so that cookies may be Secure and named __Host-."""
        return self.origin.startswith("https://")

    @property
    def development(self) -> bool:
        """Say whether this is a demonstration for this machine alone, and no message goes to anybody.

        All of it, so that an installation behind a proxy that was never told its address shows no message.
        """
        parts = urlsplit(self.origin)
        local = parts.scheme == "http" and parts.hostname in LOCAL
        return self.demo and local and self.mail is None and self.notify is None

    @property
    def trusted_hosts(self) -> tuple[str, ...]:
        """Return the host names a request may be for, without ports."""
        host = urlsplit(self.origin).hostname or ""
        return (host,) if self.secure else tuple(dict.fromkeys((host, *LOCAL)))


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    for name in environ:
        if name.startswith("PORTAL_") and name not in KNOWN:
            near = get_close_matches(name, KNOWN, n=1, cutoff=0.8)
            hint = f" Did you mean {near[0]}?" if near else f" There are {', '.join(KNOWN)}."
            raise SettingsError(f"{name} is not a setting of the portal.{hint}")


def _port(given: str) -> int:
    if given.isascii() and given.isdigit() and 0 < int(given) < 65536:
        return int(given)
    raise SettingsError(f"PORT must be a whole number from 1 to 65535, not {given!r}.")


def _database(given: str) -> str:
    if given.startswith(_DATABASES):
        return given
    # The value stays unsaid: it may hold a password.
    raise SettingsError("DATABASE_URL must start with sqlite:/// or postgresql://.")


def _origin(given: str) -> str:
    try:
        parts = urlsplit(given)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if good and given == f"{parts.scheme}://{parts.netloc}" and "@" not in parts.netloc:
        return given
    raise SettingsError(
        f"PORTAL_ORIGIN must be like https://apply.example.org, with no slash after it, not {given!r}."
    )


def _clamd(given: str | None) -> str | None:
    # The form alone: the portal starts without its scanner too, and files wait.
    if given is None:
        return None
    found = _CLAMD.fullmatch(given)
    if found and 0 < int(found["port"] or 1) < 65536:
        return given
    raise SettingsError(f"PORTAL_CLAMAV must be like 127.0.0.1:3310 or /run/clamav/clamd.ctl, not {given!r}.")


def _switch(name: str, given: str) -> bool:
    if given in ("0", "1"):
        return given == "1"
    raise SettingsError(f"{name} must be 1 or 0, not {given!r}.")
