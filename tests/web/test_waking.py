"""A session that rests, and the cookies that other sites try to make us give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.access import TRIES
from tests.web.browsing import InspectingClient
from tests.web.coming import BORN
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant

pytestmark = pytest.mark.matrix("T29")

NewBrowser = Callable[[], InspectingClient]
CROSS = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}


@pytest.mark.parametrize(("others", "wakes"), [(TRIES - 1, True), (TRIES, False)])
def test_no_crowd_of_dates_is_a_way_around(
    applicant: Applicant, clock: Clock, others: int, wakes: bool
) -> None:
    """A date is counted before it is judged: behind five at the same time the right one is late."""
    applicant.begin_complete(**PIP)
    clock.now += timedelta(hours=1)
    home = applicant.home
    with home.database.writing() as tx:
        session = home.sessions.of(tx, applicant.session)
        assert session
        for _ in range(others):
            home.sessions.count_wrong(tx, session)
    assert applicant.post("wake", BORN).status_code == (303 if wakes else 404)
    assert (applicant.get("tasks").status_code == 200) == wakes


def test_wrong_dates_end_the_session_at_the_fifth(applicant: Applicant, clock: Clock) -> None:
    """Four are told so; the fifth shuts the page, and the right date comes too late."""
    applicant.begin_complete(**PIP)
    clock.now += timedelta(hours=1)
    wrong = BORN | {"born-year": "1952"}
    assert [applicant.post("wake", wrong).status_code for _ in range(TRIES)] == [422] * 4 + [404]
    assert applicant.post("wake", BORN).status_code == 404


@pytest.mark.parametrize(
    "url",
    ["/return/words", "/return/email", "/help-somebody", "/apply/AAAAAAAAAAAAAAAAAAAAAA/name", "/apply"],
)
def test_what_another_site_posts_replaces_no_cookie(fresh_citizen: NewBrowser, url: str) -> None:
    """The person's own cookie does not come along, and must not be lost for that."""
    form = {"words": "x", "name-first": "Zoë", "applying_for": "myself"}
    assert "Set-Cookie" not in fresh_citizen().post(url, data=form, headers=CROSS).headers


@pytest.mark.parametrize("url", ["/return/words", "/help-somebody"])
def test_a_link_from_elsewhere_leads_to_a_form_that_works(fresh_citizen: NewBrowser, url: str) -> None:
    """Whoever follows one gets a cookie if none came: a link, unlike a form, brings along what there is."""
    assert "session=" in fresh_citizen().get(url, headers=CROSS).headers["Set-Cookie"]
