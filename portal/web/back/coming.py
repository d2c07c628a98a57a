"""Let a browser in by ways back: only to what is still there, and only as far as each way goes."""

from collections.abc import Iterable, Mapping

from flask import make_response, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Way
from portal.storage import Tx
from portal.web.apply.opening import is_over
from portal.web.entering import enter
from portal.web.page import see
from portal.web.portal import Portal

Doors = Mapping[str, str]
"""The permit, or "" for the holder's own, by the draft's id."""


def open_ways(home: Portal, tx: Tx, ways: Iterable[Way]) -> Doors:
    """Return what ways back open today: an application that somebody holds and helps with, as its holder."""
    own_last = sorted(ways, key=lambda way: not way.permit_id)
    return {way.draft_id: way.permit_id for way in own_last if _opens(home, tx, way)}


def _opens(home: Portal, tx: Tx, way: Way) -> bool:
    if way.permit_id:
        permit = home.permits.get(tx, way.permit_id)
        if permit is None or not permit.lives(home.today):
            return False
    draft = home.drafts.open(tx, way.draft_id)
    return draft is not None and not is_over(draft, home)


def let_in(doors: Doors) -> BaseResponse:
    """Open doors to this browser, and lead to the application, or to the list if there are several."""
    if len(doors) == 1:
        address = url_for("apply.resume", draft_id=next(iter(doors)))
    else:
        address = url_for("back.applications")
    response = make_response(see(address))
    enter(response, doors.items())
    return response
