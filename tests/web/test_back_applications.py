"""Your applications: what this browser holds and helps with, each told apart, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from portal.access import Level
from portal.web.dates import day_words
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, links, titles, tree
from tests.web.coming import helper_of
from tests.web.conftest import Clock
from tests.web.driving import PIP, WALKING, Applicant

NewBrowser = Callable[[], InspectingClient]


def listed(client: InspectingClient) -> str:
    """Return the words of the page."""
    return tree(client.get("/applications")).only("main")


def test_nothing_here_leads_on(citizen: InspectingClient) -> None:
    """A browser without an application is told how to come back and how to begin."""
    page = citizen.get("/applications")
    assert "No application is open in this browser." in page.text
    assert {"/return", "/apply"} <= links(page)


def test_what_somebody_holds(applicant: Applicant, home: Portal) -> None:
    """An unfinished one says how far it is and until when; a sent one has reference, council and day."""
    reference = applicant.sent(**PIP)
    applicant.begin(applying_for="myself")
    assert "The first questions" in listed(applicant.client)
    draft = applicant.begin_complete(**WALKING | {"name": {"first": "Zoe", "last": "Example"}})
    page = applicant.client.get("/applications")
    told = tree(page).only("main")
    for words in (
        "Applications that you hold",
        *("Nusrat Farooq-Example", reference, home.directory.by_code("COV").name, "Waiting for a caseworker"),
        *("Zoe Example", day_words(draft.erase_at), "parts are complete"),
        "A person whose name is not given yet",
    ):
        assert words in told
    assert "you help with" not in told
    assert "Zoe" not in titles(page.text)
    opening = [one for one in tree(page).all("a") if one.get("href", "").startswith("/apply/")]
    assert len({tree(page).text(one) for one in opening}) == len(opening) == 3


def test_what_somebody_helps_with(applicant: Applicant, fresh_citizen: NewBrowser, home: Portal) -> None:
    """It stands apart, with what they may do and until when, while they may; no other of the holder's."""
    applicant.sent(**PIP | {"name": {"first": "Secret", "last": "Other-Example"}})
    applicant.begin_complete(**PIP)
    until = home.today + timedelta(days=3)
    helper = helper_of(applicant, fresh_citizen(), Level.UPLOAD, until=until)
    told = listed(helper.client)
    assert "Applications that you help with" in told
    assert "Nusrat Farooq-Example" in told
    assert "Fill in answers and upload papers" in told
    assert day_words(until) in told
    assert "you hold" not in told
    assert "Secret" not in told
    assert "Other-Example" not in told
    helper.begin(applying_for="myself")
    assert "Applications that you hold" in listed(helper.client)
    with home.database.writing() as tx:
        door = home.sessions.door(tx, helper.session, applicant.draft_id)
        assert door
        assert door.permit
        home.permits.end(tx, door.permit, home.now())
    assert "Nusrat" not in listed(helper.client)


def test_who_leaves_finds_nothing_here(applicant: Applicant) -> None:
    """The button to sign out ends the session; the list is empty then."""
    applicant.begin_complete(**PIP)
    page = applicant.client.get("/applications")
    assert "Finish on this computer" in page.text
    applicant.client.post("/finish", data=hidden(page) | {"confirm": "yes"})
    assert "No application is open in this browser." in listed(applicant.client)


def test_a_session_that_rests_shows_no_name(applicant: Applicant, clock: Clock) -> None:
    """After half an hour the list leads to where the session is woken."""
    applicant.begin_complete(**PIP)
    clock.now += timedelta(minutes=40)
    page = applicant.client.get("/applications", follow_redirects=True)
    assert page.request.path == applicant.url("wake")
    assert "Farooq" not in page.text


def test_what_is_over_is_not_listed(applicant: Applicant, clock: Clock) -> None:
    """A draft whose time is over is gone before the worker comes."""
    applicant.begin_complete(**PIP)
    applicant.overwrite(updated_at=clock.now)
    clock.now += timedelta(days=1, minutes=1)
    with applicant.home.database.writing() as tx:
        session = applicant.home.sessions.begin(tx, "t" * 43, clock.now)
        applicant.home.sessions.open_door(tx, session, applicant.draft_id, clock.now)
    applicant.client.set_cookie("session", "t" * 43)
    assert "No application is open in this browser." in listed(applicant.client)
