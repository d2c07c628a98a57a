"""Who may open what: every route there is, for everybody there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from portal.accounts import Role
from portal.drafts import RING
from portal.evidence import Owner
from portal.web.cookies import form_token
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient
from tests.web.driving import WALKING, Applicant, Known, give
from tests.web.everybody import (
    ADVISER,
    DESK,
    ELSEWHERE,
    FOR_FILES,
    HEAD,
    OTHER,
    OWNER,
    STAFF,
    TABLE,
    WHO,
    when,
)
from tests.web.filing import red_and_blue

ROLES = {
    STAFF: (Role.CASEWORKER, "COV"),
    ELSEWHERE: (Role.CASEWORKER, "WAL"),
    HEAD: (Role.SERVICE_OWNER, "COV"),
    DESK: (Role.DESK, "COV"),
    ADVISER: (Role.ADVISER, "COV"),
}


def sign_in(home: Portal, client: InspectingClient, who: str) -> None:
    """Give the browser a session of a member of staff."""
    role, council = ROLES[who]
    with home.database.writing() as tx:
        account = {"email": f"{role}.{council}@example.org", "name": "Example", "password": "a long password"}
        where = "Example Advice Centre" if role == Role.ADVISER else ""
        staff = home.accounts.add(tx, role=role, council=council, organisation=where, **account)
        token = home.accounts.begin_session(tx, staff, home.now())
    client.set_cookie("staff", token)


@pytest.fixture
def visitors(
    home: Portal, applicant: Applicant, known: Known, fresh_citizen: Callable[[], InspectingClient]
) -> dict[str, InspectingClient]:
    """Give a browser of everybody there is."""
    found = {who: fresh_citizen() for who in WHO} | {OWNER: applicant.client}
    Applicant(found[OTHER], home, known).begin(applying_for="myself")
    for who in ROLES:
        sign_in(home, found[who], who)
    return found


@pytest.fixture
def values(applicant: Applicant, home: Portal) -> dict[str, str]:
    """Give what addresses are made of: a draft of the owner's that is ready to send, and a case of COV's."""
    applicant.sent(**WALKING)
    with home.database.reading() as tx:
        case = home.cases.of_draft(tx, applicant.draft_id)
    assert case
    photo = give(home, Owner(case.council, case.id), "files_photo", red_and_blue(), "me.jpg")
    entries: list[dict[str, Any]] = [
        {"id": "AAAAAAAA", "name": "Example", "prescribed": "yes", "dose": "1", "often": "daily"}
    ]
    applicant.begin_complete(**WALKING | {"medicines": entries, "paper_identity": "upload"})
    file = applicant.give("files_identity", red_and_blue())
    applicant.check()
    with home.database.writing() as tx:
        owner = Owner(RING, applicant.draft_id)
        link = home.links.make(tx, owner, "files_identity", "COV", home.now())
    return {
        "code": link.code,
        "link_id": link.id,
        "file_id": file.id,
        "case_file_id": photo.id,
        "part": "thumb",
        "draft_id": applicant.draft_id,
        "key": "medicines",
        "entry_id": "AAAAAAAA",
        "case_id": case.id,
        "wanted": "cy",
        "kind": "email",
        "link": "A" * 22,
        "name": home.assets.css_url.rpartition("/")[2],
    }


def test_every_route_has_a_row(app: Flask) -> None:
    """A route that is not in the table, or a row without a route, fails here."""
    routes = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == TABLE.keys()


@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_just_what_is_theirs(
    who: str, app: Flask, home: Portal, visitors: dict[str, InspectingClient], values: dict[str, str]
) -> None:
    """Each person gets from each route the status the table says."""
    wrong = {}
    for (method, endpoint), row in sorted(TABLE.items(), key=lambda item: when(item[0][1])):
        rule = next(rule for rule in app.url_map.iter_rules(endpoint) if method in (rule.methods or ()))
        with app.test_request_context():
            given = values | ({"key": "files-identity"} if endpoint in FOR_FILES else {})
            given |= {"file_id": values["case_file_id"]} if endpoint.startswith("office") else {}
            built = rule.build({name: given[name] for name in rule.arguments})
        assert built
        staff = endpoint.startswith(("office", "desk", "helping.advisers", "helping.open"))
        cookie = visitors[who].get_cookie("staff" if staff else "session")
        token = form_token(home, cookie.value if cookie else "")
        sent = {"method": method, "data": {"csrf_token": token} if method == "POST" else None}
        status = visitors[who].open(built[1], **sent).status_code
        if status not in row[who]:
            wrong[method, endpoint] = status
    assert wrong == {}


def test_signing_in_gives_no_citizens_draft(
    home: Portal, visitors: dict[str, InspectingClient], values: dict[str, str], applicant: Applicant
) -> None:
    """Staff and citizens have sessions apart: neither opens the other's pages, under whatever name."""
    draft = f"/apply/{values['draft_id']}/check"
    staff = visitors[STAFF].get_cookie("staff")
    assert staff
    visitors[STAFF].set_cookie("session", staff.value)
    assert visitors[STAFF].get(draft).status_code == 404
    visitors[OTHER].set_cookie("staff", applicant.session)
    assert visitors[OTHER].get("/office").status_code == 303
