"""Make an email address or a phone number a way back: ask for it, and have a code brought back from it."""

from flask import Response, abort, request
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Kind, Way
from portal.forms import QuestionForm, form_for
from portal.journey import Text
from portal.web.apply.opening import open_any
from portal.web.apply.visit import Visit
from portal.web.back import back
from portal.web.back.addresses import address_of, masked, suggested
from portal.web.back.asked import ADDRESSES, CODE, NOT_MOBILE, for_code
from portal.web.back.keeping import keep_longer, say_of, show_own, still_open, warn, way_url, ways_of
from portal.web.back.offered import has
from portal.web.back.posting import MINUTES, send_code
from portal.web.cookies import form_token_fits, switches_language
from portal.web.page import see
from portal.web.problems import problem_before, remembered, say_problem
from portal.web.stale import STALE_FORM
from portal.web.typed import seen_again

WRONG = remembered(
    "wrong_code",
    Text(
        "That is not the code, or it does not work any more. Check the numbers, or send a new code. "
        "After 5 wrong tries a code stops working"
    ),
)
TOO_OFTEN = remembered(
    "sent_often", Text("We have sent several codes there already. Use the newest one, or try again later")
)
SENT_AGAIN = Text("We have sent a new code. Only the newest one works.")


@back.get("/apply/<id:draft_id>/way-back/<any(email, text):kind>")
def address(draft_id: str, kind: str) -> BaseResponse:
    """Ask for the address, with the one in the application if it is the visitor's own."""
    visit = visit_for(draft_id, kind)
    form = form_for(ADDRESSES[kind], {}, say_of(visit), answer=suggested(visit, Kind(kind)))
    return address_page(visit, kind, form)


@back.post("/apply/<id:draft_id>/way-back/<any(email, text):kind>")
def take_address(draft_id: str, kind: str) -> BaseResponse:
    """Send a code to the address; it opens nothing before the code is back."""
    visit = visit_for(draft_id, kind)
    form = form_for(ADDRESSES[kind], {}, say_of(visit), raw=request.form)
    if switches_language():
        return address_page(visit, kind, seen_again(form), problem_before(STALE_FORM, NOT_MOBILE, TOO_OFTEN))
    if not form_token_fits(visit.home, visit.token):
        return address_page(visit, kind, form, STALE_FORM)
    if not form.validate():
        return address_page(visit, kind, form)
    wanted = address_of(Kind(kind), form.answer)
    if not wanted:
        return address_page(visit, kind, form, NOT_MOBILE)
    if not propose(visit, Kind(kind), wanted):
        return address_page(visit, kind, form, TOO_OFTEN)
    return see(way_url(visit, "confirm", kind=kind))


@back.get("/apply/<id:draft_id>/way-back/<any(email, text):kind>/code")
def confirm(draft_id: str, kind: str) -> BaseResponse:
    """Ask for the code that was sent."""
    visit = visit_for(draft_id, kind)
    way = unconfirmed(visit, kind)
    if way is None:
        return see(way_url(visit))
    return code_page(visit, way, note=SENT_AGAIN if "again" in request.args else None)


@back.post("/apply/<id:draft_id>/way-back/<any(email, text):kind>/code")
def take_confirm(draft_id: str, kind: str) -> BaseResponse:
    """Confirm the address by its code, or send another one."""
    visit = visit_for(draft_id, kind)
    home, way = visit.home, unconfirmed(visit, kind)
    if way is None:
        return see(way_url(visit))
    form = form_for(CODE, {}, say_of(visit), raw=request.form)
    if switches_language():
        return code_page(visit, way, seen_again(form), problem_before(STALE_FORM, TOO_OFTEN, WRONG))
    if not form_token_fits(home, visit.token):
        return code_page(visit, way, form, STALE_FORM)
    if "again" in request.form:
        if not propose(visit, way.kind, way.address):
            return code_page(visit, way, form, TOO_OFTEN)
        return see(way_url(visit, "confirm", kind=kind, again="yes"))
    if not form.validate():
        return code_page(visit, way, form)
    with home.database.writing() as tx:
        still_open(visit, tx)
        opened = home.ways.answer(tx, visit.token, form.answer, home.now())
        right = way.id in {each.id for each in opened or ()}
        if right:
            keep_longer(visit, tx)
            warn(visit, tx, but=way.id)
    return see(way_url(visit, "saved", by=kind)) if right else code_page(visit, way, form, WRONG)


def visit_for(draft_id: str, kind: str) -> Visit:
    """Open the draft; 404 for a kind of message that cannot go out here."""
    visit = open_any(draft_id)
    if not has(visit.home, kind):
        abort(404)
    return visit


def propose(visit: Visit, kind: Kind, wanted: str) -> bool:
    """Send a code to an address; return False, and send none, if that was done too often."""
    home = visit.home
    with home.database.writing() as tx:
        still_open(visit, tx)
        challenge = home.ways.propose(
            tx, visit.draft.id, visit.by, kind, wanted, visit.token, home.now(), visit.say.language
        )
        if challenge:
            send_code(home, tx, challenge, wanted, say_of(visit), visit.draft.id)
    return challenge is not None


def unconfirmed(visit: Visit, kind: str) -> Way | None:
    """Return the visitor's way back of a kind that waits for its code."""
    return next((way for way in ways_of(visit) if way.kind == kind and not way.confirmed), None)


def address_page(visit: Visit, kind: str, form: QuestionForm, problem: Text | None = None) -> Response:
    """Show the question for an address, with what is wrong in it."""
    errors = tuple((each.anchor, each.message) for each in form.errors)
    if problem:
        errors = ((form.view().slots[0], say_problem(problem, say_of(visit))),)
    return show_own(
        visit, "back/address.html", errors=errors, view=form.view(), back=way_url(visit), minutes=str(MINUTES)
    )


def code_page(
    visit: Visit,
    way: Way,
    form: QuestionForm | None = None,
    problem: Text | None = None,
    note: Text | None = None,
) -> Response:
    """Show the question for the code that was sent to an address."""
    say = say_of(visit)
    form = form or form_for(CODE, {}, say)
    errors = tuple((each.anchor, each.message) for each in form.errors)
    if problem:
        errors = ((CODE.key, say_problem(problem, say)),)
    return show_own(
        visit,
        "back/code.html",
        errors=errors,
        view=for_code(form.view()),
        address=masked(way.kind, way.address),
        kind=way.kind.value,
        minutes=str(MINUTES),
        note=say(note) if note else "",
        back=way_url(visit, "address", kind=way.kind),
    )
