"""What the portal does by itself, beside the web process: release checked files, end what is due, sweep."""

import logging
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.web.apply.visit import IDLE
from portal.web.errors import place_of
from portal.web.portal import Portal

TICK = 1
"""Seconds between two looks at what is to be done, and so the longest wait for the end."""

log = logging.getLogger("portal")

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done again and again, first of all at the start."""

    every: float
    """Seconds from one beginning to the next."""
    do: Callable[[Portal, datetime], Counts]
    """Do it, and return how many of what were touched."""


def release(home: Portal, now: datetime) -> Counts:
    """Let the files be opened that the scanner has looked at."""
    return {"files checked": home.evidence.release(home.database, now)}


def end_links(home: Portal, now: datetime) -> Counts:
    """Forget the links to other devices that have run out."""
    with home.database.writing() as tx:
        return {"links ended": home.links.expire(tx, now)}


def erase_drafts(home: Portal, now: datetime) -> Counts:
    """Erase the drafts nobody has touched for too long, out of the database's log too."""
    with home.database.writing() as tx:
        gone = home.drafts.expire(tx, now, IDLE)
    home.database.scrub()
    return {"drafts erased": gone}


def sweep(home: Portal, now: datetime) -> Counts:
    """Take away what belongs to nobody, and note the files that have lost their bytes."""
    swept = home.evidence.sweep(home.database, now)
    return {
        "rows without an owner": swept.rows,
        "files without a row": swept.bytes,
        "files lost": swept.lost,
    }


JOBS = (Job(5, release), Job(60, end_links), Job(60, erase_drafts), Job(3600, sweep))
"""In this order, so that a sweep finds the files of the drafts just erased."""


def work(home: Portal, ended: Callable[[], bool]) -> None:
    """Do every job when it is due, until ended; look for that between jobs and once a TICK."""
    due = dict.fromkeys(JOBS, time.monotonic())
    while not ended():
        for job in JOBS:
            if due[job] <= time.monotonic() and not ended():
                due[job] = time.monotonic() + job.every
                for what, count in (attempt(job, home) or {}).items():
                    if count:
                        log.info("%s %s", count, what)
        time.sleep(TICK)


def attempt(job: Job, home: Portal) -> Counts | None:
    """Do a job and return what came of it; None if it failed, which is logged and no other job's business.

    The log gets the kind of error and the place, never its words: they could hold an answer.
    """
    try:
        return job.do(home, home.now())
    except Exception as error:  # noqa: BLE001 whatever it is, the others go on and it is tried again
        log.error("could not %s: %s at %s", job.do.__name__, type(error).__name__, place_of(error))
        return None


def told_to_end() -> Callable[[], bool]:
    """Return a way to ask whether SIGTERM or SIGINT has come; from now on they end nothing by themselves."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda came, _: told.append(came))
    return lambda: bool(told)
