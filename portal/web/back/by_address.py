"""Come back by a code that is sent to an address. Only what comes there tells whether it is known."""

from dataclasses import replace

from flask import Response, abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Kind
from portal.forms import QuestionForm, form_for
from portal.journey import Question, Text
from portal.web.back import back
from portal.web.back.addresses import address_of
from portal.web.back.asked import ADDRESSES, CODE, NOT_MOBILE, for_code
from portal.web.back.coming import let_in, open_ways
from portal.web.back.forms import browser_token, show_form, token_fits
from portal.web.back.offered import has
from portal.web.back.posting import MINUTES, send_code
from portal.web.cookies import switches_language
from portal.web.even import level_time
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.portal import portal
from portal.web.problems import problem_before, remembered, say_problem
from portal.web.stale import STALE_FORM
from portal.web.typed import seen_again

WHERE = Text("The one that was given in the application as a way back")
TOO_OFTEN = remembered(
    "too_often",
    Text(
        "We have sent several codes there already. "
        "Use the newest one, try again later, or come back another way"
    ),
)
WRONG = remembered(
    "code_opens_nothing",
    Text(
        "That code opens no application in this browser. Check the numbers, or ask for a new code. "
        "After 5 wrong tries a code stops working"
    ),
)


@back.get("/return/<any(email, text):kind>")
def ask_address(kind: str) -> Response:
    """Ask where to send a code."""
    return address_page(kind, form_for(question(kind), {}, plain()))


@back.post("/return/<any(email, text):kind>")
def take_ask(kind: str) -> BaseResponse:
    """Send a code to an address that is known, and do the same work for one that is not."""
    home, form = portal(), form_for(question(kind), {}, plain(), raw=request.form)
    if switches_language():
        return address_page(kind, seen_again(form), problem_before(STALE_FORM, NOT_MOBILE, TOO_OFTEN))
    if not token_fits():
        return address_page(kind, form, STALE_FORM)
    if not form.validate():
        return address_page(kind, form)
    address = address_of(Kind(kind), form.answer)
    if not address:
        return address_page(kind, form, NOT_MOBILE)
    with level_time(home.floor), home.database.writing() as tx:
        challenge = home.ways.ask(tx, Kind(kind), address, browser_token(), home.now())
        if challenge:
            send_code(home, tx, challenge, address, plain())
    return see(url_for("back.code", kind=kind)) if challenge else address_page(kind, form, TOO_OFTEN)


@back.get("/return/<any(email, text):kind>/code")
def code(kind: str) -> Response:
    """Ask for the code that was sent, if it was."""
    return code_page(offered(kind), form_for(CODE, {}, plain()))


@back.post("/return/<any(email, text):kind>/code")
def take_code(kind: str) -> BaseResponse:
    """Let in the browser that asked, once its code is right."""
    home, form = portal(), form_for(CODE, {}, plain(), raw=request.form)
    if switches_language():
        return code_page(offered(kind), seen_again(form), problem_before(STALE_FORM, WRONG))
    if not token_fits():
        return code_page(offered(kind), form, STALE_FORM)
    if not form.validate():
        return code_page(offered(kind), form)
    with level_time(home.floor):
        with home.database.stepping() as tx:
            ways = home.ways.answer(tx, browser_token(), form.answer, home.now())
            doors = open_ways(home, tx, ways or ())
        if doors:
            return let_in(doors)
        return code_page(kind, form, WRONG) if ways is None else show("back/nothing.html")


def offered(kind: str) -> str:
    """Return the kind; 404 for one whose messages cannot go out here."""
    return kind if has(portal(), kind) else abort(404)


def question(kind: str) -> Question:
    """Return the question for an address that was given before."""
    return replace(ADDRESSES[offered(kind)], hint=WHERE)


def address_page(kind: str, form: QuestionForm, problem: Text | None = None) -> Response:
    """Show the question for an address, with what is wrong in it."""
    errors = tuple((each.anchor, each.message) for each in form.errors)
    if problem:
        errors = ((form.view().slots[0], say_problem(problem, plain())),)
    return show_form("back/ask_address.html", errors=errors, view=form.view(), kind=kind)


def code_page(kind: str, form: QuestionForm, problem: Text | None = None) -> Response:
    """Show the question for a code, known address or not."""
    errors = tuple((each.anchor, each.message) for each in form.errors)
    if problem:
        errors = ((CODE.key, say_problem(problem, plain())),)
    return show_form(
        "back/return_code.html", errors=errors, view=for_code(form.view()), kind=kind, minutes=str(MINUTES)
    )
