"""Ask the child process, and wait for it no longer than it may take."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from portal.media.framing import unpack, unpack_normal
from portal.media.limits import WAIT
from portal.media.models import Box, Kind, Normal, Refusal, Refused
from portal.media.sniffing import sort_of
from portal.media.turns import Turns

_HOUSE = Path(__file__).resolve().parents[2]
_CHILD = (sys.executable, "-s", "-m", "portal.media")
_BARE = {
    "LC_ALL": "C.UTF-8",
    # One arena and one thread each: more of them fill memory, and a child has one core's share anyway.
    "MALLOC_ARENA_MAX": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_LONGEST_ANSWER = 64 * 2**20
_CHILDREN = Turns(max(1, (os.cpu_count() or 1) - 1))
"""One core stays with those who only want a page: eight files at once make them wait under twice as long."""


def normalise(data: bytes, *, photo: bool = False) -> Normal:
    """
    Return an uploaded file in the form it is kept in; of a photo for a badge, with crops and what to look at.

    Raise Refused for what is not taken: by its content, whatever its name says.
    """
    if not data:
        raise Refused(Refusal.EMPTY)
    sort = sort_of(data)
    if sort is None or (photo and sort == "pdf"):
        raise Refused(Refusal.TYPE)
    answer = _ask({"do": "normalise", "sort": sort, "photo": photo}, data)
    try:
        return unpack_normal(answer)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(Refusal.DAMAGED) from None


def badge_photo(jpeg: bytes, box: Box | None) -> bytes:
    """Return the JPEG for the badge printer: the crop of a normal photo, or without a box all of it."""
    return _ask_for_one({"do": "badge", "box": box}, jpeg)


def page_picture(data: bytes, kind: Kind, *, page: int = 1, turns: int = 0) -> bytes:
    """Return a JPEG of one page of a normal file, turned clockwise by quarters; `page` counts from 1.

    Raise Refused(DAMAGED) for a page it does not have.
    """
    return _ask_for_one({"do": "page", "kind": kind, "page": page, "turns": turns}, data)


def _ask_for_one(order: dict[str, Any], data: bytes) -> bytes:
    answer = _ask(order, data)
    try:
        _, (picture,) = unpack(answer)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(Refusal.DAMAGED) from None
    return picture


def _ask(order: dict[str, Any], data: bytes) -> bytes:
    """Return what a fresh child answers, at most a byte too much of it, and leave no process behind."""
    with _CHILDREN:
        child = subprocess.Popen(  # noqa: S603 our own program, with an order in our own words
            [*_CHILD, json.dumps(order)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOUSE,
            env=_BARE,
            start_new_session=True,
        )
        assert child.stdin
        assert child.stdout
        out_of_time = threading.Timer(WAIT, _kill, (child,))
        feeding = threading.Thread(target=_feed, args=(child.stdin, data), daemon=True)
        try:
            out_of_time.start()
            feeding.start()
            return child.stdout.read(_LONGEST_ANSWER + 1)
        finally:
            out_of_time.cancel()
            out_of_time.join()  # before the child is waited for: its number may be another's afterwards
            _kill(child)
            child.wait()
            feeding.join()
            child.stdout.close()


def _feed(stdin: IO[bytes], data: bytes) -> None:
    try:
        with stdin:
            stdin.write(data)
    except BrokenPipeError:
        pass  # the child has ended without reading all; what it answered says why


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it may have started: they share a session of their own."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # it has ended by itself
