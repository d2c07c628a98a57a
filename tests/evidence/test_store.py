"""What only a database and a folder can show: what is at rest, what is refused, what other releases left."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, update

from portal.evidence import (
    File,
    Limits,
    NoScanner,
    Owner,
    Part,
    Sender,
    SqlEvidence,
    State,
    Swept,
)
from portal.storage import Database, Unreadable, Vault
from portal.storage.schema import files, metadata, record_keys
from tests.evidence.quick import FakeScanner, quick

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
CANARY = "canary-7f3a"


@pytest.fixture
def room(vault: Vault, tmp_path: Path) -> SqlEvidence:
    """Give a room with its bytes in the folder `files` of this test."""
    return SqlEvidence(vault, tmp_path / "files", NoScanner(), quick)


def new_owner(database: Database, vault: Vault, name: str = "draft") -> Owner:
    """Make a draft exist."""
    with database.writing() as tx:
        vault.new_key(tx, "drafts", name)
    return Owner("drafts", name)


def add(
    database: Database, room: SqlEvidence, owner: Owner, data: bytes = b"letter", *, photo: bool = False
) -> File:
    """Add a file with the canary in every place that tells of a person."""
    received = room.receive(data, CANARY, photo=photo)
    said = {"what": CANARY, "sent_by": Sender.APPLICANT, "limits": Limits(9, 10**9), "now": NOW}
    with database.writing() as tx:
        return room.add(tx, owner, CANARY, received, **said)  # type: ignore[arg-type]


def of(database: Database, room: SqlEvidence, owner: Owner) -> tuple[File, ...]:
    """Return the files of an owner."""
    with database.reading() as tx:
        return room.of(tx, owner)


def path_of(tmp_path: Path, file: File, part: Part = Part.WHOLE) -> Path:
    """Return where a part lies: in the one database's folder."""
    (folder,) = (tmp_path / "files").iterdir()
    return folder / file.id[:2] / f"{file.id}.{part}"


def test_a_row_and_its_bytes_tell_nothing(
    sql: Database, vault: Vault, room: SqlEvidence, tmp_path: Path
) -> None:
    """Neither name nor question nor content shows in any table, in SQLite’s files, in a name or a piece."""
    owner = new_owner(sql, vault)
    letter = add(sql, room, owner, f"a letter with a {CANARY}".encode())
    add(sql, room, owner, f"a photo with a {CANARY}".encode(), photo=True)
    room.receive(f"never added {CANARY}".encode(), CANARY)
    with sql.writing() as tx:
        room.say_what(tx, owner, letter.id, f"{CANARY} too")
        rows = [tuple(row) for table in metadata.sorted_tables for row in tx.execute(select(table))]
    pieces = list(tmp_path.glob("files/*/*/*"))
    stored = repr(rows).encode() + b"".join(
        path.name.encode() + path.read_bytes() for path in (*pieces, *tmp_path.glob("portal.db*"))
    )
    assert len(pieces) == 2 + 5 + 2
    for secret in (CANARY, letter.digest, "thumbnail", "preview", "shoulders"):
        assert secret.encode() not in stored


def test_only_we_may_look_into_the_folder(
    sqlite: Database, vault: Vault, room: SqlEvidence, tmp_path: Path
) -> None:
    """Folders and pieces are for the portal’s own account alone."""
    add(sqlite, room, new_owner(sqlite, vault))
    made = [tmp_path / "files", *(tmp_path / "files").rglob("*")]
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in made}
    assert modes == {(True, 0o700), (False, 0o600)}


def test_bytes_of_another_file_are_unreadable(
    sql: Database, vault: Vault, room: SqlEvidence, tmp_path: Path
) -> None:
    """A piece put in the place of another file’s, or of another part, does not open; nor one bit changed."""
    owner = new_owner(sql, vault)
    mine, other = add(sql, room, owner), add(sql, room, owner)
    place = path_of(tmp_path, mine)
    own = place.read_bytes()
    another, thumb = path_of(tmp_path, other).read_bytes(), path_of(tmp_path, mine, Part.THUMB).read_bytes()
    for wrong in (another, thumb, own[:-1] + bytes([own[-1] ^ 1]), own[:-1], b""):
        place.write_bytes(wrong)
        with pytest.raises(Unreadable):
            room.read(mine, Part.WHOLE)
    place.write_bytes(own)
    assert room.read(mine, Part.WHOLE) == b"letter"


@pytest.mark.parametrize("taken", [["about"], ["wrapped"], ["about", "wrapped"]])
def test_a_row_with_something_of_another_is_unreadable(
    sql: Database, vault: Vault, room: SqlEvidence, taken: list[str]
) -> None:
    """Neither what a row says nor its key can be moved to another file."""
    owner = new_owner(sql, vault)
    mine, other = add(sql, room, owner), add(sql, room, owner)
    with sql.writing() as tx:
        row = tx.execute(select(files).where(files.c.id == other.id)).one()
        changes = {name: getattr(row, name) for name in taken}
        tx.execute(update(files).where(files.c.id == mine.id).values(changes))
    with pytest.raises(Unreadable):
        of(sql, room, owner)


