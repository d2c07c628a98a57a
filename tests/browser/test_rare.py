"""The pages that few people come to, and that must not fail those few."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.eyes import Eyes
from tests.browser.live import Live


def save(page: Page, eyes: Eyes, status: int, name: str = "Save and continue") -> None:
    """Press a button and look at the page that comes."""
    with page.expect_navigation() as coming:
        page.get_by_role("button", name=name).click()
    assert coming.value.status == status
    eyes.look(page, status)


@pytest.mark.matrix("T30")
def test_answered_in_two_tabs(live: Live, open_page: OpenPage) -> None:
    """An answer that changed in another tab is shown beside the new one, and the person chooses."""
    there = live.half_way("pip-moving-around", "end-of-life")
    page, eyes = open_page(session=there.session)
    page.goto(there.address.replace("end-of-life", "has-badge"))
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("radio", name="Yes").check()
    save(other, eyes, 200)
    save(page, eyes, 409)
    save(page, eyes, 200, "Use the answer I just gave")
    other.goto(there.address.replace("end-of-life", "has-badge"))
    assert other.get_by_role("radio", name="No").is_checked()


def test_an_entry_of_a_list(live: Live, open_page: OpenPage) -> None:
    """An entry of a list can be changed and, after a question, removed."""
    there = live.half_way("walking", "walking-time")
    page, eyes = open_page(session=there.session)
    page.goto(there.address.replace("walking-time", "aids"))
    with page.expect_navigation():
        page.get_by_role("link", name="Change").first.click()
    page.get_by_role("textbox").first.fill("Two sticks")
    save(page, eyes, 200)
    with page.expect_navigation():
        page.get_by_role("link", name="Remove Two sticks").click()
    save(page, eyes, 422)
    page.get_by_role("radio", name="Yes").check()
    save(page, eyes, 200)
    assert "Two sticks" not in page.locator("main").inner_text()


@pytest.mark.matrix("T30")
def test_changed_after_checking(live: Live, open_page: OpenPage) -> None:
    """When an answer changed in another tab after the answers were shown, they are shown again."""
    there = live.half_way("pip-moving-around", "check")
    page, eyes = open_page(session=there.session)
    page.goto(there.address)
    other = page.context.new_page()
    other.goto(there.address.replace("check", "phone"))
    other.get_by_role("textbox").fill("07700 900000")
    save(other, eyes, 200)
    save(page, eyes, 409, "Confirm and continue")
    assert "07700 900000" in page.locator("main").inner_text()


def test_a_browser_without_cookies(live: Live, open_page: OpenPage) -> None:
    """Somebody whose cookie is gone keeps what they chose, and is told what to do."""
    page, eyes = open_page()
    page.goto(f"{live.site}/apply")
    page.get_by_role("radio", name="Myself").check()
    page.context.clear_cookies()
    save(page, eyes, 422)
    assert page.get_by_role("radio", name="Myself").is_checked()
    save(page, eyes, 200)


def test_a_page_that_is_not_there(live: Live, open_page: OpenPage) -> None:
    """A page that does not exist says so, and has no fault."""
    page, eyes = open_page()
    loaded = page.goto(f"{live.site}/nowhere")
    assert loaded
    assert loaded.status == 404
    eyes.look(page, loaded.status)
