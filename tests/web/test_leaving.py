"""A person can leave a shared computer with nothing of theirs in its browser."""

from __future__ import annotations

import pytest

from tests.web.browsing import InspectingClient, tree
from tests.web.driving import PIP, Applicant, checksum
from tests.web.phones import UPLOADING, Phone, code_of


@pytest.mark.parametrize("page", ["tasks", "sent"])
def test_finishing_takes_everything_out_of_the_browser(page: str, applicant: Applicant) -> None:
    """The button ends the session, clears what the browser keeps, and erases nothing in the database."""
    if page == "sent":
        applicant.sent(**PIP)
    else:
        applicant.begin_complete(**PIP)
    forms = [one for one in tree(applicant.get(page)).all("form") if one.get("action") == "/finish"]
    sent = {one.get("name"): one.get("value") for one in forms[0].iter("input")}
    before = checksum(applicant.home)
    finished = applicant.client.post("/finish", data=sent)
    assert finished.location == "/finished"
    assert finished.headers["Clear-Site-Data"] == '"cache"'
    assert applicant.client.get_cookie("session") is None
    assert "You have finished" in applicant.client.get("/finished").text
    assert applicant.get(page).status_code == 404
    assert "Applications in this browser" not in applicant.client.get("/").text
    assert checksum(applicant.home) == before


def test_finishing_ends_what_other_devices_may_do(first: Applicant, phone: Phone, another: Phone) -> None:
    """Codes of every application of the session stop working; those of other people go on."""
    phone.take(code_of(first))
    earlier = phone.form
    first.begin_complete(**UPLOADING)
    code = code_of(first)
    neighbour = Applicant(another.client, first.home, first.known)
    neighbour.begin_complete(**UPLOADING)
    theirs = code_of(neighbour)
    first.client.post("/finish", data={"csrf_token": first.token})
    for address in (earlier, f"/send/{code}"):
        assert phone.client.get(address).status_code == 404
    assert phone.client.get(f"/send/{theirs}").status_code == 200


def test_whoever_finishes_hears_what_becomes_of_it(citizen: InspectingClient) -> None:
    """What was not sent is gone for them and soon for us; the cookie's page says what it does for a code."""
    told = "One that was not sent cannot be opened any more, and is erased after 3 days."
    assert told in citizen.get("/finished").text
    assert "ties a code to this device" in citizen.get("/cookies").text


def test_another_site_cannot_end_a_session(applicant: Applicant) -> None:
    """Without a good token the session goes on."""
    applicant.begin_complete(**PIP)
    assert applicant.client.post("/finish", data={"csrf_token": "old"}).status_code == 400
    assert applicant.get("tasks").status_code == 200
