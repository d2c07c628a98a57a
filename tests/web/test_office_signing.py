"""The office's door: who gets in, for how long, and where signing in leads."""

from __future__ import annotations

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from flask import Flask

from tests.web.conftest import Clock
from tests.web.office import PASSWORD, Office, post, sign_in, token


@pytest.mark.parametrize("path", ["", "/mine", "/figures", "/sign-out", "/cases/AAAAAAAAAAAAAAAAAAAAAA"])
def test_nobody_gets_in_without_a_session(office: Office, path: str) -> None:
    """Every page of the office asks to sign in first, and comes back to the page that was wanted."""
    answer = office.browser().get(f"/office{path}")
    assert answer.status_code == 303
    assert answer.location == f"/office/sign-in?next=/office{path}"


def test_every_page_of_the_office_is_behind_the_door(office: Office, app: Flask) -> None:
    """No route of the office but signing in answers a stranger, and none that is added later will."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("office.") and "sign_in" not in rule.endpoint:
            for method in {"GET", "POST"} & (rule.methods or set()):
                path = re.sub("<id:\\w+>", "A" * 22, rule.rule)
                answer = office.browser().open(path, method=method)
                assert answer.location.startswith("/office/sign-in"), (method, path)


def test_a_citizen_pays_nothing_for_staff_sessions(office: Office) -> None:
    """A page for citizens does not ask who of the staff is there, even with their cookie."""
    client = office.enter("cara")
    with patch.object(type(office.home.accounts), "staff_of", side_effect=AssertionError):
        assert client.get("/apply").status_code == 200


def test_a_remember_me_cookie_is_nothing(office: Office) -> None:
    """The cookie Flask-Login would know by itself opens nothing and breaks nothing."""
    client = office.browser()
    client.set_cookie("remember_token", "1|abc")
    assert client.get("/office").status_code == 303


def test_signing_in_changes_the_session(office: Office) -> None:
    """The number in the cookie before signing in is worth nothing afterwards."""
    client = office.browser()
    client.get("/office/sign-in")
    before = client.get_cookie("staff")
    sign_in(client, "cara@example.org")
    after = client.get_cookie("staff")
    assert before
    assert after
    assert before.value != after.value
    assert client.get("/office").status_code == 200
    client.set_cookie("staff", before.value)
    assert client.get("/office").status_code == 303
    assert [one.action for one in office.trace(office.people["cara"].id)] == ["signed_in"]


@pytest.mark.parametrize("email", ["cara@example.org", "nobody@example.org"])
def test_a_wrong_name_and_a_wrong_password_sound_alike(office: Office, email: str) -> None:
    """The same message for both; the email address stays, the password does not."""
    answer = sign_in(office.browser(), email, "wrong password")
    assert answer.status_code == 422
    assert answer.text.count("Email address or password is not correct") == 2
    assert f'value="{email}"' in answer.text
    assert "wrong password" not in answer.text
    assert "<title>Error: " in answer.text


def test_an_empty_form_says_what_is_missing(office: Office) -> None:
    """Each empty field has its own message."""
    answer = sign_in(office.browser(), "", "")
    assert answer.status_code == 422
    assert "Enter your email address" in answer.text
    assert "Enter your password" in answer.text


def test_too_many_tries_are_told_how_long_to_wait(office: Office, clock: Clock) -> None:
    """After ten wrong tries even the right password waits 15 minutes."""
    client = office.browser()
    with patch("portal.accounts.store.matches", return_value=False):
        for _ in range(10):
            sign_in(client, "cara@example.org", "wrong password")
    answer = sign_in(client, "cara@example.org")
    assert answer.status_code == 422
    assert "Wait 15 minutes" in answer.text
    clock.now += timedelta(minutes=15)
    assert sign_in(client, "cara@example.org").status_code == 303


def test_a_sign_in_form_of_somebody_else_is_refused(office: Office) -> None:
    """A form that was not made for this browser signs nobody in."""
    client = office.browser()
    client.get("/office/sign-in")
    strange = token(office.browser(), "/office/sign-in")
    data = {"email": "cara@example.org", "password": PASSWORD, "csrf_token": strange}
    assert client.post("/office/sign-in", data=data).status_code == 422
    assert client.get("/office").status_code == 303


@pytest.mark.parametrize(
    "wanted",
    [
        "https://example.org/",
        "//example.org/office",
        "/\\example.org",
        "/office\\..\\..",
        "/office/%0d%0aSet-Cookie:x",
        "/office/../apply",
        "/apply",
        "/office/sign-out",
        "/office/sign-in",
        "/office/next",
        "/office/no-such-page",
        "javascript:alert(1)",
        "/office?x=//example.org",
        "/office/cases/\\example.org",
        "/office/cases/%0d%0aX:y",
        "/office/",
    ],
)
def test_signing_in_leads_nowhere_else(office: Office, wanted: str) -> None:
    """An address that is not a page of the office leads to the queue."""
    assert sign_in(office.browser(), "cara@example.org", wanted=wanted).location == "/office"


def test_signing_in_leads_to_the_page_that_was_wanted(office: Office) -> None:
    """A page of the office is remembered over signing in."""
    wanted = "/office/cases/" + office.receive().id
    assert sign_in(office.browser(), "cara@example.org", wanted=wanted).location == wanted


def test_an_unused_session_ends(office: Office, clock: Clock) -> None:
    """After 30 minutes without use the office asks to sign in again."""
    client = office.enter("cara")
    clock.now += timedelta(minutes=29)
    assert client.get("/office").status_code == 200
    clock.now += timedelta(minutes=30)
    assert client.get("/office").status_code == 303


def test_signing_out_asks_and_then_ends_the_session_itself(office: Office) -> None:
    """A link asks only; the button ends the session on the server, takes the cookie and empties the cache."""
    client = office.enter("cara")
    cookie = client.get_cookie("staff")
    assert cookie
    old = client.post("/office/sign-out")
    assert old.status_code == 409
    assert "Press the button again" in old.text
    assert client.get("/office").status_code == 200
    answer = post(client, "/office/sign-out")
    assert "You are signed out" in answer.text
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert client.get_cookie("staff") is None
    client.set_cookie("staff", cookie.value)
    assert client.get("/office").status_code == 303
    assert [one.action for one in office.trace(office.people["cara"].id)] == ["signed_in", "signed_out"]
