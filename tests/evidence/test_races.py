"""Two at once: whoever adds while an application is sent, or while another file is added."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest

from portal.evidence import (
    File,
    Limits,
    NoScanner,
    Owner,
    OwnerGone,
    Received,
    Sender,
    SqlEvidence,
    State,
    TooManyFiles,
)
from portal.storage import Database, Tx, Vault
from tests.evidence.quick import FakeScanner, quick

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
ROUNDS = 25


class Race:
    """A room on a database of each kind, for threads."""

    def __init__(self, database: Database, vault: Vault, folder: Path, scanner: FakeScanner) -> None:
        self.database, self.vault = database, vault
        self.room = SqlEvidence(vault, folder, scanner, quick)

    def owner(self, ring: str, name: str) -> Owner:
        """Make a draft or a case exist."""
        with self.database.writing() as tx:
            self.vault.new_key(tx, ring, name)
        return Owner(ring, name)

    def add(self, owner: Owner, limit: int = 99) -> File | None:
        """Add a file; None when the owner is gone or has too many."""
        received: Received = self.room.receive(b"letter", "letter")
        limits = Limits(limit, 10**6)
        try:
            with self.database.writing() as tx:
                return self.room.add(
                    tx, owner, "q", received, what="", sent_by=Sender.APPLICANT, limits=limits, now=NOW
                )
        except (OwnerGone, TooManyFiles):
            self.room.discard(received.id)
            return None

    def of(self, owner: Owner) -> tuple[File, ...]:
        """Return the files of an owner."""
        with self.database.reading() as tx:
            return self.room.of(tx, owner)

    def send(self, draft: Owner, case: Owner) -> bool:
        """Send an application as the portal does: with just the files that were shown, and the key last."""
        shown = frozenset(file.id for file in self.of(draft))
        with self.database.writing() as tx:
            self.vault.new_key(tx, *case)
            if not self.room.hand_on(tx, draft, case, shown):
                tx.rollback()
                return False
            self.vault.forget(tx, draft.id)
        return True


@pytest.fixture
def scanner() -> FakeScanner:
    """Give a scanner that can be told to be away."""
    return FakeScanner()


@pytest.fixture
def race(sql: Database, vault: Vault, tmp_path: Path, scanner: FakeScanner) -> Race:
    """Give a room for threads."""
    return Race(sql, vault, tmp_path / "files", scanner)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Start everything in the same moment; return what came of it."""
    barrier = Barrier(len(acts))

    def start(act: Callable[[], object]) -> object:
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(start, acts))


def test_adding_while_sending(race: Race) -> None:
    """A file comes before the sending, which is then off, or after it, and is refused; none is lost."""
    outcomes = set()
    for round_ in range(ROUNDS):
        draft, case = race.owner("drafts", f"draft{round_}"), Owner("COV", f"case{round_}")
        first = race.add(draft)
        late = round_ % 5 / 500

        def send(draft: Owner = draft, case: Owner = case, late: float = late) -> bool:
            time.sleep(late)
            return race.send(draft, case)

        added, sent = at_once(lambda draft=draft: race.add(draft), send)  # type: ignore[misc]
        outcomes.add((added is not None, sent))
        there = [file for file in (first, added) if file]
        assert list(race.of(case if sent else draft)) == there
        assert race.of(draft if sent else case) == ()
    assert (False, False) not in outcomes


def test_adding_waits_for_a_sending_that_has_begun(race: Race) -> None:
    """Whoever adds in the middle of a sending waits for its end, and learns that the draft is gone."""
    draft, case = race.owner("drafts", "draft"), race.owner("COV", "case")
    letter = race.add(draft)
    assert letter is not None
    with ThreadPoolExecutor(1) as pool:
        with race.database.writing() as tx:
            assert race.room.hand_on(tx, draft, case, frozenset({letter.id}))
            added = pool.submit(race.add, draft)
            time.sleep(0.1)
            assert not added.done()
            race.vault.forget(tx, draft.id)
        assert added.result() is None
    assert race.of(case) == (letter,)


