"""Uploading papers: what is kept and shown, and what is said when a file is not taken. It is never a gate."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageDraw

from portal.evidence import Limits, State
from tests.evidence.quick import FakeScanner
from tests.web.browsing import links, tree
from tests.web.driving import PIP, Applicant

pytestmark = pytest.mark.matrix("T36")

UPLOADING = PIP | {"paper_award": "upload", "paper_identity": "upload", "paper_photo": "upload"}
AWARD, IDENTITY, PHOTO = "files_award", "files_identity", "files_photo"
MEGABYTE = 1024 * 1024


def picture(form: str = "JPEG") -> bytes:
    """Return a real picture."""
    image, held = Image.new("RGB", (900, 1200), "white"), io.BytesIO()
    ImageDraw.Draw(image).rectangle((100, 100, 500, 300), fill="black")
    image.save(held, form)
    return held.getvalue()


@pytest.fixture
def uploader(applicant: Applicant) -> Applicant:
    """Give somebody who is about to upload three papers."""
    applicant.begin_complete(**UPLOADING)
    return applicant


@pytest.fixture
def quick(uploader: Applicant, quick_files: None) -> Applicant:
    """Give the same, where every file is taken as it is."""
    return uploader


def test_a_picture_becomes_an_upright_jpeg_that_only_its_owner_gets(
    uploader: Applicant, fresh_citizen: object
) -> None:
    """A real PNG is kept as a JPEG, shown as a thumbnail, and is not there for anybody else."""
    assert uploader.upload(AWARD, (picture("PNG"), "letter.png")).location == f"{uploader.url(AWARD)}?added=1"
    listed = uploader.get(AWARD)
    [thumb] = [one.get("src") for one in tree(listed).all("img")]
    sent = uploader.client.get(thumb)
    assert (sent.status_code, sent.mimetype) == (200, "image/jpeg")
    assert "sandbox" in sent.headers["Content-Security-Policy"]
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert Image.open(io.BytesIO(sent.data)).format == "JPEG"
    stranger = fresh_citizen()  # type: ignore[operator]
    stranger.get("/apply")
    assert stranger.get(thumb).status_code == 404


def test_continue_uploads_and_then_leads_on(quick: Applicant) -> None:
    """The one button uploads what was chosen and comes back to look; with nothing chosen it goes on."""
    assert (
        quick.upload(AWARD, (b"one", "one.pdf"), (b"two", "two.pdf")).location
        == f"{quick.url(AWARD)}?added=2"
    )
    assert [file.name for file in quick.files(AWARD)] == ["one.pdf", "two.pdf"]
    page = quick.client.get(f"{quick.url(AWARD)}?added=2")
    assert "2 files were added" in page.text
    assert "2 files uploaded" in tree(page).only("title")
    assert quick.upload(AWARD).location == quick.url("paper_identity")


def test_nothing_chosen_says_what_to_do(quick: Applicant) -> None:
    """FILE-2: with no file at all the page asks for one and names the other ways to send it."""
    page = quick.upload(AWARD)
    assert page.status_code == 422
    assert "Select a photo or file of the benefit award letter, or choose another way" in page.text
    assert quick.url("paper_award") in links(page)


REAL = [
    (b"", "empty.jpg", "“empty.jpg” is empty"),
    (b"GIF89a" + b"\0" * 50, "moving.jpg", "“moving.jpg” must be a JPEG, PNG, WebP, HEIC or PDF"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 50, "cut.jpg", "“cut.jpg” is damaged and cannot be opened"),
    (b"x" * (10 * MEGABYTE + 1), "huge.jpg", "“huge.jpg” must be 10 MB or smaller"),
]


@pytest.mark.parametrize(("data", "name", "told"), REAL, ids=[one[1] for one in REAL])
def test_a_file_that_is_not_taken_is_named_with_the_reason(
    data: bytes, name: str, told: str, uploader: Applicant
) -> None:
    """FILE-2: each reason has its own words at the field and in the summary, and nothing is kept."""
    page = uploader.upload(AWARD, (data, name))
    assert page.status_code == 422
    assert tree(page).only(css="govuk-error-message").startswith(f"Error: {told}")
    assert uploader.files(AWARD) == []


def test_good_files_are_kept_beside_bad_ones(quick: Applicant) -> None:
    """Of several files sent at once the good ones are kept and listed, and each bad one is explained."""
    page = quick.upload(AWARD, (b"good", "a.pdf"), (b"bad", "b.pdf"), (b"bad", "c.pdf"))
    assert page.status_code == 422
    assert all(f"“{name}” must be" in page.text for name in ("b.pdf", "c.pdf"))
    assert [file.name for file in quick.files(AWARD)] == ["a.pdf"]
    assert "a.pdf" in page.text


def test_a_hostile_name_is_inert_and_short(quick: Applicant) -> None:
    """N06: folders, markup, an override and 255 characters in a name do nothing."""
    names = ("../../etc/passwd", '<img src=x onerror="a()">.jpg', "\u202egpj.exe", "n" * 255)
    for name in names:
        assert quick.upload(AWARD, (b"x", name)).status_code == 303
        assert quick.upload(AWARD, (b"bad", name)).status_code == 422
    kept = [file.name for file in quick.files(AWARD)]
    assert len(kept) == len(names)
    assert all(len(name) <= 100 and not re.search("[/\\\\\u202e\r\n]", name) for name in kept)
    assert "<img src=x" not in quick.get(AWARD).text


def test_a_virus_is_said_and_nothing_kept(quick: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """FILE-2: a scanner's finding has words of its own."""
    monkeypatch.setattr(quick.home.evidence, "_scanner", FakeScanner())
    page = quick.upload(AWARD, (b"a virus", "letter.pdf"))
    assert "“letter.pdf” has a virus, and nothing of it was kept" in page.text
    assert quick.files(AWARD) == []


