"""What every page of the office shares: the council's name, the ways to go, and the token of its forms."""

from collections.abc import Mapping
from typing import Any

from flask import Response, url_for

from portal.accounts import Permission, Staff, may
from portal.audit import Event
from portal.journey import Text
from portal.storage import Tx
from portal.web.cookies import form_token, form_token_fits, read_cookie
from portal.web.language import plain
from portal.web.office.access import member
from portal.web.page import show
from portal.web.portal import portal
from portal.web.problems import say_problem

LINKS: tuple[tuple[Permission, str, Text], ...] = (
    ("open_case", "office.queue", Text("Queue")),
    ("open_case", "office.mine", Text("My cases")),
    ("see_figures", "office.figures", Text("Figures")),
    ("key_in", "office.key_in", Text("Key in an application")),
    ("help_people", "helping.advisers", Text("People you help")),
    ("use_desk", "desk.home", Text("Desk")),
)


def staff_page(
    template: str, *, status: int = 200, current: str = "", notice: Text | str = "", **context: Any
) -> Response:
    """Render a page for the member of staff who asks; `current` is the endpoint to mark in the navigation."""
    home, staff = portal(), member()
    return show(
        template,
        status=status,
        council=home.directory.by_code(staff.council),
        staff=staff,
        notice=say_problem(notice, plain()) if notice else "",
        nav=navigation(staff, current),
        sign_out={"href": url_for("office.sign_out"), "text": plain()("Sign out")},
        csrf_token=form_token(home, read_cookie(home, "staff")),
        **context,
    )


def navigation(staff: Staff, current: str) -> list[dict[str, Any]]:
    """Return the links that lead to what this role may see."""
    return [
        {"href": url_for(endpoint), "text": plain()(text), "current": endpoint == current}
        for permission, endpoint, text in LINKS
        if may(staff.role, permission)
    ]


def from_our_page() -> bool:
    """Say whether the posted form was made for this session."""
    home = portal()
    return form_token_fits(home, read_cookie(home, "staff"))


def note(tx: Tx, staff: Staff, action: str, subject: str, **detail: str) -> None:
    """Write down what a member of staff does; `detail` holds codes and ids only."""
    home = portal()
    home.audit.record(tx, Event(staff.council, staff.id, staff.role, action, subject, home.now(), detail))


def held_by(tx: Tx, staff: Staff) -> str:
    """Return how many open cases a member of staff holds, as a form carries it."""
    return str(portal().cases.queue(tx, staff.council, mine=staff.id, size=0).total)


def staff_names(tx: Tx, council: str) -> Mapping[str, str]:
    """Return the names of a council's staff by id; a closed account says so."""
    return {
        one.id: one.name if one.active else plain()("{name} (account closed)", name=one.name)
        for one in portal().accounts.of_council(tx, council)
    }
