"""The rules around uploads: tokens, a council's own limits, who sent a file, and where the pages lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from portal.evidence import Sender
from portal.media import Cut, Edge
from portal.web.portal import Portal
from tests.web.browsing import links, tree
from tests.web.driving import PIP, Applicant

UPLOADING = PIP | {"paper_award": "upload", "paper_identity": "upload", "paper_photo": "upload"}
AWARD, IDENTITY, PHOTO = "files_award", "files_identity", "files_photo"
MEGABYTE = 1024 * 1024


@pytest.fixture
def quick(applicant: Applicant, quick_files: None) -> Applicant:
    """Give somebody who is about to upload three papers, where every file is taken as it is."""
    applicant.begin_complete(**UPLOADING)
    return applicant


@pytest.fixture
def ruled(quick: Applicant, app: Flask) -> Callable[..., Applicant]:
    """Give a way to let the council have settings of its own."""

    def rule(**settings: Any) -> Applicant:
        home: Portal = quick.home
        all_ = tuple(replace(one, **settings) if one.code == "COV" else one for one in home.directory.all)
        directory = replace(home.directory, all=all_)
        app.extensions["portal"] = quick.home = replace(home, directory=directory)
        return quick

    return rule


@pytest.mark.parametrize(("page", "field"), [("", "what"), ("/remove", "remove")])
def test_a_form_that_is_not_ours_changes_nothing(page: str, field: str, quick: Applicant) -> None:
    """With a bad token a file is neither named nor removed, and the page is shown again."""
    quick.give(AWARD)
    file = quick.give(IDENTITY)
    value = {"what": "passport", "remove": "yes"}[field]
    answer = quick.post(f"{IDENTITY}/{file.id}{page}", {field: value, "csrf_token": "x"})
    assert answer.status_code == 422
    assert [(each.id, each.what) for each in quick.files(IDENTITY)] == [(file.id, "")]


def test_a_council_says_how_large_a_file_may_be(ruled: Callable[..., Applicant]) -> None:
    """`file_megabytes` is what is refused, and what the page says beforehand."""
    quick = ruled(file_megabytes=1)
    assert "up to 1 MB each" in quick.get(AWARD).text
    assert "must be 1 MB or smaller" in quick.upload(AWARD, (b"x" * (MEGABYTE + 1), "large.pdf")).text
    assert quick.upload(AWARD, (b"x" * MEGABYTE, "just.pdf")).status_code == 303


def test_a_council_says_how_many_files_there_may_be(ruled: Callable[..., Applicant]) -> None:
    """`files_a_question` is what fits, and a photo can be replaced even where only one file fits."""
    quick = ruled(files_a_question=1)
    assert "1 in all" in quick.get(AWARD).text
    quick.upload(AWARD, (b"x", "one.pdf"))
    assert "no more than 1 fit here" in quick.upload(AWARD, (b"x", "two.pdf")).text
    quick.give(IDENTITY)
    for name in ("one.jpg", "two.jpg"):
        assert quick.upload(PHOTO, (b"x", name)).status_code == 303
    assert [file.name for file in quick.files(PHOTO)] == ["two.jpg"]


def test_a_council_says_how_much_an_application_holds(ruled: Callable[..., Applicant]) -> None:
    """`application_megabytes` counts the files of every paper together."""
    quick = ruled(application_megabytes=2)
    quick.give(AWARD, b"x" * 2 * MEGABYTE)
    page = quick.upload(AWARD, (b"x" * 9, "more.pdf"))
    assert "all files together may be 2 MB" in page.text


@pytest.mark.parametrize(("months", "words"), [(1, "within the last month."), (6, "the last 6 months.")])
def test_a_council_says_how_old_a_photo_may_be(
    months: int, words: str, ruled: Callable[..., Applicant]
) -> None:
    """`photo_within_months` is told before a photo is chosen; without it nothing is."""
    quick = ruled()
    quick.give(AWARD)
    quick.give(IDENTITY)
    assert "taken within" not in quick.get(PHOTO).text
    assert words in ruled(photo_within_months=months).get(PHOTO).text


@pytest.mark.parametrize(
    ("answers", "sender"),
    [({}, Sender.APPLICANT), ({"applying_for": "someone_else", "authority": "friend"}, Sender.HELPER)],
)
def test_a_file_says_who_sent_it(
    answers: dict[str, str], sender: Sender, applicant: Applicant, quick_files: None
) -> None:
    """What a helper uploads is a helper's."""
    applicant.begin_complete(**UPLOADING | answers)
    applicant.upload(AWARD, (b"x", "letter.pdf"))
    assert [file.sent_by for file in applicant.files(AWARD)] == [sender]


def test_a_change_from_the_check_page_leads_back_there(quick: Applicant) -> None:
    """The way back goes along through the list, the naming and the removing of a file."""
    for key in (AWARD, PHOTO):
        quick.give(key)
    file = quick.give(IDENTITY)
    listed = f"{quick.url(IDENTITY)}?back_to=check"
    one = f"{quick.url(f'{IDENTITY}/{file.id}')}?back_to=check"
    assert one in links(quick.client.get(listed))
    fields = {"csrf_token": quick.token}
    assert quick.client.post(listed, data=fields).location == one
    assert quick.client.post(one, data=fields | {"what": "passport"}).location == listed
    assert quick.client.post(listed, data=fields).location == quick.url("check")
    remove = one.replace("?", "/remove?")
    assert quick.client.post(remove, data=fields | {"remove": "no"}).location == listed


def test_a_file_off_the_path_is_not_shown(quick: Applicant) -> None:
    """When its paper comes another way, its page leads to the list and its bytes are not there."""
    for key in (AWARD, PHOTO):
        quick.give(key)
    file = quick.give(IDENTITY)
    quick.answer("paper_identity", "post")
    assert quick.get(f"{IDENTITY}/{file.id}").status_code == 303
    assert quick.get(f"{IDENTITY}/{file.id}/whole").status_code == 404


def test_the_studio_says_in_words_what_each_crop_shows(quick: Applicant) -> None:
    """Each crop has its picture and words, and says which edge a face is close to; help is always there."""
    quick.give(AWARD)
    quick.give(IDENTITY)
    photo = quick.give(PHOTO)
    assert [(crop.cut, crop.edges) for crop in photo.crops][:2] == [
        (Cut.SHOULDERS, ()),
        (Cut.CLOSE, (Edge.TOP,)),
    ]
    page = tree(quick.get(f"{PHOTO}/{photo.id}"))
    words = [page.text(label) for label in page.all("label")]
    assert words == [
        "Head and shoulders",
        "Closer: mostly the face",
        "Wider: more around the face",
        "Use the photo as it is",
        "Ask the council to help with the photo",
    ]
    assert "The face is close to the top edge" in [page.text(hint) for hint in page.all(css="govuk-hint")]
    assert len(page.all("img")) == 4


def test_a_photo_of_which_nothing_was_said_is_asked_about_before_going_on(quick: Applicant) -> None:
    """What a phone sent is cut here: going on leads to the studio once, and then further."""
    quick.give(AWARD)
    quick.give(IDENTITY, what="passport")
    photo = quick.give(PHOTO, sent_by=Sender.OTHER_DEVICE)
    assert quick.upload(PHOTO).location == quick.url(f"{PHOTO}/{photo.id}")
    assert quick.post(f"{PHOTO}/{photo.id}", {"look": "as_is"}).location == quick.url("tasks")
    assert quick.upload(PHOTO).location == quick.url("tasks")
