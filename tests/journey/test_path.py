"""The path, its neighbours and its rows, on the small journey."""

from dataclasses import dataclass
from typing import Any

import pytest

from portal.journey import (
    ALWAYS,
    GONE_ON,
    NOT_GIVEN,
    Circumstances,
    Condition,
    Journey,
    Path,
    Say,
    all_of,
    any_of,
    find_path,
    given,
    includes,
    summary,
)
from portal.journey.describe import as_diagram, as_list, words

START = {"who": "me", "born": "1951-03-27"}


@pytest.fixture
def path_of(card: Journey, circumstances: Circumstances) -> Any:
    """Give a function that finds the path of some answers."""
    return lambda answers: find_path(card, answers, circumstances)


def keys(path: Path) -> list[str]:
    """Return the keys of the pages."""
    return [stop.page.key for stop in path.stops]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (given("a", "x"), True),
        (given("a", "y", "x"), True),
        (given("a", "y"), False),
        (given("nobody", "x"), False),
        (~given("nobody", "x"), True),
        (given("parts", "x"), False),
        (includes("list", "p"), True),
        (includes("list", "q", "r"), False),
        (includes("nobody", "p"), False),
        (all_of(given("a", "x"), includes("list", "p")), True),
        (all_of(given("a", "x"), includes("list", "q")), False),
        (any_of(given("a", "y"), includes("list", "p")), True),
        (any_of(), False),
        (ALWAYS, True),
        (~ALWAYS, False),
    ],
)
def test_conditions_hold(condition: Condition, holds: bool) -> None:
    """A condition holds of what is known, and an answer that is not there passes no test."""
    assert condition.holds({"a": "x", "list": ["p", "o"], "parts": {"first": "x"}}) is holds


def test_a_condition_is_a_value() -> None:
    """Two conditions with the same words are equal, and say what they read."""
    assert all_of(given("a", "x"), ~includes("b", "y")) == all_of(given("a", "x"), ~includes("b", "y"))
    assert all_of(given("a", "x"), ~includes("b", "y")).reads == {"a", "b"}


def test_an_exit_page_ends_the_path(path_of: Any) -> None:
    """Nothing follows an exit page, and nothing is complete there."""
    path = path_of({"who": "school", "likes": ["books"]})
    assert keys(path) == ["who", "school"]
    assert not path.complete
    assert not path.route_known


def test_going_on_is_an_answer_only_where_it_is_offered(path_of: Any) -> None:
    """The button that goes on works on the exit page that has it, and not on the others."""
    child = {"who": "me", "born": "2024-05-01"}
    assert keys(path_of(child))[-1] == "parent"
    assert "likes" in keys(path_of(child | {"parent": GONE_ON}))
    assert keys(path_of({"who": "school", "school": GONE_ON})) == ["who", "school"]


def test_tasks_open_when_the_route_is_known(path_of: Any) -> None:
    """A task waits for the route, then for nothing but its own pages."""
    waiting = path_of({"who": "friend", "born": NOT_GIVEN})
    assert not waiting.reachable("friend_name")
    path = path_of({"who": "friend", "born": NOT_GIVEN, "likes": ["books"]})
    assert path.route_known
    assert path.reachable("friend_name")
    assert path.reachable("has_loans")
    assert [section.key for section, _ in path.tasks()] == ["helper", "borrowing"]


def test_back_stays_in_the_walk(path_of: Any) -> None:
    """Back from the first page of a task leads out of the task, and from later ones to the page before."""
    path = path_of(START | {"likes": ["books"], "has_loans": "yes"})
    assert path.before("has_loans") is None
    assert path.before("loans").key == "has_loans"
    assert path.before("likes").key == "born"
    assert path.after("likes") is None
    assert path.before("nowhere") is None


@pytest.mark.parametrize(
    ("loans", "answered"),
    [
        ([{"id": "1", "title": "Emma"}], True),
        ([], False),
        ([{"title": "Emma"}], False),
        ([{"id": "1"}], False),
        ([{"id": str(at), "title": "Emma"} for at in range(4)], False),
        ("Emma", False),
        ([["id"]], False),
        (None, False),
    ],
)
def test_a_list_is_answered_by_whole_entries(path_of: Any, loans: Any, answered: bool) -> None:
    """A list needs from one entry to the most it takes, each with an id and its parts."""
    path = path_of(START | {"likes": ["books"], "has_loans": "yes", "loans": loans})
    assert path.stop("loans").answered is answered
    assert path.complete is answered


