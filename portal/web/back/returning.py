"""Come back: by which way, and by words with the date of birth."""

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Kind
from portal.forms import QuestionForm, form_for
from portal.journey import Text
from portal.web.back import back
from portal.web.back.asked import WORDS, for_words, how
from portal.web.back.coming import Doors, let_in, open_ways
from portal.web.back.forms import show_form, token_fits
from portal.web.back.offered import to_come_back
from portal.web.born import BORN, born_fits
from portal.web.cookies import switches_language
from portal.web.even import level_time
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.portal import Portal, portal
from portal.web.problems import problem_before, remembered, say_problem
from portal.web.stale import STALE_FORM
from portal.web.telling import CHANNELS
from portal.web.typed import seen_again

WRONG = remembered(
    "words_open_nothing",
    Text(
        "The words and the date of birth do not open an application. Check both. "
        "After 5 wrong tries words stop working"
    ),
)
PAGES = {Kind.WORDS: "words", Kind.EMAIL: "ask_address", Kind.TEXT: "ask_address", Kind.ONE_LOGIN: "sign_in"}


@back.get("/return")
def ask_how() -> Response:
    """Ask how somebody wants to come back."""
    return how_page(form_for(how(to_come_back(portal())), {}, plain()))


@back.post("/return")
def take_how() -> BaseResponse:
    """Lead to the page of a way. It changes nothing, so any form may ask."""
    form = form_for(how(to_come_back(portal())), {}, plain(), raw=request.form)
    if switches_language():
        return how_page(seen_again(form))
    if not form.validate():
        return how_page(form)
    kind = Kind(form.answer)
    return see(url_for(f"back.{PAGES[kind]}", kind=kind if kind in CHANNELS else None))


def how_page(form: QuestionForm) -> Response:
    """Show the ways to come back."""
    errors = tuple((each.anchor, each.message) for each in form.errors)
    return show(
        "back/how.html",
        status=422 if errors else 200,
        view=form.view(),
        errors=errors,
        has_errors=bool(errors),
    )


@back.get("/return/words")
def words() -> Response:
    """Ask for words and the date of birth."""
    return words_page(form_for(WORDS, {}, plain()), form_for(BORN, {}, plain()))


@back.post("/return/words")
def try_words() -> BaseResponse:
    """Let in whoever has both; say of anything else one and the same, after one and the same time."""
    home = portal()
    typed = form_for(WORDS, {}, plain(), raw=request.form)
    born = form_for(BORN, {}, plain(), raw=request.form, today=home.today)
    if switches_language():
        return words_page(seen_again(typed), seen_again(born), problem_before(STALE_FORM, WRONG))
    if not token_fits():
        return words_page(typed, born, STALE_FORM)
    if not all([typed.validate(), born.validate()]):
        return words_page(typed, born)
    with level_time(home.floor):
        doors = doors_of(home, typed.answer, born.answer)
        return let_in(doors) if doors else words_page(typed, born, WRONG)


def doors_of(home: Portal, typed: str, born: str) -> Doors:
    """Return what words and a date of birth open: one application, or none."""
    with home.database.stepping() as tx:

        def fits(draft_id: str) -> bool:
            draft = home.drafts.open(tx, draft_id)
            return draft is not None and born_fits(home, tx, draft, born)

        way = home.ways.try_words(tx, typed, fits, home.now())
        return open_ways(home, tx, (way,)) if way else {}


def words_page(typed: QuestionForm, born: QuestionForm, problem: Text | None = None) -> Response:
    """Show both boxes, with what is wrong."""
    errors = tuple((each.anchor, each.message) for form in (typed, born) for each in form.errors)
    if problem:
        errors = ((WORDS.key, say_problem(problem, plain())),)
    return show_form(
        "back/words.html",
        errors=errors,
        words=for_words(typed.view(is_heading=False)),
        born=born.view(is_heading=False),
    )
