"""Errors are pages, as strict as any other, and tell nothing of what is inside."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from portal.app import create_app
from portal.drafts import Stale
from portal.web.portal import Portal
from tests.web.browsing import STRICT, InspectingClient, Typed, tree
from tests.web.driving import PIP, Applicant

INSIDE = ("Traceback", "werkzeug", "sqlalchemy", "flask", "site-packages", ".py", "RuntimeError", "sqlite")
EVERY_STATUS = (
    (200, {"path": "/help"}),
    (200, {"path": "/health"}),
    (303, {"path": "/office"}),
    (400, {"path": "/help", "headers": {"Host": "evil.example.org"}}),
    (404, {"path": "/nope"}),
    (404, {"path": "/apply/nope"}),
    (405, {"path": "/help", "method": "POST"}),
    (413, {"path": "/apply", "method": "POST", "data": {"applying_for": "x" * 300_000}}),
    (422, {"path": "/apply", "method": "POST"}),
)


@pytest.mark.parametrize(("status", "request_"), EVERY_STATUS, ids=str)
def test_every_status_has_the_same_headers(status: int, request_: Any, citizen: InspectingClient) -> None:
    """The strict headers are on every response, whatever its status."""
    response = citizen.open(**request_)
    assert response.status_code == status
    assert {name: response.headers[name] for name in STRICT} == STRICT
    assert response.headers["Cache-Control"] == "no-store"
    assert not any(word in response.text for word in INSIDE)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/help/", "/help"),
        ("/apply/?a=b", "/apply"),
        ("/apply/%ff//", "/apply/%EF%BF%BD"),
        ("/%2Fevil.example.org/", "/evil.example.org"),
        ("/\\evil.example.org/", "/%5Cevil.example.org"),
        ("/%0d%0aX:y/", "/%0D%0AX%3Ay"),
    ],
)
def test_a_slash_too_many_leads_to_the_page_without(
    address: str, place: str, citizen: InspectingClient
) -> None:
    """An address with a slash at its end leads, for good, to the one without, and never to another host."""
    for method in ("GET", "POST"):
        response = citizen.open(address, method=method)
        assert (response.status_code, response.location) == (308, place)


def test_a_method_that_is_not_allowed_says_which_are(citizen: InspectingClient) -> None:
    """A 405 names the methods that the address takes."""
    assert set(citizen.post("/help").allow) == {"GET", "HEAD", "OPTIONS"}


def test_a_failure_is_a_page_and_says_nothing(
    applicant: Applicant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """When a room fails there is a page with what was typed; the log has kind and place, and no answer."""
    applicant.begin(**PIP)
    typed = {"name-first": "Unmistakable", "name-last": "Canary-Example"}

    def fail(*_: object) -> None:
        raise RuntimeError(f"could not save {typed}")

    monkeypatch.setattr(applicant.home.drafts, "save", fail)
    applicant.client.may_fail = True
    with caplog.at_level(logging.DEBUG):
        response = applicant.post("name", typed)
    assert response.status_code == 500
    assert tree(response).only("h1") == "Sorry, there is a problem with the service"
    assert not any(word in response.text for word in INSIDE)
    assert all(word in tree(response).only("main") for word in typed.values())
    assert "RuntimeError" in caplog.text
    assert "test_errors.py" in caplog.text
    assert "Canary" not in caplog.text
    monkeypatch.undo()
    assert applicant.draft.answers["name"] == PIP["name"]


def test_a_draft_that_is_never_still_is_a_page(applicant: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """When other tabs are always faster the person is told so, and nothing is half saved."""
    applicant.begin(**PIP)

    def overtaken(*_: object) -> None:
        raise Stale

    monkeypatch.setattr(applicant.home.drafts, "save", overtaken)
    page = applicant.answer("name", {"first": "Overtaken", "last": "Example"})
    assert page.status_code == 409
    assert "Overtaken" in tree(page).only("main")
    monkeypatch.undo()
    assert applicant.draft.answers["name"] == PIP["name"]


def test_a_referer_that_is_no_address_does_no_harm(citizen: InspectingClient) -> None:
    """A Referer that cannot be read is passed over."""
    for referer in ("http://[", "http://[::1", "\udcff", "//", "about:blank"):
        sent = referer.encode("utf-8", "surrogateescape").decode("latin1")
        assert citizen.get("/", headers={"Referer": sent}).status_code == 200


def test_over_https_cookies_and_headers_are_bound(home: Portal) -> None:
    """Behind https the cookie is Secure and for this host alone, and the browser is told to stay there."""
    settings = replace(home.settings, origin="https://badge.example.org")
    app: Flask = create_app(replace(home, settings=settings))
    response = app.test_client().get("/apply", base_url="https://badge.example.org")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert set(cookie.split("; ")[1:]) == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert app.test_client().get("/", base_url="https://127.0.0.1").status_code == 400


def test_nothing_short_is_taken_for_an_answer() -> None:
    """The watch for answers in logs and addresses takes free text, and no code of ours."""
    typed = Typed()
    typed.note({"a": "pip_moving", "b": ["Nusrat Farooq"], "csrf_token": "x" * 40, "c": "short"})
    assert typed == {"Nusrat Farooq"}
