"""What only a database can show: rests, races and plans."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from portal.cases import Case, SqlCases, Submission, store
from portal.cases import statements as statement
from portal.storage import Database, Unreadable, Vault
from portal.storage.schema import cases, metadata, record_keys

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CANARY = "Canarysurname"


def together(act: Callable[[int], Any], times: int) -> list[Any]:
    """Do something in many threads at once."""
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(act, range(times)))


def count(database: Database, table: Any) -> int:
    """Count a table's rows."""
    with database.reading() as tx:
        return int(tx.execute(select(func.count()).select_from(table)).scalar_one())


def test_twenty_at_once_make_one_case(sql: Database, vault: Vault, submission: Any) -> None:
    """Twenty identical submissions at once make one case, one key, and twenty times the same answer."""
    room, sent = SqlCases(vault), submission()

    def submit(_: int) -> tuple[Case, bool]:
        with sql.writing() as tx:
            return room.submit(tx, sent, NOW)

    answers = together(submit, 20)
    assert len({case.reference for case, _ in answers}) == 1
    assert [new for _, new in answers].count(True) == 1
    assert (count(sql, cases), count(sql, record_keys)) == (1, 1)


def test_two_takers_never_get_the_same(sql: Database, vault: Vault, submission: Any) -> None:
    """Twelve who ask for ten cases at once get the ten between them, and two get none."""
    room = SqlCases(vault)
    with sql.writing() as tx:
        for _ in range(10):
            room.submit(tx, submission(), NOW)

    def take(number: int) -> str | None:
        with sql.writing() as tx:
            case = room.take_next(tx, "COV", f"staff{number}")
            return case.id if case else None

    taken = together(take, 12)
    assert len(set(taken)) == 11
    assert taken.count(None) == 2


def test_a_taker_waits_for_nobody(postgresql: Database, vault: Vault, submission: Any) -> None:
    """While one taker's transaction is open, on PostgreSQL the next gets the next case at once."""
    room = SqlCases(vault)
    with postgresql.writing() as tx:
        made = {room.submit(tx, submission(), NOW)[0].id for _ in range(2)}
    with postgresql.writing() as one, postgresql.writing() as other:
        other.exec_driver_sql("SET LOCAL lock_timeout = '1s'")
        taken = [room.take_next(tx, "COV", "staff1") for tx in (one, other)]
    assert {case.id for case in taken if case} == made


def test_a_reference_taken_by_chance_is_drawn_again(
    sql: Database, vault: Vault, submission: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a council has the reference already, the case gets another; another council may have the same."""
    drawn = iter(["BB-3333-3333", "BB-3333-3333", "BB-4444-4444", "BB-3333-3333"])
    monkeypatch.setattr(store, "new_reference", lambda: next(drawn))
    with sql.writing() as tx:
        made = [SqlCases(vault).submit(tx, submission(council=c), NOW)[0] for c in ("COV", "COV", "WALS")]
    assert [case.reference for case in made] == ["BB-3333-3333", "BB-4444-4444", "BB-3333-3333"]
    assert count(sql, record_keys) == 3


def test_nothing_said_is_at_rest(sql: Database, vault: Vault, submission: Any, tmp_path: Path) -> None:
    """No name, postcode or answer shows in any table, nor anywhere in SQLite's files."""
    sent = submission(applicant_name=f"Ada {CANARY}", content={"answers": {"name": CANARY}})
    with sql.writing() as tx:
        SqlCases(vault).submit(tx, sent, NOW)
        rows = repr([tuple(row) for table in metadata.sorted_tables for row in tx.execute(select(table))])
    stored = rows.encode() + b"".join(path.read_bytes() for path in tmp_path.glob("portal.db*"))
    assert CANARY.casefold().encode() not in stored.lower()
    assert b"cv1" not in stored.lower().replace(b" ", b"")


def test_parts_moved_between_cases_are_unreadable(sql: Database, vault: Vault, submission: Any) -> None:
    """A case given another's summary or content, or its own two exchanged, refuses to open."""
    room = SqlCases(vault)
    with sql.writing() as tx:
        mine, other = (room.submit(tx, submission(), NOW)[0] for _ in range(2))
        parts = tx.execute(select(cases.c.summary, cases.c.content).where(cases.c.id == other.id)).one()
    own = {"summary": cases.c.content, "content": cases.c.summary}
    for values in ({"summary": parts.summary}, {"content": parts.content}, own):
        with sql.writing() as tx:
            tx.execute(update(cases).where(cases.c.id == mine.id).values(values))
            with pytest.raises(Unreadable):
                room.get(tx, "COV", mine.id)


def test_the_queue_opens_summaries_only(sql: Database, vault: Vault, submission: Any) -> None:
    """A page of the queue does not even read the contents."""
    with sql.writing() as tx:
        room = SqlCases(vault)
        room.submit(tx, submission(), NOW)
        tx.execute(update(cases).values(content=b"not a sealed blob"))
        assert len(room.queue(tx, "COV").rows) == 1


def plan(database: Database, query: Any) -> str:
    """Return how the database would run a query."""
    compiled = query.compile(database.engine, compile_kwargs={"literal_binds": True})
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    with database.reading() as tx:
        return "\n".join(str(row) for row in tx.exec_driver_sql(f"{explain} {compiled}"))


def many(database: Database, sent: Submission) -> None:
    """Fill the table with 5,000 cases that nobody will open."""
    usual = {name: getattr(sent, name) for name in Submission.__slots__ if name in cases.c}
    usual |= {"stage": "received", "submitted_at": NOW, "summary": b"", "content": b""}
    rows = [
        usual | dict.fromkeys(("id", "reference", "draft_id", "submit_key"), str(number))
        for number in range(5_000)
    ]
    with database.writing() as tx:
        tx.execute(insert(cases), rows)
        tx.exec_driver_sql("ANALYZE")


def test_the_queue_reads_no_more_than_it_shows(sql: Database, submission: Any) -> None:
    """With many cases, a page comes from the queue's index in order; search starts at the fingerprints."""
    many(sql, submission())
    wanted = statement.open_of("COV")
    first = plan(sql, statement.rows(wanted, offset=0, limit=25))
    found = plan(sql, statement.rows(wanted.where(statement.matches("COV", "name", "f")), offset=0, limit=25))
    assert "ix_cases_queue" in first
    assert "SCAN cases" not in first + found
    assert "Seq Scan on cases" not in first + found
    assert "case_index" in found
