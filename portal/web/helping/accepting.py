"""The helper's way in: type the words, read what they let one do, accept or not.

Known and unknown words get the same page in the same time; every try is counted.
"""

from dataclasses import replace
from functools import partial

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Permit
from portal.accounts import team_name
from portal.drafts import Draft
from portal.forms import QuestionForm, form_for
from portal.journey import Question, Text, TextInput
from portal.messages import permit_changed
from portal.web.apply.opening import is_over
from portal.web.back.asked import for_words
from portal.web.back.forms import show_form, token_fits
from portal.web.cookies import read_cookie, switches_language
from portal.web.dates import day_words
from portal.web.entering import enter
from portal.web.even import level_time
from portal.web.helping import helping
from portal.web.helping.words import AUTHORITY, MAY, holder_of, named
from portal.web.language import plain
from portal.web.office.access import team_here
from portal.web.page import see, show
from portal.web.portal import portal
from portal.web.problems import problem_before, remembered, say_problem
from portal.web.stale import STALE_BUTTON, STALE_FORM
from portal.web.telling import tell
from portal.web.typed import seen_again

WORDS = Question(
    key="words",
    ask=Text("Enter the words you were given"),
    hint=Text("5 words, with or without spaces and capital letters"),
    answer=TextInput(most=500),
    missing=Text("Enter the words you were given"),
)
NOT_KNOWN = remembered(
    "words_unknown", Text("These words do not work. Check how they are spelled, or ask for new ones")
)


@helping.get("/help-somebody")
def ask_words() -> Response:
    """Ask for the words by which somebody lets one help."""
    return words_page(form_for(WORDS, {}, plain()))


@helping.post("/help-somebody")
def take_words() -> BaseResponse:
    """Show what the words let one do, or say that they do not work. Nothing begins yet."""
    home = portal()
    form = form_for(WORDS, {}, plain(), raw=request.form)
    if switches_language():
        return words_page(seen_again(form), problem_before(STALE_FORM, NOT_KNOWN))
    if not form.validate():
        return words_page(form)
    if not token_fits():
        return words_page(form, STALE_FORM)
    with level_time(home.floor):
        found = find_offer(form.answer)
    return terms_page(*found, form.answer) if found else words_page(form, NOT_KNOWN)


def find_offer(words: str) -> tuple[Permit, Draft] | None:
    """Return the offer of these words and its application, while both last. It counts as a try."""
    home = portal()
    with home.database.stepping() as tx:
        permit = home.permits.by_words(tx, words, home.now())
        draft = home.drafts.open(tx, permit.draft_id if permit else "")
    if permit is None or draft is None or draft.sent or is_over(draft, home):
        return None
    if permit.terms.until < home.today:
        return None
    return permit, draft


@helping.post("/help-somebody/answer")
def answer_offer() -> BaseResponse:
    """Accept, and enter the application with the permit; or do not, which takes the offer back."""
    home, token = portal(), read_cookie(portal(), "session")
    words = request.form.get("words", "")[:500]
    with level_time(home.floor):
        found = find_offer(words)
    if found is None:
        return words_page(form_for(WORDS, {}, plain(), raw=request.form), NOT_KNOWN)
    permit, draft = found
    if switches_language():
        return terms_page(permit, draft, words, say_problem(problem_before(STALE_BUTTON), plain()))
    if not token_fits():
        return terms_page(permit, draft, words, say_problem(STALE_BUTTON, plain()))
    if is_holder(token, draft.id):
        return terms_page(permit, draft, words)
    if request.form.get("do") != "accept":
        with home.database.writing() as tx:
            home.permits.end(tx, permit, home.now())
        return show("helping/declined.html")
    return accept(words) or words_page(form_for(WORDS, {}, plain(), raw=request.form), NOT_KNOWN)


def accept(words: str) -> BaseResponse | None:
    """Accept the offer and lead in; None if somebody else was faster or it was just taken back."""
    home = portal()
    with home.database.writing() as tx:
        permit = home.permits.accept(tx, words, team_here(), home.now())
        if permit:
            said = partial(permit_changed, site=home.settings.origin)
            tell(home, tx, permit.draft_id, said)
    if permit is None:
        return None
    response = see(url_for("helping.my_help", draft_id=permit.draft_id, begun="yes"))
    enter(response, [(permit.draft_id, permit.id)])
    return response


def is_holder(token: str, draft_id: str) -> bool:
    """Say whether this browser has the application open as its holder."""
    home = portal()
    with home.database.reading() as tx:
        door = home.sessions.door(tx, token, draft_id) if token else None
    return door is not None and door.permit is None


def words_page(form: QuestionForm, problem: Text | None = None) -> Response:
    """Ask for the words, with what is wrong with those that were typed."""
    error = say_problem(problem, plain()) or next((each.message for each in form.errors), None)
    view = for_words(replace(form.view(is_heading=False), error=error, wrong=bool(error)))
    return show_form("helping/words.html", errors=((view.id, error),) if error else (), view=view)


def terms_page(permit: Permit, draft: Draft, words: str, note: str = "") -> Response:
    """Show whom one would help, with what and until when; or to the holder, that this is for another."""
    home, terms, organisation = portal(), permit.terms, team_name(team_here())
    if is_holder(read_cookie(home, "session"), draft.id):
        return show("helping/own.html", status=409, helpers_url=url_for("helping.helpers", draft_id=draft.id))
    return show_form(
        "helping/terms.html",
        status=409 if note else 200,
        note=note,
        whose=holder_of(draft),
        me=named(terms.helper, terms.relationship, organisation, plain()),
        may=plain()(MAY[terms.level]),
        until=day_words(terms.until),
        authority=plain()(AUTHORITY[terms.authority]) if terms.authority in AUTHORITY else "",
        hides_address=terms.hides_address,
        organisation=organisation,
        words=words,
    )
