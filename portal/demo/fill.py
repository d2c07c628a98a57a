"""Top up the queues: invented applications, sent over the last weeks exactly as real ones are."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from portal.audit import Event
from portal.demo.answering import DeadEnd, walk
from portal.demo.deal import deal
from portal.demo.lives import live
from portal.demo.papers import wanted, with_papers
from portal.demo.staff import Login, add_staff
from portal.demo.tables import tables
from portal.drafts import Draft
from portal.web.apply.sending import submission_of, submit
from portal.web.apply.visit import Visit
from portal.web.portal import HERE, Portal

BATCH = 100
"""Cases to a transaction: few enough that whoever waits for the database waits well under a second."""

MOST = 1_000_000
WEEKS = 14
FAST_LANE_DAYS = 7
TRIES = 20
SESSION = "demo"
"""Of no browser: a session's cookie is 43 characters long."""


class DemoRefused(Exception):
    """This is no place for a demonstration. The message can be shown."""


@dataclass(frozen=True, slots=True)
class Made:
    """How many invented cases there are now in all, and whom to sign in as."""

    cases: int
    people: tuple[Login, ...]


def make_demo(home: Portal, cases: int) -> Made:
    """
    Make people to sign in as, and invented cases until there are `cases` in all; running it again adds none.

    Raise DemoRefused where people come by https: the password is known to all.
    """
    if home.settings.secure:
        raise DemoRefused(
            "A demonstration has passwords known to everyone, so it is not made for an https address."
        )
    people = add_staff(home)
    there = _there(home)
    for start in range(there, cases, BATCH):
        _send(home, [invented(home, number) for number in range(start, min(start + BATCH, cases))])
    return Made(max(there, cases), people)


def invented(home: Portal, number: int) -> Visit:
    """Return a complete application, ready to send; the same number gives the same person."""
    chance = Random(f"case {number}")  # noqa: S311 it has to repeat
    served = {council.code for council in home.directory.all}
    areas = {code: area.share for code, area in tables().areas.items() if code in served}
    council = deal("councils", areas, number)
    route = deal("why", tables().shares, number)
    sent = _moment(chance, home.now(), FAST_LANE_DAYS if route == "end_of_life" else WEEKS * 7)
    then = replace(home, now=lambda: sent)
    around = then.circumstances()
    for _ in range(TRIES):
        life = live(chance, council, route, around.today, around.council_of)
        try:
            answers = walk(home.journey, around, life, chance)
        except DeadEnd:  # the journey has changed under the tables: another life may get through
            continue
        key = _key(number)
        return Visit(then, SESSION, Draft(key, 1, home.journey.version, key, sent, sent, answers))
    raise DeadEnd(route)


def _there(home: Portal) -> int:
    """Count the invented cases: they are numbered from 0 without a gap, so look where the numbers end."""
    with home.database.reading() as tx:
        return bisect_left(
            range(MOST), True, key=lambda number: home.cases.of_draft(tx, _key(number)) is None
        )


def _send(home: Portal, visits: Iterable[Visit]) -> None:
    """Send applications of words all together, and each with files as its own, the way a real one is sent."""
    of_words = []
    for visit in visits:
        if wanted(home, visit.draft):
            submit(with_papers(visit))
        else:
            of_words.append(visit)
    submissions = [(submission_of(visit), visit.home.now()) for visit in of_words]
    with home.database.writing() as tx:
        for submission, sent in submissions:
            case, new = home.cases.submit(tx, submission, sent)
            if new:
                event = Event(case.council, "applicant", case.voice, "submitted", case.id, sent)
                home.audit.record(tx, event)


def _key(number: int) -> str:
    return f"demo-{number}"


def _moment(chance: Random, now: datetime, days: int) -> datetime:
    """Return a waking hour of the last `days` days: more often a late one, as old cases have been decided."""
    back = timedelta(days=days * chance.random() ** 1.6)
    awake = (now - back).astimezone(HERE).replace(hour=chance.randint(7, 21), minute=chance.randrange(60))
    return (awake if awake <= now else awake - timedelta(days=1)).astimezone(now.tzinfo)
