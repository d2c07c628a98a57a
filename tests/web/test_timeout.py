"""How long a session lasts is the server's to say: asking prolongs nothing, one press does, every time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from portal.access import LONGEST
from tests.web.browsing import InspectingClient, tree
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant

pytestmark = pytest.mark.matrix("T29")

MINUTE = timedelta(minutes=1)


def left(applicant: Applicant) -> dict[str, Any]:
    """Ask how long the session has."""
    answer = applicant.client.get("/session/left")
    assert "no-store" in answer.headers["Cache-Control"]
    return dict(answer.get_json())


def stay(applicant: Applicant, token: str | None = None) -> int:
    """Press "stay" and return the status."""
    data = {"csrf_token": applicant.token if token is None else token}
    return applicant.client.post("/session/stay", data=data).status_code


@pytest.fixture
def there(applicant: Applicant) -> Applicant:
    """Give somebody who has begun."""
    applicant.begin_complete(**PIP)
    return applicant


@pytest.fixture
def shared(applicant: Applicant) -> Applicant:
    """Give somebody who has begun on a shared computer."""
    applicant.client.post("/shared")
    applicant.client.get("/apply")
    applicant.begin_complete(**PIP)
    return applicant


def test_the_start_says_how_long(citizen: InspectingClient) -> None:
    """Before anybody begins, the start page says what happens to who does nothing."""
    assert "If you do nothing for 30 minutes" in citizen.get("/").text


def script_of(applicant: Applicant, address: str) -> Any:
    """Return what a page tells the script."""
    [told] = [one for one in tree(applicant.client.get(address)).all("div") if one.get("id") == "stay"]
    return told


@pytest.mark.parametrize("page", ["name", "tasks"])
def test_pages_tell_of_the_end_after_12_hours(there: Applicant, clock: Clock, page: str) -> None:
    """However busy somebody is, the page knows when the longest time is over, as the server says it."""
    use_until(there, clock, LONGEST - 5 * MINUTE)
    told = script_of(there, there.url(page)).get("data-left")
    assert told == str(6 * 60) == str(left(there)["left"])


def test_a_page_of_a_session_that_rests_warns_of_nothing(there: Applicant, clock: Clock) -> None:
    """Nothing is left, so there is nothing to wait for, and the page does not load itself again and again."""
    clock.now += 40 * MINUTE
    assert script_of(there, "/help").get("data-left") == "0"


def test_forms_that_are_kept_are_marked(there: Applicant) -> None:
    """The script sends what was typed into those when the time is over, and the server keeps it."""
    there.post("leaving", {})
    for page in ("name", "helpers/new"):
        kept = [one for one in tree(there.get(page)).all("form") if one.get("data-keep") is not None]
        assert len(kept) == 1, page


def test_what_was_typed_about_a_helper_is_shown_again(
    there: Applicant, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """Where it cannot be kept it can be copied, without what nobody typed."""
    typed = {"helper-name": "Sam Helper-Example", "permit": "not typed"}
    page = fresh_citizen().post(there.url("helpers/new"), data=typed)
    assert page.status_code == 404
    assert "Sam Helper-Example" in page.text
    assert "not typed" not in page.text


def use_until(applicant: Applicant, clock: Clock, span: timedelta) -> None:
    """Use a session without a pause, until it is so old."""
    home = applicant.home
    with home.database.writing() as tx:
        session = home.sessions.of(tx, applicant.session)
        assert session
        clock.now = session.begun_at + span
        home.sessions.touch(tx, session, clock.now)


@pytest.mark.parametrize(("who", "minutes"), [("there", 30), ("shared", 10)])
def test_pages_tell_the_script(who: str, minutes: int, request: pytest.FixtureRequest) -> None:
    """Every page of a session carries what is left, folded ones and those beside the application alike."""
    someone: Applicant = request.getfixturevalue(who)
    for address in (someone.url("name"), someone.url("tasks"), "/help"):
        told = script_of(someone, address)
        assert told.get("data-left") == str((minutes + 1) * 60)
        assert (told.get("data-ended") is not None) is (who == "shared")
    assert someone.url("") == told.get("data-here") or told.get("data-here") is None


def test_pages_without_a_session_have_no_script_for_it(citizen: InspectingClient) -> None:
    """Who has begun nothing is warned of nothing, and the first page stays small."""
    for address in ("/", "/apply"):
        assert "/static/stay." not in citizen.get(address).text


def test_asking_prolongs_nothing(there: Applicant, clock: Clock) -> None:
    """However often a page asks, the time runs out, and what is left is told truly."""
    begun = left(there)["left"]
    for _ in range(20):
        clock.now += MINUTE
        left(there)
    assert left(there)["left"] == begun - 20 * 60


def test_words_change_with_the_minutes(there: Applicant, clock: Clock) -> None:
    """The time is said in whole minutes, so that there is something new to say once a minute only."""
    said = []
    while (told := left(there))["left"]:
        if told["left"] <= 180:
            said.append(told["text"])
        clock.now += timedelta(seconds=10)
    assert [("In 3" in one, "In 2" in one, "In 1 minute " in one) for one in dict.fromkeys(said)] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_staying_works_as_often_as_one_likes(there: Applicant, clock: Clock) -> None:
    """Somebody who does nothing but press the one button stays for hours."""
    for _ in range(20):
        clock.now += 29 * MINUTE
        assert stay(there) == 204
        assert left(there)["left"] > 29 * 60
    assert there.get("tasks").status_code == 200


def test_twelve_hours_are_the_end(there: Applicant, clock: Clock) -> None:
    """Nobody stays for longer, and the last message says so instead of offering it."""
    end = clock.now + LONGEST
    while clock.now < end - 20 * MINUTE:
        clock.now += 20 * MINUTE
        stay(there)
    told = left(there)
    assert told["heading"] == "This page closes soon"
    assert told["left"] <= 21 * 60
    clock.now = end + MINUTE
    assert stay(there) == 409


@pytest.mark.parametrize("who", ["there", "shared"])
def test_what_is_over_stays_over(who: str, clock: Clock, request: pytest.FixtureRequest) -> None:
    """A session that rests, or has ended, is not brought back by the button that prolongs."""
    someone: Applicant = request.getfixturevalue(who)
    clock.now += timedelta(minutes=32)
    assert left(someone) == {"left": 0}
    assert stay(someone) == 409
    assert someone.get("tasks").status_code in (303, 404)


def test_another_tab_keeps_the_session(there: Applicant, clock: Clock) -> None:
    """Using any page of the application gives all of them their time again."""
    clock.now += 29 * MINUTE
    assert left(there)["left"] <= 120
    assert there.get("name").status_code == 200
    assert left(there)["left"] > 29 * 60


def test_another_site_prolongs_nothing(there: Applicant, clock: Clock) -> None:
    """Without a good token the time runs on."""
    clock.now += 20 * MINUTE
    before = left(there)["left"]
    assert stay(there, "old") == 400
    assert left(there)["left"] == before


def test_words_for_a_shared_computer(shared: Applicant, clock: Clock) -> None:
    """There the message says that the application is closed, not that it sleeps."""
    clock.now += 9 * MINUTE
    assert "closed on this computer" in left(shared)["text"]


def test_a_dead_session_begins_afresh(shared: Applicant, clock: Clock) -> None:
    """Who starts where a shared session has run out begins an application that opens."""
    clock.now += 12 * MINUTE
    shared.client.get("/apply")
    data = {"csrf_token": shared.token, "applying_for": "myself"}
    begun = shared.client.post("/apply", data=data)
    assert shared.client.get(begun.location, follow_redirects=True).status_code == 200