@pytest.mark.parametrize("act", ["remove", "say_what"])
def test_changing_waits_for_a_sending_that_has_begun(race: Race, act: str) -> None:
    """Who removes or notes in the middle of a sending finds nothing there: the case has what was shown."""
    draft, case = race.owner("drafts", "draft"), race.owner("COV", "case")
    letter = race.add(draft)
    assert letter is not None

    def change() -> bool | None:
        with race.database.writing() as tx:
            if act == "remove":
                return race.room.remove(tx, draft, letter.id)
            return race.room.say_what(tx, draft, letter.id, "other")

    with ThreadPoolExecutor(1) as pool:
        with race.database.writing() as tx:
            assert race.room.hand_on(tx, draft, case, frozenset({letter.id}))
            changed = pool.submit(change)
            time.sleep(0.1)
            assert not changed.done()
        assert not changed.result()
    assert race.of(case) == (letter,)


def test_sending_waits_for_a_removal_that_has_begun(race: Race) -> None:
    """A file removed in the same moment was shown, and is not there: nothing is sent without it."""
    draft, case = race.owner("drafts", "draft"), race.owner("COV", "case")
    letter, kept = race.add(draft), race.add(draft)
    assert letter is not None
    assert kept is not None

    def hand_on() -> bool:
        with race.database.writing() as tx:
            return race.room.hand_on(tx, draft, case, frozenset({letter.id, kept.id}))

    with ThreadPoolExecutor(1) as pool:
        with race.database.writing() as tx:
            assert race.room.remove(tx, draft, letter.id)
            sent = pool.submit(hand_on)
            time.sleep(0.1)
            assert not sent.done()
        assert not sent.result()
    assert (race.of(draft), race.of(case)) == ((kept,), ())


def test_a_limit_holds_for_those_who_add_at_once(race: Race) -> None:
    """Eight who each add the last file that a question may have make one file."""
    draft = race.owner("drafts", "draft")
    added = at_once(*[lambda: race.add(draft, limit=1)] * 8)
    assert len([file for file in added if file]) == 1
    assert len(race.of(draft)) == 1


def test_files_added_at_once_have_an_order(race: Race) -> None:
    """Eight at once are all there, in one order that stays."""
    draft = race.owner("drafts", "draft")
    added = at_once(*[lambda: race.add(draft)] * 8)
    assert {*race.of(draft)} == {*added}
    assert race.of(draft) == race.of(draft)


def test_two_notes_at_once_are_both_kept(race: Race) -> None:
    """What a photo is and what becomes of it, noted in the same moment, are both there."""
    draft = race.owner("drafts", "draft")
    for _ in range(ROUNDS):
        file = race.add(draft)
        assert file is not None

        def note(act: Callable[[Tx, Owner, str, str], None], file_id: str = file.id) -> None:
            with race.database.writing() as tx:
                act(tx, draft, file_id, "noted")

        at_once(lambda n=note: n(race.room.say_what), lambda n=note: n(race.room.choose))  # type: ignore[misc]
        noted = race.of(draft)[-1]
        assert (noted.what, noted.chosen) == ("noted", "noted")


def test_a_file_removed_while_it_is_scanned(race: Race, scanner: FakeScanner) -> None:
    """Its judgement finds no row any more and counts for nothing; its bytes stay away."""
    draft = race.owner("drafts", "draft")
    scanner.away = True
    file = race.add(draft)
    assert file is not None

    class Removing(NoScanner):
        def infected(self, data: bytes) -> bool:
            with race.database.writing() as tx:
                assert race.room.remove(tx, draft, file.id)
            race.room.discard(file.id)
            return False

    race.room._scanner = Removing()
    assert race.room.release(race.database, NOW) == 0
    assert race.of(draft) == ()


def test_two_workers_at_once_judge_a_file_once(race: Race, scanner: FakeScanner) -> None:
    """Both look, one notes it."""
    draft = race.owner("drafts", "draft")
    scanner.away = True
    for _ in range(5):
        race.add(draft)
    scanner.away = False
    judged = at_once(*[lambda: race.room.release(race.database, NOW)] * 3)
    assert sum(int(str(each)) for each in judged) == 5
    assert {file.state for file in race.of(draft)} == {State.READY}
