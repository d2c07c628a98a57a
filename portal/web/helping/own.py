"""What a helper finds about their own permit, and how they give it back."""

from functools import partial

from flask import request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Level
from portal.accounts import team_name
from portal.journey import Text
from portal.messages import permit_changed
from portal.web.apply.opening import open_any
from portal.web.apply.visit import Visit
from portal.web.back.keeping import ways_of
from portal.web.cookies import form_token, form_token_fits
from portal.web.dates import day_words
from portal.web.helping import helping
from portal.web.helping.words import AUTHORITY, MAY, who
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.stale import STALE_BUTTON
from portal.web.standing import standing_of
from portal.web.telling import tell


@helping.get("/apply/<id:draft_id>/my-help")
def my_help(draft_id: str) -> BaseResponse:
    """Tell a helper what they may do and until when; right after they accepted, also where to go on."""
    visit = open_any(draft_id)
    return help_page(visit, "helping/my_help.html", begun="begun" in request.args)


@helping.get("/apply/<id:draft_id>/hand-back")
def hand_back(draft_id: str) -> BaseResponse:
    """Say what happens when a helper hands the application back."""
    return help_page(open_any(draft_id), "helping/hand_back.html")


@helping.post("/apply/<id:draft_id>/hand-back")
def take_hand_back(draft_id: str) -> BaseResponse:
    """End the helper's own permit, and tell the holder."""
    visit = open_any(draft_id)
    home, permit = visit.home, visit.permit
    if permit is None:
        return see(url_for("helping.helpers", draft_id=draft_id))
    if not form_token_fits(home, visit.token):
        return help_page(visit, "helping/hand_back.html", note=STALE_BUTTON)
    with home.database.writing() as tx:
        home.permits.end(tx, permit, home.now())
        tell(home, tx, draft_id, partial(permit_changed, site=home.settings.origin))
    return show("helping/handed_back.html", whose=whose(visit), standing=None)


def help_page(visit: Visit, template: str, *, begun: bool = False, note: Text | None = None) -> BaseResponse:
    """Show a page about the helper's own permit; the holder is led to the page about all of them."""
    permit = visit.permit
    if permit is None:
        return see(url_for("helping.helpers", draft_id=visit.draft.id))
    terms, sent = permit.terms, bool(visit.draft.sent)
    alone = not (sent or permit.organisation or any(way.confirmed for way in ways_of(visit)))
    return show(
        template,
        status=409 if note else 200,
        council=visit.council,
        note=plain()(note) if note else "",
        begun=begun,
        whose=whose(visit),
        me=who(permit, plain()),
        may=plain()(MAY[terms.level]),
        may_send=terms.level.reaches(Level.SEND),
        until=day_words(terms.until),
        authority=plain()(AUTHORITY[terms.authority]) if terms.authority in AUTHORITY else "",
        hides_address=terms.hides_address,
        organisation=team_name(permit.organisation),
        sent=sent,
        no_way=alone,
        draft_id=visit.draft.id,
        on=visit.url("sent") if sent else visit.url("resume"),
        csrf_token=form_token(visit.home, visit.token),
    )


def whose(visit: Visit) -> str:
    """Return the name of the person whom a helper helps, or "" while it is not given."""
    return standing_of(visit).whose
