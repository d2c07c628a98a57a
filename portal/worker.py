"""What the portal does by itself, beside the web process: deliver, release files, end what is due, sweep."""

import logging
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from portal.delivery import deliver_due
from portal.messages import reminder
from portal.storage import Tx
from portal.web.errors import place_of
from portal.web.portal import HERE, Portal
from portal.web.telling import tell

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
        gone = home.drafts.expire(tx, now)
        home.ways.forget(tx, gone)
        home.delivery.drop(tx, gone)
    home.database.scrub()
    return {"drafts erased": len(gone)}


def end_sessions(home: Portal, now: datetime) -> Counts:
    """End the sessions that have run out, and forget the codes and counted tries that have."""
    with home.database.writing() as tx:
        return {"sessions ended": home.sessions.expire(tx, now), "codes ended": home.ways.expire(tx, now)}


def remind(home: Portal, now: datetime) -> Counts:
    """Remind people of applications that are erased soon unless they go on."""
    told = 0
    with home.database.writing() as tx:
        for draft_id, erase_at in home.drafts.remind(tx, now):
            try:
                with tx.begin_nested():  # whoever cannot be told keeps nobody else from being told
                    told += remind_of(home, tx, draft_id, erase_at)
            except Exception as error:  # noqa: BLE001 as in `attempt`
                note_failure(remind, error)
    return {"reminders": told}


def remind_of(home: Portal, tx: Tx, draft_id: str, erase_at: datetime) -> int:
    """Remind the holder of one application, and whoever helps with it: theirs may be the only address."""
    day, site = erase_at.astimezone(HERE).date(), f"{home.settings.origin}/return"
    said = partial(reminder, day=day, site=site)
    told = tell(home, tx, draft_id, said)
    for permit in home.permits.of_draft(tx, draft_id):
        if permit.lives(home.today):
            told += tell(home, tx, draft_id, said, permit.id, voice="they")
    return told


def deliver(home: Portal, now: datetime) -> Counts:
    """Deliver the messages that are due."""
    return deliver_due(home.database, home.delivery, home.posts, home.now)


def forget_messages(home: Portal, now: datetime) -> Counts:
    """Erase the messages that were delivered a while ago, out of the database's log too."""
    with home.database.writing() as tx:
        gone = home.delivery.expire(tx, now)
    home.database.scrub()
    return {"messages erased": gone}


def sweep(home: Portal, now: datetime) -> Counts:
    """Take away what belongs to nobody, and note the files that have lost their bytes."""
    swept = home.evidence.sweep(home.database, now)
    return {
        "rows without an owner": swept.rows,
        "files without a row": swept.bytes,
        "files lost": swept.lost,
    }


JOBS = (
    *(Job(2, deliver), Job(5, release)),
    *(Job(60, end_links), Job(60, end_sessions), Job(60, erase_drafts), Job(600, remind)),
    *(Job(3600, forget_messages), Job(3600, sweep)),
)
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
    """Do a job and return what came of it; None if it failed, which is logged and no other job's business."""
    try:
        return job.do(home, home.now())
    except Exception as error:  # noqa: BLE001 whatever it is, the others go on and it is tried again
        note_failure(job.do, error)
        return None


def note_failure(do: Callable[[Portal, datetime], Counts], error: Exception) -> None:
    """Log the kind of an error and its place, never its words: they could hold an answer."""
    log.error("could not %s: %s at %s", do.__name__, type(error).__name__, place_of(error))


def told_to_end() -> Callable[[], bool]:
    """Return a way to ask whether SIGTERM or SIGINT has come; from now on they end nothing by themselves."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda came, _: told.append(came))
    return lambda: bool(told)
