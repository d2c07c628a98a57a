"""Key in what comes on paper or by phone: staff fill in the form that everybody fills in."""

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Mode
from portal.forms import QuestionForm, form_for
from portal.journey import Choice, Question, Radios, Text
from portal.web.cookies import switches_language
from portal.web.ending import see_to_first
from portal.web.entering import begin_session
from portal.web.language import plain
from portal.web.office.access import office, require
from portal.web.office.frame import from_our_page, staff_page
from portal.web.page import see
from portal.web.problems import problem_before
from portal.web.stale import STALE_BUTTON
from portal.web.typed import seen_again

CHANNEL = Question(
    key="channel",
    ask=Text("How did the application come?"),
    answer=Radios(
        (
            Choice(Mode.PAPER.value, Text("On paper")),
            Choice(Mode.PHONE.value, Text("By phone"), Text("You type while the person speaks")),
        )
    ),
    missing=Text("Select how the application came"),
)


@office.get("/key-in")
def key_in() -> Response:
    """Ask how an application came, before it is keyed in."""
    require("key_in")
    return key_in_page(form_for(CHANNEL, {}, plain()))


@office.post("/key-in")
def take_key_in() -> BaseResponse:
    """Begin an application that records how it came; whatever was begun in this browser ends.

    Before that, what nobody could open again is seen to.
    """
    staff = require("key_in")
    form = form_for(CHANNEL, {}, plain(), raw=request.form)
    if switches_language():
        return key_in_page(seen_again(form), problem_before(STALE_BUTTON) or "")
    if not form.validate():
        return key_in_page(form)
    if not from_our_page():
        return key_in_page(form, STALE_BUTTON)
    if first := see_to_first():
        return first
    response = see(url_for("apply.first"))
    begin_session(response, Mode(form.answer), staff.id)
    return response


def key_in_page(form: QuestionForm, notice: Text | str = "") -> Response:
    """Show the question how it came."""
    errors = tuple((each.anchor, each.message) for each in form.errors)
    return staff_page(
        "office/key_in.html",
        status=422 if errors else 409 if notice else 200,
        current="office.key_in",
        notice=notice,
        view=form.view(is_heading=False),
        errors=errors,
        has_errors=bool(errors),
    )
