"""What is written down about pages is about pages that there are, and what differs from it is told."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.matrix import written
from tests.browser.matrix.written import BLOCK, RAN, SPOKEN, TREES, count_of, said_on, tree_of
from tests.matrix.states import PAGES

PAGE, OTHER = "apply.question/name", "apply.question/email"
Kept = Callable[[Callable[[], Iterator[str]]], None]


@pytest.fixture
def keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Give a way to write something down in an empty folder, where everything else is compared."""
    monkeypatch.setattr(written, "TREES", tmp_path / "trees")
    monkeypatch.setattr(written, "SPOKEN", tmp_path / "spoken")
    monkeypatch.setattr(written, "RAN", tmp_path / "ran.json")
    monkeypatch.setattr(written, "REWRITE", False)

    def kept(write: Callable[[], Iterator[str]]) -> None:
        with monkeypatch.context() as rewriting:
            rewriting.setattr(written, "REWRITE", True)
            assert list(write()) == []

    return kept


def test_no_tree_is_left_over() -> None:
    """Every file of trees is of a page, and of one that was looked at."""
    ran = json.loads(RAN.read_text("utf-8"))
    assert {path.stem for path in TREES.glob("*")} == {name.replace("/", ".") for name in ran}
    assert ran.keys() <= {page.name for page in PAGES}


def test_nothing_is_said_of_a_page_that_is_gone() -> None:
    """What is said on focus is said once of every page that was looked at."""
    texts = [path.read_text("utf-8") for path in SPOKEN.glob("*.txt")]
    pages = [name for text in texts for name, _ in BLOCK.findall(text)]
    assert sorted(pages) == sorted(json.loads(RAN.read_text("utf-8")))


def test_another_tree_is_told(keep: Kept) -> None:
    """T22: a page whose accessibility tree is not the one in its file is told of, and no other page."""
    keep(lambda: tree_of(PAGE, {"empty": '- heading "Your name"'}))
    assert list(tree_of(PAGE, {"empty": '- heading "Your name"'})) == []
    (changed,) = tree_of(PAGE, {"empty": '- text: "Your name"'})
    assert changed.startswith("T22 apply.question.name.yaml has changed: “- heading")
    assert list(tree_of(PAGE, {"filled": '- heading "Your name"'}))
    assert list(tree_of(PAGE, {}))
    assert list(tree_of(OTHER, {"empty": '- heading "Your name"'}))


def test_other_words_on_focus_are_told(keep: Kept) -> None:
    """T23: a page that says something else, more or less than its part of the file is told of."""
    keep(lambda: said_on(PAGE, "person", ["First name, textbox", "Last name, textbox"]))
    keep(lambda: said_on(OTHER, "person", ["Email address, textbox"]))
    assert list(said_on(PAGE, "person", ["First name, textbox", "Last name, textbox"])) == []
    assert list(said_on(OTHER, "person", ["Email address, textbox"])) == []
    (changed,) = said_on(PAGE, "person", ["First name, textbox", "Surname, textbox"])
    assert changed.startswith("T23 person.txt has changed: “Last name, textbox” is now “Surname, textbox” (")
    assert list(said_on(PAGE, "person", ["First name, textbox"]))
    assert list(said_on(PAGE, "person", ["First name, textbox", "Last name, textbox", "Go on, button"]))
    assert list(said_on("apply.question/gender", "person", ["Woman, radio"]))
    assert list(said_on(PAGE, "contact", ["First name, textbox", "Last name, textbox"]))


def test_another_count_is_told(keep: Kept) -> None:
    """A page on which a check passed more or less often than is written down, or not at all, is told of."""
    keep(lambda: count_of(PAGE, {"T9": 1, "T2": 5}))
    keep(lambda: count_of(OTHER, {"T2": 3}))
    assert list(count_of(PAGE, {"T2": 5, "T9": 1})) == []
    assert list(count_of(OTHER, {"T2": 3})) == []
    (changed,) = count_of(PAGE, {"T2": 4, "T9": 1})
    assert changed.startswith("other checks ran than are written down: {'T2': 4, 'T9': 1}, not {'T2': 5")
    assert list(count_of(PAGE, {"T2": 5}))
    assert list(count_of(PAGE, {"T2": 5, "T9": 1, "T10": 1}))
    assert list(count_of("apply.question/gender", {"T2": 5}))
