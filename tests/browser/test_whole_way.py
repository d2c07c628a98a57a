"""Nobody has to finish in one sitting, on one device, alone: one application, three computers, no script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from portal.access import Level
from portal.accounts import Role
from portal.walker import CannotReach, Response, walk
from portal.walker.browser import Fields
from tests.browser.conftest import OpenPage
from tests.browser.eyes import Eyes
from tests.browser.hands import Pointer
from tests.browser.live import PASSWORD, Live, persona
from tests.browser.person import RealBrowser

WHO = "walking"
BORN = ("14", "8", "1948")


class AsFarAs(RealBrowser):
    """Somebody who stops at a page."""

    def __init__(self, page: Page, eyes: Eyes, last: str) -> None:
        super().__init__(page, Pointer(), eyes.look)
        self.last, self.there = last, False

    def get(self, url: str) -> Response:
        """See RealBrowser, up to the last page."""
        return self._stop(super().get(url))

    def post(self, url: str, fields: Fields) -> Response:
        """See RealBrowser, up to the last page."""
        return self._stop(super().post(url, fields))

    def _stop(self, response: Response) -> Response:
        if response.url.split("?")[0].endswith(self.last):
            self.there = True
            raise CannotReach("far enough")
        return response


def go_on(page: Page, eyes: Eyes, last: str) -> None:
    """Fill in the application from the page that is open, up to another."""
    browser = AsFarAs(page, eyes, last)
    done = walk(persona(WHO), browser, page.url)
    assert browser.there, done.report()


def press(page: Page, name: str) -> None:
    """Press the button or follow the link of this name."""
    found = page.get_by_role("button", name=name, exact=True).or_(
        page.get_by_role("link", name=name, exact=True)
    )
    with page.expect_navigation():
        found.first.click()


def at_the_desk(page: Page, eyes: Eyes, live: Live) -> str:
    """Begin at a library desk, save a half filled page, and clear the computer; return the words."""
    email = live.add_staff(Role.DESK, name="example-library")
    page.goto(f"{live.site}/desk")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    press(page, "Start an application with somebody")
    go_on(page, eyes, "/pain")
    page.get_by_role("textbox").fill("In both hips, and")
    press(page, "Save and come back later")
    page.get_by_label("Words to print or write down").check()
    press(page, "Continue")
    words = " ".join(page.locator(".way-words li").all_inner_texts())
    assert "Example Library" in page.inner_text("main"), "the card says which branch helped"
    press(page, "End and clear this computer")
    assert page.url.startswith(f"{live.site}/finished")
    return words


def at_home(page: Page, eyes: Eyes, live: Live, words: str) -> str:
    """Come back by words, find the half filled page, go on, and let a daughter send it; return her words."""
    page.goto(f"{live.site}/return")
    page.get_by_label("Words on a card").check()
    press(page, "Continue")
    page.get_by_label("What are the words?").fill(words.upper().replace(" ", ". "))
    for label, value in zip(("Day", "Month", "Year"), BORN, strict=True):
        page.get_by_label(label).fill(value)
    press(page, "Continue")
    here = re.match(r".*/apply/[\w-]{22}", page.url)
    assert here
    page.goto(f"{here[0]}/pain")
    assert page.get_by_role("textbox").input_value() == "In both hips, and"
    page.goto(here[0])
    go_on(page, eyes, "/walking-time")
    page.goto(f"{here[0]}/helpers")
    if "leaving" in page.url:
        press(page, "Continue")
    press(page, "Let somebody help")
    page.get_by_label("Full name of the helper").fill("Alex Whittle")
    page.get_by_label("Daughter").check()
    page.get_by_label("Fill in, upload and send").check()
    page.get_by_label("None of these").check()
    press(page, "Continue")
    return " ".join(page.locator("#words li").all_inner_texts())


@pytest.mark.matrix("T19")
def test_begun_at_a_desk_continued_at_home_sent_by_a_helper(live: Live, open_page: OpenPage) -> None:
    """A library, a phone at home and a daughter's computer: each goes on where the one before stopped."""
    desk, desk_eyes = open_page(script=False, size=(1280, 900))
    words = at_the_desk(desk, desk_eyes, live)
    home, home_eyes = open_page(script=False)
    invitation = at_home(home, home_eyes, live, words)
    helper, helper_eyes = open_page(script=False, size=(1280, 900))
    helper.goto(f"{live.site}/help-somebody")
    helper.get_by_role("textbox").fill(invitation)
    press(helper, "Continue")
    press(helper, "Accept and help")
    assert "Jean Whittle" in helper.locator("body").inner_text()
    done = walk(persona(WHO), RealBrowser(helper, Pointer(), helper_eyes.look), helper.url)
    assert done.reference, done.report()
    sent = live.case_of(done.reference).content
    assert (sent["channel"], sent["helpers"][0]["level"]) == ("desk", Level.SEND)
    given = {row["key"]: row.get("by", "") for section in sent["sections"] for row in section["rows"]}
    assert (given["pain"], given["name"]) == ("", "")
    assert "Alex Whittle" in given["walking_time"]
