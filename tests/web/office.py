"""An office to test: people hired, applications received and browsers signed in on demand."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from portal.accounts import Role, Staff
from portal.audit import Event
from portal.cases import Case, Submission
from portal.web.cookies import form_token
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, Typed

PASSWORD = "correct horse"
START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
HELD = re.compile(r'name="held" value="([^"]+)"')


def section(key: str, title: str, *rows: tuple[str, str, str]) -> dict[str, Any]:
    """Return a section of a case's content."""
    return {
        "key": key,
        "title": title,
        "rows": [{"key": key, "label": label, "lines": [line]} for key, label, line in rows],
    }


CONTENT = {
    "answers": {"contact_who": "helper"},
    "sections": [
        section("who", "Who is applying", ("authority", "Connection", "I am their parent")),
        section("person", "Them", ("born", "Date of birth", "9 March 2019")),
        section("helper", "You", ("helper_name", "Helper’s name", "Tom Novak"), ("contact_who", "Who", "Me")),
        section("access", "Help they need", ("access_needs", "Access needs", "Braille")),
        section("papers", "Papers to send", ("paper_photo", "A photo", "I will send it by post")),
    ],
    "outcome": "automatic",
    "rules": [{"because": "their PIP letter", "source": "SI 2000/682", "href": "https://example.org/rule"}],
    "promises": ["the details are true"],
    "permissions": ["contact me or them"],
}


@dataclass(frozen=True, slots=True)
class Office:
    """The office of one portal."""

    home: Portal
    app: Flask
    typed: Typed
    people: dict[str, Staff] = field(default_factory=dict)

    def hire(self, name: str, role: Role = Role.CASEWORKER, council: str = "COV") -> Staff:
        """Make an account."""
        with self.home.database.writing() as tx:
            self.people[name] = self.home.accounts.add(
                tx,
                email=f"{name}@example.org",
                name=name.title(),
                role=role,
                council=council,
                password=PASSWORD,
            )
        return self.people[name]

    def receive(self, name: str = "Aisha Khan", council: str = "COV", days: int = 10, **changes: Any) -> Case:
        """Let an application arrive that is due in some days, and watch where its applicant turns up."""
        usual: dict[str, Any] = {
            "draft_id": secrets.token_urlsafe(16),
            "submit_key": secrets.token_urlsafe(16),
            "council": council,
            "journey_version": 1,
            "voice": "you",
            "language": "en",
            "route": "pip",
            "fast_lane": False,
            "due_on": self.home.circumstances().today + timedelta(days=days),
            "applicant_name": name,
            "postcode": "CV1 2AB",
            "content": CONTENT,
        }
        sent = Submission(**usual | changes)
        self.typed.note({"name": sent.applicant_name, "postcode": sent.postcode})
        with self.home.database.writing() as tx:
            return self.home.cases.submit(tx, sent, self.home.now())[0]

    def browser(self) -> InspectingClient:
        """Return a browser in which nobody is signed in."""
        return InspectingClient.of(self.app, self.typed)

    def enter(self, name: str) -> InspectingClient:
        """Return a browser in which somebody is signed in."""
        client = self.browser()
        assert sign_in(client, f"{name}@example.org").status_code == 303
        return client

    def trace(self, subject: str, council: str = "COV") -> list[Event]:
        """Return what is written down about a subject."""
        with self.home.database.reading() as tx:
            return list(self.home.audit.events(tx, council, subject))

    def holder(self, case: Case) -> str | None:
        """Return who has a case."""
        with self.home.database.reading() as tx:
            found = self.home.cases.get(tx, case.council, case.id)
        assert found
        return found.assigned_to


def token(client: InspectingClient, path: str) -> str:
    """Return the form token of a page."""
    found = TOKEN.search(client.get(path).text)
    assert found, path
    return found[1]


def post(client: InspectingClient, path: str, page: str = "/office/sign-out", **fields: str) -> TestResponse:
    """Send a form as it stands on some page of the office."""
    return client.post(path, data={"csrf_token": token(client, page), **fields})


def press(office: Office, client: InspectingClient, path: str, **fields: str) -> TestResponse:
    """Press a button of somebody who is signed in."""
    cookie = client.get_cookie("staff")
    assert cookie
    return client.post(path, data={"csrf_token": form_token(office.home, cookie.value), **fields})


def next_form(client: InspectingClient) -> dict[str, str]:
    """Return what "Take the next case" sends, as the queue shows it now."""
    text = client.get("/office").text
    found, held = TOKEN.search(text), HELD.search(text)
    assert found
    assert held
    return {"csrf_token": found[1], "held": held[1]}


def take_next(client: InspectingClient) -> TestResponse:
    """Look at the queue and press "Take the next case"."""
    return client.post("/office/next", data=next_form(client))


def sign_in(client: InspectingClient, email: str, password: str = PASSWORD, wanted: str = "") -> TestResponse:
    """Fill in the sign-in page."""
    path = f"/office/sign-in{'?next=' + wanted if wanted else ''}"
    return post(client, path, path, email=email, password=password)


def in_order(text: str, *parts: str) -> bool:
    """Say whether parts of a text come in this order."""
    for part in parts:
        _, found, text = text.partition(part)
        if not found:
            return False
    return True
