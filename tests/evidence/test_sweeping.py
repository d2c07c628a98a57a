"""What only a sweep over a real folder can show: whose bytes it takes away, and whose never."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portal.evidence import File, Limits, NoScanner, Owner, Part, Sender, SqlEvidence, State, Swept
from portal.evidence.shelf import Shelf
from portal.storage import Database, Vault, open_database, open_vault
from tests.evidence.quick import FakeScanner, quick

NOTHING = Swept(rows=0, bytes=0, lost=0)


@pytest.fixture
def scanner() -> FakeScanner:
    """Give a scanner that is away."""
    scanner = FakeScanner()
    scanner.away = True
    return scanner


@pytest.fixture
def room(vault: Vault, tmp_path: Path, scanner: FakeScanner) -> SqlEvidence:
    """Give a room with its bytes below the folder `files` of this test."""
    return SqlEvidence(vault, tmp_path / "files", scanner, quick)


@pytest.fixture
def owner(sql: Database, vault: Vault) -> Owner:
    """Give a draft."""
    with sql.writing() as tx:
        vault.new_key(tx, "drafts", "draft")
    return Owner("drafts", "draft")


def add(database: Database, room: SqlEvidence, owner: Owner, data: bytes = b"letter") -> File:
    """Add a file."""
    received = room.receive(data, "letter.pdf")
    said = {"what": "", "sent_by": Sender.APPLICANT, "limits": Limits(9, 10**9), "now": datetime.now(UTC)}
    with database.writing() as tx:
        return room.add(tx, owner, "health", received, **said)  # type: ignore[arg-type]


def only_file(database: Database, room: SqlEvidence, owner: Owner) -> File:
    """Return the one file of an owner."""
    with database.reading() as tx:
        (file,) = room.of(tx, owner)
    return file


def pieces(tmp_path: Path) -> list[Path]:
    """Return all that lies anywhere below the folder."""
    return sorted(path for path in (tmp_path / "files").rglob("*") if path.is_file())


def test_another_database_harms_no_file(
    sql: Database, vault: Vault, room: SqlEvidence, owner: Owner, sqlite_template: Path, tmp_path: Path
) -> None:
    """An empty database over the same folder and root key sweeps nothing; the first finds all its own."""
    add(sql, room, owner)
    there = pieces(tmp_path)
    empty = open_database(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'other.db')}")
    root = tmp_path / "root.key"
    other = SqlEvidence(open_vault(empty, root, ["drafts"]), tmp_path / "files", NoScanner(), quick)
    later = datetime.now(UTC) + timedelta(days=2)
    assert other.sweep(empty, later) == NOTHING
    assert pieces(tmp_path) == there
    other.receive(b"never added", "letter.pdf")
    assert other.sweep(empty, later) == Swept(rows=0, bytes=1, lost=0)
    empty.close()
    assert pieces(tmp_path) == there
    again = SqlEvidence(open_vault(sql, root, ["drafts"]), tmp_path / "files", NoScanner(), quick)
    assert again.sweep(sql, later) == NOTHING
    assert again.release(sql, later) == 1
    assert again.read(only_file(sql, again, owner), Part.WHOLE) == b"letter"


def test_infected_bytes_that_a_kill_left_go_at_once(
    sql: Database,
    room: SqlEvidence,
    owner: Owner,
    scanner: FakeScanner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Killed between noting a virus and destroying its bytes, the worker leaves them to no hour of grace."""

    class Killed(BaseException):
        pass

    def kill(*_: object) -> None:
        raise Killed

    add(sql, room, owner, b"virus")
    scanner.away = False
    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "drop", kill)
        with pytest.raises(Killed):
            room.release(sql, datetime.now(UTC))
    assert only_file(sql, room, owner).state is State.INFECTED
    assert len(pieces(tmp_path)) == 2
    assert room.sweep(sql, datetime.now(UTC)) == Swept(rows=0, bytes=1, lost=0)
    assert pieces(tmp_path) == []
    assert only_file(sql, room, owner).state is State.INFECTED


def test_what_is_not_ours_is_left_alone(
    sql: Database, room: SqlEvidence, owner: Owner, tmp_path: Path
) -> None:
    """Dot-files and other strangers in the folders are neither counted nor removed, at the top or below."""
    add(sql, room, owner)
    place = next(path.parent for path in pieces(tmp_path))
    for stray in (place / ".DS_Store", place / ".a.b", place / "notes.txt", place.parent / ".keep.me"):
        stray.write_bytes(b"a stranger's")
    there = pieces(tmp_path)
    assert room.sweep(sql, datetime.now(UTC) + timedelta(days=2)) == NOTHING
    room.discard("", "*", ".", "..")
    assert pieces(tmp_path) == there
