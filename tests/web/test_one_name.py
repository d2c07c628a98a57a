"""One thing has one name on every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.web import stale
from tests.web.browsing import InspectingClient, tree
from tests.web.driving import Applicant
from tests.web.helping import helper_of, let, shown

NewBrowser = Callable[[], InspectingClient]
ROOT = Path(__file__).parents[2]
WRITTEN = [
    *(ROOT / "templates").rglob("*.html"),
    *(one for one in (ROOT / "portal").rglob("*.py") if one.name != "stale.py"),
]
GONE = (
    "This page was open for a long time",
    "Applications in this browser",
    "Sign out of this browser",
    "without a card",
    "Make a card",
    "a page asks whether",
    "have done their work",
    "you have opened nothing",
    "right as",
    "Erased on",
    "the day of the last change",
)


@pytest.mark.parametrize("words", GONE)
def test_a_name_that_was_dropped_stays_away(words: str) -> None:
    """No page and no module says it in another way again."""
    said = [
        str(one.relative_to(ROOT)) for one in WRITTEN if words in re.sub(r'"\s*\n\s*f?"', "", one.read_text())
    ]
    assert said == []


def test_a_late_page_is_told_of_in_two_ways() -> None:
    """What was typed is still here; a button is to be pressed again. What we never keep is said as well."""
    said = {name: str(getattr(stale, name)) for name in dir(stale) if name.startswith("STALE")}
    assert set(said) == {"STALE_FORM", "STALE_BUTTON", "STALE_FILES", "STALE_PASSWORD"}


@pytest.mark.parametrize(
    ("shared", "name"), [(True, "End and clear this computer"), (False, "Finish on this computer")]
)
def test_there_is_one_button_to_stop(shared: bool, name: str, applicant: Applicant) -> None:
    """On a shared computer it clears, elsewhere it finishes; no page has both, or two."""
    if shared:
        applicant.client.post("/shared")
        applicant.client.get("/apply")
    applicant.begin_complete()
    for page in (
        applicant.get("tasks"),
        shown(applicant.client, applicant.post("way-back", {"way": "words"})),
        applicant.client.get("/applications"),
    ):
        buttons = [
            tree(page).text(one)
            for form in tree(page).all("form")
            if form.get("action") == "/finish"
            for one in form.iter("button")
        ]
        assert buttons in ([name], [] if not shared else [name])
    assert buttons == [name]


def test_what_a_helper_may_do_is_one_link_to_ways_back(
    applicant: Applicant, fresh_citizen: NewBrowser
) -> None:
    """The page of a helper's permit leads to their ways back once."""
    applicant.begin_complete()
    helper = helper_of(applicant, fresh_citizen)
    assert helper.get("my-help").text.count(f'href="{applicant.url("way-back")}"') == 1


def test_words_look_alike_wherever_they_are_shown(applicant: Applicant) -> None:
    """Words that lead back are one list in large print, and say under which name to enter them."""
    applicant.begin_complete(applying_for="someone_else", authority="friend")
    for page in (
        shown(applicant.client, applicant.post("way-back", {"way": "words"})),
        applicant.post("hand-over", {}),
    ):
        [words] = tree(page).all("ol", css="way-words")
        assert len(list(words)) == 5
        assert tree(page).all("div", css="stay-print")
        assert "Choose “Words on a card or in a letter”." in page.text
    assert len(let(applicant).split()) == 5
