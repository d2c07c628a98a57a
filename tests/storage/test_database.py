"""Transactions: what holds, what is undone, and what is not lost."""

import socket
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError

from portal.storage import Database, MemoryDatabase, Tx, insert_new, migrate, open_database
from portal.storage.schema import event_heads, metadata

HEAD = {"council": "COV", "number": 1, "hash": "a"}


def test_migrations_make_the_schema(sql: Database) -> None:
    """The migrations make exactly the tables and indexes that the schema describes."""
    with sql.reading() as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrating_again_is_harmless(sql: Database) -> None:
    """Migrating a database that is up to date changes nothing in it."""
    with sql.writing() as tx:
        tx.execute(insert(event_heads), HEAD)
    migrate(sql)
    with sql.reading() as tx:
        assert tx.execute(select(event_heads)).one() == ("COV", 1, "a")


def fail_in(way_in: AbstractContextManager[Tx]) -> None:
    """Write a row, and then fail."""
    with suppress(KeyError), way_in as tx:
        tx.execute(insert(event_heads), HEAD)
        raise KeyError


def test_an_exception_undoes_the_whole_transaction(sql: Database) -> None:
    """What was written before an exception is gone after it."""
    fail_in(sql.writing())
    with sql.reading() as tx:
        assert tx.execute(select(event_heads)).all() == []


def test_stepping_keeps_what_came_before_an_exception(sql: Database) -> None:
    """Each statement of a stepping connection is committed by itself."""
    fail_in(sql.stepping())
    with sql.reading() as tx:
        assert tx.execute(select(event_heads)).one() == ("COV", 1, "a")


def test_insert_new_leaves_the_first_row_alone(sql: Database) -> None:
    """A second insert under the same key does nothing, and says so."""
    with sql.writing() as tx:
        assert insert_new(tx, event_heads, HEAD)
        assert not insert_new(tx, event_heads, HEAD | {"hash": "b"})
        assert tx.execute(select(event_heads.c.hash)).scalars().all() == ["a"]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
    ],
)
def test_sqlite_is_set_up_to_keep_its_word(sqlite: Database, pragma: str, value: Any) -> None:
    """Commits reach the disk, references hold, and deleted content is overwritten."""
    with sqlite.reading() as tx:
        assert tx.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_sqlite_writers_take_the_lock_first(sqlite: Database) -> None:
    """A writing transaction holds the write lock before its first statement."""
    with sqlite.writing(), sqlite.reading() as other:
        other.exec_driver_sql("PRAGMA busy_timeout = 0")
        with pytest.raises(DBAPIError, match="database is locked"):
            other.execute(insert(event_heads), HEAD)


def test_sqlite_makes_its_folder_for_itself(tmp_path: Path) -> None:
    """A folder that is missing is made, and nobody else may look into it."""
    database = open_database(f"sqlite:///{tmp_path}/var/portal.db")
    migrate(database)
    database.close()
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700


def test_sqlites_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    """In a folder that others may look into, the database and its log are still nobody else's to read."""
    tmp_path.chmod(0o755)
    database = open_database(f"sqlite:///{tmp_path}/portal.db")
    migrate(database)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("portal.db*")}
    database.close()
    assert set(modes) == {"portal.db", "portal.db-wal", "portal.db-shm"}
    assert set(modes.values()) == {0o600}


def test_scrubbing_empties_the_log(sqlite: Database, tmp_path: Path) -> None:
    """After a scrub the log holds nothing, and the connection waits for locks as long as before."""
    with sqlite.writing() as tx:
        tx.execute(insert(event_heads), HEAD)
    assert (tmp_path / "portal.db-wal").stat().st_size > 0
    sqlite.scrub()
    assert (tmp_path / "portal.db-wal").stat().st_size == 0
    with sqlite.reading() as tx:
        assert tx.exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000


def test_scrubbing_does_no_harm(database: Database | MemoryDatabase) -> None:
    """Every kind of database can be told to scrub, with somebody else in the middle of something."""
    with database.reading():
        database.scrub()


def test_errors_do_not_repeat_what_was_written(sql: Database) -> None:
    """The text of a database error holds none of the values that were to be written."""
    with pytest.raises(DBAPIError) as raised, sql.writing() as tx:
        tx.execute(insert(event_heads), HEAD | {"number": None, "hash": "canary"})
    assert "canary" not in str(raised.value)


def test_the_network_is_out_of_reach() -> None:
    """A test that calls another machine fails."""
    with socket.socket() as there, pytest.raises(RuntimeError, match="tried to connect"):
        there.connect(("192.0.2.1", 80))
