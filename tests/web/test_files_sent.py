"""What becomes of uploaded files when an application is checked and sent."""

from __future__ import annotations

import pytest

from portal.evidence import Owner, Part, Sender
from portal.web.portal import Portal
from tests.web.driving import PIP, WALKING, Applicant

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
