"""The link in a message: opening it changes nothing, whatever opens it; a press spends it, once."""

from flask import Response, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Challenge
from portal.drafts import KEPT_DAYS_WITH_WAY
from portal.journey import Text
from portal.storage import Tx
from portal.web.back import back
from portal.web.back.coming import let_in, open_ways
from portal.web.back.forms import show_form, token_fits
from portal.web.back.posting import MINUTES
from portal.web.cookies import read_cookie
from portal.web.dates import time_words
from portal.web.language import plain
from portal.web.page import see, show
from portal.web.portal import Portal, portal
from portal.web.stale import STALE_BUTTON
from portal.web.telling import tell_of_ways


@back.get("/return/link/<id:link>")
def link(link: str) -> Response:
    """Show a button; in the browser that asked, script presses it."""
    return link_page(*found(portal(), link))


@back.post("/return/link/<id:link>")
def spend_link(link: str) -> BaseResponse:
    """Spend the link, and let this browser in; or confirm an address, where it was given."""
    home = portal()
    challenge, asked_here = found(home, link)
    if challenge is None or (challenge.way_id and not asked_here):
        return link_page(challenge)
    if not token_fits():
        return link_page(challenge, asked_here=asked_here, note=STALE_BUTTON)
    with home.database.writing() as tx:
        unsent = challenge.way_id and hold_unsent(home, tx, challenge.way_id)
        ways = home.ways.spend(tx, link, home.now())
        doors = open_ways(home, tx, ways or ())
        for draft_id in doors if challenge.way_id else ():
            if draft_id == unsent:
                home.drafts.keep_for(tx, draft_id, KEPT_DAYS_WITH_WAY, home.now())
            warn(home, tx, draft_id, doors[draft_id], challenge.way_id)
    if not doors:
        return link_page(None) if ways is None else show("back/nothing.html")
    if challenge.way_id:
        return see(url_for("back.saved", draft_id=next(iter(doors)), by=challenge.kind))
    return let_in(doors)


def hold_unsent(home: Portal, tx: Tx, way_id: str) -> str:
    """Hold the unsent application of this browser that a way back leads to, and return its id; else "".

    Held before the link is spent, as everybody does, so that nobody waits in a circle.
    """
    for door in home.sessions.doors(tx, read_cookie(home, "session")):
        ways = home.ways.of_draft(tx, door.draft_id, door.permit.id if door.permit else "")
        draft = home.drafts.open(tx, door.draft_id) if way_id in {way.id for way in ways} else None
        if draft and not draft.sent:
            home.drafts.claim(tx, draft.id)
            return draft.id
    return ""


def warn(home: Portal, tx: Tx, draft_id: str, permit_id: str, confirmed: str) -> None:
    """Tell everybody who reads another way back that this one has been confirmed."""
    tell_of_ways(home, tx, draft_id, permit_id, voice="they" if permit_id else "you", but=confirmed)


def found(home: Portal, link: str) -> tuple[Challenge | None, bool]:
    """Return the challenge of a link, if it still works, and whether this browser asked for it."""
    with home.database.reading() as tx:
        challenge = home.ways.by_link(tx, link, home.now())
        asked_here = challenge and home.ways.is_asker(tx, challenge, read_cookie(home, "session"))
    return challenge, bool(asked_here)


def link_page(challenge: Challenge | None, asked_here: bool = False, note: Text | None = None) -> Response:
    """Show what a press does; or that the link does not work any more, or not here.

    Whoever gets a mistyped address's mail must not get into the application by it: an address is confirmed
    nowhere but in the browser that gave it.
    """
    if challenge is None:
        return show("back/no_link.html", status=404, minutes=str(MINUTES))
    if challenge.way_id and not asked_here:
        return show("back/other_browser.html")
    return show_form(
        "back/link.html",
        confirms=bool(challenge.way_id),
        asked_here=asked_here,
        until=time_words(challenge.until, plain()),
        note=plain()(note) if note else "",
    )
