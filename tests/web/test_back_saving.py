"""Save and come back later: every draft can be given ways back, and says how long it stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from flask import Flask

from portal.access import Level
from portal.delivery import Channel
from portal.web.dates import day_words
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.coming import (
    EMAIL,
    FULL,
    helper_of,
    is_stored,
    outbox,
    save_address,
    saved_ways,
    words_of,
    words_on,
)
from tests.web.conftest import Clock
from tests.web.driving import Applicant
from tests.web.stored import checksum

NewBrowser = Callable[[], InspectingClient]


def offered(applicant: Applicant) -> list[str]:
    """Return the ways that the page offers."""
    found = tree(applicant.get("way-back")).all("input")
    return [one.get("value") for one in found if one.get("type") == "radio"]


def test_the_page_says_that_all_is_saved_and_until_when(applicant: Applicant) -> None:
    """It names the day of the erasure, and every way there is; a letter only where an address is known."""
    applicant.begin(applying_for="myself")
    page = applicant.get("way-back")
    assert "Everything you have typed is saved already." in page.text
    assert day_words(applicant.draft.erase_at) in page.text
    assert offered(applicant) == ["email", "text", "words"]
    applicant.begin_complete(**FULL)
    assert offered(applicant) == ["email", "text", "words", "letter"]


def test_only_what_can_go_out_is_offered(app: Flask, home: Portal, applicant: Applicant) -> None:
    """Without a channel nothing of it is offered, and its pages are not there."""
    applicant.begin_complete(**FULL)
    app.extensions["portal"] = replace(home, posts={Channel.LETTER: home.posts[Channel.LETTER]})
    assert offered(applicant) == ["words", "letter"]
    assert applicant.get("way-back/email").status_code == 404
    app.extensions["portal"] = replace(home, posts={})
    assert offered(applicant) == ["words"]
    assert applicant.post("way-back", {"way": "letter"}).status_code == 422


def test_nothing_chosen_is_said(applicant: Applicant) -> None:
    """The page asks again, and makes nothing."""
    applicant.begin_complete(**FULL)
    before = checksum(applicant.home)
    page = applicant.post("way-back", {})
    assert "Select how you want to come back" in page.text
    assert "Press the button again" in applicant.post("way-back", {"way": "words", "csrf_token": "x"}).text
    assert checksum(applicant.home) == before


def test_words_are_shown_once_and_kept_nowhere(applicant: Applicant, home: Portal) -> None:
    """The card has five words that no table holds; the page to come back to has none of them."""
    applicant.begin_complete(**FULL)
    words = words_of(applicant)
    assert len(words.split()) == 5
    assert not is_stored(home, words)
    again = applicant.get("way-back")
    assert not tree(again).all(css="way-words")
    assert saved_ways(applicant) == ["Words on a card or in a letter"]


def test_the_card_says_how_to_come_back_and_names_nobody(applicant: Applicant, home: Portal) -> None:
    """It has the site, the way, the day of the erasure and what to do when it is lost; no name, no answer."""
    applicant.begin_complete(**FULL)
    page = applicant.post("way-back", {"way": "words"})
    told = tree(page).only("main")
    for word in (
        f"{home.settings.origin}/return",
        "date of birth",
        "If the words are lost",
        "shown only this once",
    ):
        assert word in told
    assert day_words(home.now() + timedelta(days=28)) in told
    for answer in ("Farooq", "Nusrat", "CV1", "1951", EMAIL, "Coventry"):
        assert answer not in told


def test_new_words_replace_the_old(applicant: Applicant) -> None:
    """A second press says so; the first says nothing of the kind."""
    applicant.begin_complete(**FULL)
    first = applicant.post("way-back", {"way": "words"})
    second = applicant.post("way-back", {"way": "words"})
    told = "Those you had before do not work any more."
    assert told not in first.text
    assert told in second.text
    assert words_on(first) != words_on(second)


def test_a_way_back_keeps_the_application_for_28_days(
    applicant: Applicant, home: Portal, clock: Clock
) -> None:
    """Every kind of way does; an address only once it is confirmed."""
    ways = {
        "words": lambda: words_of(applicant),
        "letter": lambda: applicant.post("way-back", {"way": "letter"}),
        "email": lambda: save_address(applicant),
        "text": lambda: save_address(applicant, "text"),
    }
    for save in ways.values():
        applicant.begin_complete(**FULL)
        assert applicant.draft.keep_days == 1
        save()
        assert applicant.draft.keep_days == 28
    applicant.begin_complete(**FULL)
    applicant.post("way-back/email", {"email": EMAIL})
    assert applicant.draft.keep_days == 1


def test_a_way_back_can_be_removed(applicant: Applicant) -> None:
    """It is gone from the list after one press, and another's is not touched by it."""
    applicant.begin_complete(**FULL)
    words_of(applicant)
    save_address(applicant)
    page = applicant.get("way-back")
    ids = [one.get("value") for one in tree(page).all("button") if one.get("name") == "remove"]
    assert len(ids) == 2
    assert "Press the button again" in applicant.post("way-back", {"remove": ids[0], "csrf_token": "x"}).text
    assert len(saved_ways(applicant)) == 2
    done = applicant.post("way-back", {"remove": ids[0]})
    assert "Removed." in applicant.client.get(done.location).text
    assert len(saved_ways(applicant)) == 1
    applicant.begin_complete(**FULL)
    applicant.post("way-back", {"remove": ids[1]})
    with applicant.home.database.reading() as tx:
        assert applicant.home.ways.of_draft(tx, page.request.path.split("/")[2])


