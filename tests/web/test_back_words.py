"""Come back by words and the date of birth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, tree
from tests.web.coming import (
    BORN,
    asked,
    by_code,
    by_words,
    code_in,
    fill,
    save_address,
    words_of,
)
from tests.web.driving import Applicant

NewBrowser = Callable[[], InspectingClient]
WRONG = "The words and the date of birth do not open an application."


def test_every_way_has_its_page(browser: InspectingClient) -> None:
    """The first page asks how, and leads there; nothing chosen is said."""
    page = browser.get("/return")
    assert [one.get("value") for one in tree(page).all("input")] == ["words", "email", "text"]
    assert "Select how you want to come back" in browser.post("/return").text
    for kind in ("words", "email", "text"):
        assert browser.post("/return", data={"way": kind}).location == f"/return/{kind}"


def test_words_and_the_date_of_birth_open_the_application(away: Applicant, browser: InspectingClient) -> None:
    """They do so in a browser that has never been here, at the page that is wanted next, again and again."""
    words = words_of(away)
    for _ in range(2):
        done = by_words(browser, words)
        assert done.location == away.url("")
        assert browser.get(browser.get(done.location).location).status_code == 200
        browser.delete_cookie("session")


@pytest.mark.parametrize(
    "say",
    [
        lambda words: words.upper(),
        lambda words: words.replace(" ", "-"),
        lambda words: words.replace(" ", ""),
        lambda words: "  " + words.replace(" ", "\t \u00a0") + ". ",
        lambda words: words.replace(" ", " full stop ").capitalize() + " full stop",
        lambda words: words.replace(" ", "\r\n"),
        lambda words: words.replace(" ", ", "),
        lambda words: " - ".join(word.title() for word in words.split()),
        lambda words: words.replace(" ", " \u2013 "),
    ],
)
def test_words_are_taken_as_they_are_said_or_pasted(
    say: Callable[[str], str], away: Applicant, browser: InspectingClient
) -> None:
    """Case, hyphens, spaces, line breaks and "full stop" make no difference."""
    words = words_of(away)
    assert by_words(browser, say(words)).location == away.url("")


def test_the_box_for_words_is_left_alone_by_the_browser(browser: InspectingClient) -> None:
    """Nothing is filled in, kept or corrected there."""
    [box] = [one for one in tree(browser.get("/return/words")).all("input") if one.get("name") == "words"]
    assert (box.get("autocomplete"), box.get("spellcheck")) == ("off", "false")


def test_one_message_for_all_that_is_wrong(away: Applicant, browser: InspectingClient) -> None:
    """Unknown words, no words at all, and a wrong date get one and the same page, with what was typed."""
    words = words_of(away)
    other = BORN | {"born-year": "1952"}
    pages = [
        by_words(browser, "some words that nobody has"),
        by_words(browser, "x"),
        by_words(browser, words, other),
    ]
    assert {page.status_code for page in pages} == {422}
    for page, given in zip(pages, ("some words that nobody has", "x", words), strict=True):
        assert WRONG in page.text
        assert f'value="{given}"' in page.text
    shown = {without(page.text, words, "some words that nobody has", 'value="x"') for page in pages[:2]}
    assert len(shown) == 1


def without(text: str, *words: str) -> str:
    """Return a page without what differs: what was typed, and the token."""
    for word in words:
        text = text.replace(word, "")
    return "\n".join(line for line in text.splitlines() if "csrf_token" not in line and "words" not in line)


def test_what_is_missing_is_said_field_by_field(browser: InspectingClient) -> None:
    """An empty box and a date that is none are told apart from wrong ones: they are no try."""
    page = fill(browser, "/return/words", {})
    assert "Enter the words" in page.text
    assert "Enter the date of birth of the person the badge is for" in page.text
    page = by_words(browser, "river lemon", BORN | {"born-month": "13"})
    assert WRONG not in page.text
    assert 'value="river lemon"' in page.text


def test_five_wrong_tries_kill_the_words_and_nothing_else(
    away: Applicant, browser: InspectingClient, home: Portal
) -> None:
    """The draft is untouched, the email way works, and new words do."""
    words = words_of(away)
    save_address(away)
    before = away.draft
    for year in range(1960, 1965):
        assert by_words(browser, words, BORN | {"born-year": str(year)}).status_code == 422
    assert by_words(browser, words).status_code == 422
    assert away.draft == before
    done = by_code(browser, code_in(asked(home, browser)))
    assert done.location == away.url("")
    browser.delete_cookie("session")
    assert by_words(browser, words_of(away)).location == away.url("")


def test_a_right_try_clears_the_wrong_ones(away: Applicant, browser: InspectingClient) -> None:
    """Somebody who mistypes now and then never loses their words."""
    words = words_of(away)
    for _ in range(3):
        for _ in range(4):
            by_words(browser, words, BORN | {"born-day": "28"})
        assert by_words(browser, words).status_code == 303
