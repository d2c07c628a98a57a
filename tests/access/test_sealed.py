"""What only a database can show: nothing in it can be read, and known and unknown are alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from portal.access import Challenge, Kind, SqlWays, shown
from portal.access.words import fresh
from portal.storage import Database, Tx, Unreadable, Vault, open_vault
from portal.storage.schema import doors, metadata, permits, record_keys, ways
from tests.access.conftest import NOW, TERMS, Room, sql_room_in
from tests.conftest import RINGS

EMAIL, NUMBER, SUBJECT = "canary@example.org", "07700 900123", "urn:fdc:canary"


def fill(room: Room) -> tuple[list[str], set[str]]:
    """Use everything there is; return what nobody may find anywhere, and the codes of eight digits."""
    with room.database.writing() as tx:
        session = room.sessions.begin(tx, "canary-token", NOW)
        renewed = room.sessions.renew(tx, session, NOW)
        permit, offered = room.permits.offer(tx, "draft", TERMS, NOW)
        room.sessions.open_door(tx, session, "draft", NOW, permit.id)
        words = room.ways.make_words(tx, "draft", "", NOW)
        sent = room.ways.propose(tx, "draft", "", Kind.EMAIL, EMAIL, "canary-browser", NOW)
        room.ways.propose(tx, "draft", "", Kind.TEXT, NUMBER, "canary-phone", NOW)
        asked = room.ways.ask(tx, Kind.EMAIL, "unknown." + EMAIL, "canary-asker", NOW)
        room.ways.confirm_sign_in(tx, "draft", "", SUBJECT, NOW)
        room.ways.try_words(tx, "canary words", lambda _: False, NOW)
    assert asked is not None
    tokens = ("canary-token", renewed, "canary-browser", "canary-phone", "canary-asker")
    spoken = (words, shown(words), offered, shown(offered), "canary words")
    people = (TERMS.helper, TERMS.relationship, EMAIL, NUMBER, "447700900123", SUBJECT)
    return [*tokens, *spoken, *people, sent.link, asked.link], {sent.code, asked.code}


def values(tx: Tx) -> Iterator[Any]:
    """Return everything in every column of every table."""
    for table in metadata.sorted_tables:
        for row in tx.execute(select(table)):
            yield from row


def test_nothing_is_in_any_column(sql_room: Room) -> None:
    """No token, code, link, address, sign-in or word about a helper, written in any case."""
    secrets, codes = fill(sql_room)
    with sql_room.database.reading() as tx:
        held = list(values(tx))
    in_words = [each for each in held if isinstance(each, str)]
    assert codes & set(in_words) == set()
    every = "\n".join(in_words).casefold().encode() + b"\n".join(
        each.lower() for each in held if isinstance(each, bytes)
    )
    assert [one for one in (*secrets, TERMS.authority) if one.casefold().encode() in every] == []


def test_nothing_is_in_the_file(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """Neither in SQLite's file nor in its log."""
    secrets, _ = fill(sql_room_in(sqlite, vault))
    files = b"".join(path.read_bytes() for path in tmp_path.glob("portal.db*"))
    assert b"access-draft" in files  # it is the right file
    assert [one for one in (*secrets, TERMS.authority) if one.encode() in files] == []


def test_nothing_is_in_a_repr(sql_room: Room) -> None:
    """Whatever lands in a log by accident names no address, code or helper."""
    secrets, _ = fill(sql_room)
    with sql_room.database.writing() as tx:
        sent = sql_room.ways.ask(tx, Kind.EMAIL, EMAIL, "token", NOW)
        found = sql_room.ways.of_draft(tx, "draft"), sql_room.permits.of_draft(tx, "draft"), sent
    assert sent is not None
    assert [one for one in (*secrets, sent.code, sent.link) if one in repr(found)] == []