def test_a_letter_goes_to_the_applicant_once_a_day(applicant: Applicant, clock: Clock) -> None:
    """It has the words and the address, no answer, and the next one waits a day: a letter costs money."""
    applicant.begin_complete(**FULL)
    done = applicant.post("way-back", {"way": "letter"})
    assert "The letter goes to your home address." in applicant.client.get(done.location).text
    [letter] = outbox(applicant.home).values()
    assert letter.to == "Nusrat Farooq-Example\n14 Example Terrace\nCoventry\nCV1 3BH"
    again = applicant.post("way-back", {"way": "letter"})
    assert again.status_code == 422
    assert "ask for the letter tomorrow" in again.text
    assert len(outbox(applicant.home)) == 1
    clock.now += timedelta(days=1, minutes=1)
    with applicant.home.database.writing() as tx:
        session = applicant.home.sessions.begin(tx, "t" * 43, clock.now)
        applicant.home.sessions.open_door(tx, session, applicant.draft_id, clock.now)
    applicant.client.set_cookie("session", "t" * 43)
    assert applicant.post("way-back", {"way": "letter"}).status_code == 303
    assert len(outbox(applicant.home)) == 2


def test_a_helper_saves_a_way_of_their_own(applicant: Applicant, fresh_citizen: NewBrowser) -> None:
    """It is listed to them alone, is theirs to remove, and the page says how long it works."""
    applicant.begin_complete(**FULL)
    words_of(applicant)
    helper = helper_of(applicant, fresh_citizen(), Level.FILL)
    page = helper.get("way-back")
    assert "A way back that you save here is your own." in page.text
    assert saved_ways(helper) == []
    [box] = [one for one in tree(helper.get("way-back/email")).all("input") if one.get("type") != "hidden"]
    assert not box.get("value")
    assert tree(helper.get("way-back/email")).only("h1") == "What is your own email address?"
    save_address(helper, email="sam@example.org")
    assert saved_ways(helper) == ["Email to s…\u2060@example.org"]
    assert saved_ways(applicant) == ["Words on a card or in a letter"]
    with applicant.home.database.reading() as tx:
        [held] = applicant.home.ways.of_draft(tx, applicant.draft_id)
    helper.post("way-back", {"remove": held.id})
    assert saved_ways(applicant) == ["Words on a card or in a letter"]


def test_no_letter_for_a_helper(applicant: Applicant, fresh_citizen: NewBrowser) -> None:
    """It would bring the helper's words to the holder's home, whatever the helper may know of it."""
    applicant.begin_complete(**FULL)
    for hides in (False, True):
        helper = helper_of(applicant, fresh_citizen(), hides_address=hides)
        assert "letter" not in offered(helper)
        assert helper.post("way-back", {"way": "letter"}).status_code == 422


def test_the_saved_page_is_only_of_what_is_saved(applicant: Applicant) -> None:
    """Asked for a way that there is not, it leads to the page where one is made."""
    applicant.begin_complete(**FULL)
    applicant.post("way-back/email", {"email": EMAIL})
    for by in ("email", "words", "nonsense", ""):
        assert applicant.get(f"way-back/saved?by={by}").location == applicant.url("way-back")
    assert hidden(applicant.get("way-back"))
