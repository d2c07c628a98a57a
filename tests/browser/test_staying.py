"""The warning before a session ends: in time, by keyboard, as often as one likes, as the server says."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from portal.access import LONGEST
from tests.browser.broken import is_of_the_fault
from tests.browser.conftest import OpenPage
from tests.browser.focus import focus_shows
from tests.browser.live import Live, There

pytestmark = pytest.mark.matrix("T29")

QUESTION = "conditions"
WORDS = "It began in the winter of 2019."
LEFT = "/session/left"
"""Where a page asks how much time there is: only then does it know when to ask again."""


@pytest.fixture(autouse=True)
def on_time(live: Live) -> Iterator[None]:
    """Put the server's clock right again."""
    yield
    live.ahead = timedelta()


@pytest.fixture
def there(live: Live) -> There:
    """Give somebody half way through a long application."""
    return live.half_way("walking", QUESTION)


def pass_time(live: Live, page: Page, minutes: float) -> None:
    """Let time go by, for the server and for the page alike."""
    live.ahead += timedelta(minutes=minutes)
    page.clock.fast_forward(int(minutes * 60_000))


def sit(page: Page, address: str) -> Locator:
    """Open a page with a clock that can be moved, and return where its warning comes up."""
    page.clock.install()
    page.goto(address)
    return page.get_by_role("dialog")


def test_ten_times_by_keyboard(live: Live, there: There, open_page: OpenPage) -> None:
    """The warning takes the focus three minutes ahead; Enter or Escape stays, and the focus returns."""
    page, eyes = open_page(session=there.session)
    warning = sit(page, there.address)
    box = page.get_by_role("textbox")
    box.focus()
    for turn in range(10):
        expect(warning).to_have_count(0)
        pass_time(live, page, 28)
        expect(warning).to_have_accessible_name("Do you need more time?")
        stay = page.get_by_role("button", name="Yes, stay on this page")
        expect(stay).to_be_focused()
        assert focus_shows(page)
        if not turn:
            eyes.look_closely(page)
        with page.expect_event("requestfinished", lambda request: request.url.endswith(LEFT)):
            page.keyboard.press("Enter" if turn % 2 else "Escape")
        expect(warning).to_have_count(0)
        expect(box).to_be_focused()
    box.fill(WORDS)
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url(lambda url: not url.endswith((QUESTION, "wake")))


def test_minutes_are_said_once_each(live: Live, there: There, open_page: OpenPage) -> None:
    """The words change once a minute, and are those of the server."""
    page, _ = open_page(session=there.session)
    warning = sit(page, there.address)
    pass_time(live, page, 28)
    for words in ("In 3 minutes", "In 2 minutes", "In 1 minute "):
        expect(warning.get_by_role("status")).to_contain_text(words)
        pass_time(live, page, 1)


def test_words_are_kept_when_the_time_is_over(live: Live, there: There, open_page: OpenPage) -> None:
    """Without an answer the page closes; the date of birth opens it again, with what was typed."""
    page, eyes = open_page(session=there.session)
    warning = sit(page, there.address)
    page.get_by_role("textbox").fill(WORDS)
    pass_time(live, page, 28)
    expect(warning).to_be_visible()
    pass_time(live, page, 3)
    page.wait_for_url("**/wake*")
    assert WORDS not in page.content()
    eyes.look(page, 200)
    for part, value in (("Day", "14"), ("Month", "8"), ("Year", "1948")):
        page.get_by_label(part).fill(value)
    page.get_by_role("button", name="Continue", exact=True).click()
    page.wait_for_url(f"**/{QUESTION}")
    expect(page.get_by_role("textbox")).to_have_value(WORDS)


