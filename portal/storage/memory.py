"""A database that holds nothing: for the memory fakes of the rooms."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import cast

from portal.storage.database import Tx


class MemoryDatabase:
    """Let one caller in at a time. The fakes keep their own data; nothing is undone on an exception."""

    def __init__(self) -> None:
        """Make the one lock every way in shares."""
        self._lock = RLock()

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """Yield a stand-in for a connection."""
        with self._lock:
            yield cast(Tx, None)

    writing = reading
    stepping = reading

    def scrub(self) -> None:
        """Do nothing: there is no log."""

    def close(self) -> None:
        """Do nothing: there is nothing to close."""