@pytest.mark.parametrize("garbage", [None, 0, True, "aunt", ["me"], {"who": "me"}, [[]], [{}]])
def test_garbage_is_no_answer(path_of: Any, garbage: Any) -> None:
    """A stored value of any other shape counts as not given."""
    assert not path_of({"who": garbage}).stop("who").answered
    assert not path_of(START | {"likes": garbage}).stop("likes").answered
    assert not path_of(START | {"born": garbage}).stop("born").answered


def test_rows_say_what_was_answered(path_of: Any) -> None:
    """A row has the words of the answer in the right voice, the button pressed, or no lines while open."""
    path = path_of({"who": "friend", "born": NOT_GIVEN, "likes": ["maps"], "shelf": NOT_GIVEN})
    rows = {row.key: (row.label, row.lines) for part in summary(path, Say("they")) for row in part.rows}
    assert rows["born"] == ("When were they born?", ("That is not known",))
    assert rows["likes"] == ("What do they like?", ("Maps",))
    assert rows["shelf"] == ("Which shelf of maps?", ("Not provided",))
    assert rows["friend_name"] == ("What is your own name?", ())


def test_an_exit_page_has_no_row(path_of: Any) -> None:
    """What was only told, and not asked, is left out of the rows."""
    path = path_of({"who": "me", "born": "2024-05-01", "parent": GONE_ON, "likes": ["games"]})
    assert [row.key for part in summary(path, Say()) for row in part.rows] == ["who", "born", "likes"]
    assert [row.key for part in summary(path_of({"who": "school"}), Say()) for row in part.rows] == ["who"]


@dataclass(frozen=True)
class Few:
    """A catalogue of a few words."""

    known: dict[str, str]

    def words(self, english: str) -> str:
        """Return the translation."""
        return self.known.get(english, english)

    def counted(self, one: str, other: str, number: int) -> str:
        """Return the form of a number."""
        return self.known[f"{number} of {other}"]


def test_words_are_translated_and_filled() -> None:
    """Say picks the voice, then the language, then fills in the names."""
    say = Say("you", "cy", "ltr", Few({"Is {council} right?": "Ai {council} sy’n iawn?"}))
    assert say("Is {council} right?", council="Northmere") == "Ai Northmere sy’n iawn?"
    assert say("Not in the catalogue") == "Not in the catalogue"


def test_a_number_decides_the_form() -> None:
    """English knows one and many; another language is asked for the form of each number."""
    assert [Say().count("1 day", "{count} days", many) for many in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    welsh = Say(language="cy", catalogue=Few({"2 of {count} days": "{count} ddiwrnod"}))
    assert welsh.count("1 day", "{count} days", 2) == "2 ddiwrnod"


@pytest.mark.parametrize(
    ("condition", "phrase"),
    [
        (given("who", "me"), "‘Who is the card for?’ is ‘Me’"),
        (~includes("likes", "maps"), "‘What do you like?’ does not include ‘Maps’"),
        (given("born", NOT_GIVEN), "‘When were you born?’ is ‘That is not known’"),
        (
            all_of(
                given("age", "child", "adult"), ~all_of(given("helped", "yes"), includes("likes", "maps"))
            ),
            "(age is child or adult) and not (helped is yes and ‘What do you like?’ includes ‘Maps’)",
        ),
        (ALWAYS, "always"),
    ],
)
def test_a_condition_can_be_read(card: Journey, condition: Condition, phrase: str) -> None:
    """A condition is told in the words of the questions and choices it reads."""
    assert words(condition, card, Say()) == phrase


def test_the_list_and_the_diagram_can_be_read(card: Journey) -> None:
    """The list says when a page is asked and what it accepts; the diagram draws what decides it."""
    listed = as_list(card, (), Say())
    assert "Only when helped is yes." in listed
    assert "- **A parent signs for a child** (`parent`, the journey ends here)" in listed
    assert "  - Answer: Films (only when age is not child)" in listed
    drawn = as_diagram(card, Say())
    assert '  likes -->|"maps; not books"| shelf' in drawn
    assert '  helped -->|"yes"| s_helper' in drawn
