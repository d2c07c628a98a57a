"""Invented people come through in a real browser, whatever they use it with, and every page is looked at."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from portal.walker import walk
from tests.browser.broken import BROKEN_SCRIPTS, is_of_the_fault
from tests.browser.conftest import OpenPage
from tests.browser.eyes import Eyes
from tests.browser.hands import Keys, Pointer
from tests.browser.live import Live, persona
from tests.browser.person import RealBrowser

First = Callable[[str], bool]

WITH_SCRIPT = ["two-year-old", "pip-journeys-e"]
SMALLEST = (320, 640)
"""CSS pixels: a page for 1280 that somebody has enlarged four times."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LANGUAGE = "document.documentElement.lang"
SCRIPTED = "document.body.classList.contains('govuk-frontend-supported')"


@pytest.mark.parametrize("name", WITH_SCRIPT)
def test_with_script_and_mistakes(name: str, live: Live, open_page: OpenPage, first_time: First) -> None:
    """Pressing a button too early, a person is told what is missing and comes through all the same."""
    page, eyes = open_page()
    done = walk(persona(name), RealBrowser(page, Pointer(), eyes.look, mistaken=first_time), f"{live.site}/")
    assert done.failures == (), done.report()


@pytest.mark.matrix("T19")
def test_without_script(live: Live, open_page: OpenPage) -> None:
    """With JavaScript off, a person comes through just the same, by the longest way and all its lists."""
    page, eyes = open_page(script=False)
    done = walk(persona("walking"), RealBrowser(page, Pointer(), eyes.look), f"{live.site}/")
    assert done.failures == (), done.report()
    assert done.reference


@pytest.mark.matrix("T7")
def test_with_the_keyboard_alone(live: Live, open_page: OpenPage) -> None:
    """With Tab, Space, arrows and Enter, a person comes through and always sees where the focus is."""
    page, eyes = open_page(size=(1280, 900))
    keys = Keys(page)
    done = walk(persona("end-of-life"), RealBrowser(page, keys, eyes.look), f"{live.site}/")
    assert done.failures == (), done.report()
    assert done.reference
    assert keys.unseen == []


@pytest.mark.matrix("T7")
def test_in_forced_colours(live: Live, open_page: OpenPage) -> None:
    """In the few colours that the system forces, by keyboard, a person comes through and sees the focus."""
    page, eyes = open_page(forced_colours=True)
    keys = Keys(page)
    done = walk(persona("end-of-life"), RealBrowser(page, keys, eyes.look), f"{live.site}/")
    assert done.failures == (), done.report()
    assert done.reference
    assert keys.unseen == []


@pytest.mark.parametrize("language", ["cy"])
def test_large_and_small(language: str, live: Live, open_page: OpenPage, first_time: First) -> None:
    """At 320 pixels, with text of 200 % and in Welsh, a person comes through and scrolls one way only."""
    page, eyes = open_page(size=SMALLEST, large=True, language=language)
    wrong: list[str] = []

    def look(page: Page, status: int) -> None:
        eyes.look(page, status)
        if found := page.evaluate(SIDEWAYS):
            wrong.append(f"{page.url} is {found} pixels too wide")
        if (spoken := page.evaluate(LANGUAGE)) != language:
            wrong.append(f"{page.url} is in {spoken}")

    mistaken = partial(first_in, language, first_time)
    done = walk(persona("welsh-name"), RealBrowser(page, Pointer(), look, mistaken=mistaken), f"{live.site}/")
    assert done.failures == (), done.report()
    assert done.reference
    assert live.case_of(done.reference).language == language
    assert wrong == []


@pytest.mark.matrix("T21")
@pytest.mark.parametrize(("fault", "name"), [("blocked", "outside-goes-on"), ("throws", "end-of-life")])
def test_script_fails_half_way(
    fault: str, name: str, live: Live, open_page: OpenPage, first_time: First
) -> None:
    """From the third page on no script comes, or it stops half way: mistakes are told, and all is sent."""
    page, eyes = open_page()
    eyes.script = False  # nothing brings the focus to what is wrong
    came: list[bool] = []

    def look(page: Page, status: int) -> None:
        came.append(page.evaluate(SCRIPTED))
        eyes.look(page, status)

    page.route("**/*.js", lambda route: BROKEN_SCRIPTS[fault](route) if len(came) > 1 else route.continue_())
    mistaken = partial(first_in, fault, first_time)
    done = walk(persona(name), RealBrowser(page, Pointer(), look, mistaken=mistaken), f"{live.site}/")
    assert done.failures == (), done.report()
    assert done.reference
    assert came[:3] == [True, True, fault == "throws"]
    page.close()  # before it says once more that a script failed
    forget(eyes)


def first_in(manner: str, first_time: First, kind: str) -> bool:
    """Say whether this kind of page is met for the first time by anybody in this manner."""
    return first_time(f"{manner} {kind}")


def forget(eyes: Eyes) -> None:
    """Take out of what the eyes noted that a script failed, which it did all along."""
    assert len(eyes.faults) > 10
    eyes.faults[:] = [fault for fault in eyes.faults if not is_of_the_fault(fault)]