def test_another_vault_makes_other_marks(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """Whoever has the database without the key outside it cannot tell which code has which mark."""
    marks = set()
    for number in range(2):
        with sqlite.writing() as tx:
            tx.exec_driver_sql("DELETE FROM ring_keys")
        ways_of = SqlWays(open_vault(sqlite, tmp_path / f"{number}.key", RINGS))
        with sqlite.writing() as tx:
            ways_of.confirm_sign_in(tx, str(number), "", SUBJECT, NOW)
            marks.add(tx.execute(select(ways.c.mark).where(ways.c.draft_id == str(number))).scalar_one())
    assert len(marks) == 2


def test_what_is_forgotten_can_be_read_by_nobody(sql_room: Room) -> None:
    """The key of an application's people is its own, and gone with it: a row kept elsewhere does not open."""
    fill(sql_room)
    with sql_room.database.writing() as tx:
        sql_room.ways.make_words(tx, "kept", "", NOW)
        assert set(tx.execute(select(record_keys.c.id)).scalars()) == {"access-draft", "access-kept"}
        copied = tx.execute(select(permits)).mappings().one()
        sql_room.ways.forget(tx, ["draft"])
        assert tx.execute(select(record_keys.c.id)).scalars().all() == ["access-kept"]
        tx.execute(permits.insert(), {**copied})
        assert sql_room.permits.of_draft(tx, "draft") == ()
        sql_room.ways.make_words(tx, "draft", "", NOW)
        with pytest.raises(Unreadable):
            sql_room.permits.of_draft(tx, "draft")


@contextmanager
def statements(room: Room) -> Iterator[list[str]]:
    """Collect the text of every statement that goes to the database."""
    assert isinstance(room.database, Database)
    seen: list[str] = []

    def note(*given: Any) -> None:
        seen.append(given[2])

    event.listen(room.database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(room.database.engine, "before_cursor_execute", note)


def test_known_and_unknown_words_make_the_same_work(sql_room: Room) -> None:
    """The same statements run for words somebody has, words nobody has, and what are no words."""
    fill(sql_room)
    work = []
    with sql_room.database.writing() as tx:
        known = sql_room.ways.make_words(tx, "draft", "", NOW)
    for typed in (known, fresh(), "no words"):
        for _ in range(7):
            with statements(sql_room) as seen, sql_room.database.stepping() as tx:
                assert sql_room.ways.try_words(tx, typed, lambda _: False, NOW) is None
            work.append(tuple(seen))
    assert len(set(work)) == 1
    assert len(work[0]) == 2


def test_known_and_unknown_addresses_make_the_same_work(sql_room: Room) -> None:
    """The same statements run when they are asked for, and when a wrong code is brought back."""
    with sql_room.database.writing() as tx:
        sent = sql_room.ways.propose(tx, "draft", "", Kind.EMAIL, EMAIL, "token", NOW)
        assert sql_room.ways.spend(tx, sent.link, NOW) is not None
    work = []
    for address in (EMAIL, "unknown@example.org"):
        with statements(sql_room) as seen:
            with sql_room.database.writing() as tx:
                asked = sql_room.ways.ask(tx, Kind.EMAIL, address, address, NOW)
            assert asked is not None
            with sql_room.database.stepping() as tx:
                assert asked.known == (address == EMAIL)
                assert sql_room.ways.answer(tx, address, wrong(asked), NOW) is None
        work.append(seen)
    assert work[0] == work[1]


def wrong(challenge: Challenge) -> str:
    """Return a code that is not the one that was sent."""
    return f"{(int(challenge.code) + 1) % 10**8:08}"


def test_a_door_is_dated_by_whoever_opens_it(sql_room: Room) -> None:
    """By the moment that is given, like everything else here, not by the clock of this machine."""
    with sql_room.database.writing() as tx:
        sql_room.sessions.open_door(tx, sql_room.sessions.begin(tx, "token", NOW), "draft", NOW)
        assert tx.execute(select(doors.c.opened_at)).scalars().all() == [NOW]


def test_a_door_is_one_query(sql_room: Room) -> None:
    """Every request asks it: the session, the door, the permit and its key come together."""
    permit = sql_room.hire()
    with sql_room.database.writing() as tx:
        session = sql_room.sessions.begin(tx, "token", NOW)
        sql_room.sessions.open_door(tx, session, "draft", NOW, permit.id)
    with statements(sql_room) as seen, sql_room.database.reading() as tx:
        door = sql_room.sessions.door(tx, "token", "draft")
    assert door is not None
    assert door.permit == permit
    assert len(seen) == 1


def test_nothing_that_people_wait_for_reads_a_whole_table(sqlite: Database, vault: Vault) -> None:
    """Every look-up goes by an index, however many applications there are."""
    room = sql_room_in(sqlite, vault)
    fill(room)
    with sqlite.writing() as tx:
        _, offered = room.permits.offer(tx, "draft", TERMS, NOW)
    asked: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        asked.append((given[2], given[3]))

    event.listen(sqlite.engine, "before_cursor_execute", note)
    with sqlite.writing() as tx:
        room.sessions.door(tx, "token", "draft")
        room.sessions.doors(tx, "token")
        room.ways.of_draft(tx, "draft")
        room.ways.try_words(tx, fresh(), lambda _: False, NOW)
        room.ways.of_sign_in(tx, SUBJECT)
        room.ways.asked(tx, "token", NOW)
        room.ways.answer(tx, "token", "12345678", NOW)
        room.ways.spend(tx, "link", NOW)
        room.permits.by_words(tx, fresh(), NOW)
        accepted = room.permits.accept(tx, offered, "", NOW)
        assert accepted is not None
        room.permits.end(tx, accepted, NOW)
        room.ways.make_words(tx, "draft", "", NOW)
        room.ways.confirm_sign_in(tx, "draft", "", SUBJECT, NOW)
        proposed = room.ways.propose(tx, "draft", "", Kind.EMAIL, "another@example.org", "token", NOW)
        assert proposed is not None
        room.ways.remove(tx, "draft", proposed.way_id)
        room.permits.of_draft(tx, "draft")
        room.permits.of_organisation(tx, "centre")
        room.ways.forget(tx, ["draft"])
    event.remove(sqlite.engine, "before_cursor_execute", note)
    with sqlite.reading() as tx:
        plans = [
            (text, step.detail)
            for text, given in asked
            if not text.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))
            for step in tx.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {text}", given[0] if isinstance(given, list) else given
            )
        ]
    assert [plan for plan in plans if plan[1].startswith("SCAN")] == []
