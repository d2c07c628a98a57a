"""Who may open what: every route there is, for everybody there is. A new route needs a row here."""

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
from tests.web.filing import red_and_blue

NOBODY, OTHER, OWNER = "nobody", "another citizen", "the citizen whose draft it is"
STAFF, ELSEWHERE, HEAD = "caseworker", "caseworker of another council", "service owner"
WHO = (NOBODY, OTHER, OWNER, STAFF, ELSEWHERE, HEAD)
CITIZENS = (NOBODY, OTHER, OWNER)

PAGES = ("start", "questions", "rules", "help_page", "accessibility", "privacy", "cookies", "terms", "health",
         "finished")  # fmt: skip
Row = dict[str, tuple[int, ...]]


def everybody(*statuses: int) -> Row:
    return dict.fromkeys(WHO, statuses)


def only_the_owner(*statuses: int) -> Row:
    return everybody(404) | {OWNER: statuses}


def only_staff(staff: int, head: int, elsewhere: int | None = None) -> Row:
    """Citizens are sent to sign in."""
    inside = {STAFF: (staff,), ELSEWHERE: (elsewhere or staff,), HEAD: (head,)}
    return dict.fromkeys(CITIZENS, (303,)) | inside


TABLE: dict[tuple[str, str], Row] = {
    **{("GET", f"pages.{page}"): everybody(200) for page in (*PAGES, "static")},
    ("GET", "apply.first"): everybody(200),
    ("POST", "apply.begin"): everybody(422),
    ("GET", "apply.resume"): only_the_owner(303),
    ("GET", "apply.question"): only_the_owner(200),
    ("POST", "apply.answer"): only_the_owner(422),
    ("GET", "apply.entry"): only_the_owner(200),
    ("GET", "apply.removal"): only_the_owner(200),
    ("POST", "apply.removal"): only_the_owner(422),
    ("GET", "apply.result"): only_the_owner(200),
    ("GET", "apply.tasks"): only_the_owner(200),
    ("GET", "apply.check"): only_the_owner(200),
    ("POST", "apply.confirm"): only_the_owner(409),
    ("GET", "apply.declaration"): only_the_owner(200),
    ("POST", "apply.send"): only_the_owner(422),
    ("GET", "apply.sent"): only_the_owner(404),  # not sent yet
    ("GET", "apply.print_sent"): only_the_owner(404),
    ("POST", "apply.take_entry"): only_the_owner(422),  # after the sending, which its kept words would stop
    ("POST", "apply.drop"): only_the_owner(303),
    ("GET", "apply.file"): only_the_owner(200),
    ("POST", "apply.take_file"): only_the_owner(422),
    ("GET", "apply.part"): only_the_owner(200),
    ("GET", "apply.remove_file"): only_the_owner(200),
    ("POST", "apply.remove_file"): only_the_owner(422),
    ("GET", "apply.other_device"): only_the_owner(200),
    ("POST", "apply.change_other_device"): only_the_owner(303),
    ("GET", "apply.received"): only_the_owner(200),
    ("GET", "send.enter_code"): everybody(200),
    ("POST", "send.take_code"): everybody(422),
    ("GET", "send.upload"): everybody(404),  # not taken yet
    ("POST", "send.take"): everybody(404),
    ("GET", "send.landing"): everybody(200),
    ("POST", "send.begin"): everybody(303),
    ("POST", "pages.finish"): everybody(303),
    ("GET", "office.sign_in"): only_staff(303, 303) | dict.fromkeys(CITIZENS, (200,)),
    ("POST", "office.take_sign_in"): everybody(422),
    ("GET", "office.sign_out"): only_staff(200, 200),
    ("POST", "office.take_sign_out"): only_staff(200, 200),
    ("GET", "office.queue"): only_staff(200, 303),
    ("POST", "office.search"): only_staff(303, 404),
    ("GET", "office.mine"): only_staff(200, 404),
    ("POST", "office.take_next"): only_staff(303, 404),  # to one's own cases
    ("GET", "office.figures"): only_staff(200, 200),
    ("GET", "office.case"): only_staff(200, 404, elsewhere=404),
    ("POST", "office.take"): only_staff(303, 404, elsewhere=404),
    ("POST", "office.release"): only_staff(303, 404, elsewhere=404),
    ("GET", "office.file"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.picture"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.thumb"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.download"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.badge"): only_staff(200, 404, elsewhere=404),
    ("GET", "office.download_badge"): only_staff(200, 404, elsewhere=404),
}  # fmt: skip
"""The status each route answers each person with; a POST has a good form token and nothing else."""

LAST = ("office.sign_out", "office.take_sign_out", "pages.finish")
"""What ends a session is tried when nobody needs it any more."""

FOR_FILES = (
    *("apply.file", "apply.take_file", "apply.part", "apply.remove_file"),
    *("apply.other_device", "apply.change_other_device", "apply.received"),
)
"""What there is only where a paper is uploaded."""

ROLES = {
    STAFF: (Role.CASEWORKER, "COV"),
    ELSEWHERE: (Role.CASEWORKER, "WAL"),
    HEAD: (Role.SERVICE_OWNER, "COV"),
}


def sign_in(home: Portal, client: InspectingClient, who: str) -> None:
    """Give the browser a session of a member of staff."""
    role, council = ROLES[who]
    with home.database.writing() as tx:
        email = f"{role}.{council}@example.org"
        staff = home.accounts.add(
            tx, email=email, name="Example", role=role, council=council, password="a long password"
        )
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
    for (method, endpoint), row in sorted(TABLE.items(), key=lambda item: item[0][1] in LAST):
        rule = next(rule for rule in app.url_map.iter_rules(endpoint) if method in (rule.methods or ()))
        with app.test_request_context():
            given = values | ({"key": "files-identity"} if endpoint in FOR_FILES else {})
            given |= {"file_id": values["case_file_id"]} if endpoint.startswith("office") else {}
            built = rule.build({name: given[name] for name in rule.arguments})
        assert built
        cookie = visitors[who].get_cookie("staff" if endpoint.startswith("office") else "session")
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
