"""A child taken over by what it was given: `python -m tests.media.mischief` in place of the child.

It is shut in as any child is, then does what its input names. Where it gets away with that, it answers well.
"""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from portal.media import __main__ as child
from portal.media import limits
from portal.media.framing import pack
from portal.media.models import Box

DONE = b"done"
limits.SECONDS = 1


def _answer() -> bytes:
    return pack({}, (DONE,))


def _fill_memory() -> bytes:
    held = [bytearray(os.urandom(64)) * 2**20 for _ in range(12)]
    return _answer() if held else b""


def _compute() -> bytes:
    while time.process_time() < 4:
        pass
    return _answer()


def _sleep() -> bytes:
    time.sleep(6)
    return _answer()


def _write_file() -> bytes:
    with Path(os.environ.get("TMPDIR", "/tmp"), "portal-mischief").open("w") as file:  # noqa: S108 not to be
        file.write("here")
    return _answer()


def _read_file() -> bytes:
    return _answer() if Path(__file__).read_bytes() else b""


def _connect() -> bytes:
    socket.socket().close()
    return _answer()


def _leave_somebody() -> bytes:
    if os.fork() == 0:
        time.sleep(30)  # holding on to the pipe that the parent reads
    return _answer()


def _leave_a_stranger() -> bytes:
    if os.fork() == 0:
        os.setsid()  # so that whoever ends the child does not end this one
        time.sleep(12)
    return _answer()


def _die() -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return _answer()


def _talk_nonsense() -> bytes:
    return b"MEDIA1\n\0\0\0\x02[]"


def _lie_about_lengths() -> bytes:
    return pack({}, (DONE,)) + b"more"


def _talk_at_length() -> bytes:
    return pack({"words": [[]] * 20_000}, (DONE,))


def _flood() -> bytes:
    block = bytes(2**20)
    while True:
        sys.stdout.buffer.write(block)


MISCHIEF: dict[str, Callable[[], bytes]] = {
    "behave": _answer,
    "fill memory": _fill_memory,
    "compute": _compute,
    "sleep": _sleep,
    "write a file": _write_file,
    "read a file": _read_file,
    "connect": _connect,
    "leave somebody": _leave_somebody,
    "leave a stranger": _leave_a_stranger,
    "die": _die,
    "talk nonsense": _talk_nonsense,
    "lie about lengths": _lie_about_lengths,
    "talk at length": _talk_at_length,
    "flood": _flood,
}


def _work_of(order: dict[str, Box]) -> Callable[[bytes], bytes]:
    return lambda data: MISCHIEF[data.decode()]()


if __name__ == "__main__":
    threading.excepthook = lambda args: None
    child.work_of = _work_of
    child.main()
