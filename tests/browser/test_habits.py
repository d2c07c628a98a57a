"""What people do on any page: skip ahead, and go back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.live import Live


def test_skip_link(live: Live, open_page: OpenPage) -> None:
    """The first press of Tab shows a link that leads past the header into the main part."""
    page, _ = open_page()
    page.goto(f"{live.site}/apply")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("script", [True, False])
def test_back_shows_what_was_saved(script: bool, live: Live, open_page: OpenPage) -> None:
    """The page's Back link shows an answer as saved, the browser's as typed, and both go on from there."""
    session, address, _ = live.half_way("pip-moving-around", "has-badge")
    page, _ = open_page(script=script, session=session)
    page.goto(address.replace("has-badge", "council-right"))
    page.get_by_role("link", name="Back", exact=True).click()
    page.wait_for_url("**/postcode")
    box = page.get_by_role("textbox")
    assert box.input_value() == "CV1 3BH"
    box.fill("wv1 1rp")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/council-right")
    page.go_back()
    expect(page.get_by_role("textbox")).to_have_value(re.compile("^wv1 1rp$", re.IGNORECASE))
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/council-right")
