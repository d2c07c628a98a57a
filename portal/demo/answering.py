"""Walk the journey as an invented person, from the first page until nothing is left to ask."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from portal.demo.lives import Life
from portal.journey import GONE_ON, Answers, Circumstances, ExitPage, Journey, Page, Repeat, find_path, fits

_EITHER = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


class DeadEnd(Exception):
    """The walk came to a page with no way on; the message is the page's key."""


def walk(journey: Journey, circumstances: Circumstances, life: Life, chance: Random) -> dict[str, Any]:
    """Return the answers that lead through the whole journey; raise DeadEnd where they lead out of it.

    The route is found page by page; after it every page in sight is answered at once, which is much faster.
    An answer that an earlier page then takes away, or no longer offers, is dropped or given again.
    """
    answers: dict[str, Any] = {}
    path = find_path(journey, answers, circumstances)
    while first := path.first_unanswered():
        for stop in path.stops if path.route_known else (first,):
            if not stop.answered:
                answers[stop.page.key] = answer(stop.page, path.known, life, chance)
        if answers[first.page.key] is None:
            raise DeadEnd(first.page.key)
        path = find_path(journey, answers, circumstances)
    return dict(path.answers)


def answer(page: Page, known: Answers, life: Life, chance: Random) -> Any:
    """Return a believable answer, for a page not in the tables an example of its type; None if none fits."""
    variants = life.answers.get(page.key, [])
    for value in chance.sample(variants, len(variants)):
        told = _entries(say(value, life), chance) if isinstance(page, Repeat) else say(value, life)
        if fits(page, told, known):
            return told
    fitting = [value for value in _examples(page, chance) if fits(page, value, known)]
    return chance.choice(fitting) if fitting else None


def say(value: Any, life: Life) -> Any:
    """Return an answer in the life's voice: of "[I walk|{She} walks]" one half, with the person's words."""
    if isinstance(value, list):
        return [say(one, life) for one in value]
    if isinstance(value, dict):
        return {key: say(one, life) for key, one in value.items()}
    told = _EITHER.sub(r"\2" if life.voice == "they" else r"\1", value)
    return told.format_map(life.person.words) if "{" in told else told


def _examples(page: Page, chance: Random) -> Iterator[Any]:
    if isinstance(page, ExitPage):
        yield GONE_ON
    elif isinstance(page, Repeat):
        yield from (_entries([one], chance) for one in page.item.examples())
    else:
        yield from page.answer.examples()


def _entries(values: list[dict[str, Any]], chance: Random) -> list[dict[str, Any]]:
    return [{"id": f"{chance.getrandbits(32):08x}", **one} for one in values]
