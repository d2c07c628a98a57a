"""The pages for papers, looked at closely: the focus, other colours, no script, a slow connection."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.eyes import AXE, KNOWN, RULES
from tests.browser.focus import focus_shows
from tests.browser.hands import Pointer
from tests.browser.live import Live, There
from tests.browser.papers import Somebody, letter, portrait
from tests.browser.test_habits import CONTROLS, STOP

CHOOSER = ".govuk-file-upload-button"
TARGET = 44
"""CSS pixels, criterion 2.5.5."""
THIRD_GENERATION = {"offline": False, "latency": 300, "downloadThroughput": 94e3, "uploadThroughput": 94e3}
"""Milliseconds, and bytes a second."""
HALFWAY = "document.body.classList.add('js-enabled', 'govuk-frontend-supported'); throw new Error('halfway')"
BROKEN_SCRIPTS: dict[str, Callable[[Route], None]] = {
    "blocked": lambda route: route.abort(),
    "throws": lambda route: route.fulfill(body=HALFWAY, content_type="text/javascript"),
}


@pytest.fixture(scope="module")
def there(live: Live) -> There:
    """Give somebody with a letter and a photo, and a code for another device."""
    found = live.uploading("award", "photo")
    live.give(found.owner, "award", "letter.pdf", letter()["buffer"])
    live.give(found.owner, "photo", "me.jpg", portrait(dark=True)["buffer"])
    with live.home.database.writing() as tx:
        live.home.links.make(tx, found.owner, "files_award", "COV", live.home.now())
    return found


def studio(live: Live, there: There) -> str:
    """Return the address of the photo studio."""
    with live.home.database.reading() as tx:
        photo = live.home.evidence.of(tx, there.owner)[-1]
    return there.at(f"files-photo/{photo.id}")


@pytest.mark.parametrize("where", ["files-award", "files-award/other-device", "studio"])
def test_tab_goes_through(where: str, live: Live, there: There, open_page: OpenPage) -> None:
    """On a small window Tab stops once at everything that can be used, in view, uncovered and seen."""
    page, _ = open_page(session=there.session, size=(320, 256))
    page.goto(studio(live, there) if where == "studio" else there.at(where))
    radios = page.locator("input[type=radio]").count()
    wanted = page.locator(f":is({CONTROLS}):visible").count() - max(0, radios - 1)
    stops, unseen = [], []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
        unseen += [] if focus_shows(page) else stops[-1:]
    assert len({*stops, ""}) == wanted + 1
    assert unseen == []


def test_forced_colours(live: Live, there: There, open_page: OpenPage) -> None:
    """In forced colours the chooser has a border and shows the focus, and a chosen crop differs."""
    page, _ = open_page(session=there.session, forced_colours=True)
    page.goto(there.at("files-award"))
    chooser = page.locator(CHOOSER)
    assert chooser.evaluate("it => parseFloat(getComputedStyle(it).borderTopWidth)") >= 2
    chooser.focus()
    assert focus_shows(page)
    page.goto(studio(live, there))
    item = page.locator(".govuk-radios__item").first
    unchosen = item.screenshot()
    item.get_by_role("radio").check()
    page.evaluate("document.activeElement.blur()")
    assert item.screenshot() != unchosen


def test_targets(live: Live, there: There, open_page: OpenPage) -> None:
    """T11: what files are chosen with, and each crop's radio, is 44 pixels or more both ways."""
    page, _ = open_page(session=there.session, size=(320, 740))
    for address, control, many in (
        (there.at("files-award"), CHOOSER, 1),
        (studio(live, there), "input[type=radio]", 5),
    ):
        page.goto(address)
        boxes = [one.bounding_box() for one in page.locator(control).all()]
        assert len(boxes) == many
        assert all(box and box["width"] >= TARGET and box["height"] >= TARGET for box in boxes)


@pytest.mark.parametrize("fault", BROKEN_SCRIPTS)
def test_script_fails_half_way(fault: str, live: Live, open_page: OpenPage) -> None:
    """T21: when the script does not come, or stops half way, the native input takes the file all the same."""
    mine = live.uploading("award")
    page, eyes = open_page(session=mine.session)
    page.route("**/*.js", BROKEN_SCRIPTS[fault])
    page.goto(mine.at("files-award"))
    chooser = page.get_by_label("Benefit award letter", exact=True)
    assert chooser.get_attribute("type") == "file"
    expect(chooser).to_be_visible()
    chooser.set_input_files(letter())
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("1 file uploaded")
    assert eyes.faults, "the script was there"
    page.close()  # before it says once more that a script stopped
    eyes.faults.clear()


def test_a_slow_connection(live: Live, open_page: OpenPage) -> None:
    """T36: an upload that is broken off leaves nothing, and comes through when tried again."""
    mine = live.uploading("award")
    page, eyes = open_page(session=mine.session)
    page.goto(mine.at("files-award"))
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", THIRD_GENERATION)
    me = Somebody(page, eyes, Pointer())
    me.choose(letter())
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_role("button", name="Continue").click(no_wait_after=True)
    page.goto(mine.at("paper-award"))
    page.goto(mine.at("files-award"))
    assert page.locator(".file-row").count() == 0
    me.choose(letter())
    me.press("Continue", state="slow")
    me.says("1 file uploaded")


def test_the_known_fault_is_still_there(there: There, open_page: OpenPage) -> None:
    """FILE-4: axe still has that one rule against that one button; when it has not, the exception can go."""
    page, _ = open_page(session=there.session)
    page.goto(there.at("files-award"))
    violations = AXE.run(page, options=RULES).response["violations"]
    found = [(one["id"], node["html"]) for one in violations for node in one["nodes"]]
    assert [rule for rule, _ in found] == [KNOWN[0]]
    assert found[0][1].startswith(KNOWN[1])
