"""The eyes see: a page with planted faults is found out, and a sound one is not."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.eyes import Eyes
from tests.browser.focus import focus_shows
from tests.browser.hands import Pointer
from tests.browser.live import Live
from tests.browser.person import RealBrowser

SOUND = "<!doctype html><html lang=en><title>Sound</title><main><h1>Sound</h1>{}</main>"
FAULTS = {
    "label": ("<input>", "label"),
    "color-contrast": ("<p style='color: #999'>Pale</p>", "color-contrast"),
    "target-size": ("<button style='height: 9px; font: 6px x'>a</button>" * 2, "target-size"),
    "wide": ("<p style='width: 400px'>Wide</p>", "too wide"),
    "cut off": ("<p style='height: 1em; overflow: hidden'>Cut<br>off</p>", "cut off: ['']"),
    "two headings": ("<h1>Again</h1>", "is not that of"),
}


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Give a page of which nothing is noted but what it asks for and what its console says."""
    return open_page()[0]


def faults(page: Page, site: str, text: str, status: int = 200) -> list[str]:
    """Return what the eyes have against a page with this text in it."""
    page.set_content(SOUND.format(text))
    eyes = Eyes(site)
    eyes.look(page, status)
    eyes.look_closely(page)
    return eyes.faults


def test_a_sound_page(page: Page, live: Live) -> None:
    """A page without a fault gives none."""
    page.goto(f"{live.site}/health")  # an address, so that storage can be asked for
    assert faults(page, live.site, "<label>Name <input></label>") == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault(name: str, page: Page, live: Live) -> None:
    """A planted fault is found, and alone."""
    page.goto(f"{live.site}/health")
    text, words = FAULTS[name]
    found = faults(page, live.site, text)
    assert found, name
    assert all(words in fault for fault in found)


def test_errors_out_of_focus(page: Page, live: Live) -> None:
    """An error page without its title, and a summary that has no focus or leads nowhere, are found."""
    page.goto(f"{live.site}/health")
    text = '<div class="govuk-error-summary"><a href="#gone">Enter it</a></div>'
    found = " ".join(faults(page, live.site, text, 422))
    assert "422 is titled" in found
    assert "does not have the focus" in found
    assert "does not lead there" in found


def test_a_hidden_focus(page: Page) -> None:
    """A focus that changes nothing on the screen is found."""
    page.set_content("<button style='outline: none'>Press</button>")
    page.keyboard.press("Tab")
    assert not focus_shows(page)


def test_a_nameless_box(page: Page, live: Live) -> None:
    """A box that its label does not name stops the walk."""
    page.goto(f"{live.site}/health")
    page.set_content("<main><form><p>Name</p><input id=x name=x><button>On</button></form></main>")
    browser = RealBrowser(page, Pointer(), lambda page, status: None)
    with pytest.raises(AssertionError, match="x has no label"):
        browser.post(page.url, [("x", "1")])
