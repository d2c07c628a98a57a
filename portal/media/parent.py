"""Ask a child process, and make of its answer what was asked for."""

import json
import logging
import os
import sys
from typing import Any

from portal.media.child import heard_from
from portal.media.framing import READY, unpack, unpack_normal
from portal.media.limits import WAIT
from portal.media.models import Box, Kind, Normal, Refusal, Refused
from portal.media.sniffing import sort_of
from portal.media.turns import Turns

log = logging.getLogger("portal")

_CHILD = (sys.executable, "-s", "-m", "portal.media")
_LONGEST_ANSWER = 64 * 2**20
_CHILDREN = Turns(max(1, (os.cpu_count() or 1) - 1), waiting=10)
"""One core stays with those who only want a page, and of the web process's 16 threads some do: eight files at
once make them wait under twice as long, and many more are refused at once."""


def normalise(data: bytes, *, photo: bool = False) -> Normal:
    """
    Return an uploaded file in the form it is kept in; of a photo for a badge, with crops and what to look at.

    Raise Refused for what is not taken: by its content, whatever its name says. Raise OSError when it could
    not even be looked at, through a fault of ours.
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
    """Return the JPEG for the badge printer: the crop of a normal photo, or without a box all of it.

    Raise Refused(DAMAGED) for a box beside the photo and for what is no normal photo, and OSError as
    `normalise` does.
    """
    return _ask_for_one({"do": "badge", "box": box}, jpeg)


def page_picture(data: bytes, kind: Kind, *, page: int = 1, turns: int = 0) -> bytes:
    """Return a JPEG of one page of a normal file, turned clockwise by quarters; `page` counts from 1.

    Raise Refused(DAMAGED) for a page it does not have, and OSError as `normalise` does.
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
    """Return what a fresh child answers, at most a byte too much of it.

    Raise Refused when it ends over the file, and OSError when it ended before it was given any.
    """
    program, *rest = _CHILD
    command = [program, *_bytecode(), *rest, json.dumps(order)]
    with _CHILDREN:
        heard, status = heard_from(command, data, most=len(READY) + _LONGEST_ANSWER + 1, seconds=WAIT)
    if not heard.startswith(READY):
        log.error("A decoder ended with status %d before it could begin.", status)
        raise OSError("no decoder could begin")
    answer = bytes(memoryview(heard)[len(READY) :])
    if not answer:
        log.info("A decoder ended with status %d and no answer.", status)
        raise Refused(Refusal.DAMAGED)
    return answer


def _bytecode() -> tuple[str, ...]:
    """Return where a child puts its bytecode: where ours goes, and never beside the source."""
    return ("-X", f"pycache_prefix={sys.pycache_prefix}") if sys.pycache_prefix else ("-B",)
