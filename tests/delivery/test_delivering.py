"""Messages leave once, whatever happens to who takes them and to who brings them."""

import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portal.delivery import (
    LEASE,
    Channel,
    Claimed,
    Delivery,
    Later,
    Mailbox,
    MailServer,
    Post,
    Refused,
    SmtpPost,
    SqlDelivery,
    Waiting,
    deliver_due,
    delivering,
)
from portal.storage import Database, Transactions, Vault
from tests.delivery.conftest import EMAIL, LETTER, TEXT
from tests.delivery.fake_smtp import fake_smtp

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
SCRIPT = Path(__file__).with_name("kill_worker.py")


@dataclass
class Sink:
    """Take messages, or raise what it is told to."""

    raises: type[Exception] | None = None
    taken: Counter[str] = field(default_factory=Counter)
    asked: int = 0

    def deliver(self, claimed: Claimed) -> None:
        """Take one."""
        self.asked += 1
        if self.raises:
            raise self.raises
        self.taken[claimed.id] += 1


@dataclass
class House:
    """An outbox, a clock, and what is put out."""

    database: Transactions
    delivery: Delivery
    now: datetime = NOW

    def send(self, count: int = 1, message: object = EMAIL) -> list[str]:
        """Put messages into the outbox."""
        with self.database.writing() as tx:
            return [self.delivery.send(tx, message, self.now) for _ in range(count)]  # type: ignore[arg-type]

    def deliver(self, **posts: Post) -> dict[str, int]:
        """Deliver one round, and return what came of it."""
        by_channel = {Channel(name): post for name, post in posts.items()}
        counts = deliver_due(self.database, self.delivery, by_channel, lambda: self.now)
        return {what: count for what, count in counts.items() if count}

    def waiting(self) -> Waiting:
        """Return what has not left."""
        with self.database.reading() as tx:
            return self.delivery.waiting(tx)


@pytest.fixture
def house(database: Transactions, delivery: Delivery) -> House:
    """Give an empty outbox of each kind."""
    return House(database, delivery)


def test_everything_due_leaves_in_one_round(house: House) -> None:
    """Each message is handed over once, and the next round has nothing to do."""
    sent, sink = house.send(20), Sink()
    assert house.deliver(email=sink) == {"messages sent": 20}
    assert (sink.taken, house.waiting()) == (Counter(sent), Waiting(0, 0))
    assert house.deliver(email=sink) == {}


def test_an_hour_without_a_mail_server_is_a_delay(house: House) -> None:
    """Messages of before and during the hour all go out within a quarter of an hour after it, each once."""
    sink = Sink(raises=Later)
    sent = house.send(5)
    for second in range(0, 3600, 5):
        house.now += timedelta(seconds=5)
        if second % 600 == 0:
            sent += house.send()
        house.deliver(email=sink)
    assert (sink.taken, house.waiting()) == (Counter(), Waiting(len(sent), 0))
    assert sink.asked < 200, "Who is down must not be asked all the time."
    sink.raises = None
    for _ in range(0, 15 * 60, 5):
        house.now += timedelta(seconds=5)
        house.deliver(email=sink)
    assert (sink.taken, house.waiting()) == (Counter(sent), Waiting(0, 0))


def test_who_is_down_is_asked_once_a_round_and_holds_up_nobody_else(house: House) -> None:
    """The first message that has to wait ends the round of its channel; the others have theirs."""
    house.send(5)
    house.send(3, TEXT)
    down, up = Sink(raises=Later), Sink()
    assert house.deliver(email=down, text=up) == {"messages put off": 1, "messages sent": 3}
    assert down.asked == 1


def test_a_refused_message_holds_up_nothing(house: House) -> None:
    """It is set aside for a person, and the rest of the round goes on."""
    house.send(3)
    assert house.deliver(email=Sink(raises=Refused)) == {"messages that need a person": 3}
    assert house.waiting() == Waiting(0, 3)


def test_an_error_that_nobody_foresaw_holds_up_nothing(house: House) -> None:
    """The message waits like one that was not taken, the rest goes on, and at last a person has to look."""
    (bad,) = house.send()
    taken: list[str] = []

    class Strange(Sink):
        def deliver(self, claimed: Claimed) -> None:
            if claimed.id == bad:
                raise ZeroDivisionError
            taken.append(claimed.id)

    assert house.deliver(email=Strange(), text=Sink()) == {"messages put off": 1}
    good = house.send(3)
    house.send(message=TEXT)
    assert house.deliver(email=Strange(), text=Sink()) == {"messages sent": 4}
    assert sorted(taken) == sorted(good)
    for _ in range(delivering.UNFORESEEN - 1):
        house.now += timedelta(hours=1)
        came = house.deliver(email=Strange())
    assert came == {"messages that need a person": 1}
    assert house.waiting() == Waiting(0, 1)


def test_a_channel_that_nobody_carries_waits(house: House) -> None:
    """When a channel is not offered any more its messages stay, and leave when it is offered again."""
    (sent,) = house.send(message=LETTER)
    assert house.deliver(email=Sink()) == {}
    assert house.waiting() == Waiting(1, 0)
    assert house.deliver(letter=(sink := Sink())) == {"messages sent": 1}
    assert sink.taken == {sent: 1}


def test_a_round_comes_to_an_end(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a few seconds no other message is begun: the worker looks after files and its own end too."""
    house.send(3)
    moments = iter([0, 0, delivering.ROUND - 1, delivering.ROUND])
    monkeypatch.setattr(delivering, "monotonic", lambda: next(moments))
    assert house.deliver(email=Sink()) == {"messages sent": 2}


def test_no_transaction_is_open_while_a_message_is_handed_over(sqlite: Database, vault: Vault) -> None:
    """Whoever takes long to take it keeps nobody from writing."""
    house = House(sqlite, SqlDelivery(vault))
    house.send()

    class Slow(Sink):
        def deliver(self, claimed: Claimed) -> None:
            with sqlite.writing() as tx:
                house.delivery.send(tx, TEXT, NOW)

    assert house.deliver(email=Slow()) == {"messages sent": 1}


def test_the_mailbox_keeps_what_is_handed_over(house: House) -> None:
    """While the portal is developed every message is delivered to nowhere, and can be read."""
    house.send()
    assert house.deliver(email=Mailbox()) == {"messages sent": 1}
    with house.database.reading() as tx:
        assert [one.message for one in house.delivery.recent(tx, 5)] == [EMAIL]


@pytest.mark.parametrize(("when", "copies"), [("claimed", 1), ("taken", 2)])
def test_a_killed_worker_loses_nothing(
    sqlite: Database, vault: Vault, tmp_path: Path, when: str, copies: int
) -> None:
    """Its message goes out when the lease is over; if it had gone out already, the copy has the same id."""
    house = House(sqlite, SqlDelivery(vault))
    (sent,) = house.send()
    with fake_smtp() as server:
        url = sqlite.engine.url.render_as_string()
        told = [url, tmp_path / "root.key", str(server.port), NOW.isoformat(), when]
        killed = subprocess.run(
            [sys.executable, SCRIPT, *told],
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (killed.returncode, killed.stderr) == (-9, "")
        post = SmtpPost(MailServer("127.0.0.1", server.port, wrapped=False, sender="no-reply@example.org"))
        house.now = NOW + LEASE - timedelta(seconds=1)
        assert house.deliver(email=post) == {}
        house.now = NOW + LEASE
        assert house.deliver(email=post) == {"messages sent": 1}
    ids = [email["Message-ID"] for email in server.taken]
    assert ids == [f"<{sent}@example.org>"] * copies
    assert house.waiting() == Waiting(0, 0)
