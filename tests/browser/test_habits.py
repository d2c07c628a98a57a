"""What people do on any page: skip ahead, go back, tab through it, ask for other colours or no movement."""

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.focus import focus_shows
from tests.browser.live import Live

PAGES = ["postcode", "date-of-birth", "benefits", "result"]
CONTROLS = "a[href], button, input:not([type=hidden]), textarea, summary"
STOP = """() => {
  const it = document.activeElement;
  return it === document.body ? '' : `${it.tagName} ${it.name || ''} ${it.textContent.trim().slice(0, 60)}`;
}"""


def test_skip_link(live: Live, open_page: OpenPage) -> None:
    """The first press of Tab shows a link that leads past the header into the main part."""
    page, _ = open_page()
    page.goto(f"{live.site}/apply")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    assert link.evaluate("it => it === document.activeElement")
    page.keyboard.press("Enter")
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
    assert page.get_by_role("textbox").input_value().upper() == "WV1 1RP"
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/council-right")


@pytest.mark.parametrize("ending", PAGES)
def test_tab_goes_through_and_back(ending: str, live: Live, open_page: OpenPage) -> None:
    """Tab stops once at everything that can be used and shows where; with Shift it goes the same way back."""
    session, address, _ = live.half_way("pip-moving-around", ending)
    page, _ = open_page(session=session, size=(320, 256))
    page.goto(address)
    radios = page.locator("input[type=radio]").count()
    wanted = page.locator(CONTROLS).count() - max(0, radios - 1)
    there, shown = [], []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        there.append(page.evaluate(STOP))
        shown.append(focus_shows(page))
    assert "" not in there
    assert len(there) == wanted
    assert [stop for stop, seen in zip(there, shown, strict=True) if not seen] == []
    back = []
    for _ in range(wanted - 1):
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(STOP))
    assert back == there[-2::-1]


def test_forced_colours(live: Live, open_page: OpenPage) -> None:
    """In forced colours a chosen radio, an unchosen one and the focus differ, and a box has a border."""
    session, address, _ = live.half_way("pip-moving-around", "has-badge")
    page, _ = open_page(session=session, forced_colours=True)
    page.goto(address)
    item = page.locator(".govuk-radios__item").first
    unchosen = item.screenshot()
    item.get_by_role("radio").check()
    page.evaluate("document.activeElement.blur()")
    chosen = item.screenshot()
    item.get_by_role("radio").focus()
    assert len({unchosen, chosen, item.screenshot()}) == 3
    page.goto(address.replace("has-badge", "postcode"))
    box = page.get_by_role("textbox")
    assert box.evaluate("it => parseFloat(getComputedStyle(it).borderTopWidth)") >= 2


def test_nothing_moves(live: Live, open_page: OpenPage) -> None:
    """For somebody who asked for less movement, nothing moves and nothing scrolls smoothly."""
    page, _ = open_page(still=True)
    page.goto(f"{live.site}/apply")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_selector(".govuk-error-summary")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize(
    "name", ["questions", "rules", "help", "accessibility", "privacy", "cookies", "terms"]
)
def test_pages_for_anybody(name: str, live: Live, open_page: OpenPage) -> None:
    """The pages beside the application have no fault and set no cookie."""
    page, eyes = open_page()
    loaded = page.goto(f"{live.site}/{name}")
    assert loaded
    eyes.look(page, loaded.status)
    assert page.context.cookies() == []
