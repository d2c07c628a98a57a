"""The settings of the services that the portal talks to: mail, GOV.UK Notify and GOV.UK One Login.

No error repeats a value, for it may be or hold a secret; it says what is missing when only part is given.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import AddressHeader, HeaderRegistry
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.delivery import Channel, MailServer, NotifyAccount

LOCAL = ("127.0.0.1", "localhost")
"""The names by which a machine calls itself, and nobody else can call it."""

_PORTS = {"smtp": 587, "smtps": 465}
_TEMPLATES = {
    "PORTAL_NOTIFY_EMAIL": Channel.EMAIL,
    "PORTAL_NOTIFY_TEXT": Channel.TEXT,
    "PORTAL_NOTIFY_LETTER": Channel.LETTER,
}
_UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_TEMPLATE = re.compile(_UUID, re.IGNORECASE)
_API_KEY = re.compile(rf".+-{_UUID}-{_UUID}", re.IGNORECASE)
_TELLING = re.compile("badge|disab|blind|parking", re.IGNORECASE)
_ONE_LOGIN = ("PORTAL_ONE_LOGIN", "PORTAL_ONE_LOGIN_CLIENT", "PORTAL_ONE_LOGIN_KEY")


class SettingsError(ValueError):
    """Say in one sentence which variable is wrong and what it should be."""


@dataclass(frozen=True, slots=True)
class OneLogin:
    """Where people may sign in, the id we have there, and the file of our private key (PEM)."""

    issuer: str
    client: str
    key_file: Path


def mail_server(environ: Mapping[str, str]) -> MailServer | None:
    """Return the server that takes emails, if one is set."""
    if not _complete(environ, "PORTAL_SMTP", "PORTAL_MAIL_FROM"):
        return None
    try:
        parts = urlsplit(environ["PORTAL_SMTP"])
        port = parts.port or _PORTS[parts.scheme]
    except (KeyError, ValueError):
        parts, port = urlsplit(""), 0
    alone = parts.path in ("", "/") and not parts.query and parts.scheme in _PORTS
    if not (parts.hostname and alone) or bool(parts.username) != bool(parts.password):
        raise SettingsError(
            "PORTAL_SMTP must be like smtp://user:password@mail.example.org:587, or smtps://."
        )
    return MailServer(
        host=parts.hostname,
        port=port,
        wrapped=parts.scheme == "smtps",
        sender=_sender(environ["PORTAL_MAIL_FROM"]),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _sender(given: str) -> str:
    header = HeaderRegistry()("From", given) if given.isprintable() else None
    addresses = header.addresses if isinstance(header, AddressHeader) and not header.defects else ()
    if len(addresses) != 1 or "." not in addresses[0].domain:
        raise SettingsError("PORTAL_MAIL_FROM must be one address, like Applications <no-reply@example.org>.")
    if _TELLING.search(given):
        raise SettingsError(
            "PORTAL_MAIL_FROM must not tell what the messages are about: others may see who they are from."
        )
    return given


def notify_account(environ: Mapping[str, str]) -> NotifyAccount | None:
    """Return the account at GOV.UK Notify, if one is set."""
    ids = {channel: environ.get(name) or "" for name, channel in _TEMPLATES.items()}
    templates = {channel: given for channel, given in ids.items() if given}
    url = environ.get("PORTAL_NOTIFY_URL")
    if not environ.get("PORTAL_NOTIFY_KEY"):
        if templates or url:
            raise SettingsError("PORTAL_NOTIFY_KEY is missing: the other settings of Notify need it.")
        return None
    if not templates:
        raise SettingsError(f"PORTAL_NOTIFY_KEY needs a template too: one of {', '.join(_TEMPLATES)}.")
    for name, channel in _TEMPLATES.items():
        if ids[channel] and not _TEMPLATE.fullmatch(ids[channel]):
            raise SettingsError(f"{name} must be the id of a template, as Notify shows it.")
    key_file = _file(environ, "PORTAL_NOTIFY_KEY")
    if not _API_KEY.fullmatch(key_file.read_text("utf-8", "replace").strip()):
        raise SettingsError("PORTAL_NOTIFY_KEY names a file that does not hold an API key of GOV.UK Notify.")
    return NotifyAccount(key_file, templates, **({"url": _safe_url("PORTAL_NOTIFY_URL", url)} if url else {}))


def one_login(environ: Mapping[str, str]) -> OneLogin | None:
    """Return where people may sign in, if it is set."""
    if not _complete(environ, *_ONE_LOGIN):
        return None
    issuer = _safe_url("PORTAL_ONE_LOGIN", environ["PORTAL_ONE_LOGIN"])
    return OneLogin(issuer, environ["PORTAL_ONE_LOGIN_CLIENT"], _file(environ, "PORTAL_ONE_LOGIN_KEY"))


def _complete(environ: Mapping[str, str], *names: str) -> bool:
    missing = [name for name in names if not environ.get(name)]
    if missing and len(missing) < len(names):
        set_already = next(name for name in names if name not in missing)
        raise SettingsError(f"{' and '.join(missing)} must be set too, because {set_already} is.")
    return not missing


def _file(environ: Mapping[str, str], name: str) -> Path:
    path = Path(environ[name]).absolute()
    if not path.is_file():
        raise SettingsError(f"{name} must be the path of a file, and there is none.")
    return path


def _safe_url(name: str, given: str) -> str:
    try:
        parts = urlsplit(given)
    except ValueError:
        parts = urlsplit("")
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
    if not (safe and parts.hostname and "@" not in parts.netloc and not parts.query):
        raise SettingsError(f"{name} must be an address that begins with https://.")
    return given
