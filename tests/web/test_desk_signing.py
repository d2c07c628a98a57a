"""A branch signs a computer in as a desk: for the whole day, and for nothing but beginning applications."""

from __future__ import annotations

from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.accounts import ABSOLUTE, Role
from tests.web.browsing import InspectingClient
from tests.web.conftest import Clock
from tests.web.office import PASSWORD, Office, post, press, token

HOUR = timedelta(hours=1)


@pytest.fixture
def library(office: Office) -> InspectingClient:
    """Give a computer that Example Library has signed in as a desk."""
    office.hire("library", Role.DESK)
    client = office.browser()
    assert sign_in(client).location == "/desk"
    return client


def sign_in(client: InspectingClient) -> TestResponse:
    """Fill in the sign-in page of a desk."""
    page = "/desk/sign-in"
    return post(client, page, page, email="library@example.org", password=PASSWORD)


def test_a_desk_signs_in_by_its_own_page(library: InspectingClient) -> None:
    """The desk's pages ask to sign in, under the desk's own words, and lead to the desk."""
    assert "Help somebody to apply" in library.get("/desk").text
    assert library.get("/desk/sign-in").location == "/office"
    assert library.get("/office").location == "/desk"


def test_nobody_gets_to_the_desk_without(office: Office) -> None:
    """Strangers are asked to sign in; caseworkers find no such page."""
    stranger = office.browser()
    assert stranger.get("/desk").location == "/desk/sign-in"
    assert "Sign this computer in as a desk" in stranger.get("/desk/sign-in").text
    assert stranger.post("/desk/start").location == "/desk/sign-in"
    caseworker = office.enter("cara")
    assert caseworker.get("/desk").status_code == 404
    assert post(caseworker, "/desk/start").status_code == 404


def test_a_desk_sees_nothing_of_the_office(office: Office, library: InspectingClient) -> None:
    """Queue, cases, figures and keying in are not there for a desk."""
    case = office.receive()
    for path in ("mine", "figures", "key-in", f"cases/{case.id}"):
        assert library.get(f"/office/{path}").status_code == 404, path
    assert "Figures" not in library.get("/desk").text


def test_a_desk_stays_signed_in_all_day(library: InspectingClient, clock: Clock) -> None:
    """A quiet morning signs no desk out; twelve hours do."""
    clock.now += ABSOLUTE - HOUR
    assert library.get("/desk").status_code == 200
    clock.now += HOUR
    assert library.get("/desk").location == "/desk/sign-in"


def test_signing_the_desk_out_closes_what_is_open(office: Office, library: InspectingClient) -> None:
    """With the desk ends the application of whoever sat there last, on the server and in the browser."""
    press(office, library, "/desk/start")
    before = library.get_cookie("session")
    assert before
    out = press(office, library, "/office/sign-out")
    assert "/desk/sign-in" in out.text
    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert library.get_cookie("session") is None
    with office.home.database.reading() as tx:
        assert office.home.sessions.of(tx, before.value) is None
    assert library.get("/desk").location == "/desk/sign-in"


def test_signing_out_leaves_a_persons_own_application_open(office: Office) -> None:
    """A caseworker who has begun an application of their own keeps it when they sign out."""
    client = office.enter("cara")
    client.get("/apply")
    begun = client.post("/apply", data={"csrf_token": token(client, "/apply"), "applying_for": "myself"})
    post(client, "/office/sign-out")
    assert client.get(begun.location).status_code in (200, 303)
    assert client.get_cookie("session")


def test_a_stale_button_begins_nothing(library: InspectingClient) -> None:
    """A form of another session, or of none, asks to press again."""
    for path in ("/desk/start", "/desk/return"):
        answer = library.post(path, data={"csrf_token": "old"})
        assert answer.status_code == 409
        assert "Press the button again" in answer.text
    assert library.get_cookie("session") is None
