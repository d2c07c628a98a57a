"""Sign in and out. Who is signed in is known to the server alone; the cookie is a random number."""

from datetime import timedelta

from flask import Response, make_response, request
from werkzeug.wrappers import Response as BaseResponse

from portal.accounts import ABSOLUTE, IDLE, LOCK, Locked, Staff
from portal.drafts import new_session
from portal.forms import clean
from portal.web.cookies import clear_cookie, form_token, read_cookie, set_cookie
from portal.web.office.access import member, office, own_page, signed_in
from portal.web.office.frame import AGAIN, from_our_page, note, staff_page
from portal.web.office.words import say
from portal.web.page import see, show
from portal.web.portal import portal

MISSING = {"email": "Enter your email address", "password": "Enter your password"}
WRONG = "Email address or password is not correct"
STALE = (
    "This page was open for a long time, or your browser does not accept cookies. Enter your password again"
)
LOCKED = "Too many tries with this email address. Wait {minutes} minutes, then sign in again"


@office.get("/sign-in")
def sign_in() -> BaseResponse:
    """Ask for email address and password."""
    return see(own_page(request.args.get("next", ""))) if signed_in() else sign_in_page()


@office.post("/sign-in")
def take_sign_in() -> BaseResponse:
    """Begin a new session for the right email and password, and lead on to the page that was wanted."""
    email, password = typed_email(), request.form.get("password", "")
    given = {"email": email, "password": password}
    errors = {name: say(MISSING[name]) for name, value in given.items() if not value}
    if errors:
        return sign_in_page(errors)
    if not from_our_page():
        return sign_in_page({"password": say(STALE)})
    home = portal()
    try:
        with home.database.stepping() as tx:
            staff = home.accounts.authenticate(tx, email, password, home.now())
    except Locked:
        return sign_in_page({"email": say(LOCKED, minutes=str(minutes(LOCK)))})
    if staff is None:
        return sign_in_page({"password": say(WRONG)})
    return begin_session(staff)


def begin_session(staff: Staff) -> BaseResponse:
    """Put a new session in the place of whatever the browser had."""
    home = portal()
    with home.database.writing() as tx:
        home.accounts.end_session(tx, read_cookie(home, "staff"))
        token = home.accounts.begin_session(tx, staff, home.now())
        note(tx, staff, "signed_in", staff.id)
    response = make_response(see(own_page(request.args.get("next", ""))))
    set_cookie(home, response, "staff", token)
    return response


def sign_in_page(errors: dict[str, str] | None = None) -> Response:
    """Show the form: email address kept, password never sent back."""
    home = portal()
    # Before there is a session the form belongs to a random number that is saved nowhere.
    cookie = read_cookie(home, "staff")
    session = cookie or new_session()
    response = show(
        "office/sign_in.html",
        status=422 if errors else 200,
        email=typed_email(),
        errors=errors or {},
        has_errors=bool(errors),
        idle=str(minutes(IDLE)),
        longest=str(minutes(ABSOLUTE) // 60),
        csrf_token=form_token(home, session),
    )
    if not cookie:
        set_cookie(home, response, "staff", session)
    return response


@office.get("/sign-out")
def sign_out() -> Response:
    """Ask before signing out: a link alone must not change anything."""
    return sign_out_page()


def sign_out_page(notice: str = "") -> Response:
    """Show the button that signs out."""
    return staff_page("office/sign_out.html", status=409 if notice else 200, notice=say(notice))


@office.post("/sign-out")
def take_sign_out() -> BaseResponse:
    """End the session here and in the browser."""
    if not from_our_page():
        return sign_out_page(AGAIN)
    home, staff = portal(), member()
    with home.database.writing() as tx:
        home.accounts.end_session(tx, read_cookie(home, "staff"))
        note(tx, staff, "signed_out", staff.id)
    response = show("office/signed_out.html", council=home.directory.by_code(staff.council))
    clear_cookie(home, response, "staff")
    response.headers["Clear-Site-Data"] = '"cache"'  # the Back button shows no case any more
    return response


def typed_email() -> str:
    """Return the email address as typed, without space around it and without what cannot be seen."""
    return clean(request.form.get("email", ""))


def minutes(span: timedelta) -> int:
    """Return whole minutes."""
    return span // timedelta(minutes=1)
