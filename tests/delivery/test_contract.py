"""What the Delivery door promises, whatever is behind it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from portal.delivery import KEPT, LEASE, Channel, Claimed, Delivery, Message, State, Waiting
from portal.storage import Transactions
from tests.delivery.conftest import EMAIL, LETTER, TEXT

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


class TestDelivery:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, delivery: Delivery, database: Transactions) -> None:
        """Open the room, with nothing in it."""
        self.delivery, self.database = delivery, database

    def send(self, message: Message = EMAIL, now: datetime = NOW, **more: Any) -> str:
        """Put a message into the outbox."""
        with self.database.writing() as tx:
            return self.delivery.send(tx, message, now, **more)

    def claim(self, now: datetime = NOW, channel: Channel = Channel.EMAIL) -> Claimed | None:
        """Claim a message as the worker does."""
        with self.database.stepping() as tx:
            return self.delivery.claim(tx, channel, now)

    def claimed(self, now: datetime = NOW, channel: Channel = Channel.EMAIL) -> Claimed:
        """Claim a message that has to be there."""
        found = self.claim(now, channel)
        assert found is not None
        return found

    def done(self, claimed: Claimed, now: datetime = NOW) -> bool:
        """Note that it was taken."""
        with self.database.writing() as tx:
            return self.delivery.done(tx, claimed, now)

    def failed(self, claimed: Claimed, now: datetime = NOW, *, for_good: bool = False) -> bool:
        """Note that it was not."""
        with self.database.writing() as tx:
            return self.delivery.failed(tx, claimed, now, for_good=for_good)

    def expire(self, now: datetime) -> int:
        """Erase what is due."""
        with self.database.writing() as tx:
            return self.delivery.expire(tx, now)

    def states(self) -> list[tuple[str, State]]:
        """Return what is in the outbox, the newest first."""
        with self.database.reading() as tx:
            return [(sent.id, sent.state) for sent in self.delivery.recent(tx, 10)]

    def waiting(self) -> Waiting:
        """Return what has not left."""
        with self.database.reading() as tx:
            return self.delivery.waiting(tx)

    @pytest.mark.parametrize("message", [EMAIL, TEXT, LETTER])
    def test_a_message_is_claimed_as_it_was_sent(self, message: Message) -> None:
        """Whoever claims it gets every word and its first attempt, and afterwards it is done."""
        made = self.send(message)
        claimed = self.claimed(channel=message.channel)
        assert (claimed.id, claimed.message, claimed.attempts, claimed.made_at) == (made, message, 1, NOW)
        assert self.states() == [(made, State.LEASED)]
        assert self.done(claimed)
        assert (self.states(), self.waiting()) == ([(made, State.DONE)], Waiting(0, 0))
        assert self.claim(NOW + KEPT, message.channel) is None

    def test_each_channel_has_its_own_queue(self) -> None:
        """A text is not given to whoever carries emails."""
        self.send(TEXT)
        assert self.claim() is None
        assert self.claimed(channel=Channel.TEXT).message == TEXT

    def test_the_oldest_comes_first(self) -> None:
        """Messages are claimed in the order in which they are due."""
        sent = [self.send(now=NOW - age * SECOND) for age in (1, 3, 2)]
        assert [self.claimed().id for _ in sent] == [sent[1], sent[2], sent[0]]

    def test_a_message_waits_for_its_moment(self) -> None:
        """Nobody gets a message before it is due."""
        self.send(now=NOW + SECOND)
        assert self.claim() is None

    def test_one_worker_has_it_for_a_lease(self) -> None:
        """Nobody else gets it before the lease has run out; then the next worker does, under the same id."""
        made = self.send()
        first = self.claimed()
        assert self.claim(NOW + LEASE - SECOND) is None
        second = self.claimed(NOW + LEASE)
        assert (second.id, second.attempts) == (made, 2)
        assert second.lease != first.lease

    def test_only_the_holder_of_the_lease_says_what_came_of_it(self) -> None:
        """A worker that was too slow changes nothing any more, whatever it says."""
        self.send()
        slow, holder = self.claimed(), self.claimed(NOW + LEASE)
        assert not self.done(slow)
        assert not self.failed(slow)
        assert not self.failed(slow, for_good=True)
        assert self.done(holder)
        assert not self.done(holder)
        assert not self.failed(holder)

    def test_whoever_was_too_slow_alone_is_believed(self) -> None:
        """A lease that has run out counts as long as nobody else has claimed the message."""
        self.send()
        assert self.done(self.claimed(), NOW + 10 * LEASE)

    def test_a_failed_message_waits_longer_each_time(self) -> None:
        """The wait doubles from a second to a quarter of an hour, less up to half of it."""
        self.send()
        now, longest = NOW, SECOND
        for _ in range(14):
            assert self.failed(self.claimed(now), now)
            assert self.claim(now + longest / 2 - SECOND / 1000) is None
            now, longest = now + longest, min(2 * longest, 15 * MINUTE)
        assert self.waiting() == Waiting(1, 0)

    def test_what_was_refused_for_good_is_kept_until_a_person_says_again(self) -> None:
        """It is neither tried nor erased by itself, however long it lies there."""
        made = self.send()
        assert self.failed(self.claimed(), for_good=True)
        assert (self.claim(NOW + KEPT), self.expire(NOW + 100 * KEPT)) == (None, 0)
        assert (self.states(), self.waiting()) == ([(made, State.NEEDS_PERSON)], Waiting(0, 1))
        with self.database.writing() as tx:
            assert (self.delivery.again(tx, NOW + MINUTE), self.delivery.again(tx, NOW)) == (1, 0)
        again = self.claimed(NOW + MINUTE)
        # It is no first attempt: whoever carries it asks whether it was taken after all.
        assert (again.message, again.attempts) == (EMAIL, 2)

    def test_a_code_that_has_run_out_never_leaves(self) -> None:
        """However long the other side was away, nobody gets a code that opens nothing any more."""
        self.send(good_until=NOW + MINUTE)
        lasting = self.send(now=NOW + SECOND)
        self.failed(self.claimed())
        assert self.expire(NOW + MINUTE - SECOND) == 0
        assert self.claimed(NOW + MINUTE).id == lasting
        assert (self.expire(NOW + MINUTE), self.expire(NOW + MINUTE)) == (1, 0)
        assert self.states() == [(lasting, State.LEASED)]

    def test_a_code_is_good_up_to_its_last_moment(self) -> None:
        """Before it has run out it is claimed, and whoever has it then may still say that it was taken."""
        made = self.send(good_until=NOW + MINUTE)
        claimed = self.claimed(NOW + MINUTE - SECOND)
        assert self.expire(NOW + MINUTE) == 0
        assert self.done(claimed, NOW + MINUTE)
        assert self.states() == [(made, State.DONE)]

    def test_a_code_whose_worker_was_killed_goes_too(self) -> None:
        """Once nobody has it any more it is erased like those that wait, and a refused one as well."""
        for _ in range(2):
            self.send(good_until=NOW + MINUTE)
        self.failed(self.claimed(), for_good=True)
        self.claimed()
        assert self.expire(NOW + MINUTE + LEASE) == 2
        assert (self.states(), self.waiting()) == ([], Waiting(0, 0))

    def test_a_refused_code_is_tried_again_only_while_it_is_good(self) -> None:
        """What has run out is not made due again."""
        self.send(good_until=NOW + MINUTE)
        self.failed(self.claimed(), for_good=True)
        with self.database.writing() as tx:
            assert (self.delivery.again(tx, NOW + MINUTE), self.delivery.again(tx, NOW)) == (0, 1)

    def test_a_person_may_give_up_what_was_refused(self) -> None:
        """What was set aside goes for good; what waits, or was delivered, stays."""
        self.send()
        self.failed(self.claimed(), for_good=True)
        waits = self.send()
        with self.database.writing() as tx:
            assert (self.delivery.give_up(tx), self.delivery.give_up(tx)) == (1, 0)
        assert (self.states(), self.waiting()) == ([(waits, State.READY)], Waiting(1, 0))

    def test_what_is_about_an_erased_application_goes_with_it(self) -> None:
        """Whether it waits, is being carried or was refused; what was delivered has its week."""
        delivered = self.send(draft_id="erased")
        self.done(self.claimed())
        for end in (self.failed, lambda claimed: self.failed(claimed, for_good=True)):
            self.send(draft_id="erased")
            end(self.claimed())
        self.send(draft_id="erased", now=NOW + 10 * SECOND)
        carried = self.claimed(NOW + 10 * SECOND)
        others = {self.send(draft_id="another"), self.send()}
        with self.database.writing() as tx:
            assert self.delivery.drop(tx, ("erased", "of no message")) == 3
            assert self.delivery.drop(tx, ()) == 0
        assert not self.done(carried)
        assert {made for made, _ in self.states()} == others | {delivered}

    def test_messages_about_a_draft_are_counted(self) -> None:
        """Those made since a moment, delivered or not, and nobody else's."""
        self.send(draft_id="one")
        self.send(draft_id="one", now=NOW + MINUTE)
        self.send(draft_id="two", now=NOW + MINUTE)
        self.send(now=NOW + MINUTE)
        with self.database.reading() as tx:
            counts = [self.delivery.sent_about(tx, "one", NOW + since) for since in (-SECOND, SECOND, MINUTE)]
        assert counts == [2, 1, 0]

    def test_a_delivered_message_goes_after_a_week(self) -> None:
        """The week begins when it was delivered; what still waits stays."""
        assert timedelta(days=7) == KEPT
        self.send()
        waits = self.send(now=NOW + SECOND)
        self.done(self.claimed(NOW + MINUTE), NOW + MINUTE)
        assert self.expire(NOW + KEPT) == 0
        assert (self.expire(NOW + MINUTE + KEPT), self.expire(NOW + MINUTE + KEPT)) == (1, 0)
        assert self.states() == [(waits, State.READY)]

    def test_a_discarded_message_never_leaves(self) -> None:
        """Nobody can claim it, the mailbox does not show it, and it goes at the next occasion."""
        self.send(discard=True)
        assert (self.claim(), self.claim(NOW + KEPT)) == (None, None)
        assert (self.states(), self.waiting()) == ([], Waiting(0, 0))
        assert (self.expire(NOW), self.expire(NOW)) == (1, 0)

    def test_the_newest_are_shown_first(self) -> None:
        """The mailbox gets as many as it asked for, whatever has become of them."""
        sent = [self.send(now=NOW + number * SECOND) for number in range(4)]
        self.done(self.claimed(NOW))
        with self.database.reading() as tx:
            assert [one.id for one in self.delivery.recent(tx, 2)] == [sent[3], sent[2]]
            assert [one.message for one in self.delivery.recent(tx, 9)] == [EMAIL] * 4
