"""Nothing typed is ever lost: on every page, after every fault, the next page shows every word again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.access import Mode
from portal.app import create_app
from portal.forms import View, form_for
from portal.journey import NOT_GIVEN, Answers, Page, Question, Repeat, fits
from portal.web.apply.entries import entry_question
from portal.web.cookies import SHARED_FIELD
from portal.web.language import say_for
from portal.web.portal import Portal
from tests.web.browsing import tree
from tests.web.conftest import Clock, open_home
from tests.web.driving import Applicant, Fields, Known, multipart

pytestmark = pytest.mark.matrix("T29", "T30")

ENTRY = "AAAAAAAA"
FAULTS = [
    "cookie gone",
    "rests",
    "shared over",
    "bad token",
    "no token",
    "refused",
    "restart",
    "beside a file",
]
BORN = {"born-day": "27", "born-month": "3", "born-year": "1951"}
HALF_AN_HOUR = timedelta(minutes=32)


def words_for(page: Page, applicant: Applicant) -> Fields:
    """Return something for every input of a page: words of their own, or the last choice."""
    known, say = applicant.path.known, say_for("you")
    question = entry_question(page) if isinstance(page, Repeat) else page
    assert isinstance(question, Question)
    view = form_for(question, known, say).view()
    return {name: [value] for name, value in _filled(view)}


def _filled(view: View) -> Iterator[tuple[str, str]]:
    if view.items:
        yield view.name, [item.value for item in view.items if item.value][-1]
    elif not view.parts:
        # Of a badge number only the first characters are the badge's: here there are too few.
        yield view.name, "Zan" if view.kind == "badge_number" else f"Zanary{abs(hash(view.name)) % 10**6}"
    for part in view.parts:
        yield from _filled(part)


def missing(response: TestResponse, fields: Fields) -> list[str]:
    """Return the names of the inputs whose words are not on a page."""
    shown, words = tree(response), unescape(response.text)
    boxes = [
        one for one in shown.all("input") if one.get("checked") is not None or one.get("type") == "hidden"
    ]
    chosen = {(one.get("name"), one.get("value")) for one in boxes}
    lost = []
    for name, values in fields.items():
        for value in values:
            plain = value.startswith("Zan")
            if not (value.upper() in words.upper() if plain else (name, value) in chosen):
                lost.append(name)
    return lost


def address(page: Page) -> str:
    """Return the path of the form that takes words, within a draft."""
    return f"{page.key}/{ENTRY}" if isinstance(page, Repeat) else page.key


class Breaker:
    """Somebody to whom every fault happens on every page."""

    def __init__(self, applicant: Applicant, clock: Clock, fault: str) -> None:
        self.applicant, self.clock, self.fault, self.home = applicant, clock, fault, applicant.home
        self.code = ""

    def begin(self, answers: Answers) -> None:
        """Begin with these answers, on whose computer the fault needs."""
        applicant, home = self.applicant, self.home
        applicant.begin(**answers | {"date_of_birth": "1951-03-27"})
        with home.database.writing() as tx:
            if self.fault == "shared over":
                session = home.sessions.of(tx, applicant.session)
                assert session
                home.sessions.end(tx, session)
                session = home.sessions.begin(tx, applicant.session, self.clock.now, Mode.SHARED)
                home.sessions.open_door(tx, session, applicant.draft_id, self.clock.now)
            self.code = home.ways.make_words(tx, applicant.draft_id, "", self.clock.now)
            home.drafts.keep_for(tx, applicant.draft_id, 28, self.clock.now)

    def come_back(self) -> None:
        """Come back by words."""
        self.applicant.client.get("/return/words")
        sent = {"csrf_token": self.applicant.token, "words": self.code, **BORN}
        assert self.applicant.client.post("/return/words", data=sent).status_code == 303

    def next_page(self, page: Page, fields: Fields) -> Iterator[TestResponse]:
        """Send words while the fault happens, and yield every page that has to show them."""
        applicant, where = self.applicant, address(page)
        url, token = applicant.url(where), {"csrf_token": applicant.token, "version": "999"}
        match self.fault:
            case "cookie gone":
                applicant.client.delete_cookie("session")
                assert applicant.client.post(url, data=fields).status_code == 404
                self.come_back()
            case "rests":
                self.clock.now += HALF_AN_HOUR
                rests = applicant.client.post(url, data=fields | token)
                woken = applicant.client.post(rests.location, data=BORN | {"csrf_token": applicant.token})
                assert woken.location == applicant.url(page.key)
            case "shared over":
                self.clock.now += timedelta(minutes=12)
                over = applicant.client.post(url, data=fields | token | {SHARED_FIELD: "yes"})
                assert over.location.startswith("/finished")
                self.come_back()
            case "bad token":
                yield applicant.client.post(url, data=fields | token | {"csrf_token": "old"})
                return
            case "no token":
                yield applicant.client.post(url, data=fields)
                return
            case "beside a file":
                flat = {name: values[0] for name, values in fields.items()}
                yield from self._unless_saved(
                    applicant.client.post(url, **multipart(flat | token, "stray", (b"x" * 9000, "a.jpg")))
                )
            case _:
                yield from self._unless_saved(applicant.client.post(url, data=fields | token))
        shown = applicant.get(where)
        if "/leaving" in shown.headers.get("Location", ""):  # said once, before the first page that has it
            applicant.client.post(shown.location, data={"csrf_token": applicant.token})
            shown = applicant.get(where)
        yield shown

    def _unless_saved(self, response: TestResponse) -> Iterator[TestResponse]:
        if response.status_code != 303:
            yield response


def pages_of(applicant: Applicant) -> list[Page]:
    """Return the pages on the way where something is typed or chosen."""
    uploads = applicant.home.upload_pages  # which no file answers here
    answers = {key: value for key, value in applicant.draft.answers.items() if key not in uploads}
    path = applicant.known.path(answers)
    asked = [stop.page for stop in path.stops if isinstance(stop.page, Question | Repeat)]
    return [page for page in asked if path.reachable(page.key) and page.key not in uploads]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_word_is_shown_again(
    fault: str,
    applicant: Applicant,
    known: Known,
    ways: tuple[Answers, ...],
    clock: Clock,
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever happens while a page is sent, the next page of that person shows what they sent."""
    breaker, met = Breaker(applicant, clock, fault), set[str]()
    lost: dict[str, list[str]] = {}
    for way in ways:
        answers = known.complete(way)
        breaker.begin(answers)
        for page in pages_of(applicant):
            if page.key in met:
                continue
            met.add(page.key)
            fields = words_for(page, applicant)
            if fault == "restart":
                applicant.client.application = create_app(open_again(applicant.home, clock))
            before = applicant.draft.answers
            for response in breaker.next_page(page, fields):
                if names := missing(response, fields):
                    lost[page.key] = names
            if applicant.draft.answers != before:
                breaker.begin(answers)
    assert lost == {}
    assert len(met) > 80


