"""Start a child process, feed it, hear it, and end it, all within its time."""

import os
import selectors
import signal
import subprocess
import time
from pathlib import Path
from typing import IO

_HOUSE = Path(__file__).resolve().parents[2]
_BARE = {
    "LC_ALL": "C.UTF-8",
    # One arena and one thread each: more of them fill memory, and a child has one core's share anyway.
    "MALLOC_ARENA_MAX": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_AT_ONCE = 2**16


def heard_from(command: list[str], data: bytes, *, most: int, seconds: float) -> tuple[bytearray, int]:
    """Return what a fresh child says, so many bytes of it at most, and its exit status.

    It has so many seconds, and so has whatever it started that still holds on to the pipes. All that shares
    its session is ended with it; raise OSError when it cannot be started.
    """
    child = subprocess.Popen(  # noqa: S603 our own program, with an order in our own words
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        cwd=_HOUSE,
        env=_BARE,
        start_new_session=True,
    )
    assert child.stdin
    assert child.stdout
    try:
        heard = _talk(child.stdin, child.stdout, memoryview(data), most, time.monotonic() + seconds)
    finally:
        _kill(child)
        status = child.wait()
        child.stdin.close()
        child.stdout.close()
    return heard, status


def _talk(stdin: IO[bytes], stdout: IO[bytes], left: memoryview, most: int, deadline: float) -> bytearray:
    """Give what is left and take what is said, neither ever waiting for the other."""
    heard = bytearray()
    for end in (stdin, stdout):
        os.set_blocking(end.fileno(), False)
    with selectors.DefaultSelector() as ready:
        ready.register(stdin, selectors.EVENT_WRITE)
        ready.register(stdout, selectors.EVENT_READ)
        while len(heard) < most and (wait := deadline - time.monotonic()) > 0:
            for key, _ in ready.select(wait):
                if key.fileobj is stdin:
                    left = _fed(key.fd, left)
                    if not left:
                        ready.unregister(stdin)
                        stdin.close()
                elif more := os.read(key.fd, min(_AT_ONCE, most - len(heard))):
                    heard += more
                else:
                    return heard
    return heard


def _fed(stdin: int, left: memoryview) -> memoryview:
    """Give as much as there is room for, and return what is left; nothing when nobody reads any more."""
    try:
        return left[os.write(stdin, left[:_AT_ONCE]) :]
    except BlockingIOError:
        return left
    except BrokenPipeError:
        return left[:0]  # the child has ended without reading all; what it answered says why


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it may have started, but for what has left its session."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # it has ended by itself
