"""A session that was left alone rests: the date of birth wakes it, and nothing typed meanwhile is lost."""

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import TRIES, Mode, Session
from portal.drafts import Words, new_session
from portal.forms import QuestionForm, form_for
from portal.journey import Question, Repeat, Text
from portal.web.apply import apply
from portal.web.apply.entries import entry_question, kept_as
from portal.web.apply.opening import Rests, find_visit
from portal.web.apply.visit import Visit
from portal.web.born import BORN, born_of
from portal.web.cookies import (
    form_token,
    form_token_fits,
    is_cross_site_post,
    read_cookie,
    set_cookie,
    switches_language,
)
from portal.web.ending import without_way_back
from portal.web.entering import begin_session, session_here
from portal.web.helping.terms import OFFER
from portal.web.language import plain
from portal.web.office.access import at_desk
from portal.web.page import see, show
from portal.web.portal import Portal, portal
from portal.web.problems import problem_before, remembered, say_problem
from portal.web.stale import STALE_FORM
from portal.web.typed import seen_again

WRONG = remembered(
    "wrong_birth",
    Text(
        "That is not the date of birth in the application. "
        "After 5 wrong tries you have to come back another way"
    ),
)
STAGES = ("tasks", "result", "check", "declaration", "sent")
"""The pages, besides those of the journey, that waking leads back to."""


def rests(error: Rests) -> BaseResponse:
    """Keep what was posted to a session that rests, and ask to wake it."""
    visit = keep_posted(error.visit) if request.method == "POST" else error.visit
    word = (request.view_args or {}).get("key") or request.path.rpartition("/")[2]
    return see(visit.url("wake", next=word if lead_back(visit, word) else None))


def keep_posted(visit: Visit) -> Visit:
    """Keep what was typed on a page of the journey, without judging it."""
    words = None if visit.draft.sent else posted_words(visit.home)
    return visit.save(lambda fresh: fresh.draft.keep_all(words)) if words else visit


def posted_words(home: Portal) -> Words | None:
    """Return what this request has typed on a page of the journey; None when it is about nothing typed."""
    given = request.view_args or {}
    page = home.pages_by_address.get(given.get("key", ""))
    if isinstance(page, Question) and request.endpoint == "apply.answer":
        return {page.key: form_for(page, {}, plain(), raw=request.form).raw}
    if isinstance(page, Repeat) and request.endpoint == "apply.take_entry":
        raw = form_for(entry_question(page), {}, plain(), raw=request.form).raw
        return {kept_as(page, given["entry_id"]): raw}
    if request.endpoint == "helping.take_let_help":
        return {OFFER.key: form_for(OFFER, {}, plain(), raw=request.form).raw}
    return None


def stash_posted(response: BaseResponse, token: str = "") -> None:
    """Keep what was typed for an application that this browser cannot open, until it comes in again.

    The answer is the same whether there is such an application or not.
    """
    home = portal()
    words = posted_words(home)
    if words is None or not any(words.values()) or is_cross_site_post():
        return
    token = token or read_cookie(home, "session") or new_session()
    set_cookie(home, response, "session", token)
    with home.database.writing() as tx:
        home.drafts.stash(tx, token, (request.view_args or {})["draft_id"], words, home.now())


def lead_back(visit: Visit, word: str) -> str:
    """Return the address of one of our pages of a draft by its word; "" for any other word."""
    if word in STAGES:
        return visit.url(word)
    if word == "new":
        return url_for("helping.let_help", draft_id=visit.draft.id)
    page = visit.home.pages_by_address.get(word)
    return visit.page_url(page) if page else ""


@apply.get("/<id:draft_id>/wake")
def wake(draft_id: str) -> BaseResponse:
    """Ask for the date of birth, or only for a press where no application knows one."""
    visit = find_visit(draft_id)
    if visit is None or visit.door is None or visit.door.session.shared:
        return not_here()
    if visit.door.session.lives(visit.home.now()):
        return see(back_to(visit))
    return wake_page(visit, form_for(BORN, {}, visit.say))


@apply.post("/<id:draft_id>/wake")
def take_wake(draft_id: str) -> BaseResponse:
    """Wake the session for the right date, under a new token; or begin another one for somebody else."""
    visit = find_visit(draft_id)
    if visit is None or visit.door is None or visit.door.session.shared:
        return not_here()
    home, session = visit.home, visit.door.session
    if session.lives(home.now()):
        return see(back_to(visit))
    form = form_for(BORN, {}, visit.say, raw=request.form, today=home.today)
    if switches_language():
        return wake_page(visit, seen_again(form), problem_before(STALE_FORM, WRONG))
    if not form_token_fits(home, visit.token):
        return wake_page(visit, form, STALE_FORM)
    if "afresh" in request.form:
        response = see("/apply")
        begin_session(response, Mode.OWN)
        return response
    known = borns(visit)
    if known and not form.validate():
        return wake_page(visit, form)
    token = wake_up(home, session, right=not known or form.answer in known)
    if not token:
        return wake_page(visit, form, WRONG) if session_here(home) else not_here()
    response = see(back_to(visit))
    set_cookie(home, response, "session", token)
    return response


def wake_up(home: Portal, session: Session, *, right: bool) -> str:
    """Return the new token of a session that wakes; "" for a wrong date, or for one try too many.

    It counts before it judges, so that a crowd of tries is no way around. After the last wrong one the
    session ends, and the applications wait for another way in.
    """
    with home.database.writing() as tx:
        count = home.sessions.count_wrong(tx, session)
        if right and count <= TRIES:
            return home.sessions.renew(tx, session, home.now())
        if count >= TRIES:
            home.sessions.end(tx, session)
    return ""


def wake_page(visit: Visit, form: QuestionForm, problem: Text | None = None) -> Response:
    """Show the question that wakes the session."""
    errors = tuple((each.anchor, each.message) for each in form.errors)
    if problem:
        errors = ((form.view().slots[0], say_problem(problem, visit.say)),)
    return show(
        "apply/wake.html",
        status=422 if errors else 200,
        say=visit.say,
        view=form.view(is_heading=False) if borns(visit) else None,
        errors=errors,
        has_errors=bool(errors),
        kept=bool(visit.draft.kept),
        lost=bool(without_way_back(visit.home)),
        csrf_token=form_token(visit.home, visit.token),
    )


def borns(visit: Visit) -> frozenset[str]:
    """Return the dates of birth that wake the session: the holder's own, if any of the applications has one.

    Else a helper could open an application of their own, or of another, with the date of somebody they help.
    """
    home = visit.home
    with home.database.reading() as tx:
        doors = home.sessions.doors(tx, visit.token)
        held = {door.draft_id for door in doors if door.permit is None}
        drafts = home.drafts.several(tx, [door.draft_id for door in doors])
        found = {draft.id: born for draft in drafts if (born := born_of(home, tx, draft))}
    own = frozenset(born for draft_id, born in found.items() if draft_id in held)
    return own or frozenset(found.values())


def back_to(visit: Visit) -> str:
    """Return where the person was when the session came to rest."""
    return lead_back(visit, request.args.get("next", "")) or visit.url("resume")


def not_here() -> Response:
    """Say that this browser has no such application, as any page does."""
    return show("errors/shut.html", status=404, at_desk=at_desk())
