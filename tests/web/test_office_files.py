"""Files on the page of their case in the office: by paper, with how they came, and who opened them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from portal.evidence import Sender, State
from tests.web.browsing import tree
from tests.web.filing import PAPERS, Desk, content, desk_of, red_and_blue
from tests.web.office import Office, in_order, section


def told(desk: Desk) -> list[str]:
    """Return every line of a case about viruses."""
    page = tree(desk.client.get(desk.page))
    lines = (*page.all(css="govuk-body"), *page.all(css="portal-words"))
    return [page.text(one) for one in lines if "virus" in page.text(one)]


@pytest.fixture
def desk(office: Office) -> Desk:
    """Give a case without files, opened by Cara."""
    return desk_of(office)


def test_files_are_shown_by_the_paper_they_prove(desk: Desk) -> None:
    """Each paper has its heading, how it comes and its files, in the journey's order, whatever came first."""
    desk.put("files_photo", chosen="help")
    desk.put("files_identity", what="passport", sent_by=Sender.HELPER)
    desk.put("files_identity", red_and_blue("PDF", 3), what="birth", sent_by=Sender.OTHER_DEVICE)
    desk.put("files_award")
    page = desk.client.get(desk.page)
    assert [tree(page).text(each) for each in tree(page).all("h3")] == [
        "Benefit award letter",
        "Letters about the condition",
        "Proof of identity",
        "Proof of address",
        "A photo for the badge",
    ]
    assert in_order(
        page.text, "copy by post", "Benefit award letter</strong>", "not have any", "Proof of identity"
    )
    assert in_order(
        page.text, "Passport, file 1 of 2", "Picture, ", "Sent by the helper, 23 November 2026 at 9:30am"
    )
    assert in_order(
        page.text, "certificate, file 2 of 2", "PDF, 3 pages, ", "from another device, with a code"
    )
    assert in_order(
        page.text, "Proof of address", "may look", "A photo", "“Ask the council to help with the photo”"
    )
    pictures = tree(page).all("img")
    assert [one.get("alt") for one in pictures][:2] == [
        "Small picture of Benefit award letter",
        "Small picture of Passport, file 1 of 2",
    ]
    assert {desk.client.get(one.get("src")).mimetype for one in pictures} == {"image/jpeg"}


def test_what_is_still_to_come_is_said_first(desk: Desk) -> None:
    """Papers that are not there are listed with how they will come; those not needed are not missing."""
    ways = {"later": "l", "bring": "b", "help": "h", "upload": "u", "post": "p"}
    keys = ("award", "supporting", "identity", "address", "photo")
    answered = content(**dict(zip(keys, ways.items(), strict=True)), sight=("look_up", "nothing to send"))
    other = replace(desk, case=desk.office.receive(content=answered))
    other.put("files_address", state=State.LOST)
    page = tree(other.client.get(other.page))
    listed = page.all("ul", css="govuk-list--bullet")[0]
    assert [page.text(each) for each in listed] == [
        "Benefit award letter: sent later",
        "Letters about the condition: brought to the council",
        "Proof of identity: help from the council is wanted",
        "Proof of address: none of its files can be opened, so ask for it again",
        "A photo for the badge: a copy by post",
    ]
    other.put("files_award")
    assert "Benefit award letter: sent later" not in other.client.get(other.page).text


def test_a_case_without_papers_to_come_says_so(desk: Desk) -> None:
    """A paper that is looked up and one that is there leave nothing to wait for."""
    case = desk.office.receive(content=content(address=PAPERS["address"], photo=PAPERS["photo"]))
    other = replace(desk, case=case)
    assert "A photo for the badge: none of its files" in other.client.get(other.page).text
    other.put("files_photo", state=State.CHECKING)
    assert "No paper is still to come" in other.client.get(other.page).text


def test_a_photo_that_needs_the_councils_help_is_still_to_come(desk: Desk) -> None:
    """A photo that the applicant wants help with is to come, on top and in the list, though it is there."""
    case = desk.office.receive(content=content(photo=PAPERS["photo"]))
    other, wanted = replace(desk, case=case), "A photo for the badge: the council’s help with it is wanted"
    other.put("files_photo", chosen="help")
    page = tree(other.client.get(other.page))
    assert page.text(page.all("ul", css="govuk-list--bullet")[0]) == wanted
    rows = [page.text(row) for row in page.all(css="govuk-summary-list__row")]
    assert "Papers and photo 1 fileStill to come: A photo for the badge" in rows
    other.put("files_photo", chosen="as_is")
    other.put("files_photo", chosen="help", state=State.LOST)
    assert "No paper is still to come" in other.client.get(other.page).text