def test_an_offer_is_kept_when_the_time_is_over(live: Live, there: There, open_page: OpenPage) -> None:
    """What was typed about a helper waits like an answer: every form that the server keeps is marked."""
    page, _ = open_page(session=there.session)
    page.goto(f"{there.at('leaving')}?next=new-helper")
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    warning = sit(page, there.at("helpers/new"))
    page.get_by_label("Full name of the helper").fill("Sam Helper-Example")
    pass_time(live, page, 28)
    expect(warning).to_be_visible()
    pass_time(live, page, 3)
    page.wait_for_url("**/wake*")
    for part, value in (("Day", "14"), ("Month", "8"), ("Year", "1948")):
        page.get_by_label(part).fill(value)
    page.get_by_role("button", name="Continue", exact=True).click()
    page.wait_for_url("**/helpers/new")
    expect(page.get_by_label("Full name of the helper")).to_have_value("Sam Helper-Example")


def test_the_end_after_12_hours_is_said_in_time(live: Live, there: There, open_page: OpenPage) -> None:
    """Somebody who was never away is warned three minutes ahead too, on a page opened five minutes before."""
    with live.home.database.writing() as tx:
        session = live.home.sessions.of(tx, there.session)
        assert session
        live.home.sessions.touch(tx, session, session.begun_at + LONGEST - timedelta(minutes=6))
        live.ahead = session.begun_at + LONGEST - timedelta(minutes=5) - live.home.now()
    page, _ = open_page(session=there.session)
    warning = sit(page, there.address)
    expect(warning).to_have_count(0)
    pass_time(live, page, 3.5)
    expect(warning).to_have_accessible_name("This page closes soon")


def test_another_tab_that_is_used_stills_the_warning(live: Live, there: There, open_page: OpenPage) -> None:
    """Who works in one tab is not thrown out by another, and its warning goes by itself."""
    page, _ = open_page(session=there.session)
    warning = sit(page, there.address)
    pass_time(live, page, 28)
    expect(warning).to_be_visible()
    other = page.context.new_page()
    other.goto(there.at("tasks"))
    pass_time(live, page, 1)
    expect(warning).to_have_count(0)
    assert page.url == there.address


def test_a_shared_computer_is_left_clean(live: Live, there: There, open_page: OpenPage) -> None:
    """There the end leads to a page that says so, and the cookie is gone."""
    page, eyes = open_page(session=there.session)
    page.goto(f"{live.site}/shared")
    page.get_by_role("button", name="This is a shared computer").click()
    page.wait_for_url("**/apply/*/**")
    warning = sit(page, there.address)
    page.get_by_role("textbox").fill(WORDS)
    pass_time(live, page, 8)
    expect(warning).to_contain_text("closed on this computer")
    pass_time(live, page, 3)
    page.wait_for_url("**/finished?why=rest")
    assert page.context.cookies() == []
    eyes.look(page, 200)


def test_without_a_connection_nothing_is_claimed(live: Live, there: There, open_page: OpenPage) -> None:
    """While the server does not answer, the page stays as it is and asks again."""
    page, eyes = open_page(session=there.session)
    warning = sit(page, there.address)
    page.route(f"**{LEFT}", lambda route: route.abort())
    with page.expect_console_message(lambda message: "net::ERR_FAILED" in message.text):
        pass_time(live, page, 28)
    page.wait_for_timeout(200)  # for what the page makes of it
    expect(warning).to_have_count(0)
    page.unroute(f"**{LEFT}")
    assert eyes.faults
    eyes.faults[:] = [fault for fault in eyes.faults if not is_of_the_fault(fault)]
    pass_time(live, page, 1)
    expect(warning).to_be_visible()


def test_forced_colours_show_the_edge(live: Live, there: There, open_page: OpenPage) -> None:
    """In forced colours the warning has a border, and its button shows that it has the focus."""
    page, _ = open_page(session=there.session, forced_colours=True)
    warning = sit(page, there.address)
    pass_time(live, page, 28)
    expect(warning).to_be_visible()
    assert warning.evaluate("it => parseFloat(getComputedStyle(it).borderTopWidth)") >= 2
    assert focus_shows(page)
