"""Known or unknown: the same status, words and headers, in times that no rank test can tell apart (S11)."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.access import Kind
from portal.drafts import new_draft
from portal.web.cookies import form_token
from portal.web.even import level_time
from portal.web.portal import Portal
from tests.web.coming import BORN

pytestmark = pytest.mark.slow

SAMPLES = 250
"""Of each kind: 500 in all."""
FLOOR = 0.01
"""Seconds: more than the work takes, and still little."""
SURE = 0.01
"""A probability below this would mean that the times differ."""

NUMBERS = count()
"""Never the same address twice: each may be asked for only so often."""

Sample = tuple[str, dict[str, str]]
"""What to post where."""


def rank_test(ones: list[float], others: list[float]) -> float:
    """Return how likely two alike groups are to differ so much in rank (Mann and Whitney, two-sided)."""
    values = sorted((value, group) for group, values in enumerate((ones, others)) for value in values)
    ranks, ties, at = 0.0, 0, 0
    while at < len(values):
        end = at
        while end < len(values) and values[end][0] == values[at][0]:
            end += 1
        alike = end - at
        ranks += sum(group == 0 for _, group in values[at:end]) * (at + 1 + end) / 2
        ties += alike**3 - alike
        at = end
    n, m = len(ones), len(others)
    u = ranks - n * (n + 1) / 2
    spread = math.sqrt(n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1))))
    return math.erfc(abs(u - n * m / 2) / spread / math.sqrt(2))


def test_the_rank_test_tells_what_differs() -> None:
    """It is sure of a shift of a third of the spread, and not sure of none; ties are no trouble."""
    random = Random(4)  # noqa: S311 a test wants the same numbers each time
    ones = [random.gauss(0, 1) for _ in range(SAMPLES)]
    others = [random.gauss(0, 1) for _ in range(SAMPLES)]
    assert rank_test(ones, others) > SURE
    assert rank_test(ones, [each + 0.35 for each in others]) < SURE
    assert rank_test([1.0, 1.0, 2.0], [1.0, 2.0, 2.0]) == pytest.approx(0.456, abs=0.001)


def saved(home: Portal) -> str:
    """Return the id of an application of somebody who was born on BORN."""
    draft = new_draft(home.journey.version, home.now()).record("date_of_birth", "1951-03-27")
    with home.database.writing() as tx:
        return home.drafts.start(tx, draft, home.now()).id


def word_samples(home: Portal) -> Iterator[tuple[Sample, Sample]]:
    """Yield words that open something, with a wrong date, and words that open nothing."""
    draft_id, wrong = saved(home), BORN | {"born-year": "1960"}
    for _ in range(SAMPLES):
        with home.database.writing() as tx:  # the second ends the first
            unknown, known = (home.ways.make_words(tx, draft_id, "", home.now()) for _ in range(2))
        yield ("/return/words", {"words": known, **wrong}), ("/return/words", {"words": unknown, **wrong})


Samples = Callable[[Portal], Iterator[tuple[Sample, Sample]]]
"""Yield pairs: one that is known, and one that is not."""


def address_samples(kind: Kind, name: str, address: str) -> Samples:
    """Return what yields addresses that are a way back, and addresses that are none."""

    def samples(home: Portal) -> Iterator[tuple[Sample, Sample]]:
        draft_id = saved(home)
        for _ in range(SAMPLES):
            known, unknown = (address.format(f"{next(NUMBERS):04}") for _ in range(2))
            with home.database.writing() as tx:
                made = home.ways.propose(tx, draft_id, "", kind, known, "t" * 43, home.now())
                assert home.ways.spend(tx, made.link, home.now())
            yield (f"/return/{kind}", {name: known}), (f"/return/{kind}", {name: unknown})

    return samples


WAYS = {
    "words": word_samples,
    "email": address_samples(Kind.EMAIL, "email", "nusrat{}@example.org"),
    "text": address_samples(Kind.TEXT, "phone", "0770090{}"),
}


def timed(client: FlaskClient, sample: Sample, token: str) -> tuple[float, TestResponse]:
    """Post a form, and return how long it took."""
    url, fields = sample
    begun = time.perf_counter()
    page = client.post(url, data=fields | {"csrf_token": token})
    return time.perf_counter() - begun, page


def told(page: TestResponse, sample: Sample) -> tuple[object, ...]:
    """Return all that a page tells, but for the token and what was typed into it."""
    text = "\n".join(line for line in page.text.splitlines() if "csrf_token" not in line)
    for typed in sorted(sample[1].values(), key=len, reverse=True):
        text = text.replace(f'value="{typed}"', "")
    headers = [(name, value) for name, value in page.headers if name != "Content-Length"]
    return page.status_code, text, headers


def measure(app: Flask, home: Portal, way: str) -> tuple[list[float], list[float]]:
    """Return how long known and unknown ones took; hold each pair to telling the same."""
    client = app.test_client()
    client.get("/return/words")
    cookie = client.get_cookie("session")
    assert cookie
    token, random = form_token(home, cookie.value), Random(7)  # noqa: S311 only an order
    times: tuple[list[float], list[float]] = ([], [])
    for pair in WAYS[way](home):
        pages = {}
        for which in random.sample((0, 1), 2):
            took, pages[which] = timed(client, pair[which], token)
            times[which].append(took)
        assert told(pages[0], pair[0]) == told(pages[1], pair[1])
    return times


@pytest.mark.parametrize("way", WAYS)
def test_nobody_can_tell_known_from_unknown(way: str, app: Flask, home: Portal) -> None:
    """500 mixed: the same status, body and headers, and no rank test is sure of a difference, twice."""
    app.extensions["portal"] = replace(home, floor=FLOOR)
    known, unknown = measure(app, app.extensions["portal"], way)
    assert len(known) == len(unknown) == SAMPLES
    assert min(known + unknown) >= FLOOR
    if rank_test(known, unknown) < SURE:  # by chance alone, once in a hundred times
        assert rank_test(*measure(app, app.extensions["portal"], way)) > SURE


def test_the_floor_holds_when_something_fails() -> None:
    """An exception takes as long as an answer."""
    begun = time.monotonic()
    with pytest.raises(ValueError, match="early"), level_time(FLOOR):
        raise ValueError("early")
    assert time.monotonic() - begun >= FLOOR
