"""What becomes of uploaded files when an application is checked and sent."""

from __future__ import annotations

import io
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage

from portal.drafts import RING
from portal.evidence import File, Owner, OwnerGone, Part, Sender
from portal.storage import Tx
from portal.web.language import say_for
from portal.web.portal import Portal
from portal.web.uploads import take_files
from tests.evidence.quick import FakeScanner
from tests.web.browsing import links
from tests.web.driving import PIP, WALKING, Applicant

pytestmark = pytest.mark.matrix("T36")

UPLOADING = PIP | {"paper_award": "upload", "paper_identity": "upload", "paper_photo": "upload"}
AWARD, IDENTITY, PHOTO = "files_award", "files_identity", "files_photo"


@pytest.fixture
def quick(applicant: Applicant, quick_files: None) -> Applicant:
    """Give somebody who is about to upload three papers, where every file is taken as it is."""
    applicant.begin_complete(**UPLOADING)
    return applicant


def test_sending_takes_along_what_is_on_the_path(quick: Applicant, home: Portal) -> None:
    """The case has the files of its papers, in their order; those of a paper sent otherwise are gone."""
    quick.begin_complete(**WALKING | {"paper_identity": "upload", "paper_supporting": "upload"})
    quick.give(IDENTITY, name="passport.jpg", what="passport")
    quick.give("files_supporting", name="clinic.pdf", what="diagnosis")
    quick.give("files_supporting", name="list.pdf", what="prescriptions", sent_by=Sender.OTHER_DEVICE)
    quick.answer("paper_identity", "post")
    assert "passport.jpg" not in quick.get("check").text
    assert "Letter about a diagnosis, or from a clinic: clinic.pdf" in quick.get("check").text
    quick.check()
    quick.send()
    assert "clinic.pdf" in quick.get("sent/print").text
    with home.database.reading() as tx:
        case = home.cases.of_draft(tx, quick.draft_id)
        assert case
        sent = home.evidence.of(tx, Owner(case.council, case.id))
        assert tx.exec_driver_sql("SELECT count(*) FROM files").scalar() == 2
    assert [file.name for file in sent] == ["clinic.pdf", "list.pdf"]
    assert home.evidence.read(sent[0], Part.WHOLE) == b"a letter"


def test_a_file_that_comes_after_checking_is_checked_too(quick: Applicant) -> None:
    """What another device adds after the answers were confirmed is shown before anything is sent."""
    for key in (AWARD, IDENTITY, PHOTO):
        quick.give(key)
    quick.check()
    quick.give(AWARD, name="late.pdf", sent_by=Sender.OTHER_DEVICE)
    page = quick.send()
    assert page.status_code == 409
    assert "late.pdf" in page.text
    quick.check()
    assert quick.send().location == quick.url("sent")


def test_without_its_files_an_application_is_not_complete(quick: Applicant) -> None:
    """Who chose to upload has the page for it ahead; choosing another way is enough to go on."""
    for key in (IDENTITY, PHOTO):
        quick.give(key)
    assert quick.get("check").location == quick.url("tasks")
    quick.answer("paper_award", "later")
    assert quick.get("check").status_code == 200


