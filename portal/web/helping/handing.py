"""Hand an application over to the person it is about, when somebody else has begun it.

First the words are made and shown, and everything stays open; only the press under them shuts the others out.
So a page that never arrives locks nobody out.
"""

from flask import Response, request
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Kind, Way, shown
from portal.drafts import KEPT_DAYS_WITH_WAY
from portal.journey import Text
from portal.web.apply.leaving import explain_first
from portal.web.apply.opening import open_visit
from portal.web.apply.visit import Visit
from portal.web.back.keeping import keep_longer, still_open
from portal.web.cookies import form_token, form_token_fits
from portal.web.helping import helping
from portal.web.helping.began import name_who_began
from portal.web.page import see, show
from portal.web.stale import STALE_BUTTON
from portal.web.telling import tell_of_ways

REPLACED = Text(
    "These words no longer work, because others were made after them. Make new words and give those."
)


@helping.get("/apply/<id:draft_id>/hand-over")
def hand_over(draft_id: str) -> BaseResponse:
    """Say what handing over means. Only who applies for another has anything to hand over."""
    visit = open_visit(draft_id)
    if visit.voice != "they":
        return see(visit.position())
    return explain_first(visit, "hand-over") or hand_over_page(visit)


@helping.post("/apply/<id:draft_id>/hand-over")
def take_hand_over(draft_id: str) -> BaseResponse:
    """Make the words for the person and show them; or, once they have them, shut everybody else out."""
    visit = open_visit(draft_id)
    if visit.voice != "they":
        return see(visit.position())
    if not form_token_fits(visit.home, visit.token):
        return hand_over_page(visit, STALE_BUTTON)
    if "words_way" not in request.form:
        return card_page(visit)
    if hand_on(visit, request.form["words_way"]):
        return show("helping/handed_over.html", say=visit.say, council=visit.council, standing=None)
    return hand_over_page(visit, REPLACED)


def card_page(visit: Visit) -> Response:
    """Make the words for the person and show them, this once, on a page to print."""
    home = visit.home
    with home.database.writing() as tx:
        keep_longer(visit, tx)
        tell_of_ways(home, tx, visit.draft.id, voice=visit.say.voice)
        words = home.ways.make_words(tx, visit.draft.id, "", home.now())
        made = next(way for way in home.ways.of_draft(tx, visit.draft.id) if way.kind == Kind.WORDS)
    return show(
        "helping/card.html",
        leave=True,
        later=False,  # words made there would replace these
        say=visit.say,
        council=visit.council,
        words=shown(words),
        words_way=made.id,
        site=home.settings.origin,
        days=str(KEPT_DAYS_WITH_WAY),
        csrf_token=form_token(home, visit.token),
    )


def hand_on(visit: Visit, words_way: str) -> bool:
    """Leave only the way of these words and shut every holder's door; False if the words are replaced."""
    home, draft_id = visit.home, visit.draft.id
    assert visit.door
    with home.database.writing() as tx:
        still_open(visit, tx)  # and nobody makes another way back meanwhile
        ways = home.ways.of_draft(tx, draft_id)
        if not any(is_of(way, words_way) for way in ways):
            return False
        tell_of_ways(home, tx, draft_id, voice=visit.say.voice)
        name_who_began(visit, tx)
        for way in ways:
            if not is_of(way, words_way):
                home.ways.remove(tx, draft_id, way.id)
        for key in home.upload_pages:
            home.links.end(tx, visit.owner, key)
        home.sessions.shut_others(tx, draft_id, visit.door.session)
        home.sessions.shut_door(tx, visit.door.session, draft_id)
    return True


def is_of(way: Way, words_way: str) -> bool:
    """Say whether a way back is that of the words on the card."""
    return way.kind == Kind.WORDS and way.id == words_way


def hand_over_page(visit: Visit, note: Text | None = None) -> Response:
    """Show what handing over means, and the button that makes the words."""
    return show(
        "helping/hand_over.html",
        status=409 if note else 200,
        leave=True,
        later=False,
        say=visit.say,
        council=visit.council,
        note=visit.say(note) if note else "",
        csrf_token=form_token(visit.home, visit.token),
        back=visit.url("resume"),
    )
