"""A person can leave a computer with nothing of theirs in its browser, and is asked before they lose it."""

from __future__ import annotations

import pytest

from portal.access import Kind
from tests.web.browsing import InspectingClient, tree
from tests.web.driving import PIP, Applicant
from tests.web.phones import UPLOADING, Phone, code_of
from tests.web.stored import checksum

GONE = '"cache", "storage"'
"""Not the cookies: the branch stays signed in at its desk."""


def make_words(applicant: Applicant) -> str:
    """Give the application a way back and return its words."""
    with applicant.home.database.writing() as tx:
        return applicant.home.ways.make_words(tx, applicant.draft_id, "", applicant.home.now())


@pytest.mark.parametrize("page", ["tasks", "sent"])
def test_finishing_takes_everything_out_of_the_browser(page: str, applicant: Applicant) -> None:
    """The button ends the session, clears what the browser keeps, and erases nothing of the application."""
    if page == "sent":
        applicant.sent(**PIP)
    else:
        applicant.begin_complete(**PIP)
        make_words(applicant)
    forms = [one for one in tree(applicant.get(page)).all("form") if one.get("action") == "/finish"]
    sent = {one.get("name"): one.get("value") for one in forms[0].iter("input")}
    old, before = applicant.session, checksum(applicant.home)
    finished = applicant.client.post("/finish", data=sent)
    assert finished.location == "/finished"
    assert finished.headers["Clear-Site-Data"] == GONE
    assert applicant.client.get_cookie("session") is None
    assert "Closed on this computer" in applicant.client.get("/finished").text
    assert "Your applications" not in applicant.client.get("/").text
    after = checksum(applicant.home)
    assert {name for name in before if before[name] != after[name]} == {"sessions", "doors"}
    for cookie in ("", old):
        applicant.client.set_cookie("session", cookie)
        assert applicant.get(page).status_code == 404


def test_who_has_no_way_back_is_asked_first(applicant: Applicant) -> None:
    """Before an application is closed that nobody could open again, a page offers one."""
    applicant.begin_complete(**PIP)
    asked = applicant.client.post("/finish", data={"csrf_token": applicant.token})
    assert asked.location == "/finish"
    page = applicant.client.get("/finish")
    assert "Save a way back first?" in page.text
    assert f'href="/apply/{applicant.draft_id}/way-back"' in page.text
    assert applicant.get("tasks").status_code == 200
    ended = applicant.client.post("/finish", data={"csrf_token": applicant.token, "confirm": "yes"})
    assert ended.location == "/finished"
    assert applicant.get("tasks").status_code == 404


def test_an_address_that_is_not_confirmed_is_no_way_back(applicant: Applicant) -> None:
    """An email address that nobody has shown to be theirs opens nothing, so another is offered."""
    applicant.begin_complete(**PIP)
    home, email = applicant.home, "ada@example.org"
    with home.database.writing() as tx:
        home.ways.propose(tx, applicant.draft_id, "", Kind.EMAIL, email, applicant.session, home.now())
    assert applicant.client.post("/finish", data={"csrf_token": applicant.token}).location == "/finish"


def test_there_is_nothing_to_ask_when_nothing_is_lost(applicant: Applicant) -> None:
    """The page that asks leads to the start when every application has a way back."""
    applicant.begin_complete(**PIP)
    make_words(applicant)
    assert applicant.client.get("/finish").location == "/"


def test_finishing_twice_is_no_fault(applicant: Applicant) -> None:
    """A second tab, in which the button is pressed later, comes to the same end."""
    applicant.begin_complete(**PIP)
    data = {"csrf_token": applicant.token, "confirm": "yes"}
    for _ in range(2):
        assert applicant.client.post("/finish", data=data).location == "/finished"


def test_finishing_ends_what_other_devices_may_do(first: Applicant, phone: Phone, another: Phone) -> None:
    """Codes of every application of the session stop working; those of other people go on."""
    phone.take(code_of(first))
    earlier = phone.form
    first.begin_complete(**UPLOADING)
    code = code_of(first)
    neighbour = Applicant(another.client, first.home, first.known)
    neighbour.begin_complete(**UPLOADING)
    theirs = code_of(neighbour)
    first.client.post("/finish", data={"csrf_token": first.token, "confirm": "yes"})
    for address in (earlier, f"/send/{code}"):
        assert phone.client.get(address).status_code == 404
    assert phone.client.get(f"/send/{theirs}").status_code == 200


def test_whoever_finishes_hears_what_becomes_of_it(citizen: InspectingClient) -> None:
    """What was not sent needs a way back, and is erased soon without; the cookie's page says what it does."""
    told = "Without a way back it is erased 24 hours after your last change."
    assert told in citizen.get("/finished").text
    assert "ties a code to this device" in citizen.get("/cookies").text


def test_another_site_cannot_end_a_session(applicant: Applicant) -> None:
    """A form that comes from elsewhere ends nothing, whatever is in it."""
    applicant.begin_complete(**PIP)
    cross = {"Origin": "https://evil.example"}
    data = {"csrf_token": applicant.token, "confirm": "yes"}
    assert applicant.client.post("/finish", data=data, headers=cross).status_code == 400
    assert applicant.get("tasks").status_code == 200
