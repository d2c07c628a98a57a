"""Exit this page: offered where a page could harm somebody, explained before, and final at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.journey import Question
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, tree
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.rules import PageTree

LEAVING = {"authority", "helper_name", "helper_job", "helper_email", "helper_phone", "contact_who"} | {
    "postcode",
    "address",
}
"""The pages about helpers, relationships and where somebody lives."""

HELPED = WALKING | {"applying_for": "someone_else", "authority": "friend"}


def forms_away(page: PageTree) -> int:
    """Return how many ways to leave a page has."""
    return len([one for one in page.all("form") if one.get("action") == "/leave"])


@pytest.fixture
def untold(applicant: Applicant) -> Applicant:
    """Give a helper half way through, who has not read yet how to leave."""
    applicant.begin_complete(**HELPED)
    home, old = applicant.home, applicant.session
    with home.database.writing() as tx:
        session = home.sessions.of(tx, old)
        assert session
        home.sessions.end(tx, session)
        fresh = home.sessions.begin(tx, old, home.now())
        home.sessions.open_door(tx, fresh, applicant.draft_id, home.now())
    return applicant


def test_the_pages_that_offer_it(home: Portal) -> None:
    """It stands where a page could harm somebody who is watched, not on every page."""
    offering = {page.key for _, page in home.journey.pages if isinstance(page, Question) and page.leave}
    assert offering == LEAVING


def test_it_is_first_on_the_page_and_beside_the_question(untold: Applicant) -> None:
    """Keyboards reach it first; it stands on its pages, with errors too, and on no other."""
    untold.post("leaving", {})
    for key in ("authority", "address", "helper_name"):
        for answer in (untold.get(key), untold.post(key, {})):
            page = tree(answer)
            assert forms_away(page) == 2, (key, answer.status_code)
            [first, *_] = page.all("a", "button")
            assert page.text(first) == "Exit this page"
    for key in ("name", "tasks", "check"):
        assert forms_away(tree(untold.get(key))) == 0, key


def test_it_is_explained_once_before(untold: Applicant) -> None:
    """The first such page comes after an explanation, which leads on to it; the next ones come at once."""
    asked = untold.client.get(untold.url("address") + "?back_to=check")
    assert asked.location == untold.url("leaving") + "?next=address&back_to=check"
    page = untold.client.get(asked.location)
    assert "You can leave quickly" in page.text
    assert f'href="{untold.url("way-back")}"' in page.text
    assert untold.get("authority").status_code == 303
    on = untold.client.post(asked.location, data={"csrf_token": untold.token})
    assert on.location == untold.url("address") + "?back_to=check"
    assert untold.client.get(on.location).status_code == 200
    assert untold.get("authority").status_code == 200


@pytest.mark.parametrize("page", ["helpers", "helpers/new", "hand-over"])
def test_it_is_explained_before_pages_about_helpers(page: str, untold: Applicant) -> None:
    """The pages about who helps offer it as well, and come after the explanation."""
    asked = untold.get(page)
    assert asked.location.startswith(untold.url("leaving"))
    on = untold.client.post(asked.location, data={"csrf_token": untold.token})
    assert on.location == untold.url(page)
    assert forms_away(tree(untold.get(page))) == 2


def test_an_explanation_leads_nowhere_else(untold: Applicant) -> None:
    """Only pages of the journey follow it, and a stale button is pressed again."""
    stale = untold.client.post(untold.url("leaving"), data={"csrf_token": "old"})
    assert stale.status_code == 409
    for wanted in ("https://example.org/", "//example.org", "no-such-page", ""):
        data = {"csrf_token": untold.token}
        on = untold.client.post(untold.url("leaving"), query_string={"next": wanted}, data=data)
        assert on.location == untold.url("tasks")


def test_leaving_ends_everything_at_once(applicant: Applicant) -> None:
    """One press: the session is dead on the server, the browser emptied, and the next page elsewhere."""
    applicant.begin_complete(**PIP)
    old = applicant.session
    left = applicant.client.post("/leave")
    assert left.headers["Refresh"] == "0; url=https://www.bbc.co.uk/weather"
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert left.mimetype == "text/plain"
    assert left.text == "https://www.bbc.co.uk/weather"
    assert applicant.client.get_cookie("session") is None
    applicant.client.set_cookie("session", old)
    assert applicant.get("tasks").status_code == 404
    assert "Your applications" not in applicant.client.get("/").text


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "null"}, {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}]
)
def test_it_works_from_the_oldest_page(headers: dict[str, str], applicant: Applicant) -> None:
    """It takes no token that could be stale, twice over, also from browsers that say little."""
    applicant.begin_complete(**PIP)
    for _ in range(2):
        assert applicant.client.post("/leave", headers=headers).status_code == 200
    assert applicant.get("tasks").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://example.org"},
        {"Origin": "http://localhost.example.org"},
    ],
)
def test_another_site_cannot_throw_anybody_out(headers: dict[str, str], applicant: Applicant) -> None:
    """A form of another site ends nothing."""
    applicant.begin_complete(**PIP)
    assert applicant.client.post("/leave", headers=headers).status_code == 400
    assert applicant.get("tasks").status_code == 200


def test_a_link_leaves_nothing(fresh_citizen: Callable[[], InspectingClient]) -> None:
    """An address alone changes nothing, whoever follows it."""
    assert fresh_citizen().get("/leave").status_code == 405
