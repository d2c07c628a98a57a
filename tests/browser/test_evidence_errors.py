"""What a person is told when a file is not taken: each reason on its page, with no fault in it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from portal.demo.letters import letter_pdf
from portal.media import normalise
from tests.browser.conftest import OpenPage
from tests.browser.hands import Keys, Pointer
from tests.browser.live import Live, There
from tests.browser.papers import Somebody, file, letter
from tests.evidence.quick import FakeScanner
from tests.media.corpus_pdfs import ACTIONS
from tests.media.raw_pdf import document, locked

pytestmark = pytest.mark.matrix("T36")

SCRIPT_INSIDE = document(root=b"/OpenAction " + ACTIONS["JavaScript"])
REFUSED: dict[str, tuple[FilePayload | None, str]] = {
    "none chosen": (None, "Select a photo or file of the benefit award letter, or choose another way"),
    "wrong type": (file("moving.jpg", b"GIF89a" + bytes(50)), "“moving.jpg” must be a JPEG, PNG, WebP"),
    "empty": (file("empty.jpg", b""), "“empty.jpg” is empty. Send another copy"),
    "damaged": (file("cut.jpg", b"\xff\xd8\xff\xe0" + bytes(50)), "“cut.jpg” is damaged and cannot"),
    "password": (file("bank.pdf", locked(letter_pdf(lines=2), user="secret")), "“bank.pdf” has a password"),
    "active": (file("form.pdf", SCRIPT_INSIDE), "“form.pdf” has programs or other files inside"),
    "long name": (file("n" * 200 + ".jpg", b"text"), "nnn…” must be a JPEG"),
    "virus": (file("letter.pdf", document(content=b"% a virus")), "“letter.pdf” has a virus, and nothing"),
}
THIRTY_MEGABYTES = 30 * 1024 * 1024
MOST = 15


@pytest.fixture(scope="module")
def award(live: Live) -> There:
    """Give somebody whose next page takes a letter."""
    return live.uploading("award")


@pytest.fixture(autouse=True)
def scanner(live: Live, monkeypatch: pytest.MonkeyPatch) -> FakeScanner:
    """Let the portal's scanner find a virus wherever the word stands."""
    made = FakeScanner()
    monkeypatch.setattr(live.home.evidence, "_scanner", made)
    return made


def refused(me: Somebody, words: str) -> None:
    """Press the button, and hold the page to these words: in the summary, and read out with the chooser."""
    me.press("Continue", status=422)
    expect(me.page.locator(".govuk-error-summary")).to_contain_text(words)
    expect(me.page.locator(".govuk-file-upload-button")).to_have_accessible_description(
        re.compile(f"Error:.*{re.escape(words)}")
    )


@pytest.mark.parametrize("state", REFUSED)
def test_a_refused_file(state: str, award: There, open_page: OpenPage) -> None:
    """FILE-2: each reason has its own words, twice alike, and the focus is on the summary both times."""
    page, eyes = open_page(session=award.session)
    page.goto(award.at("files-award"))
    me, (sent, words) = Somebody(page, eyes, Pointer()), REFUSED[state]
    for _ in range(2):
        if sent:
            me.choose(sent)
        refused(me, words)


def test_thirty_megabytes(award: There, open_page: OpenPage, tmp_path: Path) -> None:
    """T36: a file three times too large is refused with the limit, and the page is still there to go on."""
    large = tmp_path / "scan.jpg"
    with large.open("wb") as written:
        written.truncate(THIRTY_MEGABYTES)
    page, eyes = open_page(session=award.session)
    page.goto(award.at("files-award"))
    me = Somebody(page, eyes, Pointer())
    me.choose(str(large))
    refused(me, "“scan.jpg” must be 10 MB or smaller")


def test_too_many(live: Live, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sixteenth file is refused beside the fifteen that are listed."""
    there = live.uploading("award")
    normal = normalise(letter()["buffer"])
    monkeypatch.setattr(live.home.evidence, "_normalise", lambda data, photo: normal)
    for number in range(MOST):
        live.give(there.owner, "award", f"page {number}.pdf", b"a letter")
    page, eyes = open_page(session=there.session)
    page.goto(there.at("files-award"))
    me = Somebody(page, eyes, Pointer())
    me.choose(letter())
    refused(me, "“Letter of 3 May.pdf” was not added: no more than 15 fit here")
    assert page.locator(".file-row").count() == MOST


def test_a_document_for_a_photo(live: Live, open_page: OpenPage) -> None:
    """A PDF in the place of the photo is refused in words of its own."""
    there = live.uploading("photo")
    page, eyes = open_page(session=there.session)
    page.goto(there.at("files-photo"))
    me = Somebody(page, eyes, Pointer())
    me.choose(letter())
    refused(me, "“Letter of 3 May.pdf” must be a photo: a JPEG, PNG, WebP or HEIC")


@pytest.mark.parametrize("state", ["none chosen", "wrong type"])
def test_without_script(state: str, award: There, open_page: OpenPage) -> None:
    """With script off, by keyboard, the native input is told the same, and the summary leads to it."""
    page, eyes = open_page(script=False, session=award.session)
    page.goto(award.at("files-award"))
    me, (sent, words) = Somebody(page, eyes, Keys(page)), REFUSED[state]
    if sent:
        me.choose(sent)
    me.press("Continue", status=422)
    page.locator(".govuk-error-summary").get_by_role("link").click()
    chooser = page.locator("input[type=file]")
    expect(chooser).to_be_focused()
    expect(chooser).to_have_accessible_description(re.compile(re.escape(words)))
