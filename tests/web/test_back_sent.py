"""An application that was sent can be given ways back too: its page is worth coming back to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.browsing import InspectingClient, tree
from tests.web.coming import FULL, by_words, helper_of, outbox, save_address, saved_ways, words_on
from tests.web.driving import Applicant

NewBrowser = Callable[[], InspectingClient]
LINK = "Save a way to see it again"


def reference_of(applicant: Applicant) -> str:
    """Return the reference that the confirmation shows."""
    [main] = tree(applicant.get("sent")).all("main")
    return main.get("data-reference") or "none"


@pytest.fixture
def sent(applicant: Applicant) -> Applicant:
    """Give somebody who has filled in and sent in one sitting."""
    applicant.sent(**FULL)
    return applicant


def test_the_confirmation_leads_to_the_ways_back(sent: Applicant) -> None:
    """It says truly until when the page opens again: while the session is in use, or by a way back."""
    page = sent.get("sent").text
    assert f'href="{sent.url("way-back")}">{LINK}</a>' in page
    assert "we ask for the date of birth first" in page
    ways = sent.get("way-back")
    assert ways.status_code == 200
    assert "See this application again" in ways.text
    for untrue in ("erased", "unfinished", "Everything you have typed", "Go on with the application"):
        assert untrue not in ways.text


def test_words_show_the_confirmation_elsewhere(sent: Applicant, fresh_citizen: NewBrowser) -> None:
    """The card has the reference and promises no erasure; its words open the confirmation."""
    card = sent.post("way-back", {"way": "words"})
    reference = reference_of(sent)
    assert reference in card.text
    assert "erased" not in card.text
    other = fresh_citizen()
    assert by_words(other, words_on(card)).location == sent.url("").rstrip("/")
    assert reference in other.get(sent.url("sent")).text
    assert saved_ways(sent) == ["Words on a card or in a letter"]


def test_an_address_leads_back_too(sent: Applicant) -> None:
    """The code is sent and brought back as before sending, and the way back can be removed again."""
    assert save_address(sent).location.endswith("way-back/saved?by=email")
    saved = sent.get("way-back/saved?by=email")
    assert saved.status_code == 200
    for untrue in ("erased", "remind you", "unfinished"):
        assert untrue not in saved.text
    [way] = [
        one.get("value") for one in tree(sent.get("way-back")).all("button") if one.get("name") == "remove"
    ]
    assert sent.post("way-back", {"remove": way}).status_code == 303
    assert saved_ways(sent) == []


def test_no_letter_is_posted_about_what_was_sent(sent: Applicant) -> None:
    """Its answers are the council's now: no address is left here to post to."""
    before = outbox(sent.home)
    assert "Words in a letter" not in sent.get("way-back").text
    assert sent.post("way-back", {"way": "letter"}).status_code == 422
    assert outbox(sent.home) == before


def test_a_helper_makes_ways_of_their_own(sent: Applicant, fresh_citizen: NewBrowser) -> None:
    """As far as the permit goes, after sending as before."""
    applicant = sent
    applicant.begin_complete(**FULL)
    helper = helper_of(applicant, fresh_citizen())
    applicant.check()
    applicant.post("declaration", {"accept": "yes"})
    assert helper.get("way-back").status_code == 200
    assert helper.post("way-back", {"way": "words"}).status_code == 200


def test_the_confirmation_prints_in_large_print(sent: Applicant) -> None:
    """It carries the class that the sheet for print makes large, with the reference inside."""
    for page in ("sent", "sent/print"):
        [large] = tree(sent.get(page)).all("div", css="stay-print")
        assert reference_of(sent) in tree(sent.get(page)).text(large)
