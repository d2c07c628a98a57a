"""The queue of one council: what is due first comes first, and the next case is one button away."""

from datetime import date
from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from portal.accounts import may
from portal.cases import QueueRow
from portal.forms import clean
from portal.journey import Text
from portal.web.dates import day_words
from portal.web.language import plain
from portal.web.office.access import member, office, require
from portal.web.office.frame import from_our_page, held_by, note, staff_names, staff_page
from portal.web.office.words import due_words, route_words
from portal.web.page import see
from portal.web.portal import portal
from portal.web.stale import STALE_BUTTON

SIZE = 25
"""Cases on a page."""


@office.get("")
def queue() -> BaseResponse:
    """Show every open case of the council; a role that opens no case is led to the figures."""
    if not may(member().role, "open_case"):
        return see(url_for("office.figures"))
    return queue_page("office.queue")


@office.get("/mine")
def mine() -> BaseResponse:
    """Show the open cases that the member of staff holds."""
    return queue_page("office.mine", mine=require("open_case").id)


@office.post("")
def search() -> BaseResponse:
    """Show what was looked for. It comes by POST, so that no address, history or log holds a name.

    It changes nothing, so it needs no token.
    """
    require("open_case")
    sought = clean(request.form.get("search", ""))
    return queue_page("office.queue", search=sought) if sought else see(url_for("office.queue"))


@office.post("/next")
def take_next() -> BaseResponse:
    """Hand over the free case that is due first, once for each page that was shown."""
    home, staff = portal(), require("take_case")
    if not from_our_page():
        return queue_page("office.queue", notice=STALE_BUTTON)
    with home.database.writing() as tx:
        if held_by(tx, staff) != request.form.get("held"):
            return see(url_for("office.mine"))
        if case := home.cases.take_next(tx, staff.council, staff.id):
            note(tx, staff, "taken", case.id)
            # The note makes presses of one moment queue up: now the later one sees what the earlier took.
            if held_by(tx, staff) != str(int(request.form["held"]) + 1):
                abort(see(url_for("office.mine")))
    return see(url_for("office.case", case_id=case.id)) if case else staff_page("office/none_free.html")


def queue_page(
    endpoint: str, *, mine: str | None = None, search: str = "", notice: Text | str = ""
) -> BaseResponse:
    """Show one page of the queue."""
    home, council, number = portal(), member().council, page_number()
    today = home.circumstances().today
    with home.database.reading() as tx:
        found = home.cases.queue(tx, council, search=search, mine=mine, page=number, size=SIZE)
        counts = home.cases.counts(tx, council, today)
        names = staff_names(tx, council)
        held = held_by(tx, member())
    if number > 1 and not found.rows:
        return see(url_for(endpoint))
    return staff_page(
        "office/queue.html",
        status=409 if notice else 200,
        current=endpoint,
        notice=notice,
        held=held,
        rows=[as_shown(row, names.get(row.assigned_to or ""), today) for row in found.rows],
        total=found.total,
        counts=counts,
        mine=mine is not None,
        search=search,
        number=number,
        pages=-(-found.total // SIZE),
        earlier=url_for(endpoint, page=number - 1),
        later=url_for(endpoint, page=number + 1),
    )


def as_shown(row: QueueRow, holder: str | None, today: date) -> dict[str, Any]:
    """Return one case of the queue in words."""
    return {
        "url": url_for("office.case", case_id=row.id),
        "row": row,
        "route": route_words(row.route),
        "sent": day_words(row.submitted_at),
        "due": due_words(row.due_on, today),
        "overdue": row.due_on < today,
        "holder": holder or plain()("Nobody has it"),
    }


def page_number() -> int:
    """Return the page of the queue that the address asks for, counted from 1."""
    wanted = request.args.get("page", "")
    return max(1, int(wanted)) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 1
