"""The page of an organisation's advisers: the people who let them help. It is no page of the council's."""

from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.access import Permit
from portal.accounts import Staff
from portal.catalogues import in_order
from portal.drafts import Draft
from portal.journey import Text
from portal.storage import Tx
from portal.web.dates import day_words
from portal.web.entering import enter
from portal.web.helping import helping
from portal.web.helping.words import MAY, holder_of
from portal.web.language import language, plain
from portal.web.office.access import require, signed_in, to_sign_in
from portal.web.office.frame import from_our_page, staff_page
from portal.web.page import see
from portal.web.portal import Portal, portal
from portal.web.stale import STALE_BUTTON


@helping.get("/advisers")
def advisers() -> BaseResponse:
    """List the people whom the organisation helps today."""
    return list_page()


@helping.post("/advisers/open")
def open_application() -> BaseResponse:
    """Open one person's application with the permit that the organisation holds for it."""
    staff, home = adviser(), portal()
    if not from_our_page():
        return list_page(STALE_BUTTON)
    with home.database.reading() as tx:
        helped = home.permits.of_organisation(tx, staff.team)
    wanted = request.form.get("permit")
    permit = next((one for one in helped if one.id == wanted and one.lives(home.today)), None) or abort(404)
    response = see(url_for("apply.resume", draft_id=permit.draft_id))
    enter(response, [(permit.draft_id, permit.id)])
    return response


def adviser() -> Staff:
    """Return the adviser who asks; lead anybody not signed in to sign in, and show staff no such page."""
    if not signed_in():
        abort(to_sign_in())
    staff = require("help_people")
    return staff if staff.organisation else abort(404)  # "" is what every private helper's permit has


def list_page(notice: Text | str = "") -> BaseResponse:
    """Show whom the organisation helps, by name, with one button each."""
    staff, home = adviser(), portal()
    with home.database.reading() as tx:
        permits = [
            permit for permit in home.permits.of_organisation(tx, staff.team) if permit.lives(home.today)
        ]
        drafts = {draft.id: draft for draft in home.drafts.several(tx, [one.draft_id for one in permits])}
        rows = [row_of(home, tx, one, drafts[one.draft_id]) for one in permits if one.draft_id in drafts]
    return staff_page(
        "helping/advisers.html",
        status=409 if notice else 200,
        current="helping.advisers",
        notice=notice,
        rows=sorted(rows, key=lambda row: in_order(row["name"], language())),
    )


def row_of(home: Portal, tx: Tx, permit: Permit, draft: Draft) -> dict[str, Any]:
    """Return one person and how their application stands."""
    case = home.cases.of_draft(tx, draft.id) if draft.sent else None
    name = case.applicant_name if case else holder_of(draft)
    return {
        "permit": permit.id,
        "name": name or plain()("Name not given yet"),
        "state": plain()("Sent, reference {reference}", reference=case.reference)
        if case
        else plain()("Not sent yet"),
        "may": plain()(MAY[permit.terms.level]),
        "adviser": permit.terms.helper,
        "until": day_words(permit.terms.until),
    }
