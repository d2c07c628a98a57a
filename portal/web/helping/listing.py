"""The holder's page about who helps: what each may do, until when, and one button that ends it."""

from datetime import date, datetime
from functools import partial
from typing import Any

from flask import Response, abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import OFFER_LASTS, Permit, PermitState, shown
from portal.journey import Text
from portal.messages import permit_changed
from portal.web.apply.leaving import explain_first
from portal.web.apply.opening import open_any, open_visit
from portal.web.apply.visit import Visit
from portal.web.cookies import form_token, form_token_fits
from portal.web.dates import day_words
from portal.web.helping import helping
from portal.web.helping.terms import AT_DESK
from portal.web.helping.words import AUTHORITY, MAY, who
from portal.web.page import see, show
from portal.web.portal import HERE
from portal.web.stale import STALE_BUTTON
from portal.web.telling import tell

ENDED = Text("Ended. From now on this helper cannot open the application.")
ACCEPTED_ALREADY = Text("These words have been used: the helper has accepted. New words are not needed.")


@helping.get("/apply/<id:draft_id>/helpers")
def helpers(draft_id: str) -> BaseResponse:
    """List who helps, who was asked to, and who helped before."""
    visit = open_any(draft_id)
    return explain_first(visit, "helpers") or helpers_page(visit, ENDED if "ended" in request.args else None)


@helping.post("/apply/<id:draft_id>/helpers/end")
def end(draft_id: str) -> BaseResponse:
    """End a permit, or take an offer back: the helper's next request finds the door shut."""
    visit = open_any(draft_id)
    if not form_token_fits(visit.home, visit.token):
        return helpers_page(visit, STALE_BUTTON, status=409)
    permit = permit_here(visit)
    if permit.state != PermitState.ENDED:
        home = visit.home
        with home.database.writing() as tx:
            said = partial(permit_changed, site=home.settings.origin)
            tell(
                home, tx, draft_id, said, permit.id, voice="they"
            )  # before their ways back go with the permit
            home.permits.end(tx, permit, home.now())
    return see(url_for("helping.helpers", draft_id=draft_id, ended="yes"))


@helping.post("/apply/<id:draft_id>/helpers/words")
def new_words(draft_id: str) -> BaseResponse:
    """Offer the same again under new words, for a holder who has lost them."""
    visit = open_visit(draft_id)
    if not form_token_fits(visit.home, visit.token):
        return helpers_page(visit, STALE_BUTTON, status=409)
    permit = permit_here(visit)
    if permit.state != PermitState.OFFERED:
        return helpers_page(visit, ACCEPTED_ALREADY, status=409)
    return offered_page(visit, *offer_anew(visit, permit))


@helping.get("/apply/<id:draft_id>/helpers/words")
def words_were_shown(draft_id: str) -> BaseResponse:
    """Lead on from words that were shown, this once, to the list that offers new ones."""
    open_any(draft_id)
    return see(url_for("helping.helpers", draft_id=draft_id))


def offer_anew(visit: Visit, permit: Permit) -> tuple[Permit, str]:
    """End an offer that nobody has accepted, and make the same one again; return it and its words."""
    home, now = visit.home, visit.home.now()
    with home.database.writing() as tx:
        home.permits.end(tx, permit, now)
        return home.permits.offer(tx, visit.draft.id, permit.terms, now)


def permit_here(visit: Visit) -> Permit:
    """Return the permit that a form names, if it is one for this application; else 404."""
    with visit.home.database.reading() as tx:
        permits = visit.home.permits.of_draft(tx, visit.draft.id)
    wanted = request.form.get("permit")
    return next((permit for permit in permits if permit.id == wanted), None) or abort(404)


def helpers_page(visit: Visit, note: Text | None = None, status: int = 200) -> Response:
    """Show who helps, with what has just happened."""
    home = visit.home
    with home.database.reading() as tx:
        permits = home.permits.of_draft(tx, visit.draft.id)
    rows = [row_of(permit, visit) for permit in permits]
    return show(
        "helping/listing.html",
        status=status,
        leave=True,
        say=visit.say,
        council=visit.council,
        current=[row for row in rows if row["current"]],
        past=[row for row in rows if not row["current"]],
        note=visit.say(note) if note else "",
        sent=bool(visit.draft.sent),
        at_desk=is_at_desk(visit),
        draft_id=visit.draft.id,
        csrf_token=form_token(home, visit.token),
        back=visit.url("sent") if visit.draft.sent else visit.url("resume"),
        hand_over=visit.voice == "they" and not visit.draft.sent,
    )


def row_of(permit: Permit, visit: Visit) -> dict[str, Any]:
    """Return a permit in words."""
    say, terms, today = visit.say, permit.terms, visit.home.today
    lives = permit.lives(today)
    offered = permit.state == PermitState.OFFERED and permit.made_at + OFFER_LASTS > visit.home.now()
    return {
        "id": permit.id,
        "who": who(permit, say),
        "may": say(MAY[terms.level]),
        "until": day_words(terms.until, say),
        "authority": say(AUTHORITY[terms.authority]) if terms.authority in AUTHORITY else "",
        "hides_address": terms.hides_address,
        "at_desk": terms.at_desk,
        "offered": offered and today <= terms.until,
        "current": lives or (offered and today <= terms.until),
        "since": day_words(permit.changed_at, say),
        "over": permit.state == PermitState.ACCEPTED and not lives,
        "never": permit.state == PermitState.OFFERED,
    }


def offered_page(visit: Visit, permit: Permit, words: str) -> Response:
    """Show the words for the helper, this once, on a page to print."""
    home = visit.home
    return show(
        "helping/offered.html",
        leave=True,
        say=visit.say,
        council=visit.council,
        row=row_of(permit, visit),
        words=shown(words),
        last=day_words(min(day_of(permit.made_at + OFFER_LASTS), permit.terms.until), visit.say),
        site=f"{home.settings.origin}/help-somebody",
        at_desk=is_at_desk(visit),
        helpers_url=url_for("helping.helpers", draft_id=visit.draft.id),
    )


def day_of(at: datetime) -> date:
    """Return the day of a moment, where the councils are."""
    return at.astimezone(HERE).date()


def is_at_desk(visit: Visit) -> bool:
    """Say whether staff do this for somebody who has to agree to it."""
    return bool(visit.door and visit.door.session.mode in AT_DESK)
