"""Let an answer take the same time whether or not it knows somebody."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def level_time(seconds: float) -> Iterator[None]:
    """Let what is done here never end sooner than this; what takes longer shows through."""
    end = time.monotonic() + seconds
    try:
        yield
    finally:
        time.sleep(max(0.0, end - time.monotonic()))
