"""Make the fixture of a release: a database with drafts in it, as the release that is checked out left them.

Run it at every release whose newest migration is new, in a checkout of that release:

    git worktree add ../release TAG && cd ../release
    PYTHONPATH=. path/to/python path/to/tests/releases/make.py

It fills the folder NUMBER beside itself, named for the newest migration: `portal.sql`, the whole database as
text, with somebody of the council signed in (not in 0001 and 0002); `root.key.b64`, the key that opens it,
invented for this; and `expected.toml`, the drafts, their owners, and what must be seen when they are opened.
A folder that is there is never made again: what a release left cannot change. Files of drafts are rows only,
their bytes are not kept.

It uses no more of a release than people do, its pages, walked by its own robot with its own `tests/personas`,
and what opens a portal (`drafts_in`). Where a release has other doors, change it then and there.
The fixture 0001 was made so too, with `FILES` and `NAMES` empty: that release took no files.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal.accounts import Role
from portal.app import create_app, open_portal
from portal.settings import Settings
from portal.storage import migrate, open_database
from portal.walker import ClientBrowser, read_persona, walk
from portal.walker.browser import CannotReach, Fields, Response

HERE = Path(__file__).parent
PERSONAS = Path("tests/personas")
SITE = "http://localhost"
BEGUN = datetime(2026, 11, 20, 9, tzinfo=UTC)
"""When the first draft is made; every other one is an hour later."""
DRAFT = re.compile(r"/apply/([A-Za-z0-9_-]{22})(?:/|$)")

COVENTRY = {
    "postcode": "CV1 3BH",
    "council_right": "COV",
    "address": {"line_1": "14 Example Terrace", "line_2": "", "town": "Coventry", "postcode": "CV1 3BH"},
}
FILES = {
    "paper_identity": "upload",
    "files_identity": ({"name": "passport.png", "what": "passport"},),
    "paper_supporting": "upload",
    "files_supporting": ({"name": "clinic.png", "what": "diagnosis"},),
}
NAMES = ("passport.png", "clinic.png")


@dataclass(frozen=True)
class Plan:
    """One draft: who walks how far, and what must be seen when it is opened."""

    name: str
    about: str
    persona: str
    wanted: str
    """The word in the address that the draft leads to."""
    stop: str = ""
    """The page whose form is never sent."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    browser: str = ""
    """Drafts with the same word here are of one browser; else each has its own."""
    they: bool = False
    """Whether the page wanted speaks of somebody else."""
    shows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words by the page that they must be on, as the person typed them."""


PLANS = (
    Plan(
        "begun", "only the first question is answered", "helped-by-professional", "authority",
        stop="authority", browser="adviser",
    ),
    Plan("half-way", "half way to the result", "walking", "benefits", stop="benefits", shows={
        "date-of-birth": ("1948",),
        "badge-number": ("KJ3H0A",),
    }),
    Plan(
        "kept", "the result is known, some tasks are done, and a page was refused and keeps its words",
        "walking", "tasks",
        answers={"walking_place": {"place": "From Example Terrace to the post box", "time": ""}},
        shows={
            "walking-place": ("From Example Terrace to the post box",),
            "balance": ("I lean to the left and hold on to walls.",),
        },
    ),
    Plan(
        "complete", "ready to check, with a list of medicines", "walking", "tasks",
        stop="check", answers=FILES, shows={
            "medicines": ("Co-codamol", "Ibuprofen gel", "Furosemide"),
            "check": ("Jean Whittle", "4 times a day", "07700 900461", *NAMES),
        },
    ),
    Plan(
        "they", "an adviser is half way with an application for a client", "helped-by-professional",
        "walking-is", stop="walking_is", browser="adviser", they=True, shows={"badge-number": ("KJ3H0A",)},
    ),
    Plan("sent", "is a case already", "pip-moving-around", "sent", shows={
        "sent/print": ("Nusrat Farooq", "nusrat@example.org", "JG 10 37 59 A"),
    }),
)  # fmt: skip


@dataclass
class Walker:
    """A browser for the robot that goes no further than one page, and knows whose draft it is in."""

    browser: ClientBrowser
    stop: str
    draft: str = ""

    def get(self, url: str) -> Response:
        """Return a page."""
        return self._noticed(self.browser.get(url))

    def post(self, url: str, fields: Fields) -> Response:
        """Send a form, but not the one to stop at."""
        if self.stop and url.split("?")[0].endswith("/" + self.stop.replace("_", "-")):
            raise CannotReach("it goes no further")
        return self._noticed(self.browser.post(url, fields))

    def _noticed(self, response: Response) -> Response:
        if found := DRAFT.search(response.url):
            self.draft = found[1]
        return response


def make(plan: Plan, client: Any, now: datetime) -> dict[str, Any]:
    """Walk to where a plan ends, make sure that all is seen there, and return what to expect."""
    persona = read_persona(PERSONAS / f"{plan.persona}.toml", now.date())
    walker = Walker(ClientBrowser(client), plan.stop)
    answers = {**persona.answers, **COVENTRY, **plan.answers}
    done = walk(replace(persona, answers=answers), walker, f"{SITE}/")
    url = f"{SITE}/apply/{walker.draft}"
    came = client.get(url, follow_redirects=True).request.path
    assert came == f"/apply/{walker.draft}/{plan.wanted}", f"{plan.name} leads to {came}: {done.report()}"
    for page, words in plan.shows.items():
        shown = client.get(f"{url}/{page}")
        missing = [word for word in words if word not in shown.get_data(as_text=True)]
        assert not missing, f"{plan.name} lacks {missing} at {page}: {shown.status}, {done.report()}"
    session = client.get_cookie("session").value
    owned = {"name": plan.name, "about": plan.about, "id": walker.draft, "session": session}
    return owned | {"wanted": plan.wanted, "they": plan.they, "shows": dict(plan.shows)}


def drafts_in(settings: Settings) -> list[dict[str, Any]]:
    """Make every draft in a new database, and return what to expect of each."""
    database = open_database(settings.database_url)
    migrate(database)
    clock = [BEGUN]
    home = replace(open_portal(settings, database), now=lambda: clock[0])
    app = create_app(home)
    browsers: dict[str, Any] = {}
    found = []
    for number, plan in enumerate(PLANS):
        clock[0] = BEGUN + timedelta(hours=number)
        client = browsers.setdefault(plan.browser or plan.name, app.test_client())
        found.append(make(plan, client, clock[0]))
    with database.writing() as tx:  # with a row that hangs on another, which no page of an applicant makes
        told = {"email": "ada@example.org", "name": "Ada Example", "role": Role.CASEWORKER, "council": "COV"}
        staff = home.accounts.add(tx, password="nobody signs in with it", **told)
        home.accounts.begin_session(tx, staff, clock[0])
    database.close()
    return found


def toml(drafts: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of the file that says what to expect."""
    yield "# Invented drafts of invented people, made by make.py. The sessions are those of no browser."
    now = BEGUN + timedelta(hours=len(PLANS))
    yield f"now = {now:%Y-%m-%dT%H:%M:%SZ}  # for the clock of a test: all of it was today"
    for draft in drafts:
        yield "\n[[drafts]]"
        for key in ("name", "about", "id", "session", "wanted", "they"):
            yield f"{key} = {json.dumps(draft[key], ensure_ascii=False)}"
        yield "[drafts.shows]"
        for page, words in draft["shows"].items():
            yield f"{json.dumps(page)} = {json.dumps(words, ensure_ascii=False)}"


def main() -> None:
    """Write the fixture of the release that is checked out here."""
    with TemporaryDirectory() as name:
        data = Path(name)
        drafts = drafts_in(Settings.read({"PORTAL_DATA": name, "PORTAL_COUNCILS": "COV"}))
        with closing(sqlite3.connect(data / "portal.db")) as database:
            [[revision]] = database.execute("SELECT version_num FROM alembic_version")
            dump = "\n".join(database.iterdump())
        key = (data / "keys" / "root.key").read_bytes()
    folder = HERE / revision
    folder.mkdir()
    (folder / "portal.sql").write_text(f"{dump}\n", "utf-8")
    note = "# Invented, for tests only: it opens nothing but the portal.sql beside it."
    (folder / "root.key.b64").write_text(f"{note}\n{b64encode(key).decode()}\n", "utf-8")
    (folder / "expected.toml").write_text("\n".join(toml(drafts)) + "\n", "utf-8")
    sys.stdout.write(f"{folder}: {', '.join(plan.name for plan in PLANS)}\n")


if __name__ == "__main__":
    main()
