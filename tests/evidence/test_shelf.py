"""How bytes come to lie on the shelf, and what is made of a file’s name."""

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from portal.evidence import Part, keep_reserve
from portal.evidence.receiving import clean_name
from portal.evidence.reserve import RESERVE
from portal.evidence.shelf import Shelf

MINE, OTHER = "abcd" + "e" * 18, "abcd" + "f" * 18
PIECES = {Part.THUMB: b"thumb", Part.WHOLE: b"whole"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Give a shelf in the folder `files` of this test."""
    return Shelf(tmp_path / "files")


def test_bytes_reach_the_disk_before_their_name(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece is synced, then named; then the folder is, and every folder above that may be new."""
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(descriptor: int) -> None:
        done.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        sync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    shelf.put(MINE, PIECES)
    assert done == [
        f"{MINE}.thumb.unfinished",
        f"{MINE}.thumb",
        f"{MINE}.whole.unfinished",
        f"{MINE}.whole",
        "ab",
        "files",
        tmp_path.name,
        tmp_path.parent.name,
    ]


@pytest.mark.parametrize("fails_at", range(6))
def test_a_full_disk_leaves_nothing(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """Wherever writing fails, whoever asked learns of it, and not one piece stays; the next file is fine."""
    shelf.put(OTHER, PIECES)
    sync, calls = os.fsync, iter(range(9))

    def full(descriptor: int) -> None:
        if next(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            shelf.put(MINE, PIECES)
    assert {lying.file_id for lying in shelf.lying()} == {OTHER}
    shelf.put(MINE, PIECES)
    assert shelf.get(MINE, Part.WHOLE) == b"whole"


def test_unfinished_pieces_are_found_and_dropped(shelf: Shelf, tmp_path: Path) -> None:
    """A piece that a kill left unfinished is nobody’s part, and goes with its file, but with no other."""
    shelf.put(MINE, PIECES)
    shelf.put(OTHER, PIECES)
    (tmp_path / "files" / "ab" / f"{MINE}.crop_1.unfinished").write_bytes(b"cro")
    found: Any = {(lying.file_id, lying.part) for lying in shelf.lying()}
    both = {(OTHER, "thumb"), (OTHER, "whole")}
    assert found == {(MINE, ""), (MINE, "thumb"), (MINE, "whole")} | both
    shelf.drop(MINE, "missing")
    assert {(lying.file_id, lying.part) for lying in shelf.lying()} == both


def test_the_last_of_the_disk_is_not_for_files(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """With less than the reserve left a file is refused before a byte is written; later ones are fine."""
    opened, asked = os.open, []
    monkeypatch.setattr(os, "open", lambda *given: asked.append(given[0]) or opened(*given))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100 * RESERVE, RESERVE - 1))
    with pytest.raises(OSError, match="No space") as full:
        shelf.put(MINE, PIECES)
    assert (full.value.errno, asked) == (errno.ENOSPC, [])
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100 * RESERVE, RESERVE))
    shelf.put(MINE, PIECES)
    assert shelf.get(MINE, Part.WHOLE) == b"whole"


def test_of_a_small_disk_a_tenth_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the whole disk is hardly more than the reserve, files still have most of it."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(RESERVE, RESERVE // 10))
    keep_reserve(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(RESERVE, RESERVE // 10 - 1))
    with pytest.raises(OSError, match="No space"):
        keep_reserve(tmp_path)


def test_where_nobody_knows_what_is_left_files_are_kept(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that does not tell is not a full one."""

    def untold(_: Path) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr(shutil, "disk_usage", untold)
    shelf.put(MINE, PIECES)
    assert shelf.get(MINE, Part.WHOLE) == b"whole"


def usage(total: int, free: int) -> Any:
    """Return what a disk says of itself."""
    return SimpleNamespace(total=total, used=total - free, free=free)


def test_a_shelf_nobody_has_used_is_empty(shelf: Shelf) -> None:
    """Before the first file there is no folder, and that is fine."""
    assert list(shelf.lying()) == []
    with pytest.raises(FileNotFoundError):
        shelf.get(MINE, Part.WHOLE)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("letter.pdf", "letter.pdf"),
        ("Llythyr y meddyg ŵ.pdf", "Llythyr y meddyg ŵ.pdf"),
        ("رسالة.pdf", "رسالة.pdf"),
        ("Zoe\u0308.jpg", "Zoë.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\zoe\\scan 1.pdf", "scan 1.pdf"),
        ("a\r\nSet-Cookie: b\0.pdf", "aSet-Cookie: b.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\ud800\u2028\u200b.pdf", "a.pdf"),
        ("  two \t  words .", "two words"),
        ("x" * 300 + ".pdf", "x" * 100),
        ("", "file"),
        ("..", "file"),
        ("folder/", "file"),
        ("\u200b\u202e \0", "file"),
    ],
)
def test_a_name_is_made_fit_to_be_shown(sent: str, shown: str) -> None:
    """No folder, nothing unseen, nothing that turns words around, not long and never empty."""
    assert clean_name(sent) == shown
