"""Somebody half way sends all her papers, and a caseworker looks at them."""

import pytest
from playwright.sync_api import expect

from portal.accounts import Role
from tests.browser.conftest import OpenPage
from tests.browser.hands import Keys, Pointer
from tests.browser.live import Live
from tests.browser.papers import (
    LATER,
    SAVE,
    UPLOAD,
    Somebody,
    letter,
    passport,
    portrait,
    turned_page,
    upright,
    width,
)
from tests.browser.test_office import go, sign_in

START = ("pip-moving-around", "paper-award")
SHOULDERS = "Head and shoulders"
PICTURE = ".case-picture"
"""What the viewer shows."""


@pytest.fixture(scope="module")
def email(live: Live) -> str:
    """Give a caseworker of Coventry."""
    return live.add_staff(Role.CASEWORKER, name="wendy")


@pytest.mark.matrix("T19", "T36")
def test_by_pointer_without_script(live: Live, email: str, open_page: OpenPage) -> None:
    """By pointing, with script off, all papers are sent as chosen, and the council sees them."""
    there = live.half_way(*START)
    page, eyes = open_page(script=False, session=there.session)
    reference = all_the_way(Somebody(page, eyes, Pointer()), there.address)
    desk, eyes = open_page(script=False, size=(1280, 900))
    sign_in(desk, live, email)
    caseworker(Somebody(desk, eyes, Pointer()), reference)


@pytest.mark.matrix("T7", "T36")
def test_by_keyboard_with_script(live: Live, email: str, open_page: OpenPage) -> None:
    """With Tab, Space, arrows and Enter alone all papers are sent, and the focus always shows."""
    there = live.half_way(*START)
    page, eyes = open_page(session=there.session)
    keys = Keys(page)
    reference = all_the_way(Somebody(page, eyes, keys), there.address)
    assert keys.unseen == []
    desk, eyes = open_page(size=(1280, 900))
    sign_in(desk, live, email)
    caseworker(Somebody(desk, eyes, Pointer()), reference)


def all_the_way(me: Somebody, address: str) -> str:
    """Send every paper in its own way, check, send the application, and return its reference."""
    me.open(address)
    letters(me)
    proof_of_identity(me)
    me.pick(LATER)
    me.press(SAVE)
    photo(me)
    me.press("Check your answers")
    me.says("Letter of 3 May.pdf", "Passport: passport.heic", "me.jpg", "Head and shoulders", LATER)
    assert "IMG_2041" not in me.page.locator("main").inner_text()
    me.press("Confirm and continue")
    me.hand.choose(me.page.get_by_role("checkbox"))
    me.press("Agree and send")
    assert me.heading == "Application sent"
    return me.page.locator("main").get_attribute("data-reference") or ""


def letters(me: Somebody) -> None:
    """Send a letter and a page of it at once, and take the page away again."""
    me.pick(UPLOAD)
    me.press(SAVE)
    me.choose(letter(), turned_page())
    me.press("Continue")
    me.says("2 files uploaded", "Letter of 3 May.pdf", "2 pages", "IMG_2041.JPG")
    assert upright(me.page.get_by_role("img").last)
    me.press("Remove Benefit award letter, 2 of 2", "link")
    me.says("IMG_2041.JPG")
    me.pick("Yes")
    me.press(SAVE)
    me.says("1 file uploaded")
    me.press("Continue")


def proof_of_identity(me: Somebody) -> None:
    """Send a passport, and say that it is one."""
    me.pick(UPLOAD)
    me.press(SAVE)
    me.choose(passport())
    me.press("Continue")
    assert me.heading == "What is this?"
    me.pick("Passport")
    me.press(SAVE)
    me.says("1 file uploaded", "Passport")
    me.press("Continue")


def photo(me: Somebody) -> None:
    """Send a photo, and choose what goes on the badge."""
    me.pick(UPLOAD)
    me.press(SAVE)
    me.choose(portrait())
    me.press("Continue")
    assert me.heading == "Which picture should go on the badge?"
    assert upright(me.page.locator(".file-crop").last)
    me.pick(SHOULDERS)
    me.press(SAVE)


def caseworker(me: Somebody, reference: str) -> None:
    """Find the case, see what was sent and what is still to come, and look at the letter's second page."""
    me.page.get_by_label("Find a case").fill(reference)
    go(me.page, me.eyes, "button", "Search")
    if reference not in me.heading:
        with me.page.expect_navigation():
            me.page.locator(".govuk-task-list__link").first.click()
    me.eyes.look(me.page, 200)
    me.says("Still to come:", "Passport", SHOULDERS, "The sender’s name for it: passport.heic")
    me.press("Open Benefit award letter: Benefit award letter", "link")
    me.press("Turn right", "link")
    picture = me.page.locator(PICTURE)
    assert not upright(picture)
    wide = width(picture)
    me.press("Larger", "link")
    assert width(picture) > wide
    with me.page.expect_navigation():
        me.page.get_by_role("link", name="Next page").click()
    me.says("Page 2 of 2")
    expect(picture).not_to_have_js_property("naturalWidth", 0)
