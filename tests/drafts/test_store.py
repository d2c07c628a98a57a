"""What only a database can show: what is at rest, and what other releases left there."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, update

from portal.drafts import RING, Draft, SqlDrafts, new_draft
from portal.storage import Database, Unreadable, Vault
from portal.storage.schema import drafts, metadata, record_keys

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CANARY = "canary-7f3a"


def start(database: Database, room: SqlDrafts, draft: Draft | None = None) -> Draft:
    """Start a draft with the canary in every place an answer can be."""
    draft = draft or new_draft(3, NOW).record("name", CANARY).keep("phone", {CANARY: [CANARY]}).confirm("a")
    with database.writing() as tx:
        return room.start(tx, draft, NOW)


def everything(database: Database) -> str:
    """Return every value in every table."""
    with database.reading() as tx:
        return repr([tuple(row) for table in metadata.sorted_tables for row in tx.execute(select(table))])


def test_nothing_typed_is_at_rest(sql: Database, vault: Vault, tmp_path: Path) -> None:
    """No answer shows in any table, nor anywhere in SQLite's files."""
    room = SqlDrafts(vault)
    with sql.writing() as tx:
        room.save(tx, start_in(tx, room).record("other", CANARY), NOW)
    stored = everything(sql).encode() + b"".join(path.read_bytes() for path in tmp_path.glob("portal.db*"))
    assert CANARY.encode() not in stored


def start_in(tx: Any, room: SqlDrafts) -> Draft:
    """Start a draft inside a transaction that goes on."""
    return room.start(tx, new_draft(3, NOW).record("name", CANARY), NOW)


def test_a_body_moved_to_another_draft_is_unreadable(sql: Database, vault: Vault) -> None:
    """A draft given another's body, even with its key, refuses to open."""
    room = SqlDrafts(vault)
    mine, other = start(sql, room), start(sql, room)
    with sql.writing() as tx:
        body = tx.execute(select(drafts.c.body).where(drafts.c.id == other.id)).scalar()
        key = tx.execute(select(record_keys.c.wrapped).where(record_keys.c.id == other.id)).scalar()
        tx.execute(update(drafts).where(drafts.c.id == mine.id).values(body=body))
        with pytest.raises(Unreadable):
            room.open(tx, mine.id)
        tx.execute(update(record_keys).where(record_keys.c.id == mine.id).values(wrapped=key))
        with pytest.raises(Unreadable):
            room.open(tx, mine.id)


def test_a_draft_of_an_older_release_survives(sql: Database, vault: Vault) -> None:
    """A body that knows less opens, and an answer nobody asks for any more outlives further saves."""
    room = SqlDrafts(vault)
    draft = start(sql, room)
    with sql.writing() as tx:
        body = json.dumps({"answers": {"asked_long_ago": "yes"}}).encode()
        sealed = vault.seal(vault.key(tx, RING, draft.id), "body", body)
        tx.execute(update(drafts).where(drafts.c.id == draft.id).values(body=sealed, journey_version=1))
        opened = room.open(tx, draft.id)
        assert opened is not None
        assert (opened.recorded, opened.kept, opened.checked) == ({}, {}, None)
        room.save(tx, opened.record("age", 71), NOW)
        assert getattr(room.open(tx, draft.id), "answers", None) == {
            "asked_long_ago": "yes",
            "age": 71,
        }


def test_a_draft_that_cannot_be_read_silences_nobody(sql: Database, vault: Vault) -> None:
    """Reminders are due to its people and to everybody else."""
    room = SqlDrafts(vault)
    started = {start(sql, room).id for _ in range(2)}
    with sql.writing() as tx:
        for draft_id in started:
            room.keep_for(tx, draft_id, 28, NOW)
        tx.execute(update(drafts).where(drafts.c.id == min(started)).values(body=b"broken"))
        found = room.remind(tx, NOW + timedelta(days=21))
    assert {draft_id for draft_id, _ in found} == started


def test_a_claimed_draft_waits_for_nobody_else(sql: Database, vault: Vault) -> None:
    """Who wants to erase, save or send it meanwhile waits until the transaction ends."""
    room = SqlDrafts(vault)
    draft = start(sql, room)

    def erase() -> tuple[str, ...]:
        with sql.writing() as tx:
            return room.expire(tx, NOW + timedelta(days=1))

    with ThreadPoolExecutor(1) as pool:
        with sql.writing() as tx:
            room.claim(tx, draft.id)
            waiting = pool.submit(erase)
            time.sleep(0.2)
            assert not waiting.done()
            room.keep_for(tx, draft.id, 28, NOW)
        assert waiting.result() == ()


def test_opening_takes_one_query(sql: Database, vault: Vault) -> None:
    """A draft, with its key, comes in one statement and by its primary key."""
    room = SqlDrafts(vault)
    draft = start(sql, room)
    seen: list[str] = []
    event.listen(sql.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    with sql.reading() as tx:
        assert room.open(tx, draft.id) == draft
    assert len(seen) == 1


@pytest.mark.parametrize("way", ["close", "expire"])
def test_what_is_erased_is_in_no_file(sqlite: Database, vault: Vault, tmp_path: Path, way: str) -> None:
    """Sent or expired, and scrubbed, neither the body nor its wrapped key is in the database or its log."""
    room = SqlDrafts(vault)
    draft = start(sqlite, room, new_draft(3, NOW).record("story", CANARY * 900))  # over several pages
    start(sqlite, room)
    with sqlite.reading() as tx:
        body = tx.execute(select(drafts.c.body).where(drafts.c.id == draft.id)).scalar_one()
        wrapped = tx.execute(select(record_keys.c.wrapped).where(record_keys.c.id == draft.id)).scalar_one()
    pieces = {wrapped[-40:], *(body[at : at + 40] for at in range(0, len(body) - 40, 100))}
    sqlite.scrub()  # so that some of it has reached the database file
    with sqlite.writing() as tx:
        if way == "close":
            room.close(tx, draft, "case1", NOW)
        else:
            room.expire(tx, NOW + timedelta(days=1))
    assert found_in(tmp_path, pieces)
    sqlite.scrub()
    assert not found_in(tmp_path, pieces)


def found_in(folder: Path, pieces: set[bytes]) -> bool:
    """Say whether any piece is in any of SQLite's files."""
    stored = b"".join(path.read_bytes() for path in folder.glob("portal.db*"))
    return any(piece in stored for piece in pieces)


@pytest.mark.parametrize("way", ["close", "expire"])
def test_erasing_takes_the_key_along(sql: Database, vault: Vault, way: str) -> None:
    """After sending or expiry neither the body nor its key is left."""
    room = SqlDrafts(vault)
    draft = start(sql, room)
    with sql.writing() as tx:
        if way == "close":
            room.close(tx, draft, "case1", NOW)
        else:
            room.expire(tx, NOW + timedelta(days=1))
        assert tx.execute(select(drafts.c.body).where(drafts.c.body.is_not(None))).all() == []
        assert tx.execute(select(record_keys)).all() == []
