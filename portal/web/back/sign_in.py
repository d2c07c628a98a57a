"""Sign in with GOV.UK One Login: to come back, or to make that sign-in a way back to an application."""

from hmac import compare_digest

from flask import Response, abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Kind
from portal.journey import Text
from portal.web.apply.opening import open_any
from portal.web.back import back
from portal.web.back.coming import let_in, open_ways
from portal.web.back.forms import browser_token, show_form, token_fits
from portal.web.back.keeping import keep_longer, warn, way_url
from portal.web.back.offered import has
from portal.web.back.one_login import NotSignedIn, Tie, Unreachable, sign_in_url, subject_of, tie
from portal.web.cookies import read_cookie
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.portal import Portal, portal

DENIED = Text("You have not signed in, or have not agreed to come back here.")
NOT_HERE = Text(
    "The sign-in began in another browser, or too long ago, or your browser does not accept cookies."
)
REFUSED = Text("GOV.UK One Login did not confirm the sign-in. It may have taken too long.")
AWAY = Text("GOV.UK One Login does not answer at the moment.")


@back.get("/return/one-login")
def sign_in() -> Response:
    """Lead to GOV.UK One Login, to come back."""
    return leading_page("", url_for("back.ask_how"))


@back.get("/apply/<id:draft_id>/way-back/one-login")
def own_sign_in(draft_id: str) -> Response:
    """Lead to GOV.UK One Login, to make the sign-in a way back to this application."""
    visit = open_any(draft_id)
    return leading_page(visit.draft.id, way_url(visit))


@back.get("/return/one-login/callback")
def signed_in() -> Response:
    """Take the browser back from GOV.UK One Login. The press that follows does all: script presses it."""
    home = set_up()
    if purpose_of(home, request.args.get("state", "")) is None:
        return failed_page(NOT_HERE)
    if "code" not in request.args:
        return failed_page(DENIED)
    return show_form("back/signed_in.html", code=request.args["code"], state=request.args["state"])


@back.post("/return/one-login/callback")
def take_sign_in() -> BaseResponse:
    """Ask GOV.UK One Login who it was, and let them in, or note the sign-in as a way back."""
    home = set_up()
    purpose = purpose_of(home, request.form.get("state", ""))
    if purpose is None or not token_fits():
        return failed_page(NOT_HERE)
    try:
        subject = subject_of(home, request.form.get("code", ""), tied(home, purpose), redirect_url(home))
    except NotSignedIn:
        return failed_page(REFUSED)
    except Unreachable:
        return failed_page(AWAY, status=503)
    return confirm_sign_in(home, purpose, subject) if purpose else come_back(home, subject)


def come_back(home: Portal, subject: str) -> BaseResponse:
    """Let in whoever signed in to what they may open."""
    with home.database.reading() as tx:
        doors = open_ways(home, tx, home.ways.of_sign_in(tx, subject))
    return let_in(doors) if doors else show("back/nothing.html")


def confirm_sign_in(home: Portal, draft_id: str, subject: str) -> BaseResponse:
    """Make the sign-in a way back to an application that is open in this browser."""
    visit = open_any(draft_id)
    with home.database.writing() as tx:
        keep_longer(visit, tx)
        warn(visit, tx)
        home.ways.confirm_sign_in(tx, visit.draft.id, visit.by, subject, home.now())
    return see(way_url(visit, "saved", by=Kind.ONE_LOGIN))


def set_up() -> Portal:
    """Return the portal; 404 where nobody has set up GOV.UK One Login."""
    return portal() if has(portal(), Kind.ONE_LOGIN) else abort(404)


def purpose_of(home: Portal, state: str) -> str | None:
    """Return what a sign-in of this browser is for: "" to come back, or a draft's id; None for another's."""
    token = read_cookie(home, "session")
    with home.database.reading() as tx:
        doors = home.sessions.doors(tx, token) if token else ()
    purposes = ("", *(door.draft_id for door in doors)) if token else ()
    given = state.encode()
    return next(
        (one for one in purposes if compare_digest(tie(home, token, one).state.encode(), given)), None
    )


def tied(home: Portal, purpose: str) -> Tie:
    """Return the tie of this request's browser."""
    return tie(home, browser_token(), purpose)


def redirect_url(home: Portal) -> str:
    """Return where GOV.UK One Login sends people back to."""
    return home.settings.origin + url_for("back.signed_in")


def leading_page(purpose: str, back_url: str) -> Response:
    """Show the link to GOV.UK One Login: it is a link, as our policy lets no form lead away."""
    home = set_up()
    try:
        url = sign_in_url(home, tied(home, purpose), redirect_url(home))
    except Unreachable:
        return failed_page(AWAY, status=503)
    return show_form("back/sign_in.html", url=url, back=back_url, own=bool(purpose))


def failed_page(why: Text, status: int = 403) -> Response:
    """Say that nobody has signed in, why, and what else there is."""
    return show("back/not_signed_in.html", status=status, why=plain()(why))
