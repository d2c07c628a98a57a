"""With script off: add to a list, read about cookies, change the language, take time; nothing is missing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.hands import Pointer
from tests.browser.live import Live
from tests.browser.papers import SAVE, Somebody

pytestmark = pytest.mark.matrix("T19")

WORDS = "It began in the winter of 2019."


@pytest.fixture(autouse=True)
def on_time(live: Live) -> Iterator[None]:
    """Put the server's clock right again."""
    yield
    live.ahead = timedelta()


def begin(live: Live, open_page: OpenPage, page: str) -> Somebody:
    """Open a page of a long application."""
    there = live.half_way("walking", "declaration")
    me = Somebody(*open_page(script=False, session=there.session), Pointer())
    me.open(there.at(page))
    return me


def test_a_list(live: Live, open_page: OpenPage) -> None:
    """One more entry is added, changed, and removed once that was confirmed."""
    me = begin(live, open_page, "aids")
    me.pick("Yes")
    me.press(SAVE)
    for box, words in zip(me.page.get_by_role("textbox").all(), ("A rail", "At the door"), strict=True):
        box.fill(words)
    me.page.get_by_role("radio").first.check()
    me.press(SAVE)
    me.says("A rail", "At the door")
    me.press("Change A rail", "link")
    me.page.get_by_role("textbox").first.fill("A second rail")
    me.press(SAVE)
    me.press("Remove A second rail", "link")
    me.press(SAVE, status=422)
    me.pick("Yes")
    me.press(SAVE)
    me.says("A walking stick")
    assert "rail" not in me.page.locator("main").inner_text()


def test_the_page_about_cookies(live: Live, open_page: OpenPage) -> None:
    """It is a link on every page, says what each cookie is for, and Back leads to what was typed."""
    me = begin(live, open_page, "conditions")
    me.page.get_by_role("textbox").fill(WORDS)
    with me.page.expect_navigation():
        me.page.get_by_role("contentinfo").get_by_role("link", name="Cookies", exact=True).click()
    me.eyes.look(me.page, 200)
    me.says(*(cookie.get("name", "") for cookie in me.page.context.cookies()))
    me.page.go_back()
    expect(me.page.get_by_role("textbox")).to_have_value(WORDS)


def test_the_language(live: Live, open_page: OpenPage) -> None:
    """Its button keeps the place, the words and what was wrong with them, and changes them back again."""
    me = begin(live, open_page, "conditions")
    me.page.get_by_role("textbox").fill(WORDS * 200)
    me.press(SAVE, status=422)
    there = me.page.url
    for name, code in (("Cymraeg", "cy"), ("English", "en")):
        with me.page.expect_navigation() as coming:
            me.page.get_by_role("button", name=name, exact=True).click()
        assert (coming.value.status, me.page.url.split("?")[0]) == (422, there)
        me.eyes.look(me.page, 422)
        assert me.page.locator("html").get_attribute("lang") == code
        assert me.page.get_by_role("textbox").input_value() == WORDS * 200
    me.page.get_by_role("textbox").fill(WORDS)
    me.press(SAVE)


@pytest.mark.matrix("T29")
def test_more_time(live: Live, open_page: OpenPage) -> None:
    """Every page begins the time anew, ten times and more; once it is over, a press loses no word."""
    me = begin(live, open_page, "conditions")
    for _ in range(11):
        live.ahead += timedelta(minutes=28)
        me.page.reload()
        assert me.page.url.endswith("/conditions")
    me.page.get_by_role("textbox").fill(WORDS)
    live.ahead += timedelta(minutes=31)
    me.press(SAVE)
    assert me.heading == "Continue the application"
    for part, value in (("Day", "14"), ("Month", "8"), ("Year", "1948")):
        me.page.get_by_label(part).fill(value)
    me.press("Continue")
    assert me.page.get_by_role("textbox").input_value() == WORDS
