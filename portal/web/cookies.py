"""The three cookies there are: an applicant's session, a member of staff's, and which language was chosen."""

import hmac
import re
import secrets
from collections.abc import Iterator

from flask import request
from werkzeug.wrappers import Response

from portal.access import hash_of
from portal.web.portal import Portal

TOKEN_FIELD = "csrf_token"  # noqa: S105 the name of a form field
SHARED_FIELD = "shared"
"""Forms of a shared computer have it."""


TYPED = "application/x-www-form-urlencoded"
"""How forms are posted that hold no file."""

SWITCH_FIELD = "language"
"""What the button is called that posts a form to see it in another language."""

SESSION = re.compile("[A-Za-z0-9_-]{43}")
"""The shape of our cookies: 256 random bits."""


def cookie_name(portal: Portal, kind: str) -> str:
    """Return the name of the "session", "staff" or "language" cookie; https binds it to exactly this host."""
    return f"__Host-{kind}" if portal.settings.secure else kind


def read_cookie(portal: Portal, kind: str) -> str:
    """Return what the browser sent, if it can be ours, or an empty string."""
    sent = request.cookies.get(cookie_name(portal, kind), "")
    return sent if SESSION.fullmatch(sent) else ""


def is_cross_site_post() -> bool:
    """Say whether another site posts this. Our cookies do not come along then, whoever is there."""
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site"


def set_cookie(portal: Portal, response: Response, kind: str, value: str) -> None:
    """Give the browser a cookie that ends with it, out of reach of scripts and of other sites.

    Nobody gets one by what another site posts: it would replace the one that has not come along.
    """
    if is_cross_site_post():
        return
    response.set_cookie(
        cookie_name(portal, kind),
        value,
        secure=portal.settings.secure,
        httponly=True,
        samesite="Lax",
    )


def clear_cookie(portal: Portal, response: Response, kind: str) -> None:
    """Take the cookie back."""
    response.delete_cookie(
        cookie_name(portal, kind), secure=portal.settings.secure, httponly=True, samesite="Lax"
    )


def form_token(portal: Portal, session: str) -> str:
    """Return a token for the forms of one session; it never expires, and differs at every call."""
    salt = secrets.token_urlsafe(9)
    return f"{salt}.{_signed(portal, salt, hash_of(session))}"


def form_token_fits(portal: Portal, session: str) -> bool:
    """Say whether the posted form came from a page of ours, made for this session, and is to be judged.

    One that is only to be seen in another language is not.
    """
    return not switches_language() and is_ours(portal, session)


def switches_language() -> bool:
    """Say whether a form was posted to see it, with what was typed, in another language.

    No form with files has that button, and nobody may look into one before its page has said what it takes.
    """
    return request.method == "POST" and request.mimetype == TYPED and SWITCH_FIELD in request.form


def is_ours(portal: Portal, session: str) -> bool:
    """Say whether the posted form came from a page of ours, made for this session.

    A page may be older than the session's token, which is renewed whenever it opens something new.
    """
    salt, _, signature = request.form.get(TOKEN_FIELD, "").partition(".")
    if not session or not signature or is_cross_site_post():
        return False
    return any(
        hmac.compare_digest(signature.encode(), _signed(portal, salt, hashed).encode())
        for hashed in _hashes(portal, session)
    )


def _hashes(portal: Portal, token: str) -> Iterator[str]:
    """Yield what forms of this session are made for; the second is asked for last, as it costs a query."""
    yield hash_of(token)
    with portal.database.reading() as tx:
        session = portal.sessions.of(tx, token)
    if session and session.previous_hash and session.lives(portal.now()):
        yield session.previous_hash


def _signed(portal: Portal, salt: str, hashed: str) -> str:
    return portal.sign(f"{salt}.{hashed}")
