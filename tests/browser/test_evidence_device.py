"""Another phone sends the files of one paper, by code or by camera; the first screen watches and ends it."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy
import pytest
from playwright.sync_api import Page, expect

from portal.journey import Checkboxes, Question, Radios
from tests.browser.conftest import OpenPage
from tests.browser.hands import Pointer
from tests.browser.live import Live, There
from tests.browser.papers import Somebody, file, letter, portrait, turned_page

pytestmark = pytest.mark.matrix("T36")

DEVICE = "Use another phone or tablet"
STOPPED = "You can no longer send files from here"
POLL = 5_000
"""Milliseconds until the script first asks what has come."""
SHORTEST = 3
"""Letters and digits that tell something; fewer stand in any page."""


def both(
    live: Live, open_page: OpenPage, paper: str = "award", *, script: bool = False
) -> tuple[There, Somebody, Somebody]:
    """Open the code for a paper on one screen, and an empty browser on another."""
    there = live.uploading(paper)
    page, eyes = open_page(script=script, session=there.session, size=(1280, 900))
    first = Somebody(page, eyes, Pointer())
    first.open(there.at(f"files-{paper}"))
    first.press(DEVICE, "link")
    first.press("Show the code")
    phone = open_page(script=script)
    return there, first, Somebody(*phone, Pointer())


def code_of(first: Somebody) -> str:
    """Return the code as it is shown, in groups."""
    return first.page.locator(".device-code [aria-hidden]").inner_text()


def scan(page: Page) -> str:
    """Return what a camera reads in the QR code."""
    taken = page.get_by_role("img", name="QR code of the link below").screenshot()
    picture = cv2.imdecode(numpy.frombuffer(taken, numpy.uint8), cv2.IMREAD_COLOR)
    return cv2.QRCodeDetector().detectAndDecode(picture)[0]


def typed(live: Live, there: There) -> Iterator[str]:
    """Yield everything that was typed into the application."""
    with live.home.database.reading() as tx:
        draft = live.home.drafts.open(tx, there.owner.id)
    assert draft
    for key, value in draft.answers.items():
        page = live.home.journey.page(key)
        if not isinstance(page, Question) or not isinstance(page.answer, Radios | Checkboxes):
            yield from (word for word in words(value) if len(word) >= SHORTEST)


def words(value: Any) -> Iterator[str]:
    """Yield the words of an answer."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from words(one)
    else:
        yield str(value)


