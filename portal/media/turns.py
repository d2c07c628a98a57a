"""Let so many in at once, and the others in the order in which they came."""

import threading
from collections import deque
from types import TracebackType


class Busy(OSError):
    """So many wait already that one more is not let in."""


class Turns:
    """A semaphore that is fair, and that is full some time.

    Python's lets whoever has just left in again, before those who wait, and lets everybody wait.
    """

    def __init__(self, places: int, waiting: int) -> None:
        """Have so many places, and room for so many to wait."""
        self._free, self._most_waiting = places, waiting
        self._changing = threading.Lock()
        self._waiting: deque[threading.Event] = deque()

    def __enter__(self) -> None:
        """Take a place; wait for it, if need be; raise Busy without room to wait."""
        with self._changing:
            if self._free:
                self._free -= 1
                return
            if len(self._waiting) >= self._most_waiting:
                raise Busy
            called = threading.Event()
            self._waiting.append(called)
        called.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hand the place to whoever has waited longest."""
        with self._changing:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
