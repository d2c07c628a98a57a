"""What the Permits door promises, whatever is behind it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.access import OFFER_LASTS, TRIES, Level, Permit, PermitState, Terms, shown
from portal.access.words import fresh
from tests.access.conftest import NOW, TERMS, Room

SECOND = timedelta(seconds=1)


class TestPermits:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def open(self, room: Room) -> None:
        """Open the room."""
        self.room, self.permits, self.database = room, room.permits, room.database

    def offer(self, terms: Terms = TERMS, after: timedelta = 0 * SECOND) -> tuple[Permit, str]:
        """Offer a permit."""
        with self.database.writing() as tx:
            return self.permits.offer(tx, "draft", terms, NOW + after)

    def by_words(self, typed: str, after: timedelta = SECOND) -> Permit | None:
        """Look at an offer."""
        with self.database.stepping() as tx:
            return self.permits.by_words(tx, typed, NOW + after)

    def accept(self, typed: str, organisation: str = "", after: timedelta = SECOND) -> Permit | None:
        """Accept an offer."""
        with self.database.writing() as tx:
            return self.permits.accept(tx, typed, organisation, NOW + after)

    def end(self, permit: Permit, after: timedelta = 2 * SECOND) -> None:
        """End a permit."""
        with self.database.writing() as tx:
            self.permits.end(tx, permit, NOW + after)

    def get(self, permit: Permit) -> Permit | None:
        """Return a permit as it is now."""
        with self.database.reading() as tx:
            return self.permits.get(tx, permit.id)

    @pytest.mark.parametrize(
        "terms",
        [TERMS, Terms(Level.SEND, date(2027, 11, 26), "Æ “quoted”", "aunt | friend", at_desk=True)],
    )
    def test_an_offer_is_read_before_it_is_accepted(self, terms: Terms) -> None:
        """Its words show every term, as often as one likes; accepting it says when."""
        permit, words = self.offer(terms)
        assert (permit.draft_id, permit.terms, permit.state) == ("draft", terms, PermitState.OFFERED)
        assert (permit.organisation, permit.made_at, permit.changed_at) == ("", NOW, NOW)
        for _ in range(TRIES + 1):
            assert self.by_words(shown(words).title()) == self.get(permit) == permit
        accepted = self.accept(words, "an advice centre")
        assert accepted == replace(
            permit, state=PermitState.ACCEPTED, organisation="an advice centre", changed_at=NOW + SECOND
        )
        assert self.get(permit) == accepted

    def test_an_offer_is_accepted_once(self) -> None:
        """Afterwards its words say nothing."""
        permit, words = self.offer()
        accepted = self.accept(words)
        assert (self.accept(words, "another"), self.by_words(words)) == (None, None)
        assert self.get(permit) == accepted

    def test_other_words_accept_nothing(self) -> None:
        """Neither those of nobody, nor what are no words, nor a way back of the holder's or the helper's."""
        permit, _ = self.offer()
        with self.database.writing() as tx:
            back = [self.room.ways.make_words(tx, "draft", permit_id, NOW) for permit_id in ("", permit.id)]
        for typed in (fresh(), "", "no words", *back):
            assert (self.by_words(typed), self.accept(typed)) == (None, None)

    def test_an_offer_lasts_fourteen_days(self) -> None:
        """To the second; then it has ended, also for the list of the holder."""
        permit, words = self.offer()
        last = OFFER_LASTS - SECOND
        with self.database.writing() as tx:
            self.room.ways.expire(tx, NOW + last)
        assert self.by_words(words, last) == permit
        assert (self.by_words(words, OFFER_LASTS), self.accept(words, after=OFFER_LASTS)) == (None, None)
        with self.database.writing() as tx:
            self.room.ways.expire(tx, NOW + OFFER_LASTS)
        ended = replace(permit, state=PermitState.ENDED, changed_at=NOW + OFFER_LASTS)
        assert self.get(permit) == ended
        assert self.accept(words) is None

    def test_what_is_accepted_does_not_lapse(self) -> None:
        """Fourteen days are for the words, not for the permit."""
        permit = self.room.hire()
        with self.database.writing() as tx:
            self.room.ways.expire(tx, NOW + 2 * OFFER_LASTS)
        assert self.get(permit) == permit

    def test_offered_words_are_dead_after_five_wrong_tries(self) -> None:
        """Whoever tried them as a way back has tried them; they accept nothing any more."""
        _, words = self.offer()
        for _ in range(TRIES):
            with self.database.stepping() as tx:
                assert self.room.ways.try_words(tx, words, lambda _: False, NOW) is None
        assert (self.accept(words), self.by_words(words)) == (None, None)

    def test_a_permit_that_has_ended_opens_nothing(self) -> None:
        """Accepted or not, it says since when; to end it again changes nothing."""
        permit, words = self.offer()
        accepted = self.room.hire()
        for each in (permit, accepted):
            self.end(each)
            ended = replace(each, state=PermitState.ENDED, changed_at=NOW + 2 * SECOND)
            assert self.get(each) == ended
            self.end(each, 9 * SECOND)
            assert self.get(each) == ended
            assert not ended.lives(NOW.date())
        assert (self.by_words(words), self.accept(words)) == (None, None)

    def test_a_permit_lives_until_its_last_day(self) -> None:
        """That day included, once it is accepted."""
        permit, last = self.room.hire(), TERMS.until
        assert (permit.lives(last), permit.lives(last + timedelta(days=1))) == (True, False)
        assert not self.offer()[0].lives(last)

    def test_an_application_lists_all_its_permits(self) -> None:
        """The newest first, ended ones too, another application's not."""
        made = [self.offer(after=number * SECOND)[0] for number in range(3)]
        self.room.hire("another")
        self.end(made[1])
        with self.database.reading() as tx:
            found = self.permits.of_draft(tx, "draft")
            assert self.permits.of_draft(tx, "none") == ()
        assert [permit.id for permit in found] == [each.id for each in reversed(made)]
        assert [permit.state.value for permit in found] == ["offered", "ended", "offered"]

    def test_an_organisation_lists_what_its_advisers_accepted(self) -> None:
        """Ended ones too; friends and families are nobody's organisation."""
        mine, ended = self.room.hire("one", "centre"), self.room.hire("two", "centre")
        self.room.hire("three", "another")
        self.room.hire("four")
        self.end(ended)
        with self.database.reading() as tx:
            found = self.permits.of_organisation(tx, "centre")
            assert self.permits.of_organisation(tx, "") == ()
        assert {permit.id for permit in found} == {mine.id, ended.id}

    def test_a_permit_that_never_was_is_none(self) -> None:
        """Nobody has it."""
        with self.database.reading() as tx:
            assert self.permits.get(tx, "none") is None


def test_a_level_reaches_those_before_it() -> None:
    """Sending includes uploading, uploading includes filling in, and never the other way around."""
    reaches = [[level.reaches(other) for other in Level] for level in Level]
    assert reaches == [[True, False, False], [True, True, False], [True, True, True]]