def kept(who: Somebody, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what will hold the address and the text of every page that somebody comes to."""
    pages, look = [], who.eyes.look

    def keep(page: Page, status: int) -> None:
        pages.append(page.url + page.content())
        look(page, status)

    monkeypatch.setattr(who.eyes, "look", keep)
    return pages


@pytest.mark.parametrize("script", [False, True])
def test_handed_over_by_code(
    script: bool, live: Live, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code typed on another device takes files there; the first screen checks, shows them, and stops it."""
    there, first, phone = both(live, open_page, script=script)
    pages = kept(phone, monkeypatch)
    phone.open(f"{live.site}/send")
    phone.page.get_by_label("Enter the code").fill(code_of(first))
    phone.press("Continue")
    phone.says("Benefit award letter")
    phone.press("Start on this device")
    first.press("Check for files")
    first.says("Another device has it now. No files received yet.")
    phone.choose(letter(), turned_page())
    phone.press("Send")
    assert phone.heading == "2 files were received"
    first.press("Check for files")
    first.says("2 files received.")
    first.press("Stop using the other device")
    first.says("Stopped. The other device can send nothing more; what it has sent stays.")
    phone.choose(letter())
    phone.press("Send", status=404)
    assert phone.heading == STOPPED
    first.open(there.at("files-award"))
    first.says("2 files uploaded", "Letter of 3 May.pdf", "from the other device")
    told = list(typed(live, there))
    assert "Farooq" in told
    assert len(pages) >= 5  # code, landing, form, received, stopped
    assert [word for word in told for page in pages if word in page] == []


def test_by_camera(live: Live, open_page: OpenPage) -> None:
    """The QR code leads to the page of the code; the photo sent there is in the first screen's studio."""
    there, first, phone = both(live, open_page, "photo")
    link = scan(first.page)
    assert link == first.page.locator(".device-link").inner_text()
    phone.open(link)
    phone.press("Start on this device")
    assert code_of(first).replace(" ", "") not in phone.page.url
    phone.choose(portrait())
    phone.press("Send")
    assert phone.heading == "The photo was received"
    first.press("Done, show the files")
    first.press("View or change A photo for the badge", "link")
    assert first.page.get_by_role("radio").count() == 5
    assert there


def test_the_first_screen_hears_of_it(live: Live, open_page: OpenPage) -> None:
    """With script the first screen says what came, politely: no new page, and the focus stays where it is."""
    there, first, phone = both(live, open_page, script=True)
    page, told = first.page, first.page.locator("[aria-live=polite]")
    page.clock.install()
    page.reload()
    page.evaluate("window.__same = true")
    page.get_by_role("button", name="Check for files").focus()
    focused = "document.activeElement.textContent.trim()"
    phone.open(scan(page))
    phone.press("Start on this device")
    page.clock.fast_forward(POLL)
    expect(told).to_have_text("Another device has it now. No files received yet.")
    phone.choose(letter())
    phone.press("Send")
    page.clock.fast_forward(2 * POLL)
    expect(told).to_have_text("Another device has it now. 1 file received.")
    assert page.evaluate(f"[window.__same, {focused}]") == [True, "Check for files"]
    with live.home.database.writing() as tx:
        live.home.links.end(tx, there.owner, "files_award")
    page.clock.fast_forward(2 * POLL)
    expect(told).to_have_text("The code has run out, or was stopped. 1 file received.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.fast_forward(10 * POLL)
    with page.expect_request("**/health"):
        page.evaluate("() => { fetch('/health') }")
    assert asked == [f"{live.site}/health"]


def test_a_code_that_does_not_work(live: Live, open_page: OpenPage) -> None:
    """No code, a wrong one and one that another device has are told as such, with what to do."""
    _, first, phone = both(live, open_page, script=True)
    phone.open(f"{live.site}/send")
    phone.press("Continue", status=422)
    phone.says("Enter the code of 12 numbers that the other screen shows")
    phone.page.get_by_label("Enter the code").fill("1234 5678 9012")
    phone.press("Continue", status=422)
    phone.says("This code does not work")
    phone.open(f"{live.site}/send/000000000000", status=404)
    phone.open(scan(first.page))
    second = Somebody(*open_page(), Pointer())
    second.open(phone.page.url)
    phone.press("Start on this device")
    second.press("Start on this device", status=404)
    assert second.heading == "This code does not work"


def test_refused_on_the_phone(live: Live, open_page: OpenPage) -> None:
    """The other device is told what is wrong with a file just as the first one is."""
    _, first, phone = both(live, open_page, script=True)
    phone.open(scan(first.page))
    phone.press("Start on this device")
    phone.press("Send", status=422)
    phone.says("Select a photo or file to send")
    phone.choose(file("moving.jpg", b"GIF89a" + bytes(50)))
    phone.press("Send", status=422)
    phone.says("“moving.jpg” must be a JPEG")


def test_the_code_ran_out(live: Live, open_page: OpenPage) -> None:
    """Asking for more time too late says that the code has run out, and the phone hears it too."""
    there, first, phone = both(live, open_page, script=True)
    phone.open(scan(first.page))
    phone.press("Start on this device")
    with live.home.database.writing() as tx:
        live.home.links.end(tx, there.owner, "files_award")
    first.press("Start the 30 minutes again")
    first.says("The code has run out. You can show a new one.")
    phone.press("Send", status=404)
    assert phone.heading == STOPPED