def test_a_row_moved_to_another_owner_is_unreadable(sql: Database, vault: Vault, room: SqlEvidence) -> None:
    """Whoever can write into the database still cannot give somebody’s file to somebody else."""
    mine, theirs = new_owner(sql, vault), new_owner(sql, vault, "theirs")
    letter = add(sql, room, mine)
    with sql.writing() as tx:
        tx.execute(update(files).where(files.c.id == letter.id).values(owner_id=theirs.id))
    with pytest.raises(Unreadable):
        of(sql, room, theirs)


def test_erasing_the_owners_key_erases_the_file(
    sql: Database, vault: Vault, room: SqlEvidence, tmp_path: Path
) -> None:
    """Without the key no copy of row and bytes opens any more; a sweep clears up."""
    owner = new_owner(sql, vault)
    letter = add(sql, room, owner)
    with sql.writing() as tx:
        vault.forget(tx, owner.id)
        vault.new_key(tx, *owner)
    with pytest.raises(Unreadable):
        of(sql, room, owner)
    with sql.writing() as tx:
        vault.forget(tx, owner.id)
    assert of(sql, room, owner) == ()
    assert room.sweep(sql, NOW) == Swept(rows=1, bytes=0, lost=0)
    assert not path_of(tmp_path, letter).exists()
    with sql.reading() as tx:
        assert tx.execute(select(files)).all() == []


def test_a_file_handed_on_is_under_the_new_key_alone(sql: Database, vault: Vault, room: SqlEvidence) -> None:
    """The draft’s key is of no use for it any more, the case’s is all it takes."""
    draft, case = new_owner(sql, vault), Owner("COV", "case")
    letter = add(sql, room, draft)
    with sql.writing() as tx:
        vault.new_key(tx, *case)
        assert room.hand_on(tx, draft, case, frozenset({letter.id}))
        wrapped = tx.execute(select(files.c.wrapped)).scalar_one()
        old = vault.key(tx, *draft)
        vault.forget(tx, draft.id)
    assert old is not None
    with pytest.raises(Unreadable):
        vault.open(old, f"file {letter.id}", wrapped)
    assert of(sql, room, case) == (letter,)


def test_a_row_of_another_release_opens(sql: Database, vault: Vault, room: SqlEvidence) -> None:
    """What it knows more is passed over, and what it knows less has a plain value."""
    owner = new_owner(sql, vault)
    photo = add(sql, room, owner, photo=True)
    crop = {"cut": "close", "box": [1, 2, 3, 4], "edges": ["top", "beyond"], "angle": 3}
    newer = {"kind": "image", "question": "photo", "mood": "good", "hints": ["dark", "odd"]}
    for stored, crops in ((newer | {"crops": [crop, crop | {"cut": "odd"}]}, 1), ({"kind": "image"}, 0)):
        sealed = vault.seal(photo.key, "about", json.dumps(stored).encode())
        with sql.writing() as tx:
            tx.execute(update(files).values(about=sealed))
        (opened,) = of(sql, room, owner)
        assert (opened.kind, opened.name, opened.pages, len(opened.crops)) == ("image", "file", 1, crops)
    assert (opened.question, opened.hints) == ("", ())


def test_listing_takes_one_query(sql: Database, vault: Vault, room: SqlEvidence) -> None:
    """All files of an owner, with their keys, come in one statement."""
    owner = new_owner(sql, vault)
    for _ in range(3):
        add(sql, room, owner)
    seen: list[Any] = []
    event.listen(sql.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    assert len(of(sql, room, owner)) == 3
    assert len(seen) == 1


def test_a_file_found_again_is_checked_again(
    sql: Database, vault: Vault, room: SqlEvidence, tmp_path: Path
) -> None:
    """Bytes that were away when it was swept are no loss: once they are back the file is released anew."""
    owner = new_owner(sql, vault)
    add(sql, room, owner)
    folder = tmp_path / "files"
    folder.rename(tmp_path / "away")
    assert room.sweep(sql, NOW).lost == 1
    (tmp_path / "away").rename(folder)
    assert room.sweep(sql, NOW).lost == 0
    assert of(sql, room, owner)[0].state is State.CHECKING
    assert room.release(sql, NOW) == 1
    assert room.read(of(sql, room, owner)[0], Part.WHOLE) == b"letter"


def test_a_file_that_does_not_open_holds_up_no_other(sql: Database, vault: Vault, tmp_path: Path) -> None:
    """A waiting file that was tampered with goes on waiting, and the next one is released."""
    scanner = FakeScanner()
    room = SqlEvidence(vault, tmp_path / "files", scanner, quick)
    owner = new_owner(sql, vault)
    scanner.away = True
    first, second = add(sql, room, owner), add(sql, room, owner)
    scanner.away = False
    path_of(tmp_path, first).write_bytes(b"tampered with")
    assert room.release(sql, NOW + timedelta(minutes=1)) == 1
    with sql.reading() as tx:
        states = [getattr(room.find(tx, owner, file.id), "state", None) for file in (first, second)]
        assert tx.execute(select(record_keys)).all()
    assert states == [State.CHECKING, State.READY]
