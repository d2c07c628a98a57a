"""Scenes: set up once, in a house where nothing else has happened, and put back whenever they are wanted.

So no page shows what was done on another, and two processes that look at different pages see the same.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from tests.matrix.house import Browser, House, house

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Moment:
    """A house as it was: its rows and files, its time, and what each browser in it knew."""

    rows: sqlite3.Connection
    files: Mapping[Path, bytes]
    time: datetime
    browsers: tuple[tuple[Browser, Any], ...]

    @classmethod
    def of(cls, at: House) -> Moment:
        """Return the house as it is now."""
        rows = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(at.database)) as live:
            live.backup(rows)
        files = {path: path.read_bytes() for path in at.files.rglob("*") if path.is_file()}
        return cls(rows, files, at.time.now, tuple((one, one.knows()) for one in at.browsers))

    def put_back(self, at: House) -> None:
        """Make the house as it was then; files that have come since belong to no row."""
        with closing(sqlite3.connect(at.database)) as live:
            self.rows.backup(live)
        for path, data in self.files.items():
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        at.time.now = self.time
        for browser, known in self.browsers:
            browser.know(known)


@cache
def beginning() -> Moment:
    """Return the house of this process before anybody has come."""
    return Moment.of(house())


class Scene(Generic[Made]):
    """Something that has been set up, by itself, in a house."""

    def __init__(self, at: House, make: Callable[[], Made]) -> None:
        self.at, self.make = at, make
        self.moment: Moment | None = None

    def set(self) -> Made:
        """Put the house back to just after it was set up, and return what was."""
        if self.moment is None:
            beginning().put_back(self.at)
            shutil.rmtree(self.at.files, ignore_errors=True)
            self.at.browsers.clear()
            self.made = self.make()
            self.moment = Moment.of(self.at)
        else:
            self.moment.put_back(self.at)
        return self.made
