"""GOV.UK One Login, against a fake of it: a sign-in is a way back, and nothing else gets in by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal.settings import OneLogin
from portal.web.back import one_login
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.coming import helper_of
from tests.web.driving import PIP, Applicant
from tests.web.fake_one_login import (
    CALLBACK,
    CLIENT,
    START,
    FakeOneLogin,
    come,
    leave,
    private_key,
    saved,
    serving,
    state_in,
)
from tests.web.stored import checksum

NewBrowser = Callable[[], InspectingClient]


@pytest.fixture(scope="module")
def client_key() -> str:
    return private_key()


@pytest.fixture
def fake(app: Flask, home: Portal, client_key: str, tmp_path: Path) -> Iterator[FakeOneLogin]:
    """Give a One Login, set up in the portal of this test."""
    file = tmp_path / "one-login.pem"
    file.write_text(client_key)
    made = FakeOneLogin(client_key)
    with serving(made):
        settings = replace(home.settings, one_login=OneLogin(made.url.rstrip("/"), CLIENT, file))
        app.extensions["portal"] = replace(home, settings=settings)
        yield made


@pytest.fixture
def holder(applicant: Applicant, fake: FakeOneLogin) -> Applicant:
    """Give somebody with an application."""
    applicant.begin_complete(**PIP)
    return applicant


def test_a_sign_in_is_a_way_back(holder: Applicant, fake: FakeOneLogin, fresh_citizen: NewBrowser) -> None:
    """Saved in one browser, it opens the application in another, as often as somebody signs in."""
    done = saved(holder, fake)
    assert done.location == holder.url("way-back/saved?by=one_login")
    assert "Choose “GOV.UK One Login” and sign in." in holder.client.get(done.location).text
    assert holder.draft.keep_days == 28
    assert fake.person not in str(holder.get("way-back").text)
    for _ in range(2):
        browser = fresh_citizen()
        assert browser.post("/return", data={"way": "one_login"}).location == START
        done = come(browser, fake.sign_in(leave(browser)))
        assert done.location == holder.url("")
        assert browser.get(done.location).status_code == 303


def test_coming_back_from_there_changes_nothing_before_the_press(
    holder: Applicant, fake: FakeOneLogin, fresh_citizen: NewBrowser, home: Portal
) -> None:
    """The code is not even asked about; script presses the button for whoever has one."""
    saved(holder, fake)
    browser = fresh_citizen()
    back = fake.sign_in(leave(browser))
    before, asked = checksum(home), len(fake.asked)
    page = browser.get(back)
    browser.head(back)
    [form] = tree(page).all("form")
    assert form.get("data-continue") is not None
    assert (checksum(home), len(fake.asked)) == (before, asked)
    assert browser.post(CALLBACK, data=hidden(page)).status_code == 303


def test_somebody_else_who_signs_in_opens_nothing(
    holder: Applicant, fake: FakeOneLogin, fresh_citizen: NewBrowser
) -> None:
    """They are told that there is nothing, and what else there is."""
    saved(holder, fake)
    fake.person = "urn:fdc:gov.uk:2022:another"
    browser = fresh_citizen()
    page = come(browser, fake.sign_in(leave(browser)))
    assert "There is no application to open" in page.text
    assert browser.get(holder.url("")).status_code == 404


def test_a_helper_signs_in_as_a_helper(
    holder: Applicant, fake: FakeOneLogin, fresh_citizen: NewBrowser, home: Portal
) -> None:
    """Their sign-in is theirs alone, and opens the application with their permit."""
    helper = helper_of(holder, fresh_citizen())
    saved(helper, fake)
    assert "GOV.UK One Login</dt>" not in holder.get("way-back").text
    browser = fresh_citizen()
    come(browser, fake.sign_in(leave(browser)))
    cookie = browser.get_cookie("session")
    assert cookie
    with home.database.reading() as tx:
        door = home.sessions.door(tx, cookie.value, holder.draft_id)
    assert door
    assert door.permit


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-client"},
        {"aud": "another-client", "azp": CLIENT},
        {"aud": None},
        {"iss": "https://elsewhere.example.org/"},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"iat": 4_000_000_000},
        {"sub": None},
        {"sub": ""},
        {"vot": "Cl"},
        {"vot": None},
    ],
)
def test_what_does_not_prove_the_sign_in_is_refused(
    claims: dict[str, Any], holder: Applicant, fake: FakeOneLogin, fresh_citizen: NewBrowser
) -> None:
    """Another's nonce, client or issuer, one that has run out or a weaker sign-in: nobody is let in."""
    saved(holder, fake)
    fake.claims = claims
    browser = fresh_citizen()
    page = come(browser, fake.sign_in(leave(browser)))
    assert page.status_code == 403
    assert "GOV.UK One Login did not confirm the sign-in." in page.text
    assert browser.get(holder.url("")).status_code == 404


