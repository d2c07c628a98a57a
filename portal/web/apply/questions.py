"""Two routes for every question: show it, and take its answer."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Level, Session
from portal.drafts import Draft, new_draft, new_session
from portal.forms import QuestionForm, form_for
from portal.journey import GONE_ON, NOT_GIVEN, ExitPage, Files, Page, Question, Repeat, fits
from portal.storage import Tx
from portal.web.apply import apply
from portal.web.apply.conflict import Conflict, conflict_page, refuse_conflict
from portal.web.apply.drawing import draw_exit, draw_question, wanted_back
from portal.web.apply.files import files_page, papers_page, take_upload, uploaded_lines
from portal.web.apply.leaving import explain_first, leaves
from portal.web.apply.lists import list_page, take_list
from portal.web.apply.opening import open_visit, resting_visit
from portal.web.apply.other_device import end_unwanted_link
from portal.web.apply.visit import Visit
from portal.web.apply.way import LATER, next_url, save_for_later
from portal.web.cookies import form_token_fits, read_cookie, set_cookie, switches_language
from portal.web.ids import IdConverter
from portal.web.page import see
from portal.web.portal import portal
from portal.web.problems import problem_before
from portal.web.stale import STALE_FORM
from portal.web.typed import seen_again

DRAFT_ID = re.compile(IdConverter.regex)


@apply.get("")
def first() -> BaseResponse:
    """Show the first question; no draft exists yet, only a cookie for the form to belong to."""
    home = portal()
    if resting := resting_visit():
        return see(resting.url("wake"))
    session = read_cookie(home, "session") or new_session()
    visit = unsaved_visit(session)
    response = draw_question(visit, first_question(visit), shown_form(visit, first_question(visit)))
    if not read_cookie(home, "session"):
        set_cookie(home, response, "session", session)
    return response


@apply.post("")
def begin() -> BaseResponse:
    """Take the first answer and start a draft with it."""
    home = portal()
    session = read_cookie(home, "session")
    visit = unsaved_visit(session or new_session(), request.form.get("draft", ""))
    question = first_question(visit)
    form = form_for(question, {}, visit.say, raw=request.form)
    if not form_token_fits(home, session):
        again = switches_language()
        problem = problem_before(STALE_FORM) if again else STALE_FORM
        response = draw_question(visit, question, seen_again(form) if again else form, problem=problem)
        if not session:
            set_cookie(home, response, "session", visit.token)
        return response
    if not form.validate():
        return draw_question(visit, question, form)
    begun = start(visit, visit.draft.record(question.key, form.answer))
    # The same form a second time: 307 sends it on, to the question of the draft it has begun.
    if begun is None:
        return redirect(visit.page_url(question), 307)
    led = see(next_url(begun, question, ""))
    set_cookie(home, led, "session", begun.token)
    return led


def start(visit: Visit, draft: Draft) -> Visit | None:
    """Start a draft, under a new token: somebody may know the old one. None if it has been started before."""
    home, now = visit.home, visit.home.now()
    with home.database.writing() as tx:
        if home.drafts.open(tx, draft.id):
            return None
        session = session_for(tx, visit.token, now)
        saved = home.drafts.start(tx, begun_in(session, draft), now)
        home.sessions.open_door(tx, session, saved.id, now)
        # One that rests gets its new token when it is woken.
        token = home.sessions.renew(tx, session, now) if session.lives(now) else visit.token
        home.drafts.carry(tx, visit.token, token)
        return replace(visit, token=token, draft=saved, door=home.sessions.door(tx, token, saved.id))


def session_for(tx: Tx, token: str, now: datetime) -> Session:
    """Return this browser's session, begun if need be; a shared one that has run out begins anew."""
    sessions = portal().sessions
    old = sessions.of(tx, token)
    if old is None or not old.shared or old.lives(now):
        return old or sessions.begin(tx, token, now)
    sessions.end(tx, old)
    return sessions.begin(tx, token, now, old.mode, old.account)


def begun_in(session: Session, draft: Draft) -> Draft:
    """Return a draft that says how it comes to us, and which branch or member of staff helps."""
    if not session.account:
        return draft
    return replace(draft, channel=session.mode.value).helped_by(session.account)


def unsaved_visit(session: str, draft_id: str = "") -> Visit:
    """Return a visit to a draft that exists only for this request, with the id that its form has, if any."""
    home = portal()
    known = draft_id if DRAFT_ID.fullmatch(draft_id) else ""
    return Visit(home, session, new_draft(home.journey.version, home.now(), known))


