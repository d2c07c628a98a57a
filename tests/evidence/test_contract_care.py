"""What the Evidence door promises of handing files on, releasing and sweeping them, whatever is behind it."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.evidence import Evidence, File, Limits, Owner, OwnerGone, Part, Sender, State, Swept
from portal.evidence.scanner import MOST_AWAY
from portal.storage import Transactions, Unreadable
from tests.evidence.conftest import Owners
from tests.evidence.quick import FakeScanner

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
LIMITS = Limits(files=5, bytes=1000)
NOTHING = Swept(rows=0, bytes=0, lost=0)


def ids(*files: File) -> frozenset[str]:
    """Return the ids of files."""
    return frozenset(file.id for file in files)


class TestEvidenceCare:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, evidence: Evidence, database: Transactions, owners: Owners, scanner: FakeScanner) -> None:
        """Open the room, with a draft and a case in it."""
        self.evidence, self.database, self.owners, self.scanner = evidence, database, owners, scanner
        self.draft, self.case = owners.new(), owners.new("COV")

    def add(self, data: bytes = b"letter", *, checked: bool = True, now: datetime = NOW) -> File:
        """Receive a file, while the scanner is away unless it is to be checked, and add it to the draft."""
        self.scanner.away = not checked
        received = self.evidence.receive(data, "letter.pdf")
        self.scanner.away = False
        with self.database.writing() as tx:
            return self.evidence.add(
                tx,
                self.draft,
                "health",
                received,
                what="",
                sent_by=Sender.APPLICANT,
                limits=LIMITS,
                now=now,
            )

    def of(self, owner: Owner | None = None) -> tuple[File, ...]:
        """Return the files of an owner, the draft unless told otherwise."""
        with self.database.reading() as tx:
            return self.evidence.of(tx, owner or self.draft)

    def hand_on(self, expected: frozenset[str], to: Owner | None = None) -> bool:
        """Hand the files of the draft on, to the case unless told otherwise."""
        with self.database.writing() as tx:
            return self.evidence.hand_on(tx, self.draft, to or self.case, expected)

    def release(self) -> int:
        """Let the scanner look at what waits."""
        return self.evidence.release(self.database, NOW)

    def sweep(self, later: timedelta = timedelta()) -> Swept:
        """Sweep, as if it were later."""
        return self.evidence.sweep(self.database, datetime.now(UTC) + later)

    def test_files_are_handed_on(self) -> None:
        """The case has all of the draft’s files, in their order, and they outlive the draft."""
        first, second = self.add(b"first"), self.add(b"second", checked=False)
        assert self.hand_on(ids(first, second))
        assert (self.of(), self.of(self.case)) == ((), (first, second))
        self.owners.erase(self.draft)
        assert self.sweep() == NOTHING
        assert self.evidence.read(self.of(self.case)[0], Part.WHOLE) == b"first"
        assert self.release() == 1
        assert [file.state for file in self.of(self.case)] == [State.READY, State.READY]

    def test_only_what_was_expected_is_handed_on(self) -> None:
        """One file more or less than was shown, and nothing happens."""
        first, second = self.add(), self.add()
        for expected in (ids(first), ids(first, second) | {"another"}, frozenset[str]()):
            assert not self.hand_on(expected)
        assert self.of() == (first, second)

    def test_what_nobody_can_use_is_left_behind(self) -> None:
        """An infected file does not count among the expected ones, and goes no further."""
        clean, infected = self.add(), self.add(b"virus", checked=False)
        self.release()
        assert self.hand_on(ids(clean))
        assert self.of(self.case) == (clean,)
        assert self.of() == ()
        assert infected.id not in ids(*self.of(self.case))

    def test_nothing_is_handed_to_nobody(self) -> None:
        """A case that is not there yet, or no longer, gets no files."""
        letter = self.add()
        with pytest.raises(OwnerGone):
            self.hand_on(ids(letter), Owner("COV", "missing"))
        assert self.of() == (letter,)

    def test_a_draft_without_files_hands_on_none(self) -> None:
        """Nothing expected and nothing there is as expected."""
        assert self.hand_on(frozenset())

    def test_a_waiting_file_is_released_once(self) -> None:
        """The scanner judges what waits: a clean file opens, an infected one is destroyed."""
        clean, infected = self.add(b"fine", checked=False), self.add(b"virus", checked=False)
        assert self.release() == 2
        assert [file.state for file in self.of()] == [State.READY, State.INFECTED]
        clean, infected = self.of()
        assert self.evidence.read(clean, Part.WHOLE) == b"fine"
        assert not infected.usable
        with pytest.raises(Unreadable):
            self.evidence.read(infected, Part.WHOLE)
        asked = self.scanner.asked
        assert (self.release(), self.scanner.asked) == (0, asked)
        assert self.sweep(timedelta(hours=2)) == NOTHING

    def test_an_infected_file_does_not_count(self) -> None:
        """It takes no place of its question."""
        for _ in range(LIMITS.files):
            self.add(b"virus", checked=False)
        self.release()
        self.add()
        assert [file.usable for file in self.of()] == [*([False] * LIMITS.files), True]

    def test_an_absent_scanner_is_not_pestered(self) -> None:
        """When it does not answer three times running it is not asked again, and all go on waiting."""
        files = [self.add(checked=False) for _ in range(LIMITS.files)]
        self.scanner.away = True
        asked = self.scanner.asked
        assert (self.release(), self.scanner.asked) == (0, asked + 3)
        assert list(self.of()) == files

    def test_a_file_nobody_can_judge_holds_up_no_other(self) -> None:
        """One that the scanner never answers for waits on, and those behind it are released."""
        self.add(b"never answered", checked=False)
        self.add(b"fine", checked=False)
        assert self.release() == 1
        assert [file.state for file in self.of()] == [State.CHECKING, State.READY]

    def test_files_nobody_can_judge_block_no_queue(self) -> None:
        """With as many at its head as give the scanner up, the one behind them is released all the same."""
        for number in range(MOST_AWAY):
            self.add(b"never answered", checked=False, now=NOW - timedelta(minutes=number + 1))
        self.add(b"fine", checked=False)
        assert any(self.release() for _ in range(60)), "By chance once in 4^60 times."
        assert [file.state for file in self.of()] == [*[State.CHECKING] * MOST_AWAY, State.READY]

    def test_a_file_of_an_erased_owner_is_not_judged(self) -> None:
        """Its key is gone, and with it what the scanner could look at."""
        self.add(checked=False)
        self.owners.erase(self.draft)
        assert self.release() == 0

    def test_the_files_of_an_erased_owner_are_swept(self) -> None:
        """Rows and bytes go with the first sweep, those of others stay."""
        letter = self.add()
        assert self.hand_on(ids(letter))
        gone = self.add(b"gone"), self.add(b"gone too", checked=False)
        self.owners.erase(self.draft)
        assert self.sweep() == Swept(rows=len(gone), bytes=0, lost=0)
        assert self.sweep(timedelta(hours=2)) == NOTHING
        with pytest.raises(Unreadable):
            self.evidence.read(gone[0], Part.WHOLE)
        assert self.evidence.read(letter, Part.WHOLE) == b"letter"

    def test_bytes_without_a_row_are_swept_after_an_hour(self) -> None:
        """What was received and never added goes; not before whoever sends it had an hour."""
        letter = self.add()
        self.evidence.receive(b"never added", "letter.pdf")
        assert self.sweep(timedelta(minutes=59)) == NOTHING
        assert self.sweep(timedelta(minutes=61)) == Swept(rows=0, bytes=1, lost=0)
        assert self.sweep(timedelta(minutes=61)) == NOTHING
        assert self.evidence.read(letter, Part.WHOLE) == b"letter"

    def test_a_row_without_bytes_is_marked(self) -> None:
        """Whoever looks at the list learns that the file is lost, and it takes no place any more."""
        ready, waiting, kept = self.add(), self.add(checked=False), self.add()
        self.evidence.discard(ready.id, waiting.id)
        assert self.sweep() == Swept(rows=0, bytes=0, lost=2)
        assert [file.state for file in self.of()] == [State.LOST, State.LOST, State.READY]
        assert self.sweep() == NOTHING
        assert self.release() == 0
        assert self.hand_on(ids(kept))
