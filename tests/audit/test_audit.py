"""What the Audit door promises, and what only a database can show."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from portal.audit import Audit, Event, MemoryAudit, SqlAudit
from portal.storage import Database, MemoryDatabase, Transactions
from portal.storage.schema import event_heads, events

NOW = datetime(2026, 11, 23, 9, 30, 0, 123456, tzinfo=UTC)


def an_event(number: int = 0, council: str = "COV", subject: str = "case1") -> Event:
    """Make an event, the more minutes late the higher its number."""
    at = NOW + timedelta(minutes=number)
    return Event(council, "staff1", "caseworker", "opened", subject, at, {"part": "photo", "times": number})


class TestAudit:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, database: Transactions) -> None:
        """Open the room."""
        self.database = database
        self.audit: Audit = MemoryAudit() if isinstance(database, MemoryDatabase) else SqlAudit()

    def test_events_come_back_in_order(self) -> None:
        """A subject's events in one council come back whole, the oldest first."""
        with self.database.writing() as tx:
            for event in (
                an_event(1),
                an_event(2),
                an_event(3, subject="case2"),
                an_event(4, council="WALS"),
            ):
                self.audit.record(tx, event)
        with self.database.reading() as tx:
            assert self.audit.events(tx, "COV", "case1") == (an_event(1), an_event(2))
            assert self.audit.events(tx, "WALS", "case1") == (an_event(4, council="WALS"),)
            assert self.audit.events(tx, "COV", "case3") == ()

    def test_an_untouched_chain_is_whole(self) -> None:
        """Chains of no events, one and several verify."""
        with self.database.writing() as tx:
            assert self.audit.verify(tx, "COV") is None
            for number in range(3):
                self.audit.record(tx, an_event(number))
                assert self.audit.verify(tx, "COV") is None


def three(database: Database) -> None:
    """Record three events, then let the triggers go, as somebody with the database's password could."""
    with database.writing() as tx:
        for number in range(3):
            SqlAudit().record(tx, an_event(number))
        if database.is_sqlite:
            tx.exec_driver_sql("DROP TRIGGER events_no_update")
            tx.exec_driver_sql("DROP TRIGGER events_no_delete")
        else:
            tx.exec_driver_sql("ALTER TABLE events DISABLE TRIGGER USER")


@pytest.mark.parametrize("column", ["actor", "role", "action", "subject", "at", "detail", "hash"])
def test_every_change_is_found(sql: Database, column: str) -> None:
    """A change to any part of an event is found at its number."""
    three(sql)
    changed = {"at": NOW, "detail": '{"part": "photo", "times": 9}'}.get(column, "other")
    with sql.writing() as tx:
        tx.execute(update(events).where(events.c.number == 2).values({column: changed}))
        assert SqlAudit().verify(tx, "COV") == 2


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_gap_is_found(sql: Database, number: int) -> None:
    """A missing event is found at its number, the last one too."""
    three(sql)
    with sql.writing() as tx:
        tx.execute(delete(events).where(events.c.number == number))
        assert SqlAudit().verify(tx, "COV") == number


def test_a_missing_head_is_found(sql: Database) -> None:
    """Events without the head that counts them are not taken for whole."""
    three(sql)
    with sql.writing() as tx:
        tx.execute(delete(event_heads))
        assert SqlAudit().verify(tx, "COV") == 3


@pytest.mark.parametrize("statement", [update(events).values(actor="other"), delete(events)])
def test_the_database_refuses_to_change_events(sql: Database, statement: object) -> None:
    """Updates and deletions of events are refused by the database itself."""
    with sql.writing() as tx:
        SqlAudit().record(tx, an_event())
    with pytest.raises(DBAPIError, match="only grows"), sql.writing() as tx:
        tx.execute(statement)  # type: ignore[call-overload]
    with sql.reading() as tx:
        assert SqlAudit().events(tx, "COV", "case1") == (an_event(),)


def test_sqlite_refuses_to_replace_an_event(sqlite: Database) -> None:
    """INSERT OR REPLACE, which deletes a row without saying so, is refused too."""
    with sqlite.writing() as tx:
        SqlAudit().record(tx, an_event())
    replacing = "INSERT OR REPLACE INTO events SELECT * FROM events"
    with pytest.raises(DBAPIError, match="only grows"), sqlite.writing() as tx:
        tx.exec_driver_sql(replacing)
    with sqlite.reading() as tx:
        assert SqlAudit().events(tx, "COV", "case1") == (an_event(),)


def test_postgresql_refuses_to_empty_the_table(postgresql: Database) -> None:
    """TRUNCATE, which fires no row trigger, is refused too."""
    with pytest.raises(DBAPIError, match="only grows"), postgresql.writing() as tx:
        tx.exec_driver_sql("TRUNCATE events")


def test_writers_at_once_make_one_chain(sql: Database) -> None:
    """Forty events from eight writers at once, each about a record of its own, all have their place."""

    def record(number: int) -> None:
        with sql.writing() as tx:
            SqlAudit().record(tx, an_event(number, subject=f"case{number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(record, range(40)))
    with sql.reading() as tx:
        assert SqlAudit().verify(tx, "COV") is None
        assert tx.execute(select(event_heads.c.number)).scalar() == 40


def test_the_chain_cannot_fork(sql: Database) -> None:
    """Two events of one council cannot have the same number."""
    three(sql)
    with sql.reading() as tx:
        row = tx.execute(select(events).where(events.c.number == 2)).one()._asdict()
    with pytest.raises(DBAPIError), sql.writing() as tx:
        tx.execute(insert(events), row)
