"""Two at once at doors and permits: nobody gets in who should not, and nobody is left waiting."""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table

from portal.access import Challenge, Kind, Permit, Session
from portal.storage import Tx, insert_new
from portal.storage.schema import doors, permits, record_keys, sessions, ways
from tests.access.conftest import NOW, TERMS, Room, at_once, number_of


def test_a_permit_is_accepted_once(sql_room: Room) -> None:
    """Of those who accept in the same moment one does."""
    for _ in range(10):
        with sql_room.database.writing() as tx:
            offered, words = sql_room.permits.offer(tx, "draft", TERMS, NOW)

        def accept(number: int, words: str = words) -> object:
            with sql_room.database.writing() as tx:
                return sql_room.permits.accept(tx, words, f"centre {number}", NOW)

        (accepted,) = filter(None, at_once(4, accept))
        with sql_room.database.reading() as tx:
            assert sql_room.permits.get(tx, offered.id) == accepted


def test_a_permit_accepted_while_it_ends_has_ended(sql_room: Room) -> None:
    """Whichever is first, the holder's word is the last."""
    for _ in range(10):
        with sql_room.database.writing() as tx:
            offered, words = sql_room.permits.offer(tx, "draft", TERMS, NOW)

        def act(number: int, words: str = words) -> None:
            with sql_room.database.writing() as tx:
                if number:
                    sql_room.permits.accept(tx, words, "", NOW)
                else:
                    sql_room.permits.end(tx, offered, NOW)  # noqa: B023

        at_once(2, act)
        with sql_room.database.reading() as tx:
            found = sql_room.permits.get(tx, offered.id)
        assert found is not None
        assert found.state.value == "ended"


def test_a_session_begun_twice_at_once_is_one(sql_room: Room) -> None:
    """Two requests of a new browser begin the same session, and both may open something."""

    def begin(number: int) -> object:
        with sql_room.database.writing() as tx:
            session = sql_room.sessions.begin(tx, "token", NOW)
            sql_room.sessions.open_door(tx, session, str(number), NOW)
        return session.id

    assert len(set(at_once(8, begin))) == 1
    assert (number_of(sql_room, sessions), number_of(sql_room, doors)) == (1, 8)


def test_a_session_that_ends_while_it_opens_something_has_ended(sql_room: Room) -> None:
    """No door is left, and nobody sees an error."""
    for number in range(10):
        with sql_room.database.writing() as tx:
            session = sql_room.sessions.begin(tx, str(number), NOW)

        def act(which: int, session: Session = session) -> None:
            with sql_room.database.writing() as tx:
                if which == 0:
                    sql_room.sessions.end(tx, session)
                elif which == 1:
                    sql_room.sessions.expire(tx, NOW + timedelta(days=9))
                else:
                    sql_room.sessions.open_door(tx, session, str(which), NOW)

        at_once(5, act)
        with sql_room.database.writing() as tx:
            sql_room.sessions.end(tx, session)
    assert (number_of(sql_room, sessions), number_of(sql_room, doors)) == (0, 0)


def test_forgetting_while_permits_change_is_no_deadlock(sql_room: Room) -> None:
    """Whoever ends, accepts or confirms meanwhile waits, and the database turns nobody away."""
    for _ in range(10):
        ended = sql_room.hire()
        with sql_room.database.writing() as tx:
            _, words = sql_room.permits.offer(tx, "draft", TERMS, NOW)
            sent = sql_room.ways.propose(tx, "draft", ended.id, Kind.EMAIL, "zoe@example.org", "token", NOW)

        def act(which: int, ended: Permit = ended, words: str = words, sent: Challenge = sent) -> None:
            with sql_room.database.writing() as tx:
                if which == 0:
                    sql_room.ways.forget(tx, ["draft"])
                elif which == 1:
                    sql_room.permits.end(tx, ended, NOW)
                elif which == 2:
                    sql_room.permits.accept(tx, words, "", NOW)
                elif which == 3:
                    sql_room.ways.spend(tx, sent.link, NOW)
                else:
                    sql_room.ways.expire(tx, NOW + timedelta(days=99))

        at_once(5, act)


def test_a_session_begun_while_it_ends_is_begun(sql_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds it there, and a moment later gone, begins a new one."""
    with sql_room.database.writing() as tx:
        before = sql_room.sessions.begin(tx, "token", NOW)
    tried: list[bool] = []

    def insert_then_end(tx: Tx, table: Table, row: Mapping[str, Any]) -> bool:
        tried.append(insert_new(tx, table, row))
        if len(tried) == 1:
            sql_room.sessions.end(tx, before)
        return tried[-1]

    monkeypatch.setattr("portal.access.sessions.insert_new", insert_then_end)
    with sql_room.database.writing() as tx:
        begun = sql_room.sessions.begin(tx, "token", NOW)
        assert sql_room.sessions.of(tx, "token") == begun
    assert tried == [False, True]
    assert begun.id != before.id


def test_what_is_forgotten_twice_at_once_is_forgotten(sql_room: Room) -> None:
    """Two workers who forget the same, each in its own order, do not lock each other out."""
    drafts = ["a", "b", "c"]
    with sql_room.database.writing() as tx:
        for draft_id in drafts:
            sql_room.ways.make_words(tx, draft_id, "", NOW)
            sql_room.permits.offer(tx, draft_id, TERMS, NOW)

    def forget(order: list[str]) -> None:
        with sql_room.database.writing() as tx:
            sql_room.ways.forget(tx, order)

    with ThreadPoolExecutor(2) as pool:
        with (
            sql_room.database.writing() as tx
        ):  # somebody has the one in the middle: both come as far as that
            sql_room.ways.make_words(tx, "b", "", NOW)
            waiting = [pool.submit(forget, order) for order in (drafts, drafts[::-1])]
            time.sleep(0.2)
            assert not any(each.done() for each in waiting)
        for each in waiting:
            each.result()
    assert [number_of(sql_room, table) for table in (ways, permits, record_keys)] == [0, 0, 0]
