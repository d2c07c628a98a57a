"""Who began an application for another: their name goes with the answers when they hand it over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from portal.access import Level, Terms
from portal.journey import Answers, Repeat, Say
from portal.storage import Tx
from portal.web.apply.entries import entries, kept_as
from portal.web.apply.visit import Visit
from portal.web.helping.words import CLOSE, CONNECTIONS

FIRST_ANSWER = "applying_for"
"""Who gives it begins the application. With a helper's name beside it, it was handed over since."""


def unnamed(answers: Mapping[str, Any], voice: str, say: Say, *, handed_over: bool) -> str:
    """Return who gave the answers that no helper's name stands beside."""
    if voice != "they" or handed_over:
        return say("Answers with no name beside them were given by the applicant.")
    name, connection = answers.get("helper_name"), answers.get("authority")
    if not isinstance(name, dict):
        return say("Answers with no name beside them were given by whoever began the application.")
    known = say(CONNECTIONS.get(str(connection), "helper"))
    return say(
        "Answers with no name beside them were given by {name}, {connection}.",
        name=f"{name['first']} {name['last']}",
        connection=known,
    )


def name_who_began(visit: Visit, tx: Tx) -> None:
    """Put the name of who hands over beside all that they have answered: from here on it is another's.

    It takes a permit that is over at once, as if the person had let them help so far.
    """
    home, draft = visit.home, visit.home.drafts.open(tx, visit.draft.id)
    assert draft, "it is held"
    if FIRST_ANSWER in draft.given_by:
        return  # it was handed over before: what has no name now is the person's own
    now = replace(visit, draft=draft)
    answers = now.path.answers
    permit, _ = home.permits.offer(tx, draft.id, terms_of_who_began(answers, home.today), home.now())
    home.permits.end(tx, permit, home.now())
    lists = [page for _, page in home.journey.pages if isinstance(page, Repeat)]
    listed = [kept_as(page, one["id"]) for page in lists for one in entries(now, page)]
    given = dict.fromkeys([*draft.answers, *answers, *listed], permit.id) | draft.given_by
    home.drafts.save(tx, replace(draft, given_by=given), home.now())


def terms_of_who_began(answers: Answers, today: date) -> Terms:
    """Return who hands over, as they have said it of themselves; the questions about it may be unanswered."""
    name, connection = answers.get("helper_name"), answers.get("authority", "")
    legal = connection == "appointee" or (connection, answers.get(FIRST_ANSWER)) == ("parent", "child")
    return Terms(
        level=Level.SEND,
        until=today,
        helper=f"{name['first']} {name['last']}" if isinstance(name, dict) else "",
        relationship=CLOSE if connection == "friend" else connection,
        authority=connection if legal else "",
    )