def first_question(visit: Visit) -> Question:
    """Return the question the journey opens with."""
    page = next(page for _, page in visit.home.journey.pages)
    assert isinstance(page, Question), "the journey opens with a question"
    return page


@apply.get("/<id:draft_id>")
def resume(draft_id: str) -> BaseResponse:
    """Send the person to the page that is wanted next."""
    return see(open_visit(draft_id).position())


@apply.get("/<id:draft_id>/<key>")
def question(draft_id: str, key: str) -> BaseResponse:
    """Show a page of the journey when its turn has come."""
    visit = open_visit(draft_id)
    page = page_of(visit, key)
    if not visit.path.reachable(page.key):
        return see(visit.position())
    if leaves(page) and (explanation := explain_first(visit, key)):
        return explanation
    match page:
        case ExitPage():
            return draw_exit(visit, page)
        case Repeat():
            return list_page(visit, page)
        case Question(answer=Files()) if not visit.may(Level.UPLOAD):
            return papers_page(visit, page)
        case Question(answer=Files()):
            return files_page(visit, page)
        case Question():
            kept, lines = page.key in visit.draft.kept, uploaded_lines(visit, page)
            form, problem = shown_form(visit, page), problem_before(STALE_FORM)
            return draw_question(
                visit, page, seen_again(form) if kept else form, problem=problem, kept=kept, lines=lines
            )


@apply.post("/<id:draft_id>/<key>")
def answer(draft_id: str, key: str) -> BaseResponse:
    """Take the answer to a page: keep what was typed, judge it, record it, and lead on."""
    visit = open_visit(draft_id)
    page = page_of(visit, key)
    match page:
        case ExitPage():
            return take_exit(visit, page)
        case Repeat():
            return take_list(visit, page)
        case Question(answer=Files()) if not visit.may(Level.UPLOAD):
            return papers_page(visit, page, status=403)
        case Question(answer=Files()):
            return take_upload(visit, page)
        case Question():
            return take_answer(visit, page)


def page_of(visit: Visit, key: str) -> Page:
    """Return the page an address names; 404 for a name the journey does not have."""
    page = visit.home.pages_by_address.get(key)
    if page is None:
        abort(404)
    return page


def take_answer(visit: Visit, page: Question) -> BaseResponse:
    """Judge one answer and record it, or show the page again with what was typed."""
    known, today = visit.path.known, visit.home.today
    form = form_for(page, known, visit.say, raw=request.form, values=visit.names, today=today)

    def keep() -> Visit:
        return visit.save(lambda fresh: fresh.draft.keep(page.key, form.raw))

    if not visit.path.reachable(page.key):
        return see(keep().position())
    if not form_token_fits(visit.home, visit.token):
        return draw_question(visit, page, form, problem=STALE_FORM)
    skipped = page.otherwise is not None and "otherwise" in request.form
    if not (skipped or form.validate()):
        return save_for_later(keep()) if LATER in request.form else draw_question(keep(), page, form)
    value = NOT_GIVEN if skipped else form.answer

    def record(fresh: Visit) -> Draft:
        refuse_conflict(fresh, page.key, value)
        return fresh.record(page.key, value)

    try:
        saved = visit.save(record)
    except Conflict as conflict:
        now, raw = conflict.visit, {"otherwise": ["yes"]} if skipped else form.raw
        keep_url = next_url(now, page, wanted_back())
        return conflict_page(now, page, now.draft.answers[page.key], value, raw, keep_url)
    end_unwanted_link(saved, page, value)
    return save_for_later(saved) if LATER in request.form else see(next_url(saved, page, wanted_back()))


def take_exit(visit: Visit, page: ExitPage) -> BaseResponse:
    """Let a person go on past a page that sent them elsewhere, if it offers that."""
    if not visit.path.reachable(page.key) or not fits(page, GONE_ON, {}):
        return see(visit.position())
    if not form_token_fits(visit.home, visit.token):
        return draw_exit(visit, page, stale=True)
    return see(next_url(visit.save(lambda fresh: fresh.record(page.key, GONE_ON)), page, wanted_back()))


def shown_form(visit: Visit, page: Question) -> QuestionForm:
    """Return the form as a person last left it: typed and not yet good, saved, or suggested."""
    kept = visit.draft.kept.get(page.key)
    value: Any = visit.draft.answers.get(page.key)
    if value is None and page.prefill:
        value = page.prefill(visit.path.answers)
    known, names, today = visit.path.known, visit.names, visit.home.today
    return form_for(page, known, visit.say, raw=kept, answer=value, values=names, today=today)