def test_a_file_waits_while_nobody_can_scan_it(quick: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail closed: it counts as sent, is shown to nobody, and is released when the scanner is back."""
    scanner = FakeScanner()
    scanner.away = True
    monkeypatch.setattr(quick.home.evidence, "_scanner", scanner)
    assert quick.upload(AWARD, (b"letter", "letter.pdf")).status_code == 303
    page, [file] = quick.get(AWARD), quick.files(AWARD)
    assert "Being checked for viruses" in page.text
    assert tree(page).all("img") == []
    assert quick.get(f"{AWARD}/{file.id}/whole").status_code == 404
    assert quick.upload(AWARD).location == quick.url("paper_identity")
    scanner.away = False
    assert quick.home.evidence.release(quick.home.database, quick.home.now()) == 1
    assert quick.get(f"{AWARD}/{file.id}/whole").data == b"letter"


def test_a_virus_found_later_reopens_the_question(quick: Applicant) -> None:
    """An infected file is listed with what happened, and the paper is still to be sent."""
    file = quick.give(AWARD)
    with quick.home.database.writing() as tx:
        tx.exec_driver_sql("UPDATE files SET state = 'infected'")
    assert quick.files(AWARD)[0].state == State.INFECTED
    assert "A virus was found in this file" in quick.get(AWARD).text
    assert quick.upload(AWARD).status_code == 422
    assert quick.get(f"{AWARD}/{file.id}").location == quick.url(AWARD)


def test_what_a_file_is_is_asked_where_it_may_be_several_things(quick: Applicant) -> None:
    """Each proof of identity is named on a page of its own, now or before going on; not sure is an answer."""
    quick.give(AWARD)
    led = quick.upload(IDENTITY, (b"one", "a.jpg"), (b"two", "b.jpg"))
    first, second = quick.files(IDENTITY)
    assert led.location == quick.url(f"{IDENTITY}/{first.id}")
    assert quick.post(f"{IDENTITY}/{first.id}", {}).status_code == 422
    led = quick.post(f"{IDENTITY}/{first.id}", {"what": "passport"})
    assert led.location == quick.url(f"{IDENTITY}/{second.id}")
    listed = quick.get(IDENTITY).text
    assert "Passport" in listed
    assert "Not said yet what it is" in listed
    assert quick.upload(IDENTITY).location == quick.url(f"{IDENTITY}/{second.id}")
    assert quick.post(f"{IDENTITY}/{second.id}", {"what": "other"}).location == quick.url(IDENTITY)
    assert quick.upload(IDENTITY).location == quick.url("paper_address")


def test_a_file_is_removed_only_when_asked_twice(quick: Applicant) -> None:
    """Remove asks first; then the file is gone from the list, the database and the disk."""
    file = quick.give(AWARD)
    address = f"{AWARD}/{file.id}/remove"
    assert "Do you want to remove this?" in quick.get(address).text
    assert quick.post(address, {}).status_code == 422
    assert quick.post(address, {"remove": "no"}).location == quick.url(AWARD)
    assert len(quick.files(AWARD)) == 1
    assert quick.post(address, {"remove": "yes"}).location == quick.url(AWARD)
    assert quick.files(AWARD) == []
    assert list((quick.home.settings.data / "files").rglob(f"{file.id}*")) == []
    assert quick.post(address, {"remove": "yes"}).location == quick.url(AWARD)


def test_limits_are_the_councils(quick: Applicant) -> None:
    """The sixteenth file of a question, and the byte too many of an application, are refused with words."""
    for _ in range(15):
        quick.give(AWARD)
    assert "no more than 15 fit here" in quick.upload(AWARD, (b"x", "one.pdf")).text
    quick.give(IDENTITY, b"y" * 9 * MEGABYTE)
    for _ in range(15):
        quick.give(IDENTITY, b"y" * 9 * MEGABYTE, limits=Limits(99, 10**10))
    assert "all files together may be 150 MB" in quick.upload(PHOTO, (b"z" * 9 * MEGABYTE, "me.jpg")).text


def test_more_than_an_application_holds_gets_our_page(quick: Applicant) -> None:
    """A post larger than all files together may be is explained, not cut off."""
    page = quick.client.post(
        quick.url(AWARD),
        data=b"",
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(200 * MEGABYTE)},
    )
    assert page.status_code == 422
    assert "too large to send together" in page.text


def test_an_upload_with_a_bad_token_keeps_nothing(quick: Applicant) -> None:
    """A form that is not ours uploads nothing, and says to choose the file again."""
    page = quick.upload(AWARD, (b"letter", "letter.pdf"), csrf_token="x")
    assert page.status_code == 422
    assert "Choose the file again" in page.text
    assert quick.files(AWARD) == []


def test_a_full_disk_is_said_and_loses_nothing_else(
    quick: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F06: a file that cannot be written gets a page with words; the one before it is kept."""
    quick.give(AWARD, name="first.pdf")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(quick.home.evidence._shelf, "put", full)  # type: ignore[attr-defined]
    page = quick.upload(AWARD, (b"x", "second.pdf"))
    assert page.status_code == 422
    assert "“second.pdf” could not be saved" in page.text
    assert [file.name for file in quick.files(AWARD)] == ["first.pdf"]


def test_more_files_than_fit_are_not_even_read(quick: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred files sent at once only as many are looked at as a question takes."""
    read: list[str] = []
    receive = quick.home.evidence.receive

    def counting(data: bytes, name: str, **more: bool) -> object:
        read.append(name)
        return receive(data, name, **more)

    monkeypatch.setattr(quick.home.evidence, "receive", counting)
    page = quick.upload(AWARD, *[(b"x", f"{number}.pdf") for number in range(100)])
    assert page.status_code == 422
    assert "No more than 15 files fit here, so 85 of those you chose were not added" in page.text
    assert len(read) == len(quick.files(AWARD)) == 15
