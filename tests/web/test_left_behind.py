"""Before another session begins in a browser, what nobody could open again is seen to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.web.portal import Portal
from tests.web.browsing import hidden
from tests.web.coming import BORN, by_words, fill, words_of
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant, Known
from tests.web.helping import Fresh
from tests.web.office import Office, press, sign_in

LOST = "nobody can open it again"


@pytest.fixture
def resting(applicant: Applicant, clock: Clock) -> Applicant:
    """Give somebody who has been away for an hour from an application without a way back."""
    applicant.begin_complete(**PIP)
    clock.now += timedelta(hours=1)
    return applicant


@pytest.mark.parametrize(
    "page", ["/return", "/return/words", "/return/email", "/help-somebody", "/advisers/open"]
)
def test_ways_in_lead_to_waking_first(page: str, resting: Applicant) -> None:
    """The session is woken before another takes its place; no words are spent that would open it."""
    if page != "/advisers/open":
        assert resting.client.get(page).location == resting.url("wake")
    assert resting.client.post(page, data={"words": "x"}).location == resting.url("wake")
    assert resting.post("wake", BORN).status_code == 303
    assert resting.get("tasks").status_code == 200


def test_a_shared_computer_is_woken_first(resting: Applicant) -> None:
    """Saying that the computer is shared drops nothing that rests."""
    assert resting.client.post("/shared").location == resting.url("wake")
    assert resting.post("wake", BORN).status_code == 303
    assert resting.client.post("/shared").location == resting.url("")
    assert resting.get("tasks").status_code == 200


def test_starting_anew_says_what_is_lost(resting: Applicant, clock: Clock) -> None:
    """The button that starts another application says what is lost, unless there is a way back."""
    assert LOST in resting.get("wake").text
    resting.post("wake", BORN)
    words_of(resting)
    clock.now += timedelta(hours=1)
    assert LOST not in resting.get("wake").text
    assert resting.client.get("/return").status_code == 200


def test_what_has_a_way_back_is_in_nobodys_way(
    applicant: Applicant, fresh_citizen: Fresh, home: Portal, known: Known, clock: Clock
) -> None:
    """Another application is opened at once when the one that rests can be opened again."""
    other = Applicant(fresh_citizen(), home, known)
    other.begin_complete(**PIP)
    applicant.begin_complete(**PIP)
    words_of(applicant)
    words = words_of(other)
    clock.now += timedelta(hours=1)
    assert by_words(applicant.client, words).location == other.url("")


def test_keying_in_asks_first(office: Office, known: Known, clock: Clock) -> None:
    """Staff who key in the next application are asked about a card for the last, or have to wake it."""
    client = office.enter("cara")
    someone = Applicant(client, office.home, known)
    someone.begin_complete(**PIP)
    assert press(office, client, "/office/key-in", channel="paper").location == "/finish"
    clock.now += timedelta(minutes=40)
    sign_in(client, "cara@example.org")
    assert press(office, client, "/office/key-in", channel="paper").location == someone.url("wake")
    assert someone.post("wake", BORN).status_code == 303
    assert client.post("/finish", data=hidden(client.get("/finish"))).location == "/finished"
    assert press(office, client, "/office/key-in", channel="paper").location == "/apply"


def test_nothing_is_in_the_way_of_a_browser_without_a_session(fresh_citizen: Fresh) -> None:
    """Who has begun nothing goes where they want."""
    client = fresh_citizen()
    assert fill(client, "/return/words", {"words": ""}).status_code == 422
