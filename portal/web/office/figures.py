"""Figures of the council: how much is open, and who works on it. They name no applicant."""

from flask import Response

from portal.web.language import plain
from portal.web.office.access import office, require
from portal.web.office.frame import staff_page
from portal.web.office.words import ROLES
from portal.web.portal import portal


@office.get("/figures")
def figures() -> Response:
    """Count the open cases and list the staff."""
    home, staff = portal(), require("see_figures")
    with home.database.reading() as tx:
        counts = home.cases.counts(tx, staff.council, home.circumstances().today)
        people = home.accounts.of_council(tx, staff.council)
    return staff_page(
        "office/figures.html",
        current="office.figures",
        counts=counts,
        people=[(one.name, plain()(ROLES[one.role]), one.active) for one in people if one.role in ROLES],
    )
