"""A database that an earlier release left opens in this one, and every draft in it is where it was."""

from __future__ import annotations

import re
import sqlite3
import tomllib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import time_machine
from alembic.script import ScriptDirectory
from flask import Flask

from portal import storage
from portal.app import create_app
from portal.storage import migrate, open_database
from tests.web.browsing import InspectingClient, Typed, tree
from tests.web.conftest import open_home, settings_in

HERE = Path(__file__).parent
RELEASES = sorted(path.parent.name for path in HERE.glob("*/portal.sql"))
THEY = re.compile(r"\b(they|them|their)\b", re.IGNORECASE)


def expected(release: str) -> dict[str, Any]:
    return tomllib.loads((HERE / release / "expected.toml").read_text("utf-8"))


DRAFTS = [(release, draft["name"]) for release in RELEASES for draft in expected(release)["drafts"]]
every_draft = pytest.mark.parametrize(("opened", "name"), DRAFTS, indirect=["opened"], scope="module")


@dataclass(frozen=True)
class Opened:
    """This release over the database of another."""

    app: Flask
    drafts: dict[str, Any]

    def client(self, owner: str) -> InspectingClient:
        """Return the browser that a draft belongs to, by the draft's name."""
        client = InspectingClient.of(self.app, Typed())
        client.set_cookie("session", self.drafts[owner]["session"])
        return client

    def url(self, name: str, page: str = "") -> str:
        """Return the address of a draft or of one of its pages."""
        return f"/apply/{self.drafts[name]['id']}" + (page and f"/{page}")


def restore(release: str, folder: Path) -> None:
    """Lay out the folder of an installation as the release left it."""
    (folder / "keys").mkdir()
    key = (HERE / release / "root.key.b64").read_text("ascii").splitlines()[-1]
    (folder / "keys" / "root.key").write_bytes(b64decode(key))
    with closing(sqlite3.connect(folder / "portal.db")) as database:
        database.executescript((HERE / release / "portal.sql").read_text("utf-8"))


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Give a release's database, migrated and opened on the day it was left."""
    folder = tmp_path_factory.mktemp("release")
    restore(request.param, folder)
    settings = settings_in(folder)
    told = expected(request.param)
    database = open_database(settings.database_url)
    with time_machine.travel(told["now"]):
        migrate(database)
    database.close()
    home = open_home(settings)
    app = create_app(replace(home, now=lambda: told["now"]))
    yield Opened(app, {draft["name"]: draft for draft in told["drafts"]})
    home.database.close()  # type: ignore[attr-defined]


@every_draft
def test_a_draft_opens_where_it_was_left(opened: Opened, name: str) -> None:
    """The address of a draft leads its owner to the page that was wanted, in the voice it was in."""
    draft = opened.drafts[name]
    client = opened.client(name)
    shown = client.get(opened.url(name), follow_redirects=True)
    if shown.request.path == opened.url(name, "leaving"):  # said once before some pages since 0003
        said = {field.get("name"): field.get("value") for field in tree(shown).all("input")}
        shown = client.post(shown.request.full_path, data=said, follow_redirects=True)
    assert (shown.status_code, shown.request.path) == (200, opened.url(name, draft["wanted"]))
    assert bool(THEY.search(tree(shown).only("h1"))) == draft["they"]


@every_draft
def test_what_was_typed_is_still_there(opened: Opened, name: str) -> None:
    """Answers, kept words, lists, files and what was sent are shown on their pages."""
    for page, words in opened.drafts[name]["shows"].items():
        shown = opened.client(name).get(opened.url(name, page))
        text = unescape(shown.text)
        assert (page, shown.status_code, [word for word in words if word not in text]) == (page, 200, [])


@every_draft
def test_a_draft_still_belongs_to_one_browser(opened: Opened, name: str) -> None:
    """The browsers of the other drafts, unless they are the same one, do not get at it."""
    owner = opened.drafts[name]["session"]
    others = [other for other, draft in opened.drafts.items() if draft["session"] != owner]
    assert [opened.client(other).get(opened.url(name)).status_code for other in others] == [404] * len(others)


def test_every_migration_has_the_release_before_it() -> None:
    """Whoever writes one keeps a database of the release it migrates: `make.py` makes it."""
    script = ScriptDirectory(str(Path(storage.__file__).with_name("migrations")))
    migrated = {each.down_revision for each in script.walk_revisions() if each.down_revision}
    assert migrated - set(RELEASES) == set()


@pytest.mark.parametrize("release", RELEASES)
def test_a_folder_is_named_for_its_newest_migration(release: str, tmp_path: Path) -> None:
    """A database is of the release its folder says: nothing has migrated it since."""
    restore(release, tmp_path)
    with closing(sqlite3.connect(tmp_path / "portal.db")) as database:
        assert [*database.execute("SELECT version_num FROM alembic_version")] == [(release,)]
