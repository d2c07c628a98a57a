"""Come back by a code or a link that is sent to an address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, links
from tests.web.coming import (
    ASKED,
    EMAIL,
    asked,
    by_code,
    code_in,
    fill,
    link_in,
    outbox,
    posted,
    press,
    save_address,
)
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant

NewBrowser = Callable[[], InspectingClient]
WRONG = "The words and the date of birth do not open an application."


@pytest.mark.parametrize("kind", ["email", "text"])
def test_a_code_opens_the_application_where_it_was_asked_for(
    kind: str, away: Applicant, browser: InspectingClient, fresh_citizen: NewBrowser, home: Portal
) -> None:
    """In another browser the code opens nothing; in this one it does, once, however it is pasted."""
    save_address(away, kind)
    code = code_in(asked(home, browser, kind))
    other = fresh_citizen()
    assert by_code(other, code, kind).status_code == 422
    done = by_code(browser, f"{code[:3]} {code[3:]} ", kind)
    assert done.location == away.url("")
    assert browser.get(done.location).status_code == 303
    assert by_code(browser, code, kind).status_code == 422


def test_an_address_is_the_same_in_any_writing(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """Capitals in an email, and +44 for 0, make no difference."""
    save_address(away)
    save_address(away, "text")
    message = asked(home, browser, email=EMAIL.title())
    assert by_code(browser, code_in(message)).status_code == 303
    message = asked(home, browser, "text", phone="0044 (0)7700 900461")
    assert by_code(browser, code_in(message), "text").status_code == 303


def test_unknown_addresses_get_the_same_page(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """An email says that nothing is saved, a number gets nothing; the pages know no difference."""
    save_address(away)
    before = len(outbox(home))
    told = asked(home, browser, email="nobody@example.org")
    assert "Nothing is saved under this address." in told.body
    fill(browser, "/return/text", {"phone": "07700 900999"})
    assert len(outbox(home)) == before + 1  # nothing for the number
    page = browser.get("/return/text/code")
    assert "If an application was saved with this phone number" in page.text


def test_an_address_that_is_not_confirmed_opens_nothing(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """Whoever types somebody else's address cannot make that person's mail open an application."""
    away.post("way-back/email", ASKED["email"])
    assert "Nothing is saved under this address." in asked(home, browser).body


def test_no_message_holds_an_answer_or_a_number_to_guess(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """Neither name nor draft nor date: only the code and the link."""
    save_address(away)
    asked(home, browser)
    for message in outbox(home).values():
        for told in ("Farooq-Example", "Nusrat", "1951", away.draft_id, "CV1"):
            assert told not in message.subject + message.body


def test_a_code_runs_out(away: Applicant, browser: InspectingClient, home: Portal, clock: Clock) -> None:
    """After half an hour code and link are dead, and the page says how to get new ones."""
    save_address(away)
    message = asked(home, browser)
    clock.now += timedelta(minutes=31)
    page = by_code(browser, code_in(message))
    assert page.status_code == 422
    assert "/return/email" in links(page)
    page = browser.get(link_in(message))
    assert page.status_code == 404
    assert "/return" in links(page)


def test_a_new_code_ends_the_one_before(away: Applicant, browser: InspectingClient, home: Portal) -> None:
    """Only the newest works."""
    save_address(away)
    first, second = (code_in(asked(home, browser)) for _ in range(2))
    assert first == second or by_code(browser, first).status_code == 422
    assert by_code(browser, second).status_code == 303


def test_asked_for_too_often(away: Applicant, browser: InspectingClient) -> None:
    """After some codes to one address the page says so, known or not, and what was typed stays."""
    save_address(away)
    for address in (EMAIL, "nobody@example.org"):
        pages = [fill(browser, "/return/email", {"email": address}) for _ in range(12)]
        assert pages[0].status_code == 303
        assert pages[-1].status_code == 422
        assert "We have sent several codes there already." in pages[-1].text
        assert address in pages[-1].text


def test_several_applications_of_one_address(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """All are open, and the list leads to each."""
    save_address(away)
    first = away.draft_id
    away.begin_complete(**PIP | {"name": {"first": "Zoe", "last": "Example"}})
    save_address(away)
    done = by_code(browser, code_in(asked(home, browser)))
    assert done.location == "/applications"
    page = browser.get("/applications")
    assert {f"/apply/{first}", away.url("")} <= links(page)
    assert "Zoe Example" in page.text


def test_an_address_is_confirmed_only_where_it_was_given(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """Whoever gets the mail of a mistyped address cannot get in by its link; the person who gave it can."""
    _, message = posted(home, lambda: away.post("way-back/email", ASKED["email"]))
    link = link_in(message)
    assert "Enter the code where you gave this address" in browser.get(link).text
    stranger = fill(browser, "/return/words", {})
    assert browser.post(link, data=hidden(stranger)).status_code == 200
    assert browser.get(away.url("tasks")).status_code == 404
    assert "Nothing is saved under this address." in asked(home, browser).body
    assert "Confirm this way back" in away.client.get(link).text
    done = press(away.client, link)
    assert done.location == away.url("way-back/saved?by=email")
    assert away.client.get(done.location).status_code == 200
    assert away.draft.keep_days == 28
    assert by_code(browser, code_in(asked(home, browser))).status_code == 303
