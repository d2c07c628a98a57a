"""The three doors of the room over each kind of database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from sqlalchemy import Table, func, select

from portal.access import (
    Level,
    Memory,
    MemoryPermits,
    MemorySessions,
    MemoryWays,
    Permit,
    Permits,
    Sessions,
    SqlPermits,
    SqlSessions,
    SqlWays,
    Terms,
    Ways,
)
from portal.storage import Database, Transactions, Vault

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TERMS = Terms(Level.UPLOAD, date(2026, 12, 24), "Zoë Helper", "neighbour", "attorney", hides_address=True)


@dataclass(frozen=True)
class Room:
    """The room, and the database it is in."""

    database: Transactions
    sessions: Sessions
    ways: Ways
    permits: Permits

    def hire(self, draft_id: str = "draft", organisation: str = "") -> Permit:
        """Give an application a helper."""
        with self.database.writing() as tx:
            _, words = self.permits.offer(tx, draft_id, TERMS, NOW)
            accepted = self.permits.accept(tx, words, organisation, NOW)
        assert accepted is not None
        return accepted


def sql_room_in(database: Database, vault: Vault) -> Room:
    """Return the room in a SQL database."""
    return Room(database, SqlSessions(vault), SqlWays(vault), SqlPermits(vault))


@pytest.fixture
def room(database: Transactions, vault: Vault | None) -> Room:
    """Give the room in a database of each kind."""
    if isinstance(database, Database) and vault:
        return sql_room_in(database, vault)
    memory = Memory()
    return Room(database, MemorySessions(memory), MemoryWays(memory), MemoryPermits(memory))


@pytest.fixture
def sql_room(sql: Database, vault: Vault) -> Room:
    """Give the room in each kind of SQL database."""
    return sql_room_in(sql, vault)


def number_of(room: Room, table: Table) -> int:
    """Return how many rows a table has."""
    with room.database.reading() as tx:
        return int(tx.execute(select(func.count()).select_from(table)).scalar_one())


def at_once(count: int, act: Callable[[int], object]) -> list[object]:
    """Do something so many times, all from the same moment on; return what came of it."""
    barrier = Barrier(count)

    def start(number: int) -> object:
        barrier.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(start, range(count)))
