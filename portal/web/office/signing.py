"""Sign in and out. Who is signed in is known to the server alone; the cookie is a random number."""

from flask import Response, make_response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.accounts import ABSOLUTE, IDLE, LOCK, Locked, Role, Staff
from portal.drafts import new_session
from portal.forms import clean
from portal.journey import Text
from portal.web.cookies import clear_cookie, form_token, read_cookie, set_cookie, switches_language
from portal.web.entering import end_session, leave_browser
from portal.web.language import plain
from portal.web.office.access import HOMES, member, office, own_page, signed_in
from portal.web.office.frame import from_our_page, note, staff_page
from portal.web.page import see, show
from portal.web.portal import portal
from portal.web.problems import problem_before, remembered, say_problem, was_judged
from portal.web.stale import STALE_BUTTON, STALE_PASSWORD
from portal.web.standing import whole_minutes

MISSING = {"email": "Enter your email address", "password": "Enter your password"}
WRONG = remembered("wrong_password", Text("Email address or password is not correct"))
LOCKED = remembered(
    "locked", Text("Too many tries with this email address. Wait {minutes} minutes, then sign in again")
)


@office.get("/sign-in")
def sign_in() -> BaseResponse:
    """Ask for email address and password."""
    return see(own_page(request.args.get("next", ""))) if signed_in() else sign_in_page()


@office.post("/sign-in")
def take_sign_in() -> BaseResponse:
    """Begin a new session for the right email and password, and lead on to the page that was wanted."""
    email, password = typed_email(), request.form.get("password", "")
    given = {"email": email, "password": password}
    errors = {name: plain()(MISSING[name]) for name, value in given.items() if not value}
    if switches_language():
        before = problem_before(STALE_PASSWORD, WRONG, LOCKED)
        return refused(before) if before else sign_in_page(errors if was_judged() else {})
    if errors:
        return sign_in_page(errors)
    if not from_our_page():
        return refused(STALE_PASSWORD)
    home = portal()
    try:
        with home.database.stepping() as tx:
            staff = home.accounts.authenticate(tx, email, password, home.now())
    except Locked:
        return refused(LOCKED)
    if staff is None:
        return refused(WRONG)
    return begin_session(staff)


def begin_session(staff: Staff) -> BaseResponse:
    """Put a new session in the place of whatever the browser had."""
    home = portal()
    with home.database.writing() as tx:
        home.accounts.end_session(tx, read_cookie(home, "staff"))
        token = home.accounts.begin_session(tx, staff, home.now())
        note(tx, staff, "signed_in", staff.id)
    elsewhere = HOMES.get(staff.role)
    response = make_response(see(url_for(elsewhere) if elsewhere else own_page(request.args.get("next", ""))))
    set_cookie(home, response, "staff", token)
    return response


def refused(problem: Text) -> Response:
    """Show the form, with why nobody was signed in."""
    box = "email" if problem == LOCKED else "password"
    return sign_in_page({box: say_problem(problem, plain(), minutes=str(whole_minutes(LOCK)))})


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
        at_desk=request.blueprint == "desk",
        idle=str(whole_minutes(IDLE)),
        longest=str(whole_minutes(ABSOLUTE) // 60),
        csrf_token=form_token(home, session),
    )
    if not cookie:
        set_cookie(home, response, "staff", session)
    return response


@office.get("/sign-out")
def sign_out() -> Response:
    """Ask before signing out: a link alone must not change anything."""
    return sign_out_page()


def sign_out_page(notice: Text | str = "") -> Response:
    """Show the button that signs out."""
    return staff_page("office/sign_out.html", status=409 if notice else 200, notice=notice)


@office.post("/sign-out")
def take_sign_out() -> BaseResponse:
    """End the session here and in the browser, and with it what was begun here with somebody."""
    if not from_our_page():
        return sign_out_page(STALE_BUTTON)
    home, staff = portal(), member()
    with home.database.writing() as tx:
        home.accounts.end_session(tx, read_cookie(home, "staff"))
        note(tx, staff, "signed_out", staff.id)
    response = show(
        "office/signed_out.html",
        council=home.directory.by_code(staff.council),
        at_desk=staff.role == Role.DESK,
    )
    clear_cookie(home, response, "staff")
    response.headers["Clear-Site-Data"] = '"cache"'  # the Back button shows no case any more
    end_begun_by(staff, response)
    shut_doors_of(staff)
    return response


def end_begun_by(staff: Staff, response: Response) -> None:
    """End the citizen's session that a member of staff, or a desk, has begun in this browser."""
    home, token = portal(), read_cookie(portal(), "session")
    with home.database.reading() as tx:
        session = home.sessions.of(tx, token) if token else None
    if session and session.account == staff.id:
        end_session(home, token)
        leave_browser(response)


def shut_doors_of(staff: Staff) -> None:
    """Shut what the organisation of an adviser has opened in this browser: who comes next is no adviser."""
    home, token = portal(), read_cookie(portal(), "session")
    if not token or not staff.organisation:
        return
    with home.database.writing() as tx:
        for door in home.sessions.doors(tx, token):
            if door.permit and door.permit.organisation:
                home.sessions.shut_door(tx, door.session, door.draft_id)


def typed_email() -> str:
    """Return the email address as typed, without space around it and without what cannot be seen."""
    return clean(request.form.get("email", ""))
