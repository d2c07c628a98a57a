"""What the Ways door promises of words and sign-ins, whatever is behind it."""

from datetime import timedelta

import pytest

from portal.access import TRIES, Kind, Way, shown
from portal.access.words import fresh
from tests.access.conftest import NOW, TERMS, Room

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class TestWays:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def open(self, room: Room) -> None:
        """Open the room."""
        self.room, self.ways, self.database = room, room.ways, room.database

    def make_words(self, draft_id: str = "draft", permit_id: str = "") -> str:
        """Make the words of an application."""
        with self.database.writing() as tx:
            return self.ways.make_words(tx, draft_id, permit_id, NOW)

    def try_words(self, typed: str, fits: str = "draft", after: timedelta = MINUTE) -> Way | None:
        """Try words, with something that fits one application."""
        with self.database.stepping() as tx:
            return self.ways.try_words(tx, typed, lambda draft_id: draft_id == fits, NOW + after)

    def sign_in(self, draft_id: str = "draft", permit_id: str = "", after: timedelta = MINUTE) -> Way:
        """Make the sign-in of one person a way back."""
        with self.database.writing() as tx:
            return self.ways.confirm_sign_in(tx, draft_id, permit_id, "urn:person", NOW + after)

    def of_draft(self, draft_id: str = "draft", permit_id: str = "") -> tuple[Way, ...]:
        """Return the ways back to an application."""
        with self.database.reading() as tx:
            return self.ways.of_draft(tx, draft_id, permit_id)

    def of_sign_in(self, subject: str = "urn:person") -> tuple[Way, ...]:
        """Return the ways back of somebody who has signed in."""
        with self.database.reading() as tx:
            return self.ways.of_sign_in(tx, subject)

    def expire(self, after: timedelta) -> int:
        """Forget what has run out by then."""
        with self.database.writing() as tx:
            return self.ways.expire(tx, NOW + after)

    def test_words_open_their_application(self) -> None:
        """With what else is right they give the way, again and again, however they are typed."""
        words = self.make_words()
        (way,) = self.of_draft()
        assert (way.draft_id, way.permit_id, way.kind, way.address) == ("draft", "", Kind.WORDS, "")
        assert (way.confirmed, way.made_at) == (True, NOW)
        for typed in (words, shown(words), words.upper().replace("-", " full stop ")):
            assert self.try_words(typed) == way

    def test_wrong_words_open_nothing(self) -> None:
        """Neither words nobody has, nor what are no words, nor the right ones without the rest."""
        words = self.make_words()
        for typed in (fresh(), "", "no words at all", words + " " + words):
            assert self.try_words(typed, fits="") is None
        assert self.try_words(words, fits="another") is None

    def test_what_else_has_to_fit_is_always_asked(self) -> None:
        """Once for each try, of the application or, when the words lead to none, of nothing."""
        words, asked = self.make_words(), list[str]()
        for typed in (words, fresh(), "no words"):
            with self.database.stepping() as tx:
                self.ways.try_words(tx, typed, lambda draft_id: bool(asked.append(draft_id)), NOW)
        assert asked == ["draft", "", ""]

    def test_new_words_end_those_before(self) -> None:
        """One holder has one code; a helper's and another application's are their own."""
        permit = self.room.hire()
        others = [self.make_words(permit_id=permit.id), self.make_words("other")]
        first, second = self.make_words(), self.make_words()
        assert first != second
        assert self.try_words(first) is None
        found = [self.try_words(second), self.try_words(others[0]), self.try_words(others[1], "other")]
        assert [(way.draft_id, way.permit_id) for way in found if way] == [
            ("draft", ""),
            ("draft", permit.id),
            ("other", ""),
        ]

    def test_words_are_dead_after_five_wrong_tries(self) -> None:
        """The right ones too, then and ever after; they are a way back no more."""
        words = self.make_words()
        assert [self.try_words(words, fits="another") for _ in range(TRIES)] == [None] * TRIES
        assert self.of_draft() == ()
        for after in (MINUTE, DAY, 400 * DAY):
            assert self.try_words(words, after=after) is None
            self.expire(after)
        assert self.of_draft() == ()

    def test_dead_words_stay_dead_when_their_tries_are_forgotten(self) -> None:
        """Nobody who waits long enough has five more."""
        words = self.make_words()
        for _ in range(TRIES):
            self.try_words(words, fits="another")
        self.expire(400 * DAY)
        assert self.try_words(words, after=400 * DAY) is None
        assert self.try_words(self.make_words(), after=400 * DAY) is not None

    def test_a_right_try_forgets_the_wrong_ones(self) -> None:
        """Whoever gets it right the fifth time has five tries the next time."""
        words = self.make_words()
        for _ in range(3):
            assert [self.try_words(words, fits="another") for _ in range(TRIES - 1)] == [None] * (TRIES - 1)
            assert self.try_words(words) is not None

    def test_tries_are_counted_by_what_was_typed(self) -> None:
        """In whatever manner; five of one code leave another alone."""
        words, other = self.make_words(), self.make_words("other")
        for between in ("-", " ", ", ", " dot ", "\n"):
            assert self.try_words(words.replace("-", between), fits="another") is None
        assert self.try_words(words) is None
        assert self.try_words(other, "other") is not None

    def test_slow_wrong_tries_count_together(self) -> None:
        """One a week is not a way around."""
        words = self.make_words()
        for week in range(TRIES):
            self.expire(week * 7 * DAY)
            assert self.try_words(words, fits="another", after=week * 7 * DAY) is None
        assert self.try_words(words, after=35 * DAY) is None

    def test_offered_words_open_no_application(self) -> None:
        """The words by which a helper accepts are no way back, and are listed as none."""
        with self.database.writing() as tx:
            permit, words = self.room.permits.offer(tx, "draft", TERMS, NOW)
        assert self.try_words(words) is None
        assert (self.of_draft(), self.of_draft(permit_id=permit.id)) == ((), ())

    def test_a_sign_in_opens_all_that_is_somebodys(self) -> None:
        """What they hold and what they help with, the newest first; nobody else's sign-in does."""
        permit = self.room.hire("helped")
        held, helped = self.sign_in(), self.sign_in("helped", permit.id, 2 * MINUTE)
        assert self.of_sign_in() == (helped, held)
        assert (held.kind, held.address, held.confirmed) == (Kind.ONE_LOGIN, "", True)
        assert self.of_sign_in("urn:another") == ()
        assert (self.of_draft(), self.of_draft("helped", permit.id)) == ((held,), (helped,))

    def test_signing_in_twice_makes_one_way(self) -> None:
        """The newer one stays."""
        _, again = self.sign_in(), self.sign_in()
        assert self.of_draft() == (again,)

    def test_ways_are_listed_the_newest_first(self) -> None:
        """The holder's, without those of helpers and of other applications."""
        permit = self.room.hire()
        self.make_words()
        self.make_words(permit_id=permit.id)
        self.make_words("other")
        self.sign_in()
        assert [way.kind for way in self.of_draft()] == [Kind.ONE_LOGIN, Kind.WORDS]

    def test_a_way_that_is_removed_opens_nothing(self) -> None:
        """Only through its own application, and once more is no error."""
        words, kept = self.make_words(), self.sign_in()
        (way,) = set(self.of_draft()) - {kept}
        for draft_id, opens in (("other", True), ("draft", False), ("draft", False)):
            with self.database.writing() as tx:
                self.ways.remove(tx, draft_id, way.id)
            assert (self.try_words(words) is not None) == opens
        assert self.of_draft() == (kept,)

    def test_a_helpers_ways_are_shut_with_the_permit(self) -> None:
        """Words and sign-in open nothing from the very next try."""
        permit = self.room.hire()
        words = self.make_words(permit_id=permit.id)
        self.sign_in(permit_id=permit.id)
        with self.database.writing() as tx:
            self.room.permits.end(tx, permit, NOW)
        assert (self.try_words(words), self.of_sign_in(), self.of_draft(permit_id=permit.id)) == (
            None,
            (),
            (),
        )

    def test_a_way_made_after_the_permit_ended_opens_nothing(self) -> None:
        """A helper who was just making one is too late."""
        permit = self.room.hire()
        with self.database.writing() as tx:
            self.room.permits.end(tx, permit, NOW)
        words = self.make_words(permit_id=permit.id)
        self.sign_in(permit_id=permit.id)
        assert (self.try_words(words), self.of_sign_in()) == (None, ())

    def test_what_is_forgotten_is_gone(self) -> None:
        """Doors, ways, what was sent, and permits; not another application's."""
        room, kept = self.room, self.make_words("kept")
        words, permit = self.make_words(), self.room.hire()
        with self.database.writing() as tx:
            session = room.sessions.begin(tx, "token", NOW)
            for draft_id in ("draft", "kept"):
                room.sessions.open_door(tx, session, draft_id, NOW)
            sent = self.ways.propose(tx, "draft", "", Kind.EMAIL, "zoe@example.org", "token", NOW)
            self.ways.forget(tx, ["draft", "never"])
            self.ways.forget(tx, [])
            assert self.ways.by_link(tx, sent.link, NOW) is None
            assert [door.draft_id for door in room.sessions.doors(tx, "token")] == ["kept"]
            assert (room.permits.get(tx, permit.id), room.permits.of_draft(tx, "draft")) == (None, ())
        assert (self.try_words(words), self.of_draft()) == (None, ())
        assert self.try_words(kept, "kept") is not None
        assert self.make_words()
