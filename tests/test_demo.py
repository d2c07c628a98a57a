"""The demonstration: invented cases that are as whole as real ones."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from portal.accounts import Role, SqlAccounts
from portal.app import open_portal
from portal.cases import Case
from portal.councils import WEST_MIDLANDS, Directory
from portal.demo import DemoRefused, make_demo
from portal.demo.answering import say, walk
from portal.demo.fill import invented
from portal.demo.lives import Life, live
from portal.demo.people import Person
from portal.demo.tables import Variants, tables
from portal.evidence import Owner, Part, Sender
from portal.journey import (
    NOT_GIVEN,
    Choices,
    Journey,
    Page,
    Question,
    Repeat,
    Section,
    Text,
    TextInput,
    find_path,
)
from portal.media import normalise
from portal.settings import Settings
from portal.storage import Database
from portal.web.portal import Portal
from tests.conftest import NOW

MANY = 200
ONCE_EACH = cache(normalise)
"""The drawings are few, and making each safe once is enough."""


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the slow hashing: passwords have tests of their own."""
    monkeypatch.setattr("portal.accounts.store.hash_password", lambda password: "$" + password)


@pytest.fixture
def home(sqlite: Database, tmp_path: Path) -> Portal:
    """Give a portal over a fresh database."""
    settings = Settings.read({"PORTAL_DATA": str(tmp_path)})
    return replace(open_portal(settings, sqlite, ONCE_EACH), now=lambda: NOW)


def all_cases(home: Portal, number: int) -> list[Case]:
    """Return the first so many invented cases."""
    with home.database.reading() as tx:
        found = [home.cases.of_draft(tx, f"demo-{each}") for each in range(number)]
    return [case for case in found if case]


def everything() -> list[Variants]:
    """Return every table of answers."""
    return [tables().everyday, *(one.answers for each in tables().stories.values() for one in each)]


def takes(page: Page, value: Any) -> bool:
    """Say whether a page could take an answer, whatever came before."""
    if isinstance(page, Repeat):
        return all(page.item.accepts(one, {}) for one in value)
    assert isinstance(page, Question)
    if isinstance(page.answer, Choices):
        offered = [choice.value for choice in page.answer.all]
        return (
            [each for each in offered if each in value] == value
            if isinstance(value, list)
            else value in offered
        )
    return page.answer.accepts(value, {}) or (value == NOT_GIVEN and page.otherwise is not None)


def grown_up() -> list[Variants]:
    """Return the tables of answers that may be in either voice: a child's are always a helper's."""
    stories = [story for each in tables().stories.values() for story in each]
    return [tables().everyday, *(story.answers for story in stories if story.ages[0] >= 16)]


@pytest.mark.slow
def test_two_hundred_cases_are_whole_and_cover_everything(home: Portal) -> None:
    """Two hundred cases reach every council and route, in both voices, each with an outcome and no gap."""
    assert make_demo(home, MANY).cases == MANY
    cases = all_cases(home, MANY)
    assert len(cases) == MANY
    assert {case.council for case in cases} == {council.code for council in home.directory.all}
    assert {case.route for case in cases} == set(tables().stories)
    for case in cases:
        assert case.content["outcome"] in ("automatic", "assessment", "unlikely")
        assert case.content["rules"] or case.content["outcome"] == "unlikely"
        assert all(row["lines"] for part in case.content["sections"] for row in part["rows"])
        assert NOW - timedelta(weeks=14, days=1) <= case.submitted_at <= NOW
    with home.database.reading() as tx:
        events = home.audit.events(tx, cases[0].council, cases[0].id)
    assert [(event.action, event.at) for event in events] == [("submitted", cases[0].submitted_at)]


def test_proportions_are_believable(home: Portal) -> None:
    """About 39 of 100 need no assessment, 4 are for what people cannot see, and 37 were helped to apply."""
    visits = [invented(home, number) for number in range(MANY)]
    routes = Counter(visit.path.known["route"] for visit in visits)
    assert routes == tables().shares
    assert sum(visit.path.known["outcome"] == "automatic" for visit in visits) == pytest.approx(79, abs=1)
    assert routes["non_visible"] == 8
    assert sum(visit.voice == "they" for visit in visits) == pytest.approx(74, abs=14)


@pytest.mark.slow
def test_a_queue_starts_with_what_is_due_first(home: Portal) -> None:
    """A caseworker's queue is in order of due date, with something overdue and a fast lane in it."""
    make_demo(home, 100)
    with home.database.reading() as tx:
        queue = home.cases.queue(tx, "COV", size=100)
        counts = home.cases.counts(tx, "COV", NOW.date())
    due = [row.due_on for row in queue.rows]
    assert due == sorted(due)
    assert queue.total == len(due) == counts.open > 20
    assert 0 < counts.overdue < counts.open / 4
    assert any(row.fast_lane for row in queue.rows)


