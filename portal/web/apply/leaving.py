"""How to leave quickly: said once, before the first page that offers it."""

from flask import request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.journey import Page, Question
from portal.web.apply import apply
from portal.web.apply.opening import open_any
from portal.web.apply.visit import Visit
from portal.web.apply.way import BACK_TO
from portal.web.cookies import form_token, form_token_fits
from portal.web.page import see, show
from portal.web.stale import STALE_BUTTON

OTHERS = {"helpers": "helping.helpers", "new-helper": "helping.let_help", "hand-over": "helping.hand_over"}
"""The pages that offer it beside those of the journey, by the word that stands for them in an address."""


def leaves(page: Page) -> bool:
    """Say whether a page of the journey offers to leave quickly."""
    return isinstance(page, Question) and page.leave


def explain_first(visit: Visit, word: str) -> BaseResponse | None:
    """Return the way to the explanation, which leads on to the page of a word; None for who has read it."""
    if visit.door is None or visit.door.session.told:
        return None
    return see(visit.url("leaving", next=word, back_to=request.args.get("back_to")))


@apply.get("/<id:draft_id>/leaving")
def leaving(draft_id: str) -> BaseResponse:
    """Say what "Exit this page" does, before it is there."""
    return leaving_page(open_any(draft_id))


@apply.post("/<id:draft_id>/leaving")
def take_leaving(draft_id: str) -> BaseResponse:
    """Note that it was read, and lead on to the page that was wanted."""
    visit = open_any(draft_id)
    if not form_token_fits(visit.home, visit.token):
        return leaving_page(visit, stale=True)
    assert visit.door
    with visit.home.database.writing() as tx:
        visit.home.sessions.note_told(tx, visit.door.session)
    return see(wanted(visit))


def wanted(visit: Visit) -> str:
    """Return the address of the page that comes after the explanation."""
    word = request.args.get("next", "")
    if word in OTHERS:
        return url_for(OTHERS[word], draft_id=visit.draft.id)
    page = visit.home.pages_by_address.get(word)
    back_to = request.args.get("back_to", "")
    return visit.page_url(page, back_to if back_to in BACK_TO else "") if page else visit.position()


def leaving_page(visit: Visit, *, stale: bool = False) -> BaseResponse:
    """Show the explanation; with `stale`, ask to press the button again."""
    return show(
        "apply/leaving.html",
        status=409 if stale else 200,
        say=visit.say,
        council=visit.council,
        stale=visit.say(STALE_BUTTON) if stale else "",
        later=False,
        way_back_url="" if visit.permit else url_for("back.save", draft_id=visit.draft.id),
        csrf_token=form_token(visit.home, visit.token),
    )
