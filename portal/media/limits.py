"""What a child process may use, and how it is shut in."""

import resource

MEMORY = 512 * 2**20
"""Bytes a child may fill with data of its own."""
SECONDS = 10
"""Time of the processor that a file may take."""
WAIT = 30
"""Seconds by the clock: on a machine with much else to do an honest file must not count as damaged."""


def shut_in() -> None:
    """Take from this process for good what decoding does not need. Call it before a stranger's first byte.

    No more memory and time than its share, no byte written to a file, no core dump, and no file or socket
    opened any more: so everything to be imported or read has to be there already.
    """
    _limit(resource.RLIMIT_CPU, SECONDS)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, 0)
    # Of data, not of addresses: OpenCV alone maps 200 MB of code that it never touches. macOS knows the
    # limit and does not hold it; there the limits of pixels, pages and time have to do.
    _limit(resource.RLIMIT_DATA, MEMORY)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):
        if what != resource.RLIMIT_DATA:
            raise
