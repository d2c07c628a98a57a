"""From a code to the form: say what is wanted, and give the link to the device that asks by its button.

These pages are for a relative far away as well as for a mail scanner that opens every link: a GET changes
nothing, and a code that is wrong, has run out or is another device's gets one and the same answer.
"""

import re
from dataclasses import replace

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.drafts import new_session
from portal.evidence import DeviceLink, digits_of
from portal.forms import View, form_for
from portal.journey import Question, Text, TextInput
from portal.services.blue_badge import paper_of
from portal.web.cookies import form_token, form_token_fits, read_cookie, set_cookie, switches_language
from portal.web.dates import time_words
from portal.web.ids import CodeConverter
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.portal import portal
from portal.web.problems import problem_before, remembered, say_problem, was_judged
from portal.web.send import send
from portal.web.send.wanted import Wanted, find_link, wanted_by
from portal.web.stale import STALE_BUTTON
from portal.web.upload_words import is_photo

CODE = Question(
    key="code",
    ask=Text("Enter the code"),
    hint=Text("The screen that asks you for a photo or a file shows it: 12 numbers, with or without spaces"),
    answer=TextInput(width=20),
    missing=Text("Enter the code of 12 numbers that the other screen shows"),
)
SHAPE = re.compile(CodeConverter.regex)
NO_SUCH_CODE = remembered(
    "no_such_code", Text("This code does not work. It may have run out: ask for a new one")
)


@send.get("")
def enter_code() -> Response:
    """Ask for the code that the other screen shows."""
    return code_page(form_for(CODE, {}, plain()).view())


@send.post("")
def take_code() -> BaseResponse:
    """Lead to the page of a code. It changes nothing, so any form may ask."""
    form = form_for(CODE, {}, plain(), raw=request.form)
    if switches_language():
        error = say_problem(problem_before(NO_SUCH_CODE) or (CODE.missing if was_judged() else None), plain())
        return code_page(replace(form.view(), error=error or None, wrong=bool(error)))
    code = typed_code(form.answer) if form.validate() else ""
    if not SHAPE.fullmatch(code):
        problem = plain()(CODE.missing)
    elif find_link(code) is None:
        problem = say_problem(NO_SUCH_CODE, plain())
    else:
        return see(url_for("send.landing", code=code))
    return code_page(replace(form.view(), error=problem, wrong=True))


def typed_code(typed: str) -> str:
    """Return the digits of what was typed; of a pasted link those of the code, not of a port."""
    return digits_of(typed.rpartition(url_for("send.enter_code"))[2])


def code_page(view: View) -> Response:
    """Show the question for the code, with what is wrong about the one that was typed."""
    return show(
        "send/code.html",
        status=422 if view.error else 200,
        view=replace(view, look=replace(view.look, inputmode="numeric", spellcheck=False)),
        errors=((view.id, view.error),) if view.error else (),
        has_errors=bool(view.error),
    )


@send.get("/<code:code>")
def landing(code: str) -> BaseResponse:
    """Say what a link asks for, and let a person begin."""
    link = find_link(code)
    if link and link.taken:
        return see(form_url(link))
    wanted = wanted_by(link)
    return landing_page(wanted) if wanted else no_link()


@send.post("/<code:code>")
def begin(code: str) -> BaseResponse:
    """Give the link to this device, and lead on to where no code stands in the address."""
    home, session = portal(), read_cookie(portal(), "session")
    link = find_link(code)
    if link and link.taken:
        return see(form_url(link))
    wanted = wanted_by(link)
    if wanted and not form_token_fits(home, session):
        return landing_page(wanted, note=plain()(STALE_BUTTON))
    with home.database.writing() as tx:
        taken = home.links.take(tx, code, session, home.now()) if wanted else None
    return see(form_url(taken)) if taken else no_link()


def form_url(link: DeviceLink) -> str:
    """Return the address of the form, where no code stands."""
    return url_for("send.upload", link_id=link.id)


def no_link() -> Response:
    """Say that a code does not work, whatever the reason."""
    return show("send/no_link.html", status=404)


def landing_page(wanted: Wanted, note: str = "") -> Response:
    """Show what is asked for and a button, with a session for it to belong to."""
    home = portal()
    session = read_cookie(home, "session") or new_session()
    response = show(
        "send/landing.html",
        paper=paper_of(wanted.page.key),
        photo=is_photo(wanted.page),
        until=time_words(wanted.link.until, plain()),
        note=note,
        csrf_token=form_token(home, session),
    )
    if not read_cookie(home, "session"):
        set_cookie(home, response, "session", session)
    return response
