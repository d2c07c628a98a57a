"""A desk in a real browser, and the pages by which people stop: looked at, with and without script."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from portal.accounts import Role
from tests.browser.conftest import OpenPage
from tests.browser.eyes import Eyes
from tests.browser.live import PASSWORD, Live

ROLES: tuple[Literal["button", "link"], ...] = ("button", "link")


def press(page: Page, eyes: Eyes, name: str) -> None:
    """Press a button or follow a link, and look at what comes."""
    button, link = (page.get_by_role(role, name=name, exact=True) for role in ROLES)
    with page.expect_navigation() as coming:
        (button if button.count() else link).first.click()
    response = coming.value
    assert response
    eyes.look(page, response.status)


def go(page: Page, eyes: Eyes, address: str) -> None:
    """Open an address, and look at what comes."""
    response = page.goto(address)
    assert response
    eyes.look(page, response.status)


@pytest.mark.parametrize("script", [True, pytest.param(False, marks=pytest.mark.matrix("T19"))])
def test_one_person_after_another(script: bool, live: Live, open_page: OpenPage) -> None:
    """Staff sign the desk in once; each person begins afresh, may save a way back, and leaves nothing."""
    email = live.add_staff(Role.DESK, name=f"library{script}".lower())
    page, eyes = open_page(script=script)
    go(page, eyes, f"{live.site}/desk")
    press(page, eyes, "Sign in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, eyes, "Sign in")
    for _ in range(2):
        press(page, eyes, "Start an application with somebody")
        page.get_by_label("Somebody else").check()
        press(page, eyes, "Save and continue")
        press(page, eyes, "Continue")
        assert page.url.endswith("/authority")
        press(page, eyes, "Save and continue")
        press(page, eyes, "End and clear this computer")
        press(page, eyes, "End without a way back")
        press(page, eyes, "Start with the next person")
    press(page, eyes, "Come back to an application")
    press(page, eyes, "End and clear this computer")
    go(page, eyes, f"{live.site}/desk")
    press(page, eyes, "Sign out")
    press(page, eyes, "Sign out")
    assert page.context.cookies() == []


def test_anybody_may_say_that_a_computer_is_shared(live: Live, open_page: OpenPage) -> None:
    """The link on the start page, what it says, and the first question with its bar."""
    page, eyes = open_page()
    go(page, eyes, live.site)
    press(page, eyes, "I am on a shared computer")
    press(page, eyes, "This is a shared computer")
    assert page.get_by_role("button", name="End and clear this computer").is_visible()


def test_staff_key_in(live: Live, open_page: OpenPage) -> None:
    """The page that asks how an application came, with its error, and the first question after it."""
    email = live.add_staff(Role.CASEWORKER, name="keyer")
    page, eyes = open_page()
    go(page, eyes, f"{live.site}/office/key-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, eyes, "Sign in")
    press(page, eyes, "Continue")
    page.get_by_label("On paper").check()
    press(page, eyes, "Continue")
    assert page.url == f"{live.site}/apply"


@pytest.mark.parametrize("script", [True, False])
def test_leaving_by_keyboard(script: bool, live: Live, open_page: OpenPage) -> None:
    """The first thing a keyboard reaches leaves at once, and Back finds no application."""
    there = live.half_way("walking", "declaration")
    page, eyes = open_page(script=script, session=there.session)
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(status=200, body="Weather"))
    page.goto(there.at("address"))
    page.keyboard.press("Tab")
    assert page.get_by_role("button", name="Exit this page", exact=True).first.evaluate(
        "it => it === document.activeElement"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    eyes.faults.remove("a request went to www.bbc.co.uk")
    page.go_back(wait_until="load")
    assert "This application is not open here" in page.content()


def test_capital_letters_are_no_way_out(live: Live, open_page: OpenPage) -> None:
    """Only Shift alone counts, three times within five seconds; every press is said, and its end."""
    there = live.half_way("walking", "declaration")
    page, _ = open_page(session=there.session)
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))  # it stands still, however slow we are
    page.goto(there.at("address"))
    said = page.locator(".stay-leave").get_by_role("status")
    page.get_by_role("textbox").first.focus()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    expect(said).to_have_text("")
    for _ in range(2):
        page.keyboard.press("Shift")
        expect(said).to_have_text("Shift, press 2 more times to exit.")
        page.clock.fast_forward(5_000)
        expect(said).to_have_text("Exit this page expired.")
    for left in ("2 more times", "1 more time "):
        page.keyboard.press("Shift")
        expect(said).to_contain_text(left)
    assert page.url == there.at("address")


def test_printing_a_page_leaves_the_buttons_out(live: Live, open_page: OpenPage) -> None:
    """Bar, button to leave and the name of the person stand on no print."""
    there = live.half_way("helped-by-professional", "declaration")
    page, eyes = open_page(session=there.session)
    page.goto(f"{live.site}/shared")
    press(page, eyes, "This is a shared computer")
    page.goto(there.at("address"))
    page.emulate_media(media="print")
    for part in (".stay-bar", ".stay-leave", ".stay-whose"):
        assert page.locator(part).count()
        assert not page.locator(part).is_visible()
