"""Drafts of the release before, whose rows named their browser, are opened by the same browsers."""

import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import DateTime, column, insert, make_url, select, table

from portal import storage
from portal.access import Mode, SqlSessions
from portal.storage import Database, migrate, open_database, open_vault
from portal.storage.schema import doors, drafts, sessions, staff_sessions
from tests.conftest import NOW, RINGS

BEGUN = datetime(2026, 7, 1, 22, 45, 1, 250, tzinfo=UTC)
OLD = table(
    "drafts",
    *map(column, ("id", "session_hash", "version", "journey_version", "submit_key", "body", "sent")),
    *(column(name, DateTime(timezone=True)) for name in ("created_at", "updated_at")),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give a database with nothing in it, not even tables; PostgreSQL's clock stands in another country."""
    if request.param == "sqlite":
        opened = open_database(f"sqlite:///{tmp_path}/portal.db")
        yield opened
        opened.close()
        return
    url = request.getfixturevalue("postgresql_server")
    server, name = open_database(url), f"portal_test_{secrets.token_hex(4)}"
    with server.stepping() as tx:
        tx.exec_driver_sql(f"CREATE DATABASE {name}")
        tx.exec_driver_sql(f"ALTER DATABASE {name} SET timezone TO 'Asia/Kolkata'")
    opened = open_database(make_url(url).set(database=name).render_as_string(hide_password=False))
    yield opened
    opened.close()
    with server.stepping() as tx:
        tx.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


@pytest.fixture
def old(empty: Database) -> Database:
    """Give a database as the release before left it."""
    with empty.writing() as tx:
        config = Config()
        config.set_main_option("script_location", str(Path(storage.__file__).with_name("migrations")))
        config.attributes["connection"] = tx
        command.upgrade(config, "0002")
    return empty


def row(draft_id: str, token: str, days: int = 0, sent: str | None = None) -> dict[str, object]:
    """Return a draft of a browser, last changed so many days later than the first."""
    return {
        "id": draft_id,
        "session_hash": sha256(token.encode()).hexdigest(),
        "version": 3,
        "journey_version": 1,
        "submit_key": "key",
        "body": None if sent else b"sealed",
        "sent": sent,
        "created_at": BEGUN,
        "updated_at": BEGUN + timedelta(days=days),
    }


def test_every_browser_keeps_what_it_had(old: Database, tmp_path: Path) -> None:
    """One session each, with doors as the holder to all of its drafts, sent or not; nobody else has any."""
    with old.writing() as tx:
        rows = [
            row("one", "ada"),
            row("two", "ada", days=1),
            row("sent", "ada", 2, "case"),
            row("his", "bob"),
        ]
        tx.execute(insert(OLD), rows)
    before = datetime.now(UTC)
    migrate(old)
    room = SqlSessions(open_vault(old, tmp_path / "root.key", RINGS))
    with old.reading() as tx:
        found = {token: room.doors(tx, token) for token in ("ada", "bob", "eve")}
        session = room.of(tx, "ada")
    assert {token: [door.draft_id for door in each] for token, each in found.items()} == {
        "ada": ["sent", "two", "one"],
        "bob": ["his"],
        "eve": [],
    }
    assert session is not None
    assert {door.session for door in found["ada"]} == {session}
    assert {door.permit for each in found.values() for door in each} == {None}
    assert (session.mode, session.account, session.told) == (Mode.OWN, "", False)
    assert before <= session.begun_at == session.seen_at <= datetime.now(UTC)


def test_drafts_stay_as_long_as_they_would_have(old: Database) -> None:
    """Each is erased three days after its last change, to the microsecond, and is otherwise as it was."""
    with old.writing() as tx:
        tx.execute(insert(OLD), [row("one", "ada"), row("two", "bob", days=1)])
    migrate(old)
    with old.reading() as tx:
        found = tx.execute(select(drafts).order_by(drafts.c.id)).all()
        opened = tx.execute(select(doors.c.opened_at).order_by(doors.c.draft_id)).scalars().all()
    last = [BEGUN, BEGUN + timedelta(days=1)]
    assert [each.updated_at for each in found] == opened == last
    assert [each.erase_at for each in found] == [moment + timedelta(days=3) for moment in last]
    assert {(each.keep_days, each.reminded, each.version, each.body) for each in found} == {
        (3, 0, 3, b"sealed")
    }
    assert {each.created_at for each in found} == {BEGUN}


def test_moments_are_written_as_the_portal_writes_them(old: Database, tmp_path: Path) -> None:
    """So that they compare with those written later: in SQLite as text, in UTC, without a word of a zone."""
    with old.writing() as tx:
        tx.execute(insert(OLD), [row("one", "ada")])
    migrate(old)
    room = SqlSessions(open_vault(old, tmp_path / "root.key", RINGS))
    with old.writing() as tx:
        room.begin(tx, "new", NOW)
        written = [
            str(moment)
            for query in (
                "SELECT begun_at, seen_at FROM sessions",
                "SELECT opened_at, opened_at FROM doors",
                "SELECT erase_at, updated_at FROM drafts",
            )
            for found in tx.exec_driver_sql(query)
            for moment in found
        ]
        assert tx.execute(select(sessions.c.id).where(sessions.c.seen_at > NOW - timedelta(1))).all()
    assert len(written) == 8
    shape = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}" if old.is_sqlite else r".*\+05:30"
    assert [each for each in written if not re.fullmatch(shape, each)] == []


def test_a_database_without_drafts_is_brought_up_to_date_too(old: Database) -> None:
    """Nothing comes of nothing."""
    migrate(old)
    with old.reading() as tx:
        assert tx.execute(select(sessions)).all() == tx.execute(select(doors)).all() == []


def test_staff_belong_to_no_organisation_at_first(old: Database) -> None:
    """Accounts of the release before are the council's own, and who is signed in stays so."""
    with old.writing() as tx:
        tx.exec_driver_sql(
            "INSERT INTO staff (id, email, name, role, council, active, password_hash)"
            " VALUES ('1', 'ada@example.org', 'Ada', 'caseworker', 'COV', true, 'hash')"
        )
        tx.execute(
            insert(staff_sessions), {"token_hash": "t", "staff_id": "1", "begun_at": NOW, "seen_at": NOW}
        )
    migrate(old)
    with old.reading() as tx:
        assert tx.exec_driver_sql("SELECT organisation FROM staff").scalar_one() == ""
        assert tx.execute(select(staff_sessions.c.staff_id)).scalars().all() == ["1"]
