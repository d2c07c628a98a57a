"""Whoever holds an application learns of every change to the ways that lead back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.access import CODE_LASTS
from portal.delivery import Message
from portal.settings import OneLogin
from portal.storage.schema import outbox as outbox_table
from portal.web.back import sign_in
from portal.web.back.one_login import tie
from portal.web.portal import Portal
from portal.web.telling import MOST
from tests.web.browsing import InspectingClient, hidden
from tests.web.coming import EMAIL, FULL, NUMBER, code_in, helper_of, link_in, outbox, posted, save_address
from tests.web.driving import Applicant
from tests.web.helping import end

OTHER = "eve@example.net"


@pytest.fixture
def holder(applicant: Applicant) -> Applicant:
    """Give somebody who can come back by an email and by a text."""
    applicant.begin_complete(**FULL)
    save_address(applicant)
    save_address(applicant, "text")
    return applicant


def told(holder: Applicant, act: Callable[[], TestResponse]) -> list[str]:
    """Do something, and return who is told that the ways back have changed."""
    return sorted(message.to for message in news(holder, act))


def news(holder: Applicant, act: Callable[[], TestResponse]) -> list[Message]:
    """Do something, and return the messages about ways back that it sends."""
    before = outbox(holder.home)
    assert act().status_code in (200, 303)
    new = [message for made, message in outbox(holder.home).items() if made not in before]
    return [message for message in new if "The ways to go back to" in message.body]


def proposed(holder: Applicant) -> Message:
    """Give another address, and return what is sent there."""
    return posted(holder.home, lambda: holder.post("way-back/email", {"email": OTHER}))[1]


def remove_first(holder: Applicant) -> TestResponse:
    """Remove a way back: the one that is not confirmed, if there is one."""
    with holder.home.database.reading() as tx:
        ways = holder.home.ways.of_draft(tx, holder.draft_id)
    way = min(ways, key=lambda one: one.confirmed)
    return holder.post("way-back", {"remove": way.id})


def test_the_first_address_tells_nobody(applicant: Applicant) -> None:
    """Where there was no address there is nobody to tell, and the new one needs no telling."""
    applicant.begin_complete(**FULL)
    assert told(applicant, lambda: applicant.post("way-back", {"way": "words"})) == []
    assert told(applicant, lambda: save_address(applicant)) == []


def test_a_new_address_is_told_to_those_before(holder: Applicant) -> None:
    """Not when it is proposed, but once its code is back, and never to that address itself."""
    code: list[str] = []
    assert told(holder, lambda: code.append(code_in(proposed(holder))) or holder.get("way-back")) == []
    assert told(holder, lambda: holder.post("way-back/email/code", {"code": code[0]})) == [NUMBER, EMAIL]


def test_an_address_that_is_confirmed_anew_is_told_to_the_others(holder: Applicant) -> None:
    """In whatever case it is written, what reads the code needs no telling."""
    assert told(holder, lambda: save_address(holder, email=EMAIL.upper())) == [NUMBER]


def test_an_address_confirmed_by_its_link_is_told_too(holder: Applicant) -> None:
    """The link confirms as the code does."""
    link = link_in(proposed(holder))
    page = holder.client.get(link)
    assert told(holder, lambda: holder.client.post(link, data=hidden(page))) == [NUMBER, EMAIL]


def test_a_sign_in_is_told_of(holder: Applicant, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """With GOV.UK One Login somebody who is there for a minute would otherwise come back for a month."""
    somewhere = OneLogin("https://oidc.example.org", "client", Path("none"))
    home = replace(holder.home, settings=replace(holder.home.settings, one_login=somewhere))
    app.extensions["portal"] = home
    monkeypatch.setattr(sign_in, "subject_of", lambda *_: "somebody")
    state = tie(home, holder.session, holder.draft_id).state
    form = {"csrf_token": holder.token, "state": state, "code": "one"}
    assert told(holder, lambda: holder.client.post("/return/one-login/callback", data=form)) == [
        NUMBER,
        EMAIL,
    ]


def test_an_address_that_is_removed_is_told_for_the_last_time(holder: Applicant) -> None:
    """Whoever removes it cannot keep that from its owner."""
    assert told(holder, lambda: remove_first(holder)) == [NUMBER, EMAIL]
    assert told(holder, lambda: holder.post("way-back", {"remove": "none"})) == []
    proposed(holder)
    assert told(holder, lambda: remove_first(holder)) == []  # it never led back


def test_words_are_told_of(holder: Applicant) -> None:
    """The first and those that replace them; words that are refused change nothing."""
    for _ in range(2):
        assert told(holder, lambda: holder.post("way-back", {"way": "words"})) == [NUMBER, EMAIL]
    before = outbox(holder.home)
    assert holder.post("way-back", {"way": "letter"}).status_code == 422
    assert outbox(holder.home) == before


def test_words_in_a_letter_are_told_of(holder: Applicant) -> None:
    """They may be on their way to an address that somebody has changed just before."""
    assert told(holder, lambda: holder.post("way-back", {"way": "letter"})) == [NUMBER, EMAIL]


def test_handing_over_is_told_to_whoever_could_come_back(applicant: Applicant) -> None:
    """When the words are made, for they open it, and when everybody else is shut out."""
    applicant.begin_complete(**FULL | {"applying_for": "someone_else", "authority": "friend"})
    save_address(applicant, email=OTHER)
    cards: list[TestResponse] = []
    assert told(applicant, lambda: cards.append(applicant.post("hand-over", {})) or cards[0]) == [OTHER]
    [message] = news(applicant, lambda: applicant.post("hand-over", hidden(cards[0])))
    assert message.to == OTHER
    assert "go back to the application have changed" in message.body


def test_a_helpers_ways_are_the_helpers_business(holder: Applicant, browser: InspectingClient) -> None:
    """The helper is told of changes to their own, in words in which it is not theirs; the holder is not."""
    helper = helper_of(holder, browser)
    assert told(helper, lambda: save_address(helper, email=OTHER)) == []
    [message] = news(helper, lambda: helper.post("way-back", {"way": "words"}))
    assert message.to == OTHER
    assert "go back to the application have changed" in message.body
    confirmed = news(helper, lambda: confirm_by_link(helper))
    assert [message.to for message in confirmed] == [OTHER]
    assert "go back to the application have changed" in confirmed[0].body


def confirm_by_link(helper: Applicant) -> TestResponse:
    """Confirm a number by the link, which an email alone has."""
    given = {"email": "second@example.net"}
    link = link_in(posted(helper.home, lambda: helper.post("way-back/email", given))[1])
    return helper.client.post(link, data=hidden(helper.client.get(link)))


def test_a_helper_learns_that_the_permit_has_ended(holder: Applicant, browser: InspectingClient) -> None:
    """By their own way back, before that goes with it; the holder, who has just done it, does not."""
    helper = helper_of(holder, browser)
    save_address(helper, email=OTHER)
    _, message = posted(holder.home, lambda: end(holder))
    assert message.to == OTHER
    assert "Who may help with the application has changed." in message.body
    assert helper.get("tasks").status_code == 403


def test_messages_belong_to_their_application(holder: Applicant, home: Portal) -> None:
    """What is about an application names it, so that it goes with it; a code lasts as long as it opens."""
    holder.post("way-back", {"way": "letter"})
    end_of_codes = {home.now() + CODE_LASTS, None}
    with home.database.reading() as tx:
        rows = tx.execute(select(outbox_table)).all()
    assert {row.draft_id for row in rows} == {holder.draft_id}
    assert {row.good_until for row in rows} == end_of_codes
    assert len([row for row in rows if row.good_until]) == 2


def test_a_code_to_come_back_belongs_to_nobody(browser: InspectingClient, home: Portal) -> None:
    """Whether or not the address opens anything, nothing in the outbox tells by what is written there."""
    browser.post("/return/email", data=hidden(browser.get("/return/email")) | {"email": OTHER})
    with home.database.reading() as tx:
        [row] = tx.execute(select(outbox_table)).all()
    assert (row.draft_id, row.good_until) == (None, home.now() + CODE_LASTS)


def test_nobody_floods_a_mailbox_by_pressing(holder: Applicant) -> None:
    """After a few messages about one application within an hour its ways change in silence."""
    words = [len(told(holder, lambda: holder.post("way-back", {"way": "words"}))) for _ in range(8)]
    assert words[:2] == [2, 2]
    assert sum(words) <= MOST
    assert words[-1] == 0