def test_running_again_changes_nothing(home: Portal) -> None:
    """The same number again adds no case and no account; a larger one adds the difference."""
    first = make_demo(home, 10)
    before = all_cases(home, 20)
    assert make_demo(home, 10) == first
    assert make_demo(home, 4) == first
    assert make_demo(home, 12).cases == 12
    assert all_cases(home, 20)[:10] == before
    assert len(all_cases(home, 20)) == 12


def test_people_can_sign_in(home: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody the demonstration names can sign in with the password it tells."""
    monkeypatch.setattr("portal.accounts.store.matches", lambda hashed, password: hashed == "$" + password)
    people = make_demo(home, 0).people
    assert isinstance(home.accounts, SqlAccounts)
    with home.database.stepping() as tx:
        staff = [home.accounts.authenticate(tx, email, password, NOW) for email, password, _ in people]
    assert {one.council for one in staff if one} >= {"COV", "BIRM", "WARCC"}
    assert {one.role for one in staff if one} == set(Role)


def test_no_demonstration_over_https(home: Portal) -> None:
    """Where people come by https nothing is made, and the reason can be shown."""
    public = replace(home, settings=replace(home.settings, origin="https://badge.example.org"))
    with pytest.raises(DemoRefused, match="not made for an https address"):
        make_demo(public, 10)
    assert all_cases(home, 1) == []


def test_one_council_alone(home: Portal) -> None:
    """An installation of one council gets all the cases."""
    alone = replace(home, directory=Directory.load(WEST_MIDLANDS, ["HEREF"]))
    assert make_demo(alone, 5).people == ()
    assert {case.council for case in all_cases(alone, 5)} == {"HEREF"}


def test_postcodes_lie_where_the_tables_say(home: Portal) -> None:
    """Every postal sector of the tables is mainly in the council it stands under."""
    wrong = [
        (code, sector)
        for code, area in tables().areas.items()
        for sectors in area.towns.values()
        for sector in sectors
        if home.circumstances().council_of(f"{sector}ZZ") != code
    ]
    assert wrong == []


def test_the_tables_hold_answers_of_the_journey(home: Portal) -> None:
    """Every key of the tables is a page, and every value an answer it takes: none is quietly left out."""
    wrong = [
        (key, value)
        for story in everything()
        for key, values in story.items()
        for value in values
        if not takes(
            home.journey.page(key), say(value, Life(Person("Oluwaseun", "Osei", "female"), "they", {}))
        )
    ]
    assert wrong == []


@pytest.mark.parametrize(("voice", "not_said"), [("you", r"[Ss]he|[Hh]er"), ("they", r"I|me|[Mm]y|mine")])
def test_voices_do_not_mix(voice: Any, not_said: str) -> None:
    """An adult's own application never says "she", a helper's never "I", and no mark is left in either."""
    life = Life(Person("Siân", "Prŷs", "female"), voice, {})
    for table in grown_up():
        for value in table.values():
            said = str(say(value, life))
            assert not re.search(r"[{\[]\w|\||\w\]", said), said
            assert not re.search(rf"\b({not_said})\b", said), said


@pytest.mark.parametrize(
    ("voice", "told"), [("you", "I hold on to my chair"), ("they", "He holds on to his chair")]
)
def test_a_text_has_both_voices(voice: Any, told: str) -> None:
    """What somebody says is in the first person, what a helper says in the third, in the right words."""
    life = Life(Person("Llŷr", "Prŷs", "male"), voice, {})
    assert say([{"example": "[I hold|{She} holds] on to [my|{her}] chair"}], life) == [{"example": told}]


def test_a_new_question_is_answered_all_the_same(home: Portal) -> None:
    """A page that the tables do not know gets an example of its answer type."""
    new = Question(key="new", ask=Text("New?"), answer=TextInput(), missing=Text("Enter it"))
    journey = Journey(2, (*home.journey.sections, Section(key="novelty", title=Text("New"), items=(new,))))
    around, chance = home.circumstances(), Random(1)  # noqa: S311 it has to repeat
    life = live(chance, "COV", "walking", around.today, around.council_of)
    answers = walk(journey, around, life, chance)
    assert answers["new"] in new.answer.examples()
    assert find_path(journey, answers, around).complete


def test_some_have_sent_papers(home: Portal) -> None:
    """Some cases have files for questions they ask: readable, from every kind of sender, photos chosen."""
    make_demo(home, 40)
    found = []
    for case in all_cases(home, 40):
        with home.database.reading() as tx:
            files = home.evidence.of(tx, Owner(case.council, case.id))
        asked = {key for key in case.content["answers"] if key.startswith("files_")}
        assert {file.question for file in files} == asked
        found += files
    assert len(found) > 20
    assert {file.sent_by for file in found} == set(Sender)
    assert all(home.evidence.read(file, Part.THUMB) for file in found)
    assert any(file.chosen == "shoulders" and home.evidence.badge_photo(file) for file in found)
