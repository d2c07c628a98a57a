"""What stays the holder's whatever a helper may do: their date of birth, their session and what opens it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.web.browsing import links, tree
from tests.web.coming import BORN, by_words, words_of
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant, Known
from tests.web.helping import Fresh, accept, end, helper_of, let

OTHER_DAY = {"born-day": "1", "born-month": "1", "born-year": "1980"}


def test_a_helper_changes_no_date_of_birth(away: Applicant, fresh_citizen: Fresh) -> None:
    """It is half of the holder's key: with another date their words would open nothing any more."""
    words, helper = words_of(away), helper_of(away, fresh_citizen, "send")
    page = helper.answer("date_of_birth", "1952-03-27")
    assert page.status_code == helper.get("date_of_birth").status_code == 403
    assert tree(page).only("h1") == "Only the person can change it"
    assert {helper.url("tasks"), helper.url("hand-back")} <= links(page)
    assert helper.url("date_of_birth") + "?back_to=check" not in links(helper.get("check"))
    assert away.draft.answers["date_of_birth"] == PIP["date_of_birth"]
    assert by_words(fresh_citizen(), words).status_code == 303


def test_who_gives_the_date_of_birth_may_mend_it(applicant: Applicant, fresh_citizen: Fresh) -> None:
    """A helper who answers it first can put a slip right, until the holder gives the date."""
    applicant.begin(**{key: PIP[key] for key in ("applying_for", "postcode", "council_right", "has_badge")})
    helper, two = helper_of(applicant, fresh_citizen), helper_of(applicant, fresh_citizen)
    assert helper.answer("date_of_birth", "1952-03-27").status_code == 303
    assert helper.answer("date_of_birth", "1953-03-27").status_code == 303
    assert two.answer("date_of_birth", "1954-03-27").status_code == 403
    assert applicant.answer("date_of_birth", "1951-03-27").status_code == 303
    assert helper.answer("date_of_birth", "1955-03-27").status_code == 403


def test_a_date_of_birth_not_saved_is_the_holders_to_decide(away: Applicant, fresh_citizen: Fresh) -> None:
    """What the holder typed and has not saved yet waits for the holder, whatever a helper presses."""
    helper = helper_of(away, fresh_citizen)
    away.post("date_of_birth", {"date_of_birth-day": "99"})
    assert "Only the person you help can decide about it" in helper.get("check").text
    assert helper.post("unsaved", {"key": "date_of_birth", "shown_on": "check"}).status_code == 403
    assert "date_of_birth" in away.draft.kept


def test_the_holder_changes_it_at_any_time(away: Applicant) -> None:
    """The holder keeps the link on check answers, and the page."""
    assert away.url("date_of_birth") + "?back_to=check" in links(away.get("check"))
    assert away.answer("date_of_birth", "1952-03-27").status_code == 303


@pytest.mark.parametrize(("born", "status"), [(BORN, 422), (OTHER_DAY, 303)])
def test_the_date_of_whom_one_helps_wakes_nothing_of_ones_own(
    away: Applicant, known: Known, fresh_citizen: Fresh, clock: Clock, born: dict[str, str], status: int
) -> None:
    """Where a browser holds an application, only its date wakes the session, not that of another's."""
    own = Applicant(fresh_citizen(), away.home, known)
    own.begin_complete(**PIP | {"date_of_birth": "1980-01-01"})
    accept(away, own.client, let(away))
    clock.now += timedelta(minutes=45)
    assert own.post("wake", born).status_code == status


def test_a_helper_alone_wakes_with_the_date_they_know(
    away: Applicant, fresh_citizen: Fresh, clock: Clock
) -> None:
    """A browser that holds none wakes with the date of whom it helps; no browser fills in its owner's."""
    helper = helper_of(away, fresh_citizen)
    clock.now += timedelta(minutes=45)
    assert "bday" not in helper.get("wake").text
    assert helper.post("wake", BORN).status_code == 303


def test_a_helper_is_asked_before_they_lose_the_way(away: Applicant, fresh_citizen: Fresh) -> None:
    """Words are spent when they are accepted, so who finishes without a way of their own is asked first."""
    helper = helper_of(away, fresh_citizen)
    words_of(away)
    finish = {"csrf_token": helper.token}
    assert helper.client.post("/finish", data=finish).location == "/finish"
    assert f"/apply/{away.draft_id}/way-back" in links(helper.client.get("/finish"))
    words_of(helper)
    assert "/finished" in helper.client.post("/finish", data=finish).location


def test_a_permit_that_is_over_keeps_nobody(away: Applicant, fresh_citizen: Fresh) -> None:
    """Whose permit was ended has nothing left to come back to."""
    helper = helper_of(away, fresh_citizen)
    end(away)
    assert "/finished" in helper.client.post("/finish", data={"csrf_token": helper.token}).location


def test_the_way_back_comes_first_on_the_helpers_page(away: Applicant, fresh_citizen: Fresh) -> None:
    """Until a helper has a way of their own, their page says that this browser is the only one."""
    helper = helper_of(away, fresh_citizen)
    told = "there is no other way back for you yet"
    assert told in helper.get("my-help").text
    words_of(helper)
    assert told not in helper.get("my-help").text
    assert len(re.findall(r'href="[^"]*/way-back"', helper.get("my-help").text)) >= 1
