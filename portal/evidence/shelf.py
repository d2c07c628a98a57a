"""A folder of sealed bytes. What lies here is whole or not there at all, also after a kill or a power cut."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from portal.evidence.models import Part
from portal.evidence.reserve import keep_reserve
from portal.storage import sync_folder

_UNFINISHED = ".unfinished"
_OURS = re.compile("[A-Za-z0-9_-]{22}")
"""What an id of ours looks like: 16 random bytes, safe in a path and in a pattern."""


class Lying(NamedTuple):
    """A piece found on the shelf: whose it is, its part (of an unfinished one, none), and its age."""

    file_id: str
    part: str
    since: datetime


class Shelf:
    """Pieces of files, by file id and part. Whatever else lies in its folder is not ours to touch."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when the first file comes."""
        self._folder = folder

    def put(self, file_id: str, pieces: Mapping[Part, bytes]) -> None:
        """Write all parts of a file, each under its name only when it is whole; on an OSError keep none.

        One is raised before anything is written when the disk is so full that the rest is reserved.
        """
        folder = self._folder_of(file_id)
        for each in (self._folder.parent, self._folder, folder):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep_reserve(folder)
        try:
            for part, piece in pieces.items():
                _write(folder / f"{file_id}.{part}", piece)
            # The names too must outlive a power cut, and those of the folders that may be new.
            for each in (folder, *folder.parents[:3]):
                sync_folder(each)
        except OSError:
            self.drop(file_id)
            raise

    def get(self, file_id: str, part: Part) -> bytes:
        """Read a part; raise FileNotFoundError when it is not there."""
        return (self._folder_of(file_id) / f"{file_id}.{part}").read_bytes()

    def drop(self, *file_ids: str) -> None:
        """Remove whatever there is of these files; what is no id of ours names none, and is no pattern."""
        for file_id in filter(_OURS.fullmatch, file_ids):
            for path in self._folder_of(file_id).glob(f"{file_id}.*"):
                path.unlink(missing_ok=True)

    def lying(self) -> Iterator[Lying]:
        """Give every piece on the shelf, the unfinished ones too."""
        for path in self._folder.glob("??/*.*"):
            file_id, _, part = path.name.partition(".")
            if not _OURS.fullmatch(file_id):
                continue  # a stranger's, as file managers and backups leave them
            try:
                since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            except FileNotFoundError:
                continue  # it was removed this moment
            yield Lying(file_id, "" if part.endswith(_UNFINISHED) else part, since)

    def _folder_of(self, file_id: str) -> Path:
        # Many small folders: none grows so long that looking into it is slow.
        return self._folder / file_id[:2]


def _write(path: Path, piece: bytes) -> None:
    draft = path.with_name(path.name + _UNFINISHED)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(piece)
        file.flush()
        os.fsync(descriptor)
    draft.replace(path)
