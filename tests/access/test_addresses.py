"""What the Ways door promises of addresses, whatever is behind it."""

from datetime import timedelta

import pytest

from portal.access import Kind
from tests.access.conftest import NOW
from tests.access.messages import EMAIL, NUMBER, SECOND, Messages

HOUR = timedelta(hours=1)


class TestAddresses(Messages):
    """Run on SQLite, PostgreSQL and in memory."""

    def test_an_address_is_a_way_back_once_it_is_confirmed(self) -> None:
        """Before, it is listed and opens nothing; the code of its message makes it one."""
        challenge = self.propose()
        (way,) = self.of_draft()
        assert (way.address, way.kind, way.confirmed, way.id) == (EMAIL, Kind.EMAIL, False, challenge.way_id)
        assert not self.sent().known
        (confirmed,) = self.answer(challenge.code, "token") or ()
        assert (confirmed.id, confirmed.address, confirmed.confirmed) == (way.id, EMAIL, True)
        assert self.of_draft() == (confirmed,)
        assert self.sent().known

    def test_a_code_opens_all_that_is_behind_an_address(self) -> None:
        """What somebody holds and what they help with, by whichever case they write it in."""
        permit = self.room.hire("helped")
        held, helped = self.confirm(), self.confirm("zoe@example.ORG", "helped", permit.id)
        self.confirm("other@example.org", "other")
        challenge = self.sent("  ZOE@example.org ")
        assert {way.id for way in self.answer(f" {challenge.code[:3]} {challenge.code[3:]}. ") or ()} == {
            held.id,
            helped.id,
        }

    def test_an_unknown_address_gets_the_same_and_opens_nothing(self) -> None:
        """A browser waits for it, and neither code nor link ever succeeds."""
        challenge = self.sent("nobody@example.org")
        assert (challenge.known, challenge.way_id, len(challenge.code)) == (False, "", 8)
        waiting = self.asked()
        assert waiting is not None
        assert waiting.id == challenge.id
        assert (self.answer(challenge.code), self.by_link(challenge.link)) == (None, None)
        assert self.spend(challenge.link) is None

    @pytest.mark.parametrize("address", [EMAIL, "nobody@example.org"])
    def test_an_address_gets_five_messages_an_hour(self, address: str) -> None:
        """Known or not, from however many browsers; after an hour it begins anew."""
        self.confirm()
        asked = [self.ask(address, f"browser {number}", 2 * HOUR) is not None for number in range(7)]
        assert asked == [True] * 5 + [False] * 2
        assert self.ask(address.upper(), after=3 * HOUR - SECOND) is None
        assert self.ask("other@example.org", after=2 * HOUR) is not None
        assert self.ask(address, after=3 * HOUR) is not None

    def test_an_address_gets_twenty_messages_a_day(self) -> None:
        """However they are spread; what an hour refuses does not count; a day later it begins anew."""
        in_each_hour = [
            [self.ask(after=hour * HOUR) is not None for _ in range(6)].count(True) for hour in range(6)
        ]
        assert in_each_hour == [5, 5, 5, 5, 0, 0]
        assert self.ask(after=24 * HOUR - SECOND) is None
        assert self.ask("other@example.org", after=24 * HOUR - SECOND) is not None
        assert self.ask(after=24 * HOUR) is not None

    def test_proposing_an_address_counts_too(self) -> None:
        """Nobody floods a stranger's mailbox that way; what was sent last still works, and what was there."""
        sent = [self.propose(token=f"browser {number}") for number in range(5)]
        with self.database.writing() as tx:
            assert self.ways.propose(tx, "draft", "", Kind.EMAIL, EMAIL, "browser 6", NOW) is None
        assert self.ask() is None
        (way,) = self.of_draft()
        assert [each.id for each in self.answer(sent[-1].code, "browser 4") or ()] == [way.id]

    def test_asking_too_often_leaves_what_was_sent(self) -> None:
        """The last message that went out still works."""
        way = self.confirm()
        challenges = [self.ask(after=2 * HOUR) for _ in range(6)]
        assert challenges[-2] is not None
        assert self.answer(challenges[-2].code, after=2 * HOUR) == (way,)

    @pytest.mark.parametrize("typed", ["+447700900123", "0044 7700 900123", "+44 (0)7700-900123", NUMBER])
    def test_a_number_is_found_however_it_is_written(self, typed: str) -> None:
        """With and without +44; an email that reads alike is not a number."""
        confirmed = self.spend(self.propose(NUMBER, kind=Kind.TEXT).link)
        assert self.answer(self.sent(typed, kind=Kind.TEXT).code) == confirmed
        assert not self.sent(typed).known

    def test_proposing_again_replaces_what_is_unconfirmed(self) -> None:
        """Of the same kind: the first message is dead; what is confirmed stays."""
        kept, first = self.confirm("kept@example.org"), self.propose("wrong@example.org", "one")
        text = self.propose(NUMBER, "two", kind=Kind.TEXT)
        second = self.propose("right@example.org", "three")
        assert (self.by_link(first.link), self.asked("one"), self.spend(first.link)) == (None, None, None)
        assert {way.id for way in self.of_draft()} == {kept.id, text.way_id, second.way_id}

    def test_an_address_confirmed_twice_is_one_way(self) -> None:
        """In whichever case it is written."""
        self.confirm()
        again = self.confirm(EMAIL.upper())
        assert self.of_draft() == (again,)

    def test_a_way_removed_meanwhile_is_not_confirmed(self) -> None:
        """Its message is dead with it."""
        challenge = self.propose()
        with self.database.writing() as tx:
            self.ways.remove(tx, "draft", challenge.way_id)
        assert (self.asked("token"), self.by_link(challenge.link)) == (None, None)
        assert (self.answer(challenge.code, "token"), self.of_draft()) == (None, ())

    def test_a_helpers_address_ends_with_the_permit(self) -> None:
        """Confirmed or not, and whatever was sent before."""
        permit, asked = self.room.hire(), self.room.hire("asked")
        self.confirm("zoe@example.net", "asked", asked.id)
        proposed, sent = self.propose(permit_id=permit.id), self.sent("zoe@example.net")
        for each in (permit, asked):
            with self.database.writing() as tx:
                self.room.permits.end(tx, each, NOW)
        assert (self.by_link(proposed.link), self.spend(proposed.link)) == (None, None)
        assert self.answer(sent.code) == ()
        assert not self.sent("zoe@example.net").known
