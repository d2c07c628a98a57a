"""The real portal on a fresh database for every test, and a browser that inspects whatever comes back."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from portal.accounts import passwords
from portal.app import create_app, open_portal
from portal.journey import Answers
from portal.journey.walks import covering
from portal.settings import Settings
from portal.storage import migrate, open_database
from portal.web.portal import Portal
from tests.evidence.quick import quick
from tests.web.browsing import InspectingClient, Typed
from tests.web.driving import PIP, Applicant, Known
from tests.web.office import START, Office
from tests.web.phones import UPLOADING, Phone


@dataclass
class Clock:
    """The portal's clock; a test may set `now`."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now


def settings_in(folder: Path) -> Settings:
    return Settings.read({"PORTAL_DATA": str(folder), "PORTAL_DEMO": "1"})


def open_home(settings: Settings) -> Portal:
    return open_portal(settings, open_database(settings.database_url))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """Give a migrated portal whose files and parts every test's own is made from."""
    settings = settings_in(tmp_path_factory.mktemp("template"))
    migrate(open_database(settings.database_url))
    made = open_home(settings)
    made.database.close()  # type: ignore[attr-defined]
    return made


@pytest.fixture(scope="session")
def web_app(template: Portal) -> Flask:
    """Give the one application: it keeps its compiled templates, and gets a portal for each test."""
    return create_app(template)


@pytest.fixture(scope="session")
def ways(template: Portal) -> tuple[Answers, ...]:
    """Give a few ways that together give every answer that leads somewhere of its own."""
    return covering(template.journey, template.circumstances())


@pytest.fixture(scope="session")
def known(template: Portal, ways: tuple[Answers, ...]) -> Known:
    """Give an answer to every page, for tests that care about other pages."""
    return Known(template, ways)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.now(UTC))


@pytest.fixture
def home(template: Portal, tmp_path: Path, clock: Clock) -> Iterator[Portal]:
    """Give the portal of this test: real rooms, real councils, a database of its own."""
    shutil.copytree(template.settings.data, tmp_path / "data")
    opened = open_home(settings_in(tmp_path / "data"))
    yield replace(opened, now=clock, pages=template.pages, floor=0)
    opened.database.close()  # type: ignore[attr-defined]


@pytest.fixture
def quick_files(home: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file as it is: for tests that care for pages, not for pictures."""
    monkeypatch.setattr(home.evidence, "_normalise", quick)


@pytest.fixture
def app(web_app: Flask, home: Portal) -> Flask:
    """Give the application over this test's portal."""
    web_app.extensions["portal"] = home
    return web_app


@pytest.fixture
def typed() -> Iterator[Typed]:
    """Hold everything typed in this test, and at its end look for it in the log."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    words = Typed()
    yield words
    root.removeHandler(handler)
    root.setLevel(level)
    written = "\n".join(logging.Formatter().format(record) for record in records)
    assert [value for value in words if value in written] == [], "the log holds what was typed"


@pytest.fixture
def fresh_citizen(app: Flask, typed: Typed) -> Callable[[], InspectingClient]:
    """Give a maker of browsers that have never been here."""
    return lambda: InspectingClient.of(app, typed)


@pytest.fixture
def citizen(fresh_citizen: Callable[[], InspectingClient]) -> InspectingClient:
    return fresh_citizen()


@pytest.fixture
def applicant(citizen: InspectingClient, home: Portal, known: Known) -> Applicant:
    """Give somebody who has opened the first question."""
    return Applicant(citizen, home, known)


@pytest.fixture
def office(app: Flask, home: Portal, clock: Clock, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give an office of one caseworker, with no case, where a password takes no time to check."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    clock.now = START
    made = Office(home, app, typed)
    made.hire("cara")
    return made


@pytest.fixture
def first(applicant: Applicant, quick_files: None) -> Applicant:
    """Give somebody with an application in which three papers are to be uploaded."""
    applicant.begin_complete(**UPLOADING)
    return applicant


@pytest.fixture
def phone(home: Portal, fresh_citizen: Callable[[], InspectingClient]) -> Phone:
    return Phone(fresh_citizen(), home)


@pytest.fixture
def another(home: Portal, fresh_citizen: Callable[[], InspectingClient]) -> Phone:
    return Phone(fresh_citizen(), home)


@pytest.fixture
def browser(fresh_citizen: Callable[[], InspectingClient]) -> InspectingClient:
    """Give another browser than the applicant's."""
    return fresh_citizen()


@pytest.fixture
def away(applicant: Applicant) -> Applicant:
    """Give somebody with an application that has every answer."""
    applicant.begin_complete(**PIP)
    return applicant
