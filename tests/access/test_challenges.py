"""What the Ways door promises of codes and links that are sent, whatever is behind it."""

from datetime import timedelta

import pytest

from portal.access import CODE_LASTS, TRIES, Challenge, Kind
from tests.access.conftest import NOW
from tests.access.messages import SECOND, Messages

HOUR = timedelta(hours=1)


def wrong(challenge: Challenge) -> str:
    """Return a code that is not the one that was sent."""
    return f"{(int(challenge.code) + 1) % 10**8:08}"


class TestChallenges(Messages):
    """Run on SQLite, PostgreSQL and in memory."""

    def test_what_is_sent_is_known_only_when_it_is_made(self) -> None:
        """A code of eight digits and a link; later nobody here knows them any more."""
        made = self.propose()
        assert (len(made.code), made.code.isdecimal(), len(made.link) >= 20) == (8, True, True)
        assert (made.kind, made.until, made.known) == (Kind.EMAIL, NOW + CODE_LASTS, True)
        for found in (self.asked("token"), self.by_link(made.link)):
            assert found is not None
            assert (found.id, found.way_id, found.until) == (made.id, made.way_id, made.until)
            assert (found.code, found.link) == ("", "")

    def test_a_code_works_once_and_its_link_with_it(self) -> None:
        """Whichever is used first has used up both."""
        way = self.confirm()
        by_code, by_link = self.sent(token="one"), self.sent(token="two")
        assert self.answer(by_code.code, "one") == self.spend(by_link.link) == (way,)
        assert [self.answer(each.code, token) for each, token in ((by_code, "one"), (by_link, "two"))] == [
            None,
            None,
        ]
        assert [self.spend(each.link) for each in (by_code, by_link)] == [None, None]
        assert (self.asked("one"), self.by_link(by_code.link)) == (None, None)

    def test_a_code_works_only_in_the_browser_that_asked(self) -> None:
        """Elsewhere it is wrong, and takes no try away from whoever asked."""
        self.confirm()
        challenge = self.sent()
        assert [self.answer(challenge.code, "another") for _ in range(TRIES + 1)] == [None] * (TRIES + 1)
        assert self.answer(challenge.code) is not None

    def test_a_code_is_dead_after_five_wrong_tries(self) -> None:
        """The right one comes too late; it may do so as the fifth."""
        self.confirm()
        for tries, opens in ((TRIES - 1, True), (TRIES, False)):
            challenge = self.sent()
            assert [self.answer(wrong(challenge)) for _ in range(tries)] == [None] * tries
            assert (self.asked() is not None) == opens
            assert (self.answer(challenge.code) is not None) == opens

    def test_the_link_outlives_wrong_codes(self) -> None:
        """Whoever has mistyped five times can still press the button in the message."""
        way, challenge = self.confirm(), self.sent()
        for _ in range(TRIES + 1):
            self.answer(wrong(challenge))
        assert self.spend(challenge.link) == (way,)

    @pytest.mark.parametrize("typed", ["", "000", "1" * 1000, "eight digits"])
    def test_what_is_no_code_opens_nothing(self, typed: str) -> None:
        """However long or short it is."""
        self.confirm()
        self.sent()
        assert self.answer(typed) is None

    def test_a_code_lasts_half_an_hour(self) -> None:
        """To the second, and so does its link."""
        self.confirm()
        challenge = self.sent()
        late = CODE_LASTS + SECOND
        assert self.by_link(challenge.link, late - SECOND) is not None
        assert (self.by_link(challenge.link, late), self.asked(after=late)) == (None, None)
        assert (self.spend(challenge.link, late), self.answer(challenge.code, after=late)) == (None, None)
        assert self.answer(challenge.code, after=late - SECOND) is not None

    def test_looking_at_a_link_changes_nothing(self) -> None:
        """However often, and by whomever."""
        way, challenge = self.confirm(), self.sent()
        assert {self.by_link(challenge.link) for _ in range(5)} == {self.asked()}
        assert self.by_link(challenge.link + "x") is None
        assert self.spend(challenge.link) == (way,)

    def test_the_browser_that_asked_is_known(self) -> None:
        """Another is not, nor is it for what it asked for before."""
        first, second = self.sent(), self.sent()
        with self.database.reading() as tx:
            assert self.ways.is_asker(tx, second, "asker")
            assert not self.ways.is_asker(tx, second, "another")
            assert not self.ways.is_asker(tx, first, "asker")

    def test_asking_again_ends_what_was_sent_before(self) -> None:
        """A browser waits for one message; the code and the link before are dead."""
        self.confirm()
        first, second = self.sent(), self.sent()
        assert (self.spend(first.link), self.by_link(first.link)) == (None, None)
        assert first.code == second.code or self.answer(first.code) is None
        assert self.answer(second.code) is not None

    def test_what_has_run_out_is_forgotten(self) -> None:
        """Codes after half an hour, counted asks after their hour and their day; nothing before."""
        self.sent()
        with self.database.writing() as tx:
            assert self.ways.expire(tx, NOW + CODE_LASTS) == 0
            assert self.ways.expire(tx, NOW + CODE_LASTS + SECOND) == 1
            assert self.ways.expire(tx, NOW + HOUR + SECOND) == 1
            assert self.ways.expire(tx, NOW + 24 * HOUR) == 0
            assert self.ways.expire(tx, NOW + 24 * HOUR + SECOND) == 1
            assert self.ways.expire(tx, NOW + 24 * HOUR + SECOND) == 0
