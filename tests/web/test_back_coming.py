"""Who comes back, in another browser, to what; and who does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from portal.access import Level, Mode
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden
from tests.web.coming import (
    BORN,
    EMAIL,
    asked,
    by_code,
    by_words,
    code_in,
    door_of,
    helper_of,
    save_address,
    token_of,
    words_of,
)
from tests.web.conftest import Clock
from tests.web.driving import Applicant

NewBrowser = Callable[[], InspectingClient]
WRONG = "The words and the date of birth do not open an application."


def test_a_helpers_own_way_ends_with_the_permit(
    away: Applicant, fresh_citizen: NewBrowser, home: Portal, clock: Clock
) -> None:
    """It opens the application as the helper's while the permit lasts, and nothing after that."""
    until = home.today + timedelta(days=3)
    helper = helper_of(away, fresh_citizen(), Level.FILL, until=until)
    words = words_of(helper)
    save_address(helper, email="sam@example.org")
    browser = fresh_citizen()
    assert by_words(browser, words).location == away.url("")
    door = door_of(home, browser, away)
    assert door.permit
    clock.now += timedelta(days=4)
    late = fresh_citizen()
    assert WRONG in by_words(late, words).text
    page = by_code(late, code_in(asked(home, late, email="sam@example.org")))
    assert "There is no application to open" in page.text
    clock.now -= timedelta(days=4)
    with home.database.writing() as tx:
        home.permits.end(tx, door.permit, clock.now)
    ended = fresh_citizen()
    assert WRONG in by_words(ended, words).text
    assert "Nothing is saved under this address." in asked(home, ended, email="sam@example.org").body


def test_the_holder_who_helps_too_stays_the_holder(
    away: Applicant, fresh_citizen: NewBrowser, home: Portal
) -> None:
    """One address with both ways opens the application as its holder's."""
    save_address(away)
    save_address(helper_of(away, fresh_citizen()))
    browser = fresh_citizen()
    by_code(browser, code_in(asked(home, browser)))
    door = door_of(home, browser, away)
    assert door.permit is None


def test_what_is_sent_opens_its_confirmation(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """A way back outlives the sending."""
    words = words_of(away)
    away.check()
    away.send()
    done = by_words(browser, words)
    assert browser.get(done.location).location == away.url("sent")
    assert browser.get(away.url("sent")).status_code == 200


def test_what_was_erased_opens_nothing(
    away: Applicant, browser: InspectingClient, clock: Clock, home: Portal
) -> None:
    """After 28 days without a change neither words nor code open it, whether or not the worker has been."""
    words = words_of(away)
    save_address(away)
    clock.now += timedelta(days=28, minutes=1)
    assert WRONG in by_words(browser, words).text
    with home.database.writing() as tx:
        home.ways.forget(tx, home.drafts.expire(tx, clock.now))
    assert "Nothing is saved under this address." in asked(home, browser).body


def test_a_later_release_opens_older_applications(away: Applicant, browser: InspectingClient) -> None:
    """Saved by an older one, with answers that this one does not know, it opens at the page wanted next."""
    words = words_of(away)
    older = {
        "applying_for": "myself",
        "postcode": "CV1 3BH",
        "gone": {"old": 1},
        "date_of_birth": "1951-03-27",
    }
    away.overwrite(journey_version=0, answers=older)
    done = by_words(browser, words)
    page = browser.get(browser.get(done.location).location)
    assert page.status_code == 200
    assert page.request.path == away.url("council_right")


def test_a_new_token_comes_with_the_new_door(away: Applicant, browser: InspectingClient) -> None:
    """No token that somebody knew before, or planted, opens the application."""
    words = words_of(away)
    browser.get("/return/words")
    planted = token_of(browser)
    by_words(browser, words)
    assert token_of(browser) != planted
    browser.set_cookie("session", planted)
    assert browser.get(away.url("tasks")).status_code == 404


def test_a_form_without_its_token_changes_nothing(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """Each form says so, keeps what was typed and works at the second press."""
    words = words_of(away)
    save_address(away)
    forms = {
        "/return/words": {"words": words, **BORN},
        "/return/email": {"email": EMAIL},
        "/return/email/code": {"code": "12345678"},
    }
    for url, fields in forms.items():
        page = browser.post(url, data=fields)
        assert page.status_code == 422
        assert "What you typed is still here: check it and continue again" in page.text
        assert all(f'value="{value}"' in page.text for value in fields.values())
    page = browser.post("/return/words", data=forms["/return/words"])
    assert browser.post("/return/words", data=hidden(page) | forms["/return/words"]).status_code == 303


def test_a_computer_stays_shared(away: Applicant, browser: InspectingClient, home: Portal) -> None:
    """Whoever said that others use it, and then comes back, still has a shared session."""
    words = words_of(away)
    browser.get("/apply")
    with home.database.writing() as tx:
        home.sessions.begin(tx, token_of(browser), home.now(), Mode.SHARED)
    by_words(browser, words)
    door = door_of(home, browser, away)
    assert door.session.shared
