"""One press closes an application in every other browser in which its holder has opened it."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.browsing import InspectingClient
from tests.web.coming import by_words, helper_of, words_of
from tests.web.driving import Applicant

NewBrowser = Callable[[], InspectingClient]
BUTTON = "Close it in every other browser"


def test_the_holder_closes_it_everywhere_else(away: Applicant, fresh_citizen: NewBrowser) -> None:
    """The button stands there while it would close something; helpers and ways back keep what they have."""
    assert BUTTON not in away.get("way-back").text
    helper = helper_of(away, fresh_citizen())
    assert BUTTON not in away.get("way-back").text
    words, forgotten = words_of(away), fresh_citizen()
    by_words(forgotten, words)
    assert BUTTON in away.get("way-back").text
    closed = away.post("way-back", {"shut": "yes"})
    assert closed.status_code == 303
    page = away.client.get(closed.location).text
    assert "It is closed in every other browser." in page
    assert BUTTON not in page
    assert forgotten.get(away.url("tasks")).status_code == 404
    assert helper.get("tasks").status_code == 200
    assert by_words(forgotten, words).status_code == 303


def test_a_helper_closes_nothing(away: Applicant, fresh_citizen: NewBrowser) -> None:
    """They see no such button, and a press made up does nothing."""
    helper = helper_of(away, fresh_citizen())
    assert BUTTON not in helper.get("way-back").text
    assert helper.post("way-back", {"shut": "yes"}).status_code == 422
    assert away.get("tasks").status_code == 200


def test_an_old_page_closes_nothing(away: Applicant, fresh_citizen: NewBrowser) -> None:
    """Without a token that fits the page asks to press again."""
    forgotten = fresh_citizen()
    by_words(forgotten, words_of(away))
    assert "Press the button again" in away.post("way-back", {"shut": "yes", "csrf_token": "x"}).text
    assert forgotten.get(away.url("tasks")).status_code == 200
