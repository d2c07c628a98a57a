"""One database, three ways in: read, write, or go statement by statement."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg
from sqlalchemy import Connection, Engine, ExceptionContext, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql

Tx = Connection
"""What every door takes first. Rooms given the same one succeed or fail together."""

_ENGINE: dict[str, Any] = {
    "pool_size": 10,
    "hide_parameters": True,  # what people told us must not end up in the text of an exception
}
_SQLITE_PRAGMAS = (
    "synchronous=full",  # "saved" is a promise: a power cut must not take it back
    "foreign_keys=on",
    "secure_delete=on",  # erased pages are overwritten with zeros
    "recursive_triggers=on",  # else INSERT OR REPLACE deletes a row without asking its triggers
)
_WAIT = 10
"""Seconds that SQLite waits for whoever holds the lock."""


class Transactions(Protocol):
    """What web needs of a database, real or in memory."""

    def reading(self) -> AbstractContextManager[Tx]:
        """Yield a connection for looking things up. It holds no lock and sees every commit so far."""

    def writing(self) -> AbstractContextManager[Tx]:
        """Yield a transaction that commits at the end, or undoes everything on an exception."""

    def stepping(self) -> AbstractContextManager[Tx]:
        """Yield a connection whose every statement commits at once: for slow work that must hold no lock."""

    def scrub(self) -> None:
        """Clear what was erased out of the log too; call it after the transaction that erased it."""


class Database:
    """SQLite or PostgreSQL behind one small face."""

    def __init__(self, engine: Engine) -> None:
        """Wrap an engine made by `open_database`."""
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        apart = {"begin": False} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._apart = engine.execution_options(**apart)

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """Yield a connection for looking things up. It holds no lock and sees every commit so far."""
        with self._apart.connect() as tx:
            yield tx

    @contextmanager
    def writing(self) -> Iterator[Tx]:
        """Yield a transaction that commits at the end, or undoes everything on an exception."""
        with self.engine.begin() as tx:
            yield tx

    stepping = reading  # the same connection, asked for in order to write: see Transactions.stepping

    def scrub(self) -> None:
        """
        Empty SQLite's log, which still holds the pages from before; on PostgreSQL do nothing.

        Call it after the transaction that erased something. Whoever reads meanwhile keeps the log full: after
        a second leave it to the next call.
        """
        if not self.is_sqlite:
            return  # its log and its dead rows are the server's to clear
        with self._apart.connect() as tx:
            tx.exec_driver_sql("PRAGMA busy_timeout = 1000")
            try:
                tx.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                tx.exec_driver_sql(f"PRAGMA busy_timeout = {_WAIT * 1000}")

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """Open a `sqlite:///file` (made, with its folder, for us alone) or `postgresql://…` URL."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        file = Path(parsed.database or "")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)  # SQLite gives the files beside it the same mode
        engine = create_engine(parsed, **_ENGINE, connect_args={"timeout": _WAIT})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return Database(engine)
    # The check before use costs a round trip, and lets the portal outlive a restart of the server.
    engine = create_engine(parsed.set(drivername="postgresql+psycopg"), **_ENGINE, pool_pre_ping=True)
    event.listen(engine, "handle_error", _hide_row)
    return Database(engine)


def insert_new(tx: Tx, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert a row unless a unique rule of the table is already taken; say whether it went in."""
    # The construct is PostgreSQL's; SQLite speaks the same clause and compiles it too.
    statement = postgresql.insert(table).on_conflict_do_nothing()
    return tx.execute(statement, row, execution_options={"preserve_rowcount": True}).rowcount == 1


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin or commit behind our back
    _write_ahead(connection)
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    # SQLite waits for locks, but not when two processes turn the same new file into this mode at once.
    until = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = wal")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _hide_row(context: ExceptionContext) -> None:
    # PostgreSQL quotes the row that failed beneath its message: keep the message alone.
    cause = context.original_exception
    if isinstance(cause, psycopg.Error) and (said := cause.diag.message_primary):
        for error in (cause, context.sqlalchemy_exception):
            if error:
                error.args = (said,)


def _begin_sqlite(connection: Connection) -> None:
    # Take the write lock first: a deferred transaction that reads and then writes loses updates silently.
    if connection.get_execution_options().get("begin", True):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
