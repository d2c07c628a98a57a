"""What only a database can show of the outbox: races, keys, and what lies on the disk."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from portal.delivery import KEPT, Channel, Claimed, SqlDelivery, State, Waiting, deliver_due
from portal.storage import Database, Vault
from portal.storage.schema import outbox, record_keys
from tests.delivery.conftest import EMAIL, LETTER

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


class Sink:
    """Take everything, and count it."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    def deliver(self, claimed: Claimed) -> None:
        """Take it."""
        self.taken[claimed.id] += 1


@pytest.fixture
def room(vault: Vault) -> SqlDelivery:
    return SqlDelivery(vault)


def send(database: Database, room: SqlDelivery, count: int = 1) -> list[str]:
    """Put some emails into the outbox."""
    with database.writing() as tx:
        return [room.send(tx, EMAIL, NOW) for _ in range(count)]


def test_two_workers_deliver_nothing_twice(sql: Database, room: SqlDelivery) -> None:
    """Of a hundred messages each is handed over once, by either of two workers at the same time."""
    sent, sink = send(sql, room, 100), Sink()
    posts = {Channel.EMAIL: sink}
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(deliver_due, sql, room, posts, lambda: NOW) for _ in range(2)]
        counts = [one.result()["messages sent"] for one in both]
    assert sink.taken == Counter(sent)
    assert sum(counts) == 100
    with sql.reading() as tx:
        assert room.waiting(tx) == Waiting(0, 0)


def test_one_message_is_claimed_once(sql: Database, room: SqlDelivery) -> None:
    """Of eight workers that claim in the same moment one gets it, twenty times over."""

    def claim(_: int) -> Claimed | None:
        with sql.stepping() as tx:
            return room.claim(tx, Channel.EMAIL, NOW)

    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            (made,) = send(sql, room)
            (winner,) = filter(None, pool.map(claim, range(8)))
            assert winner.id == made


def test_looking_takes_no_lock(sqlite: Database, room: SqlDelivery) -> None:
    """While somebody else writes, a worker with nothing to do is not kept waiting."""
    with sqlite.writing(), sqlite.stepping() as tx:
        tx.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            assert room.claim(tx, Channel.EMAIL, NOW) is None
        finally:
            tx.exec_driver_sql("PRAGMA busy_timeout = 10000")


@pytest.mark.parametrize("spoil", ["key", "channel", "words"])
def test_a_message_that_cannot_be_opened_holds_up_nothing(
    sql: Database, room: SqlDelivery, vault: Vault, spoil: str
) -> None:
    """Without its key, moved to another channel or with no address, it is set aside; the next is claimed."""
    broken, whole = send(sql, room, 2)
    with sql.writing() as tx:
        if spoil == "key":
            vault.forget(tx, f"message-{broken}")
        elif spoil == "words":
            key = vault.key(tx, "drafts", f"message-{broken}")
            assert key
            body = vault.seal(key, "email", b'{"to": "nobody", "subject": "", "body": ""}')
            tx.execute(update(outbox).where(outbox.c.id == broken).values(body=body))
        else:
            other = room.send(tx, LETTER, NOW)
            tx.execute(update(outbox).where(outbox.c.id == other).values(channel="email"))
            tx.execute(outbox.delete().where(outbox.c.id == broken))
            broken = other
    claimed = []
    for _ in range(2):
        with sql.stepping() as tx:
            claimed.append(room.claim(tx, Channel.EMAIL, NOW))
    assert [one.id for one in claimed if one] == [whole]
    with sql.reading() as tx:
        states = {row.id: row.state for row in tx.execute(select(outbox))}
    assert states == {broken: State.NEEDS_PERSON, whole: State.LEASED}


def test_the_key_goes_with_the_message(sql: Database, room: SqlDelivery) -> None:
    """After its week neither a message nor what opened it is there, and others keep theirs."""
    done, stays = send(sql, room, 2)
    if done > stays:
        done, stays = stays, done  # of one age, the ids decide
    with sql.stepping() as tx:
        claimed = room.claim(tx, Channel.EMAIL, NOW)
        assert claimed
        assert claimed.id == done
        room.done(tx, claimed, NOW)
    with sql.writing() as tx:
        assert room.expire(tx, NOW + KEPT) == 1
    with sql.reading() as tx:
        assert tx.execute(select(record_keys.c.id)).scalars().all() == [f"message-{stays}"]


def test_the_key_goes_with_what_never_left(sql: Database, room: SqlDelivery) -> None:
    """What is dropped, given up or no longer good can be read by nobody afterwards."""
    with sql.writing() as tx:
        room.send(tx, EMAIL, NOW, draft_id="erased")
        assert room.drop(tx, ["erased"]) == 1
        room.send(tx, EMAIL, NOW, good_until=NOW)
        assert room.expire(tx, NOW) == 1
        room.send(tx, EMAIL, NOW)
        tx.execute(update(outbox).values(state=State.NEEDS_PERSON))
        assert room.give_up(tx) == 1
        assert tx.execute(select(record_keys.c.id)).scalars().all() == []


def test_nothing_of_a_message_is_at_rest(sql: Database, room: SqlDelivery, tmp_path: Path) -> None:
    """The database tells neither to whom a message goes nor what it says, at any stage."""
    canaries = ("ada@example.org", "Ada Example", "High Street", "Your code", "381 654", "otter lamp")
    with sql.writing() as tx:
        for message in (EMAIL, LETTER):
            room.send(tx, message, NOW)
            room.send(tx, message, NOW, discard=True)
    stages = []
    for end in (room.done, lambda *given: room.failed(*given, for_good=True)):
        with sql.stepping() as tx:
            channel = Channel.EMAIL if end == room.done else Channel.LETTER
            claimed = room.claim(tx, channel, NOW)
            assert claimed
            stages.append(repr(tx.execute(select(outbox)).all()))
            end(tx, claimed, NOW)
            stages.append(repr(tx.execute(select(outbox)).all()))
    stored = "".join(stages).encode() + b"".join(path.read_bytes() for path in tmp_path.glob("portal.db*"))
    assert not [canary for canary in canaries if canary.encode() in stored]
