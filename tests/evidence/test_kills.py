"""An upload is whole or absent, whenever the process that takes it is killed."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from portal.evidence import NoScanner, Owner, Part, SqlEvidence, Swept
from portal.storage import Database, Unreadable, Vault
from tests.evidence.quick import quick

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("kill_loop.py")
KILLS = 220


@dataclass
class Found:
    """What is there after the kills: ids and hashes that were told, ids that open, and those that do not."""

    told: dict[str, str]
    whole: dict[str, str]
    broken: list[str]


def kill(database: Database, room: SqlEvidence, tmp_path: Path, kills: int, *way: str) -> Found:
    """Let children be killed, and look at what they leave."""
    url = database.engine.url.render_as_string()
    command = [sys.executable, SCRIPT, url, tmp_path / "root.key", tmp_path / "files", str(kills), "7", *way]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    found = Found({file_id: digest for _, file_id, digest in lines}, {}, [])
    for number in range(kills):
        with database.reading() as tx:
            there = room.of(tx, Owner("drafts", str(number)))
        for file in there:
            parts = [Part.WHOLE, Part.THUMB, *(list(Part)[2:] if file.crops else ())]
            try:
                whole, *_ = [room.read(file, part) for part in parts]
            except Unreadable:
                found.broken.append(file.id)
            else:
                found.whole[file.id] = sha256(whole).hexdigest()
                assert found.whole[file.id] == file.digest
    return found


def test_an_upload_is_whole_or_absent(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """After 220 kills no row lacks its bytes, nothing told is lost, and one sweep leaves nothing over."""
    room = SqlEvidence(vault, tmp_path / "files", NoScanner(), quick)
    found = kill(sqlite, room, tmp_path, KILLS)
    assert found.broken == []
    assert found.told.items() <= found.whole.items()
    assert found.told, "No child came far enough to add a file."
    ids_there = {path.name.split(".")[0] for path in (tmp_path / "files").glob("*/*/*")}
    orphans = ids_there - found.whole.keys()
    assert orphans, "No kill came between the bytes and the row."
    later = datetime.now(UTC) + timedelta(hours=1)
    assert room.sweep(sqlite, later) == Swept(rows=0, bytes=len(orphans), lost=0)
    assert {path.name.split(".")[0] for path in (tmp_path / "files").glob("*/*/*")} == found.whole.keys()
    assert not list((tmp_path / "files").rglob("*.unfinished"))


def test_a_row_written_first_is_noticed(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """The same kills leave rows without bytes when the row is written first, and a sweep marks them."""
    room = SqlEvidence(vault, tmp_path / "files", NoScanner(), quick)
    found = kill(sqlite, room, tmp_path, 30, "row-first")
    assert found.broken
    assert room.sweep(sqlite, datetime.now(UTC)).lost == len(found.broken)
