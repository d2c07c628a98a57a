"""Let so many in at once, and the others in the order in which they came."""

import threading
from collections import deque
from types import TracebackType


class Turns:
    """A semaphore that is fair. Python's lets whoever has just left in again, before those who wait."""

    def __init__(self, places: int) -> None:
        """Have so many places."""
        self._free = places
        self._changing = threading.Lock()
        self._waiting: deque[threading.Event] = deque()

    def __enter__(self) -> None:
        """Take a place; wait for it, if need be."""
        with self._changing:
            if self._free:
                self._free -= 1
                return
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
