"""The two cookies there are: an applicant's session and a member of staff's. Both only say who is asking."""

import hmac
import re
import secrets

from flask import Response, request

from portal.web.portal import Portal

TOKEN_FIELD = "csrf_token"  # noqa: S105 the name of a form field


SESSION = re.compile("[A-Za-z0-9_-]{43}")
"""The shape of our cookies: 256 random bits."""


def cookie_name(portal: Portal, kind: str) -> str:
    """Return the name of the "session" or "staff" cookie; https binds it to exactly this host."""
    return f"__Host-{kind}" if portal.settings.secure else kind


def read_cookie(portal: Portal, kind: str) -> str:
    """Return what the browser sent, if it can be ours, or an empty string."""
    sent = request.cookies.get(cookie_name(portal, kind), "")
    return sent if SESSION.fullmatch(sent) else ""


def set_cookie(portal: Portal, response: Response, kind: str, value: str) -> None:
    """Give the browser a cookie that ends with it, out of reach of scripts and of other sites."""
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
    return f"{salt}.{portal.sign(f'{salt}.{session}')}"


def form_token_fits(portal: Portal, session: str) -> bool:
    """Say whether the posted form came from a page of ours, made for this session."""
    salt, _, signature = request.form.get(TOKEN_FIELD, "").partition(".")
    if not session or not signature or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return False
    return hmac.compare_digest(signature.encode(), portal.sign(f"{salt}.{session}").encode())
