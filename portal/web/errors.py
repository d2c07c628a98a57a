"""Every error as a page a person can use. None shows what went wrong inside."""

import logging
from pathlib import Path
from traceback import walk_tb
from urllib.parse import quote

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed
from werkzeug.wrappers import Response as BaseResponse

from portal.drafts import Stale
from portal.web.apply.opening import BeyondPermit, Fixed, KeptFrom, PermitEnded, Rests, SignedOut, Switches
from portal.web.apply.switched import switched
from portal.web.apply.visit import Sent, Visit
from portal.web.apply.waking import keep_posted, rests, stash_posted
from portal.web.office.access import at_desk, to_sign_in
from portal.web.page import see, show
from portal.web.typed import typed_words

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
    app.register_error_handler(Rests, rests)
    app.register_error_handler(Switches, switched)
    app.register_error_handler(PermitEnded, permit_ended)
    app.register_error_handler(BeyondPermit, beyond_permit)
    app.register_error_handler(KeptFrom, kept_from)
    app.register_error_handler(SignedOut, signed_out)


def http_error(error: HTTPException) -> BaseResponse:
    """Show the page for a status, with that status."""
    code = error.code or 500
    if code == 404 and request.path.endswith("/"):
        # From the path alone, so that no address of ours can lead to another host.
        return redirect("/" + quote(request.path.strip("/")), 308)
    if code == 404 and "draft_id" in (request.view_args or {}):
        return shut()
    status = code if code in KNOWN else 400 if code < 500 else 500
    response = show(f"errors/{KNOWN[status]}.html", status=code, typed=typed_words())
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.allow.update(error.valid_methods)
    return response


def shut() -> Response:
    """Say that this browser has no such application, and how to come in again; keep what was typed for it."""
    response = show("errors/shut.html", status=404, typed=typed_words(), at_desk=at_desk())
    if request.method == "POST":
        stash_posted(response)
    return response


def permit_ended(_: PermitEnded) -> Response:
    """Tell a helper that their permit is over."""
    return show("helping/ended.html", status=403, typed=typed_words())


def beyond_permit(error: BeyondPermit) -> Response:
    """Tell a helper how far their permit goes."""
    return show(
        "helping/beyond.html",
        status=403,
        say=error.visit.say,
        council=error.visit.council,
        permit=error.permit,
        on=way_on(error.visit),
        blocked=is_blocked(error.visit),
        typed=typed_words(),
    )


def kept_from(error: KeptFrom) -> Response:
    """Tell a helper that the holder keeps this page from them, or that only they can change the answer."""
    hand_back = url_for("helping.hand_back", draft_id=error.visit.draft.id)
    return show(
        "helping/kept.html",
        status=403,
        say=error.visit.say,
        council=error.visit.council,
        fixed=isinstance(error, Fixed),
        blocked=is_blocked(error.visit),
        on=way_on(error.visit),
        hand_back=hand_back,
        typed=typed_words(),
    )


def way_on(visit: Visit) -> str:
    """Return where a helper goes on; to their own page where nothing else is open to them."""
    return url_for("helping.my_help", draft_id=visit.draft.id) if is_blocked(visit) else visit.position()


def is_blocked(visit: Visit) -> bool:
    """Say whether the page that is wanted next, before all others, is kept from this helper."""
    stop = visit.path.first_unanswered("route")
    return stop is not None and stop.page.key in visit.hidden


def signed_out(error: SignedOut) -> BaseResponse:
    """Keep what was posted, and ask an adviser to sign in first."""
    if request.method == "POST":
        keep_posted(error.visit)
    return to_sign_in()


def unexpected(error: Exception) -> BaseResponse:
    """Log the kind of error and the place, never its words: they could hold an answer."""
    g.setdefault("standing", None)  # its page must not ask what may just have failed
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
    return show("errors/busy.html", status=409, typed=typed_words())