def open_again(home: Portal, clock: Clock) -> Portal:
    """Return the portal as another process would open it."""
    return replace(open_home(home.settings), now=clock, pages=home.pages, floor=0)


def test_two_answers_from_two_tabs_are_both_shown(
    applicant: Applicant, known: Known, ways: tuple[Answers, ...]
) -> None:
    """On every page that two tabs can answer differently, the slower is shown both answers."""
    met, lost = set[str](), []
    for way in ways:
        answers = known.complete(way)
        applicant.begin(**answers)
        on_path = applicant.path.known
        for page in pages_of(applicant):
            if page.key in met or isinstance(page, Repeat):
                continue
            values = [value for value in known.pool[page.key] if fits(page, value, on_path)]
            other = next((value for value in values if value != answers.get(page.key)), None)
            if other is None or other == NOT_GIVEN:
                continue
            met.add(page.key)
            applicant.answer(page.key, answers[page.key])
            twice = applicant.answer(page.key, other, seen=1)
            fields = applicant.fields(page.key, other)
            if twice.status_code != 409 or missing(twice, hidden_names(fields)):
                lost.append(page.key)
            applicant.begin(**answers)
    assert lost == []
    assert len(met) > 30


def hidden_names(fields: Fields) -> Fields:
    """Return the fields as lists of values."""
    return {name: value if isinstance(value, list) else [value] for name, value in fields.items()}


@pytest.mark.parametrize(("length", "status"), [(30_000, 422), (300_000, 413)])
def test_words_over_every_limit_are_shown(length: int, status: int, applicant: Applicant) -> None:
    """What is too long for a field, or for the whole page, comes back whole, to copy."""
    applicant.begin_complete(applying_for="myself")
    story = "Zanary " + "x" * length + " end of the story"
    for field in ({"name-first": story}, {"name-last": story}):
        sent: dict[str, Any] = {"csrf_token": applicant.token, "version": "0", **field}
        page = applicant.client.post(applicant.url("name"), data=sent)
        assert page.status_code == status
        assert story in unescape(page.text)