def test_a_paper_that_is_there_says_no_more_that_it_will_be_uploaded(desk: Desk) -> None:
    """How it will come is left out once a file of it can be used; one coming by post, too, still says so."""
    desk.put("files_identity", state=State.LOST)
    assert ">I will upload it<" in desk.client.get(desk.page).text
    desk.put("files_identity", state=State.CHECKING)
    desk.put("files_award")
    text = desk.client.get(desk.page).text
    assert ">I will upload it<" not in text
    assert ">I will upload it, too<" in text
    assert ">I will send a copy by post<" in text


def test_a_file_that_nobody_has_named_says_so(desk: Desk) -> None:
    """Of a paper that may be one of several things, a file says when nobody has said which it is."""
    desk.put("files_identity", what="passport")
    desk.put("files_award")
    desk.put("files_photo")
    assert "Nobody has said what it is" not in desk.client.get(desk.page).text
    desk.put("files_identity")
    text = desk.client.get(desk.page).text
    assert in_order(text, "Proof of identity, file 2 of 2", ">Nobody has said what it is<", "Picture, ")


def test_no_answer_about_papers_is_shown_twice(desk: Desk) -> None:
    """The rows of papers and files stand with the files alone, form SR1’s too; an unknown row stays."""
    made = content(end_of_life=("post", "By post, it says"))
    rows = (("files_end_of_life", "Files", "scan.jpg, 3 KB"), ("paper_of_old", "Old", "An older paper"))
    made["sections"].append(section("end_of_life", "End of life", *rows))
    case = desk.office.receive(content=made, fast_lane=True)
    text = desk.client.get(f"/office/cases/{case.id}").text
    assert text.count("By post, it says") == text.count("An older paper") == 1
    assert "scan.jpg" not in text


@pytest.mark.parametrize(
    ("state", "scanned", "words"),
    [
        (State.READY, True, "No virus found"),
        (State.CHECKING, False, "Being checked for viruses"),
        (State.INFECTED, True, "A virus was found and the file destroyed: ask for another"),
        (State.LOST, False, "The file was lost: ask for another"),
    ],
)
def test_a_scan_is_told_as_it_was(desk: Desk, state: State, scanned: bool, words: str) -> None:
    """Only a scanner can have found no virus, and only a file that is ready can be opened."""
    file = desk.put("files_award", state=state, scanned=scanned)
    page = desk.client.get(desk.page)
    assert f">{words}<" in page.text
    assert (desk.address(file) in page.text) is (state is State.READY)


def test_files_without_a_scan_are_told_once(desk: Desk) -> None:
    """Before the papers it says whether all or some files came without a scanner, and never under each."""
    desk.put("files_award", scanned=True)
    assert not any("set up" in line for line in told(desk))
    desk.put("files_award")
    assert told(desk)[0] == "No virus scanner was set up when some of these files came."
    assert len([line for line in told(desk) if "set up" in line]) == 1
    case = desk.office.receive(content=content(award=PAPERS["award"]))
    desk = replace(desk, case=case)
    desk.put("files_award")
    assert told(desk) == ["No virus scanner was set up when this file came."]
    desk.put("files_award")
    assert told(desk) == ["No virus scanner was set up when these files came."]


def test_the_top_of_a_case_counts_its_papers(desk: Desk) -> None:
    """How many files there are and which papers are still to come stands with how the case stands."""
    desk.put("files_identity")
    page = tree(desk.client.get(desk.page))
    rows = [page.text(row) for row in page.all(css="govuk-summary-list__row")]
    assert "Papers and photo 1 fileStill to come: Benefit award letter, A photo for the badge" in rows


def test_the_case_says_who_has_opened_its_files(desk: Desk, clock: Any) -> None:
    """By role and paper, the latest first; turning a picture in the same minute is the same look."""
    file = desk.put("files_award")
    desk.client.get(desk.page)
    for turns in range(3):
        desk.client.get(desk.address(file, f"?turns={turns}"))
    clock.now += timedelta(minutes=1)
    desk.client.get(desk.address(file, "/download"))
    clock.now += timedelta(minutes=1)
    page = tree(desk.client.get(desk.page))
    assert [" ".join(each.itertext()) for each in page.all("ol")[0]] == [
        "Caseworker 23 November 2026 at 9:32am",
        "A caseworker downloaded a file: Benefit award letter 23 November 2026 at 9:31am",
        "A caseworker opened a file: Benefit award letter 23 November 2026 at 9:30am",
        "Caseworker 23 November 2026 at 9:30am",
    ]