def test_only_its_own_key_signs(holder: Applicant, fake: FakeOneLogin, fresh_citizen: NewBrowser) -> None:
    """A token signed by anybody else is refused, whatever it says."""
    saved(holder, fake)
    fake.signs_with = FakeOneLogin.new_key()
    browser = fresh_citizen()
    assert come(browser, fake.sign_in(leave(browser))).status_code == 403


def test_a_code_is_of_one_browser_and_one_use(
    holder: Applicant, fake: FakeOneLogin, fresh_citizen: NewBrowser
) -> None:
    """Brought to another browser, planted there or used again it opens nothing."""
    saved(holder, fake)
    browser, other = fresh_citizen(), fresh_citizen()
    back = fake.sign_in(leave(browser))
    assert "began in another browser" in other.get(back).text
    leave(other)
    assert other.get(back).status_code == 403
    page = browser.get(back)
    brought = other.post(CALLBACK, data=hidden(page) | hidden(other.get("/return/words")))
    assert "began in another browser" in brought.text
    of_other = fake.sign_in(leave(other)).replace(state_in(leave(other)), state_in(leave(browser)))
    planted = hidden(browser.get(of_other))
    assert browser.post(CALLBACK, data=planted).status_code == 403  # another browser has asked for the code
    assert browser.post(CALLBACK, data=hidden(page)).status_code == 303
    used = back.replace(state_in(back), state_in(leave(browser)))
    assert come(browser, used).status_code == 403


def test_a_sign_in_to_come_back_never_becomes_a_way_back(holder: Applicant, fake: FakeOneLogin) -> None:
    """What a sign-in is for is tied to it, and cannot be changed on the way."""
    back = fake.sign_in(leave(holder.client))
    page = come(holder.client, back)
    assert "There is no application to open" in page.text
    assert "<dt" not in tree(holder.get("way-back")).only("main")
    assert holder.draft.keep_days == 1


@pytest.mark.parametrize(
    "query", ["", "?error=access_denied", "?code=x", "?state=x&code=x", "?error=x&state=é"]
)
def test_who_does_not_sign_in_is_told_what_to_do(query: str, holder: Applicant) -> None:
    """Denied, or not even begun here: a page with the other ways, and nothing changes."""
    page = holder.client.get(CALLBACK + query)
    assert page.status_code == 403
    assert "You are not signed in" in page.text


def test_denied_there(holder: Applicant, fake: FakeOneLogin) -> None:
    """Whoever presses "no" there is told so."""
    state = state_in(leave(holder.client))
    page = holder.client.get(f"{CALLBACK}?error=access_denied&state={state}")
    assert "You have not signed in, or have not agreed to come back here." in page.text


@pytest.mark.parametrize(
    "trouble",
    [
        *(f"{how} at /.well-known/openid-configuration" for how in ("fails", "nonsense")),
        *(f"{how} at {path}" for how in ("fails", "nonsense") for path in ("/token", "/jwks")),
        "another issuer",
    ],
)
def test_an_issuer_in_trouble_gets_a_page(trouble: str, holder: Applicant, fake: FakeOneLogin) -> None:
    """Whatever it answers, the person gets a page with other ways; nobody is let in."""
    holder.client.may_fail = True
    back = fake.sign_in(leave(holder.client))
    fake.trouble = trouble
    page = come(holder.client, back)
    assert page.status_code == (403 if trouble == "nonsense at /token" else 503)
    assert "You are not signed in" in page.text
    assert "/return" in page.text


def test_a_slow_or_dead_issuer_holds_nobody_up(
    holder: Applicant, fake: FakeOneLogin, monkeypatch: pytest.MonkeyPatch, app: Flask
) -> None:
    """After some seconds the person is told to come back another way."""
    holder.client.may_fail = True
    monkeypatch.setattr(one_login, "PATIENCE", 0.1)
    fake.wait = 0.5
    assert "does not answer at the moment" in holder.client.get(START).text
    fake.wait = 0
    home = app.extensions["portal"]
    nowhere = OneLogin("http://127.0.0.1:9", CLIENT, home.settings.one_login.key_file)
    app.extensions["portal"] = replace(home, settings=replace(home.settings, one_login=nowhere))
    page = holder.client.get(START)
    assert page.status_code == 503
    assert "/return" in page.text


def test_without_it_there_is_no_page(applicant: Applicant) -> None:
    """Where nobody has set it up, it is neither offered nor there."""
    applicant.begin_complete(**PIP)
    for address in (START, CALLBACK, applicant.url("way-back/one-login")):
        assert applicant.client.get(address).status_code == 404
    assert applicant.client.post(CALLBACK, data={"csrf_token": applicant.token}).status_code == 404
    assert "One Login" not in applicant.client.get("/return").text
    assert "One Login" not in applicant.get("way-back").text
