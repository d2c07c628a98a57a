"""What the Sessions door promises, whatever is behind it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.access import IDLE, LONGEST, TRIES, Door, Mode, PermitState, Session, hash_of
from portal.access.models import UNUSED
from tests.access.conftest import NOW, Room

MINUTE = timedelta(minutes=1)


class TestSessions:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def open(self, room: Room) -> None:
        """Open the room."""
        self.room, self.sessions, self.database = room, room.sessions, room.database

    def begin(self, token: str = "token", mode: Mode = Mode.OWN, account: str = "") -> Session:
        """Begin a session."""
        with self.database.writing() as tx:
            return self.sessions.begin(tx, token, NOW, mode, account)

    def open_door(
        self, session: Session, draft_id: str = "draft", permit_id: str = "", after: timedelta = MINUTE
    ) -> None:
        """Let a session into an application."""
        with self.database.writing() as tx:
            self.sessions.open_door(tx, session, draft_id, NOW + after, permit_id)

    def of(self, token: str = "token") -> Session | None:
        """Return a browser's session."""
        with self.database.reading() as tx:
            return self.sessions.of(tx, token)

    def door(self, token: str = "token", draft_id: str = "draft") -> Door | None:
        """Return a browser's door."""
        with self.database.reading() as tx:
            return self.sessions.door(tx, token, draft_id)

    def doors(self, token: str = "token") -> tuple[Door, ...]:
        """Return a browser's doors."""
        with self.database.reading() as tx:
            return self.sessions.doors(tx, token)

    def drafts(self, token: str = "token") -> list[str]:
        """Return what a browser has doors to, the last opened first."""
        return [door.draft_id for door in self.doors(token)]

    def expire(self, after: timedelta) -> int:
        """End what has run out by then."""
        with self.database.writing() as tx:
            return self.sessions.expire(tx, NOW + after)

    def test_a_session_is_its_browsers(self) -> None:
        """A token finds its session as it was begun, and no other does."""
        begun = self.begin(mode=Mode.DESK, account="a branch")
        assert self.of() == begun
        assert (begun.mode, begun.account, begun.begun_at, begun.seen_at) == (Mode.DESK, "a branch", NOW, NOW)
        assert self.of("another") is None

    def test_a_session_begins_once(self) -> None:
        """A browser that begins again keeps what it has."""
        begun = self.begin()
        with self.database.writing() as tx:
            assert self.sessions.begin(tx, "token", NOW + MINUTE, Mode.DESK, "a branch") == begun
        assert self.of() == begun

    def test_a_session_is_touched_and_told(self) -> None:
        """That it is in use, and that somebody has read how to leave, are noted without each other."""
        begun, other = self.begin(), self.begin("other")
        with self.database.writing() as tx:
            self.sessions.touch(tx, begun, NOW + MINUTE)
            self.sessions.note_told(tx, begun)
        assert self.of() == replace(begun, seen_at=NOW + MINUTE, told=True)
        assert self.of("other") == other

    def test_a_renewed_session_has_a_new_token_and_beginning(self) -> None:
        """The old token is dead, though it is known which; doors are there, wrong tries are forgotten."""
        begun = self.begin()
        self.open_door(begun)
        with self.database.writing() as tx:
            self.sessions.count_wrong(tx, begun)
            token = self.sessions.renew(tx, begun, NOW + LONGEST)
            assert self.sessions.count_wrong(tx, begun) == 1
        assert (self.of(), self.drafts()) == (None, [])
        later, old = NOW + LONGEST, hash_of("token")
        assert self.of(token) == replace(begun, begun_at=later, seen_at=later, previous_hash=old)
        [door] = self.doors(token)
        assert door.session == self.of(token)
        assert self.drafts(token) == ["draft"]

    def test_wrong_tries_are_counted(self) -> None:
        """Each session counts its own, and one that has ended has none left."""
        begun, other = self.begin(), self.begin("other")
        with self.database.writing() as tx:
            assert [self.sessions.count_wrong(tx, begun) for _ in range(3)] == [1, 2, 3]
            assert self.sessions.count_wrong(tx, other) == 1
            self.sessions.end(tx, begun)
            assert self.sessions.count_wrong(tx, begun) > TRIES

    def test_a_door_leads_to_one_application(self) -> None:
        """Only the browser that opened it has it, and only to that application."""
        begun = self.begin()
        self.begin("other")
        self.open_door(begun)
        assert self.door() == Door(begun, "draft", None)
        assert (self.door(draft_id="another"), self.door("other"), self.door("nobody")) == (None, None, None)

    def test_doors_are_listed_the_last_opened_first(self) -> None:
        """A browser's own alone."""
        begun, other = self.begin(), self.begin("other")
        for minute, draft_id in enumerate(("one", "two", "three")):
            self.open_door(begun, draft_id, after=minute * MINUTE)
        self.open_door(other, "theirs")
        assert self.drafts() == ["three", "two", "one"]
        assert self.drafts("nobody") == []

    def test_a_door_that_is_shut_is_gone(self) -> None:
        """The others stay, and shutting it again is no error."""
        begun, other = self.begin(), self.begin("other")
        for session, draft_id in ((begun, "draft"), (begun, "kept"), (other, "draft")):
            self.open_door(session, draft_id)
        with self.database.writing() as tx:
            self.sessions.shut_door(tx, begun, "draft")
            self.sessions.shut_door(tx, begun, "draft")
        assert (self.drafts(), self.drafts("other")) == (["kept"], ["draft"])

    def test_a_helpers_door_has_the_permit(self) -> None:
        """Whoever came in as a helper has the terms at the door, and sees there that the permit has ended."""
        permit, begun = self.room.hire(), self.begin()
        self.open_door(begun, permit_id=permit.id)
        assert self.door() == Door(begun, "draft", permit)
        with self.database.writing() as tx:
            self.room.permits.end(tx, permit, NOW + MINUTE)
        ended = replace(permit, state=PermitState.ENDED, changed_at=NOW + MINUTE)
        assert self.door() == Door(begun, "draft", ended)

    def test_a_door_whose_permit_is_nowhere_is_nobodys(self) -> None:
        """A permit that does not exist, or is another application's, never opens one as its holder."""
        begun, elsewhere = self.begin(), self.room.hire("another")
        for permit_id in ("none", elsewhere.id):
            self.open_door(begun, permit_id=permit_id)
            assert (self.door(), self.drafts()) == (None, [])

    def test_a_holders_door_is_never_made_a_helpers(self) -> None:
        """Accepting a permit for one's own application changes nothing; a helper may become the holder."""
        permit, begun = self.room.hire(), self.begin()
        self.open_door(begun, permit_id=permit.id)
        self.open_door(begun)
        assert self.door() == Door(begun, "draft", None)
        self.open_door(begun, permit_id=permit.id)
        assert self.door() == Door(begun, "draft", None)

    def test_a_helper_may_have_a_new_permit(self) -> None:
        """The door then has the new one."""
        first, second, begun = self.room.hire(), self.room.hire(), self.begin()
        for permit in (first, second):
            self.open_door(begun, permit_id=permit.id)
        assert self.door() == Door(begun, "draft", second)

    def test_handing_over_shuts_the_other_holders_doors(self) -> None:
        """Helpers keep theirs, and so do the holder of another application and the session that is spared."""
        permit = self.room.hire()
        one, other, helper = (self.begin(token) for token in ("one", "other", "helper"))
        for session, permit_id in ((one, ""), (other, ""), (helper, permit.id)):
            self.open_door(session, permit_id=permit_id)
        self.open_door(other, "another")
        with self.database.writing() as tx:
            assert self.sessions.open_elsewhere(tx, "draft", one)
            self.sessions.shut_others(tx, "draft", one)
            assert not self.sessions.open_elsewhere(tx, "draft", one)
        assert [self.drafts(token) for token in ("one", "other", "helper")] == [
            ["draft"],
            ["another"],
            ["draft"],
        ]

    def test_a_session_that_ends_takes_its_doors_along(self) -> None:
        """Its token finds nothing, it opens nothing any more, and ending it again is no error."""
        begun, other = self.begin(), self.begin("other")
        self.open_door(begun)
        self.open_door(other)
        with self.database.writing() as tx:
            self.sessions.end(tx, begun)
            self.sessions.end(tx, begun)
        self.open_door(begun, "late")
        assert (self.of(), self.drafts(), self.drafts("other")) == (None, [], ["draft"])
        self.begin()
        assert self.drafts() == []

    @pytest.mark.parametrize("mode", [Mode.SHARED, Mode.DESK])
    def test_a_shared_session_ends_when_it_has_run_out(self, mode: Mode) -> None:
        """It is dead at its time, and its browser still a shared one for a day, however many doors it has."""
        begun = self.begin(mode=mode)
        self.open_door(begun)
        last = IDLE[mode] + MINUTE
        assert begun.lives(NOW + last - timedelta(seconds=1))
        assert not begun.lives(NOW + last)
        assert self.expire(UNUSED - timedelta(seconds=1)) == 0
        assert self.of() == begun
        assert self.expire(UNUSED) == 1
        assert (self.of(), self.drafts()) == (None, [])

    def test_a_shared_session_ends_after_twelve_hours(self) -> None:
        """However much it is used."""
        begun = replace(self.begin(mode=Mode.DESK), seen_at=NOW + LONGEST)
        assert begun.lives(NOW + LONGEST + MINUTE - timedelta(seconds=1))
        assert not begun.lives(NOW + LONGEST + MINUTE)

    @pytest.mark.parametrize("mode", [Mode.OWN, Mode.PAPER, Mode.PHONE])
    def test_another_session_ends_when_it_leads_nowhere(self, mode: Mode) -> None:
        """One without doors ends a day after it was used; one with a door rests for four weeks."""
        self.begin("empty", mode)
        self.open_door(self.begin("resting", mode))
        day = timedelta(days=1)
        assert self.expire(day - MINUTE) == 0
        assert self.expire(day) == 1
        assert self.of("empty") is None
        assert self.expire(28 * day - MINUTE) == 0
        assert self.drafts("resting") == ["draft"]
        assert self.expire(28 * day) == 1
        assert (self.of("resting"), self.drafts("resting")) == (None, [])
