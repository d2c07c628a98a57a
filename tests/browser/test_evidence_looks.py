"""The pages for papers when something fails: the script, the connection, and the tool that looks at them."""

import pytest
from playwright.sync_api import expect

from portal.accessibility import excused
from tests.browser.broken import BROKEN_SCRIPTS, is_of_the_fault
from tests.browser.conftest import OpenPage
from tests.browser.eyes import AXE, RULES
from tests.browser.hands import Pointer
from tests.browser.live import Live
from tests.browser.papers import Somebody, letter

THIRD_GENERATION = {"offline": False, "latency": 300, "downloadThroughput": 94e3, "uploadThroughput": 94e3}
"""Milliseconds, and bytes a second."""


@pytest.mark.matrix("T21", "T36")
@pytest.mark.parametrize("fault", BROKEN_SCRIPTS)
def test_script_fails_half_way(fault: str, live: Live, open_page: OpenPage) -> None:
    """When the script does not come, or stops half way, the native input takes the file all the same."""
    mine = live.uploading("award")
    page, eyes = open_page(session=mine.session)
    page.route("**/*.js", BROKEN_SCRIPTS[fault])
    page.goto(mine.at("files-award"))
    chooser = page.get_by_label("Benefit award letter", exact=True)
    assert chooser.get_attribute("type") == "file"
    expect(chooser).to_be_visible()
    chooser.set_input_files(letter())
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("1 file uploaded")
    assert eyes.faults, "the script was there"
    page.close()  # before it says once more that a script stopped
    eyes.faults[:] = [fault for fault in eyes.faults if not is_of_the_fault(fault)]


@pytest.mark.matrix("T36")
def test_a_slow_connection(live: Live, open_page: OpenPage) -> None:
    """An upload that is broken off leaves nothing, and comes through when tried again."""
    mine = live.uploading("award")
    page, eyes = open_page(session=mine.session)
    page.goto(mine.at("files-award"))
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", THIRD_GENERATION)
    me = Somebody(page, eyes, Pointer())
    me.choose(*[letter()] * 6)  # more than goes through in the time that any of this takes
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_role("button", name="Continue").click(no_wait_after=True)
    page.goto(mine.at("paper-award"))
    page.goto(mine.at("files-award"))
    assert page.locator(".file-row").count() == 0
    me.choose(letter())
    me.press("Continue")
    me.says("1 file uploaded")


def test_the_known_fault_is_still_there(live: Live, open_page: OpenPage) -> None:
    """FILE-4: axe still has that one rule against that one button; when it has not, the exception can go."""
    there = live.uploading("award")
    page, _ = open_page(session=there.session)
    page.goto(there.at("files-award"))
    violations = AXE.run(page, options=RULES).response["violations"]
    [(rule, html)] = [(one["id"], node["html"]) for one in violations for node in one["nodes"]]
    assert excused("T2", rule, html, "papers")
