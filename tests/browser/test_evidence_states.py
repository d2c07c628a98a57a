"""The pages for papers when nothing is refused: waiting, infected later, unnamed, cropped, removed."""

import pytest

from portal.evidence import State
from tests.browser.conftest import OpenPage
from tests.browser.hands import Pointer
from tests.browser.live import Live, There
from tests.browser.papers import SAVE, Somebody, letter, passport, portrait
from tests.evidence.quick import FakeScanner

pytestmark = pytest.mark.matrix("T36")

ASK_LOOK = "Which picture should go on the badge?"


def begin(live: Live, open_page: OpenPage, *papers: str) -> tuple[Somebody, There]:
    """Open the page of somebody who uploads papers."""
    there = live.uploading(*papers)
    page, eyes = open_page(session=there.session)
    me = Somebody(page, eyes, Pointer())
    me.open(there.at(f"files-{papers[0]}"))
    return me, there


def test_waiting_for_the_scanner(live: Live, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """While nobody can scan it a file has words and no picture, and the person can go on."""
    scanner = FakeScanner()
    scanner.away = True
    monkeypatch.setattr(live.home.evidence, "_scanner", scanner)
    me, there = begin(live, open_page, "award")
    me.choose(letter())
    me.press("Continue")
    me.says("1 file uploaded", "Being checked for viruses")
    assert me.page.locator("main img").count() == 0
    scanner.away = False
    assert live.home.evidence.release(live.home.database, live.home.now()) == 1
    me.open(there.at("files-award"))
    assert me.page.locator("main img").count() == 1


@pytest.mark.parametrize("state", [State.INFECTED, State.LOST])
def test_bad_news_later(state: State, live: Live, open_page: OpenPage) -> None:
    """What happened to a file stands beside its name, and the paper is still to be sent."""
    me, there = begin(live, open_page, "award")
    sent = live.give(there.owner, "award", "letter.pdf", letter()["buffer"])
    with live.home.database.writing() as tx:
        tx.exec_driver_sql("UPDATE files SET state = ? WHERE id = ?", (state.value, sent.id))
    me.open(there.at("files-award"))
    me.says("A virus was found in this file" if state is State.INFECTED else "through a fault of ours")
    me.press("Continue", status=422)


def test_unnamed_files(live: Live, open_page: OpenPage) -> None:
    """Two proofs of identity are named one after the other; unnamed, the page asks, and the list says so."""
    me, there = begin(live, open_page, "identity")
    me.choose(passport(), letter())
    me.press("Continue")
    me.press(SAVE, status=422)
    me.says("Select what this is")
    me.pick("Passport")
    me.press(SAVE)
    me.open(there.at("files-identity"))
    me.says("2 files uploaded", "Passport", "Not said yet what it is")


def test_the_photo_studio(live: Live, open_page: OpenPage) -> None:
    """A dark photo gets advice and every choice; without one the page asks; with one the list shows it."""
    me, there = begin(live, open_page, "photo")
    me.choose(portrait(dark=True))
    me.press("Continue")
    me.says(ASK_LOOK, "The picture is dark.", "This is only advice.", "Use the photo as it is")
    assert me.page.get_by_role("radio").count() == 5
    me.press(SAVE, status=422)
    me.says("Select which picture to use")
    me.pick("Ask the council to help with the photo")
    me.press(SAVE)
    me.open(there.at("files-photo"))
    me.says("Ask the council to help with the photo", "A photo for the badge")
    assert "The picture is dark." not in me.page.locator("main").inner_text()  # said once, when it was asked


def test_removing(live: Live, open_page: OpenPage) -> None:
    """Removing asks first, and asks again when nothing is chosen; No keeps the file."""
    me, there = begin(live, open_page, "award")
    live.give(there.owner, "award", "letter.pdf", letter()["buffer"])
    me.open(there.at("files-award"))
    me.press("View Benefit award letter", "link")
    assert me.heading == "Benefit award letter"
    me.open(there.at("files-award"))
    me.press("Remove Benefit award letter", "link")
    me.press(SAVE, status=422)
    me.says("Select yes if you want to remove this")
    me.pick("No")
    me.press(SAVE)
    me.says("letter.pdf")
