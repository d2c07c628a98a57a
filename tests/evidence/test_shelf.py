"""How bytes come to lie on the shelf, and what is made of a file’s name."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from portal.evidence import Part
from portal.evidence.receiving import clean_name
from portal.evidence.shelf import Shelf

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
    shelf.put("abcd", PIECES)
    assert done == [
        "abcd.thumb.unfinished",
        "abcd.thumb",
        "abcd.whole.unfinished",
        "abcd.whole",
        "ab",
        "files",
        tmp_path.name,
    ]


@pytest.mark.parametrize("fails_at", range(5))
def test_a_full_disk_leaves_nothing(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """Wherever writing fails, whoever asked learns of it, and not one piece stays; the next file is fine."""
    shelf.put("abce", PIECES)
    sync, calls = os.fsync, iter(range(9))

    def full(descriptor: int) -> None:
        if next(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            shelf.put("abcd", PIECES)
    assert {lying.file_id for lying in shelf.lying()} == {"abce"}
    shelf.put("abcd", PIECES)
    assert shelf.get("abcd", Part.WHOLE) == b"whole"


def test_unfinished_pieces_are_found_and_dropped(shelf: Shelf, tmp_path: Path) -> None:
    """A piece that a kill left unfinished is nobody’s part, and goes with its file, but with no other."""
    shelf.put("abcd", PIECES)
    shelf.put("abcdef", PIECES)
    (tmp_path / "files" / "ab" / "abcd.crop_1.unfinished").write_bytes(b"cro")
    found: Any = {(lying.file_id, lying.part) for lying in shelf.lying()}
    both = {("abcdef", "thumb"), ("abcdef", "whole")}
    assert found == {("abcd", ""), ("abcd", "thumb"), ("abcd", "whole")} | both
    shelf.drop("abcd", "missing")
    assert {(lying.file_id, lying.part) for lying in shelf.lying()} == both


def test_a_shelf_nobody_has_used_is_empty(shelf: Shelf) -> None:
    """Before the first file there is no folder, and that is fine."""
    assert list(shelf.lying()) == []
    with pytest.raises(FileNotFoundError):
        shelf.get("abcd", Part.WHOLE)


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
