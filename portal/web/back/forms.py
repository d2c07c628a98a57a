"""Forms of people whom no session knows yet: each belongs to the browser all the same."""

from typing import Any

from flask import Response, g

from portal.drafts import new_session
from portal.web.cookies import form_token, form_token_fits, read_cookie, set_cookie
from portal.web.page import show
from portal.web.portal import portal

Errors = tuple[tuple[str, str], ...]


def browser_token() -> str:
    """Return what stands in the browser's cookie, or will once this request is answered."""
    if "browser_token" not in g:
        g.browser_token = read_cookie(portal(), "session") or new_session()
    token: str = g.browser_token
    return token


def token_fits() -> bool:
    """Say whether the posted form was made for this browser."""
    return form_token_fits(portal(), read_cookie(portal(), "session"))


def show_form(template: str, *, errors: Errors = (), status: int = 200, **context: Any) -> Response:
    """Show a page with a form, what is wrong with it, and a token in form and cookie."""
    home, token = portal(), browser_token()
    response = show(
        template,
        status=422 if errors else status,
        errors=errors,
        has_errors=bool(errors),
        csrf_token=form_token(home, token),
        **context,
    )
    if not read_cookie(home, "session"):
        set_cookie(home, response, "session", token)
    return response
