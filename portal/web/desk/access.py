"""Who may pass: only a computer that a branch has signed in, and it sees nobody's application."""

from typing import Any

from flask import Blueprint, request
from flask_login import login_required

from portal.web.office.access import require, signed_in
from portal.web.office.signing import sign_in, take_sign_in

desk = Blueprint("desk", __name__, url_prefix="/desk")

desk.get("/sign-in")(sign_in)
desk.post("/sign-in")(take_sign_in)

OPEN = ("desk.sign_in", "desk.take_sign_in")
"""The endpoints that need no session."""


@desk.before_request
def only_desks() -> Any:
    """Stop everybody but desks, before any view runs."""
    if request.endpoint in OPEN:
        return None
    if not signed_in():
        return login_required(lambda: None)()
    require("use_desk")
    return None
