"""A person can leave a shared computer with nothing of theirs in its browser."""

from __future__ import annotations

import pytest

from tests.web.browsing import tree
from tests.web.driving import PIP, Applicant, checksum


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


def test_another_site_cannot_end_a_session(applicant: Applicant) -> None:
    """Without a good token the session goes on."""
    applicant.begin_complete(**PIP)
    assert applicant.client.post("/finish", data={"csrf_token": "old"}).status_code == 400
    assert applicant.get("tasks").status_code == 200
