"""The one portal of a process that the matrix opens pages of: real rooms, a database of its own."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from flask import Flask, template_rendered
from jinja2 import Template
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from portal.app import create_app, open_portal
from portal.drafts import new_session
from portal.journey import Answers
from portal.journey.walks import covering
from portal.settings import Settings
from portal.storage import migrate, open_database
from portal.web.errors import KNOWN
from portal.web.fold import FoldCache, Folded
from portal.web.portal import Portal
from tests.evidence.quick import quick
from tests.web.browsing import InspectingClient, Typed
from tests.web.driving import Known
from tests.web.office import START
from tests.web.untranslated import missed

IN_MEMORY = Path("/dev/shm")  # noqa: S108 a folder of our own is made in it
"""Where writing costs nothing: nobody wants back what is written here."""


class Browser(InspectingClient):
    """A browser that only fetches: the checks of the matrix judge what it gets."""

    home: Portal
    """The portal this browser goes to: one with other settings, perhaps."""
    at: timedelta
    """How long after the beginning it is for this browser."""
    place: House

    def knows(self) -> tuple[Any, timedelta]:
        """Return its cookies, and its time."""
        return dict(self._cookies or {}), self.at

    def know(self, known: tuple[Any, timedelta]) -> None:
        """Know nothing but what it once knew."""
        cookies, self.at = known
        self._cookies = dict(cookies)

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request at this browser's time and return the response."""
        self.place.time.now, self.place.errors = START + self.at, ()
        self.place.drawn.clear()
        missed()
        self.application.extensions["portal"] = self.home
        response = super(InspectingClient, self).open(*args, **kwargs)
        if response.status_code >= 500:
            assert self.may_fail or self.place.may_fail, f"the portal failed at {response.request.path}"
        return response


@dataclass
class Time:
    """The clock of the house."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now


class Folds(FoldCache):
    """Folded pages that know what they were drawn from, also when they need only be filled."""

    def __init__(self, drawn: set[str]) -> None:
        super().__init__()
        self.drawn = drawn
        self.drawn_from: dict[Hashable, frozenset[str]] = {}

    def get(self, key: Hashable, render: Callable[[], str]) -> Folded:
        """Return a page, and note what it was drawn from."""

        def drawing() -> str:
            html = render()
            self.drawn_from[key] = frozenset(self.drawn)
            return html

        page = super().get(key, drawing)
        self.drawn |= self.drawn_from[key]
        return page


@dataclass
class House:
    """A portal with its application and its time; everybody who comes here gets a browser from it."""

    home: Portal
    app: Flask
    time: Time
    browsers: list[Browser] = field(default_factory=list)
    """Those of the scene that is set."""
    typed: Typed = field(default_factory=Typed)
    errors: tuple[tuple[str, str], ...] = ()
    """What the last request was told to say that is wrong."""
    may_fail: bool = False
    """Whether pages are wanted that tell of the portal's own failure."""
    drawn: set[str] = field(default_factory=set)
    """The templates that the last page was drawn from."""

    @property
    def database(self) -> Path:
        """Return the file with everything that is written in rows."""
        return Path(self.home.settings.database_url.removeprefix("sqlite:///"))

    @property
    def files(self) -> Path:
        """Return the folder of what was uploaded."""
        return self.home.settings.data / "files"

    def note(self, _: Flask, template: Template, context: dict[str, Any], **__: Any) -> None:
        """Note what a page is drawn from."""
        self.drawn.add(template.name or "")
        found = context.get("errors") or ()
        self.errors = tuple(found.items() if isinstance(found, dict) else found)

    @property
    def statuses(self) -> tuple[int, ...]:
        """Return every status that has a page of its own."""
        return tuple(KNOWN)

    def rule(self, endpoint: str) -> Rule:
        """Return the rule by which a page is fetched."""
        return next(one for one in self.app.url_map.iter_rules(endpoint) if "GET" in (one.methods or ()))

    @cached_property
    def ways(self) -> tuple[Answers, ...]:
        """Return a few ways that together give every answer that leads somewhere of its own."""
        return covering(self.home.journey, self.home.circumstances())

    @cached_property
    def known(self) -> Known:
        """Return an answer to every page."""
        return Known(self.home, self.ways)

    def returning(self, language: str) -> Browser:
        """Return a browser that has been here before, and so has a cookie."""
        client = self.browser(language)
        client.set_cookie("session", new_session())
        return client

    def browser(self, language: str = "en") -> Browser:
        """Return a browser that has never been here, of somebody who reads a language."""
        client = Browser(self.app, self.app.response_class, use_cookies=True)
        client.typed, client.home, client.at = self.typed, self.home, timedelta()
        client.place = self
        self.browsers.append(client)
        if language != "en":
            client.set_cookie("language", language)
        return client


@cache
def house() -> House:
    """Return the house of this process; what it has written goes when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="portal-matrix-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = Settings.read({"PORTAL_DATA": str(folder), "PORTAL_DEMO": "1"})
    database = open_database(settings.database_url)
    atexit.register(database.close)
    migrate(database)
    time, drawn = Time(), set[str]()
    home = replace(open_portal(settings, database, quick), now=time, floor=0, pages=Folds(drawn))
    made = House(home, create_app(home), time, drawn=drawn)
    template_rendered.connect(made.note, made.app)
    return made
