"""A portal of its own on a free port of this machine, and drafts on it that somebody left half way."""

import socket
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import waitress
from flask import Flask
from sqlalchemy import func, select
from waitress import wasyncore

from portal.accounts import Role
from portal.app import create_app, open_database_of, open_portal
from portal.cases import Case
from portal.drafts import RING
from portal.evidence import File, Owner
from portal.services.blue_badge import UPLOAD
from portal.settings import Settings
from portal.storage import migrate
from portal.storage.schema import cases
from portal.walker import CannotReach, ClientBrowser, Persona, Response, read_persona, walk
from portal.walker.browser import Fields
from portal.web.portal import Portal
from tests.web.driving import give

PERSONAS = Path(__file__).parents[1] / "personas"
PASSWORD = "invented people only"
CALLED = {Role.DESK: "Example Library"}


def persona(name: str) -> Persona:
    """Return an invented person by the name of their file."""
    return read_persona(PERSONAS / f"{name}.toml", date.today())


class Live:
    """A portal with an empty SQLite database, served from a thread until `close`."""

    def __init__(self, folder: Path) -> None:
        place = socket.create_server(("127.0.0.1", 0))
        self.site = f"http://127.0.0.1:{place.getsockname()[1]}"
        settings = Settings.read({"PORTAL_DATA": str(folder), "PORTAL_DEMO": "1", "PORTAL_ORIGIN": self.site})
        database = open_database_of(settings)
        migrate(database)
        self.ahead = timedelta()
        self.home: Portal = replace(open_portal(settings, database), now=self.now)
        self.app: Flask = create_app(self.home)
        self._server: Any = waitress.create_server(self.app, sockets=[place], ident=None, threads=4)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def now(self) -> datetime:
        """Return the moment, `ahead` of the machine's clock."""
        return datetime.now(UTC) + self.ahead

    def close(self) -> None:
        """Stop serving and give the port back."""
        # In the server's own thread: its loop ends when nothing is open any more.
        self._server.trigger.pull_trigger(lambda: wasyncore.close_all(self._server._map, ignore_all=True))
        self._thread.join(30)
        self._server.task_dispatcher.shutdown()
        self.home.database.close()  # type: ignore[attr-defined]
        assert not self._thread.is_alive(), "the portal does not stop serving"

    def count_cases(self) -> int:
        """Return how many applications have been sent."""
        with self.home.database.reading() as tx:
            found: int = tx.execute(select(func.count()).select_from(cases)).scalar_one()
            return found

    def case_of(self, reference: str) -> Case:
        """Return a sent application as it is kept."""
        with self.home.database.reading() as tx:
            of = select(cases.c.council, cases.c.id).where(cases.c.reference == reference)
            case = self.home.cases.get(tx, *tx.execute(of).one())
        assert case
        return case

    def half_way(self, name: str, until: str = "") -> "There":
        """Walk a person up to a page.

        `until` is how the address of that page ends; without it the walk goes on until it is sent.
        """
        client = self.app.test_client()
        browser = Halfway(client, until)
        done = walk(persona(name), browser, f"{self.site}/")
        assert browser.stopped or not (until or done.failures), done.report()
        cookie = client.get_cookie("session", "127.0.0.1")
        assert cookie
        return There(cookie.value, browser.met[-1], tuple(dict.fromkeys(browser.met)))

    def uploading(self, *papers: str) -> "There":
        """Walk somebody up to her papers, and say that these are uploaded; the others come later."""
        there = self.half_way("pip-moving-around", "paper-award")
        with self.home.database.writing() as tx:
            draft = self.home.drafts.open(tx, there.owner.id)
            assert draft
            for paper in ("award", "identity", "address", "photo"):
                draft = draft.record(f"paper_{paper}", UPLOAD if paper in papers else "later")
            self.home.drafts.save(tx, draft, self.home.now())
        return there

    def give(self, owner: Owner, paper: str, name: str, data: bytes, **more: Any) -> File:
        """Put a file into a draft or a case, past the page that takes it."""
        return give(self.home, owner, f"files_{paper}", data, name, **more)

    def add_staff(self, role: Role, council: str = "COV", name: str = "sam") -> str:
        """Make an account with PASSWORD and return its email address."""
        email = f"{name}.{role.value}@example.org"
        with self.home.database.writing() as tx:
            self.home.accounts.add(
                tx,
                email=email,
                name=CALLED.get(role, "Sam Example"),
                role=role,
                council=council,
                password=PASSWORD,
            )
        return email


class There(NamedTuple):
    """Where somebody is: their session's cookie, the whole address of the page, and of every page before."""

    session: str
    address: str
    met: tuple[str, ...]

    def at(self, page: str) -> str:
        """Return the address of another page of the same draft."""
        return self.address.rpartition("/")[0] + f"/{page}"

    @property
    def owner(self) -> Owner:
        """Return the draft, as whoever owns its files."""
        return Owner(RING, self.address.split("/")[4])


class Halfway:
    """Browse in this process, and stop before the form of one page is sent."""

    def __init__(self, client: Any, until: str) -> None:
        self._browser, self._until = ClientBrowser(client), until
        self.met: list[str] = []
        self.stopped = False

    def get(self, url: str) -> Response:
        """Return a page, unless the one before was the last."""
        return self._note(self._browser.get(url))

    def post(self, url: str, fields: Fields) -> Response:
        """Send a form, unless its page is the last."""
        return self._note(self._browser.post(url, fields))

    def _note(self, response: Response) -> Response:
        self.met.append(response.url)
        if self._until and response.url.endswith(self._until):
            self.stopped = True
            raise CannotReach("far enough")
        return response
