"""Every error as a page a person can use. None shows what went wrong inside."""

import logging
from pathlib import Path
from traceback import walk_tb
from urllib.parse import quote

from flask import Flask, Response, redirect, request, url_for
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed
from werkzeug.wrappers import Response as BaseResponse

from portal.drafts import Stale
from portal.forms import clean
from portal.web.apply.visit import KEPT_DAYS, Sent
from portal.web.cookies import TOKEN_FIELD
from portal.web.page import see, show

OURS = (TOKEN_FIELD, "version", "shown", "shown_on", "draft", "key", "accept")
"""Fields that nobody typed."""

log = logging.getLogger("portal")

KNOWN = {
    400: "bad_request",
    404: "not_found",
    405: "not_found",
    409: "busy",
    413: "too_large",
    500: "problem",
}


def register_errors(app: Flask) -> None:
    """Answer every error with its page."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, unexpected)
    app.register_error_handler(Sent, already_sent)
    app.register_error_handler(Stale, overtaken)


def http_error(error: HTTPException) -> BaseResponse:
    """Show the page for a status, with that status."""
    code = error.code or 500
    if code == 404 and request.path.endswith("/"):
        # From the path alone, so that no address of ours can lead to another host.
        return redirect("/" + quote(request.path.strip("/")), 308)
    status = code if code in KNOWN else 400 if code < 500 else 500
    response = show(f"errors/{KNOWN[status]}.html", status=code, typed=typed(), days=KEPT_DAYS)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.allow.update(error.valid_methods)
    return response


def typed() -> tuple[str, ...]:
    """Return what was typed into a form that could not be saved, so that the person can copy it."""
    if request.method != "POST" or request.blueprint != "apply":
        return ()
    try:
        given = request.form.items(multi=True)
    except HTTPException:  # more than a form may hold
        return ()
    return tuple(clean(value) for name, value in given if name not in OURS and value)


def unexpected(error: Exception) -> BaseResponse:
    """Log the kind of error and the place, never its words: they could hold an answer."""
    log.error("unexpected %s at %s in %s", type(error).__name__, place_of(error), request.endpoint)
    return http_error(InternalServerError())


def place_of(error: Exception) -> str:
    """Return where an error was raised, for a log that must not hold its words."""
    *_, (frame, line) = walk_tb(error.__traceback__)
    return f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"


def already_sent(error: Sent) -> BaseResponse:
    """Lead every page of a sent draft to its confirmation."""
    return see(url_for("apply.sent", draft_id=error.draft_id))


def overtaken(_: Stale) -> Response:
    """Say that other tabs were faster, several times over."""
    return show("errors/busy.html", status=409, typed=typed())