def test_a_draft_of_words_costs_no_look_for_files(quick: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """While no answer says that a paper is uploaded, no page asks the database for files."""
    quick.begin_complete(**PIP)

    def asked(*_: object) -> None:
        raise AssertionError("it asked for files")

    monkeypatch.setattr(quick.home.evidence, "of", asked)
    assert quick.get("name").status_code == 200
    assert quick.get("check").status_code == 200


def test_who_uploaded_and_then_chose_otherwise_can_send(quick: Applicant, home: Portal) -> None:
    """With every paper coming another way the uploaded ones are dropped, and the application goes out."""
    for key in (AWARD, IDENTITY, PHOTO):
        quick.give(key)
        quick.answer(key.replace("files", "paper"), "post")
    quick.check()
    assert quick.send().location == quick.url("sent")
    with home.database.reading() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM files").scalar() == 0


def photos(quick: Applicant) -> list[str]:
    """Return the names of the photos there are."""
    return [file.name for file in quick.files(PHOTO)]


def test_a_new_photo_takes_the_place_of_the_old_ones(quick: Applicant) -> None:
    """There is one photo at a time: the newest."""
    for key in (AWARD, IDENTITY):
        quick.give(key)
    for name in ("one.jpg", "two.jpg", "three.jpg"):
        quick.upload(PHOTO, (b"x", name))
        assert photos(quick) == [name]


def test_another_device_replaces_only_what_such_a_device_sent(quick: Applicant) -> None:
    """It adds: one's own photo stays behind its newest, which counts, and comes back when that is removed."""
    for key in (AWARD, IDENTITY):
        quick.give(key)
    quick.upload(PHOTO, (b"x", "mine.jpg"))
    page, council = quick.home.upload_pages[PHOTO], quick.home.directory.by_code("COV")
    owner = Owner(RING, quick.draft_id)
    with quick.client.application.test_request_context():
        for name in ("first.jpg", "second.jpg"):
            sent = [FileStorage(io.BytesIO(b"x"), name)]
            take_files(owner, page, sent, Sender.OTHER_DEVICE, council, say_for("you"))
    assert photos(quick) == ["mine.jpg", "second.jpg"]
    assert "second.jpg" in quick.get(PHOTO).text
    assert "mine.jpg" not in quick.get(PHOTO).text
    quick.upload(PHOTO, (b"x", "mine again.jpg"))
    assert photos(quick) == ["mine again.jpg"]


def test_a_photo_that_was_judged_meanwhile_stays(quick: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Released by the worker between being kept and the clean-up, it is the same photo all the same."""
    for key in (AWARD, IDENTITY):
        quick.give(key)
    scanner = FakeScanner()
    scanner.away = True
    monkeypatch.setattr(quick.home.evidence, "_scanner", scanner)
    add = quick.home.evidence.add

    def added(tx: Tx, *args: Any, **more: Any) -> File:
        file = add(tx, *args, **more)
        tx.exec_driver_sql("UPDATE files SET state = 'ready'")
        return file

    monkeypatch.setattr(quick.home.evidence, "add", added)
    quick.upload(PHOTO, (b"x", "me.jpg"))
    assert photos(quick) == ["me.jpg"]


def test_an_upload_for_a_paper_that_comes_otherwise_is_not_lost_in_silence(quick: Applicant) -> None:
    """When another tab chose the post, a page says that nothing was uploaded, and where to change it."""
    quick.answer("paper_award", "post")
    page = quick.upload(AWARD, (b"x", "letter.pdf"))
    assert page.status_code == 409
    assert "Nothing was uploaded" in page.text
    assert quick.url("paper_award") in links(page)


def test_an_upload_after_the_sending_says_so(quick: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the application goes out while a file is on its way, a page says that it did not go along."""

    def gone(*_: object, **__: object) -> None:
        raise OwnerGone

    monkeypatch.setattr(quick.home.evidence, "add", gone)
    page = quick.upload(AWARD, (b"x", "letter.pdf"))
    assert page.status_code == 409
    assert "The application has been sent" in page.text
    assert [one for one in (quick.home.settings.data / "files").rglob("*") if one.is_file()] == []


def test_a_file_is_kept_while_an_earlier_paper_is_open_again(quick: Applicant) -> None:
    """A virus found in the letter meanwhile does not cost the passport that was on its way."""
    assert quick.upload(IDENTITY, (b"x", "passport.jpg")).status_code == 303
    assert [file.name for file in quick.files(IDENTITY)] == ["passport.jpg"]


def test_the_choice_says_what_is_there_already(quick: Applicant) -> None:
    """Who is about to choose another way is told what becomes of the files that are uploaded."""
    assert "uploaded for this" not in quick.get("paper_award").text
    quick.give(AWARD)
    quick.give(AWARD)
    assert "2 files are uploaded for this. They are sent only if you keep" in quick.get("paper_award").text
