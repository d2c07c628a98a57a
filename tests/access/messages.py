"""Propose addresses and ask for messages, over each kind of database."""

from datetime import timedelta

import pytest

from portal.access import Challenge, Kind, Way
from tests.access.conftest import NOW, Room

EMAIL, NUMBER = "Zoe@Example.org", "07700 900123"
SECOND = timedelta(seconds=1)


class Messages:
    """What a test does with messages. Its tests run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def open(self, room: Room) -> None:
        """Open the room."""
        self.room, self.ways, self.database = room, room.ways, room.database

    def propose(
        self,
        address: str = EMAIL,
        token: str = "token",
        draft_id: str = "draft",
        permit_id: str = "",
        kind: Kind = Kind.EMAIL,
    ) -> Challenge:
        """Propose an address."""
        with self.database.writing() as tx:
            challenge = self.ways.propose(tx, draft_id, permit_id, kind, address, token, NOW)
        assert challenge is not None
        return challenge

    def ask(
        self,
        address: str = EMAIL,
        token: str = "asker",
        after: timedelta = SECOND,
        kind: Kind = Kind.EMAIL,
    ) -> Challenge | None:
        """Ask for a message to an address."""
        with self.database.writing() as tx:
            return self.ways.ask(tx, kind, address, token, NOW + after)

    def sent(self, address: str = EMAIL, token: str = "asker", kind: Kind = Kind.EMAIL) -> Challenge:
        """Return what is sent to an address that is asked for."""
        challenge = self.ask(address, token, kind=kind)
        assert challenge is not None
        return challenge

    def answer(
        self, typed: str, token: str = "asker", after: timedelta = 2 * SECOND
    ) -> tuple[Way, ...] | None:
        """Bring back a code."""
        with self.database.stepping() as tx:
            return self.ways.answer(tx, token, typed, NOW + after)

    def spend(self, link: str, after: timedelta = 2 * SECOND) -> tuple[Way, ...] | None:
        """Follow a link, and press the button."""
        with self.database.writing() as tx:
            return self.ways.spend(tx, link, NOW + after)

    def by_link(self, link: str, after: timedelta = SECOND) -> Challenge | None:
        """Look at a link."""
        with self.database.reading() as tx:
            return self.ways.by_link(tx, link, NOW + after)

    def asked(self, token: str = "asker", after: timedelta = SECOND) -> Challenge | None:
        """Return what a browser waits for."""
        with self.database.reading() as tx:
            return self.ways.asked(tx, token, NOW + after)

    def of_draft(self, draft_id: str = "draft", permit_id: str = "") -> tuple[Way, ...]:
        """Return the ways back to an application."""
        with self.database.reading() as tx:
            return self.ways.of_draft(tx, draft_id, permit_id)

    def confirm(self, address: str = EMAIL, draft_id: str = "draft", permit_id: str = "") -> Way:
        """Make an address a way back."""
        found = self.spend(self.propose(address, f"of {draft_id}", draft_id, permit_id).link)
        assert found
        return found[0]
