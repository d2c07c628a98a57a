"""Let somebody help: one short form, then the words for the helper, shown once."""

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import PermitState, Terms
from portal.drafts import Draft
from portal.forms import QuestionForm
from portal.journey import Text
from portal.web.apply.drawing import errors_of
from portal.web.apply.leaving import explain_first
from portal.web.apply.opening import open_visit
from portal.web.apply.visit import Visit
from portal.web.cookies import form_token, form_token_fits
from portal.web.helping import helping
from portal.web.helping.listing import is_at_desk, offered_page
from portal.web.helping.terms import OFFER, empty_form, is_too_far, terms_of, with_day_wrong
from portal.web.page import show
from portal.web.problems import problem_before, was_judged
from portal.web.stale import STALE_FORM


@helping.get("/apply/<id:draft_id>/helpers/new")
def let_help(draft_id: str) -> BaseResponse:
    """Ask who may help, with what and until when; show what was typed before and is no offer yet."""
    visit = open_visit(draft_id)
    form = empty_form(visit.say, visit.home.today, visit.draft.kept.get(OFFER.key))
    again = was_judged() and OFFER.key in visit.draft.kept
    too_far = again and form.validate() and is_too_far(form, visit.home.today)
    problem = problem_before(STALE_FORM)
    return explain_first(visit, "new-helper") or offer_page(visit, form, problem=problem, day_wrong=too_far)


@helping.post("/apply/<id:draft_id>/helpers/new")
def take_let_help(draft_id: str) -> BaseResponse:
    """Make the offer and show its words; what is not good yet is kept and shown again."""
    visit = open_visit(draft_id)
    form = empty_form(visit.say, visit.home.today, request.form)
    if not form_token_fits(visit.home, visit.token):
        return offer_page(visit, form, problem=STALE_FORM)
    good = form.validate()
    if not good or is_too_far(form, visit.home.today):
        visit = visit.save(lambda fresh: fresh.draft.keep(OFFER.key, form.raw))
        return offer_page(visit, form, day_wrong=good)
    assert visit.door
    terms = terms_of(form.answer, visit.door.session.mode)
    if OFFER.key in visit.draft.kept:
        visit = visit.save(without_kept)
    return make_offer(visit, terms)


def without_kept(visit: Visit) -> Draft:
    """Return the draft without what was typed for an offer."""
    return visit.draft.drop_kept(OFFER.key)


def make_offer(visit: Visit, terms: Terms) -> Response:
    """Make the offer. One to the same helper that nobody has accepted goes: the page may be sent twice."""
    home, now = visit.home, visit.home.now()
    with home.database.writing() as tx:
        for permit in home.permits.of_draft(tx, visit.draft.id):
            if permit.state == PermitState.OFFERED and permit.terms.helper == terms.helper:
                home.permits.end(tx, permit, now)
        made, words = home.permits.offer(tx, visit.draft.id, terms, now)
    return offered_page(visit, made, words)


def offer_page(
    visit: Visit, form: QuestionForm, *, problem: Text | None = None, day_wrong: bool = False
) -> Response:
    """Show the form, with what is wrong in it."""
    view, errors = form.view(), errors_of(form, problem, visit.say)
    if day_wrong:
        view, errors = with_day_wrong(view, visit.say, visit.home.today)
    return show(
        "helping/offer.html",
        status=422 if errors else 200,
        leave=True,
        say=visit.say,
        council=visit.council,
        view=view,
        kept=not errors and OFFER.key in visit.draft.kept,
        at_desk=is_at_desk(visit),
        errors=errors,
        has_errors=bool(errors),
        csrf_token=form_token(visit.home, visit.token),
        back=url_for("helping.helpers", draft_id=visit.draft.id),
    )


@helping.get("/helpers/form")
def paper_form() -> Response:
    """Show the form to print and sign, for people who do all of it on paper."""
    return show("helping/paper_form.html")
