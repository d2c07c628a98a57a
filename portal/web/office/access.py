"""Who may pass: only members of staff, as far as their role goes, in their own council."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Blueprint, Flask, abort, current_app, request, url_for
from flask_login import LoginManager, current_user, login_required
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from portal.accounts import Permission, Role, Staff, may
from portal.web.cookies import read_cookie
from portal.web.page import see
from portal.web.portal import portal

office = Blueprint("office", __name__, url_prefix="/office")

OPEN = ("office.sign_in", "office.take_sign_in")
"""The endpoints that need no session. Every other page of the office, old or new, does."""

HOMES = {Role.ADVISER: "helping.advisers", Role.DESK: "desk.home"}
"""Where those are led who sign in here but work for no council; they leave by the office's own pages."""
LEAVING = ("office.sign_out", "office.take_sign_out")

PATH = re.compile(r"(/[A-Za-z0-9_-]+)+")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The member of staff of this request, as Flask-Login wants to know them."""

    staff: Staff
    is_authenticated: ClassVar[bool] = True


def register_staff(app: Flask) -> None:
    """Let Flask-Login find the member of staff in our own session, and only when a page asks for one."""
    manager = LoginManager()
    manager.session_protection = None
    manager.request_loader(load_member)
    manager.unauthorized_handler(to_sign_in)
    # No name a browser can send: a "remember me" cookie never stands in for a session.
    app.config["REMEMBER_COOKIE_NAME"] = ";"
    # Not `init_app`: that would look at the session at the end of every citizen's request too.
    app.login_manager = manager  # type: ignore[attr-defined]


def load_member(_: Request) -> SignedIn | None:
    """Return whose session the cookie names, unless it has ended."""
    home = portal()
    token = read_cookie(home, "staff")
    if not token:
        return None
    with home.database.stepping() as tx:
        staff = home.accounts.staff_of(tx, token, home.now())
    return SignedIn(staff) if staff else None


def to_sign_in() -> Response:
    """Ask to sign in, and remember the page but nothing that was looked for on it."""
    at_desk = request.blueprint == "desk"
    return see(url_for("desk.sign_in") if at_desk else url_for("office.sign_in", next=request.path))


@office.before_request
def only_staff() -> Any:
    """Stop everybody who is not signed in or works for no council, before any view runs."""
    if request.endpoint in OPEN:
        return None
    if not signed_in():
        return login_required(lambda: None)()
    elsewhere = HOMES.get(member().role)
    if elsewhere is None or request.endpoint in LEAVING:
        return None
    return see(url_for(elsewhere)) if request.endpoint == "office.queue" else abort(404)


def signed_in() -> bool:
    """Say whether this request comes from a member of staff."""
    return bool(current_user.is_authenticated)


def member() -> Staff:
    """Return the member of staff who asks."""
    staff: Staff = current_user.staff
    return staff


def team_here() -> str:
    """Return the team of the adviser who asks; "" for everybody else."""
    return member().team if signed_in() and may(member().role, "help_people") else ""


def at_desk() -> bool:
    """Say whether a branch has signed this computer in as a desk."""
    return signed_in() and may(member().role, "use_desk")


def require(permission: Permission) -> Staff:
    """Return the member of staff; 404, as for a page that is not there, if their role does not go so far."""
    staff = member()
    if not may(staff.role, permission):
        abort(404)
    return staff


def own_page(wanted: str) -> str:
    """Return the address of the office's page that `wanted` is the path of; the queue's for anything else."""
    queue = url_for("office.queue")
    if not PATH.fullmatch(wanted):
        return queue
    try:
        endpoint, values = current_app.url_map.bind("").match(wanted, "GET")
    except HTTPException:
        return queue
    ours = endpoint.startswith("office.") and endpoint not in (*OPEN, "office.sign_out")
    return url_for(endpoint, **values) if ours else queue
