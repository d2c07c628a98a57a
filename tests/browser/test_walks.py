"""Invented people come through in a real browser, and every page on their way is looked at."""

import pytest

from portal.walker import walk
from tests.browser.conftest import OpenPage
from tests.browser.hands import Keys, Pointer
from tests.browser.live import Live, persona
from tests.browser.person import RealBrowser


@pytest.fixture(scope="module")
def mistakes() -> set[str]:
    """Remember on which pages a mistake was made: once is enough for each."""
    return set()


WITH_SCRIPT = ["walking", "two-year-old", "pip-journeys-e", "end-of-life", "outside-goes-on", "welsh-name"]


@pytest.mark.parametrize("name", WITH_SCRIPT)
def test_with_script_and_mistakes(name: str, live: Live, open_page: OpenPage, mistakes: set[str]) -> None:
    """Pressing a button too early, twice, a person is told what is missing and comes through all the same."""
    page, eyes = open_page()
    done = walk(persona(name), RealBrowser(page, Pointer(), eyes.look, mistakes=mistakes), f"{live.site}/")
    assert done.failures == (), done.report()


@pytest.mark.parametrize("name", ["pip-journeys-e", "two-year-old"])
def test_without_script(name: str, live: Live, open_page: OpenPage) -> None:
    """With JavaScript off, a person comes through just the same."""
    page, eyes = open_page(script=False)
    done = walk(persona(name), RealBrowser(page, Pointer(), eyes.look), f"{live.site}/")
    assert done.failures == (), done.report()


def test_with_the_keyboard_alone(live: Live, open_page: OpenPage) -> None:
    """With Tab, Space, arrows and Enter, a person comes through and always sees where the focus is."""
    page, eyes = open_page(size=(1280, 900))
    keys = Keys(page)
    done = walk(persona("end-of-life"), RealBrowser(page, keys, eyes.look), f"{live.site}/")
    assert done.failures == (), done.report()
    assert keys.unseen == []
