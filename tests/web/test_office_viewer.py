"""The viewer of files in the office: what it shows, and who may have which bytes."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from portal.accounts import Role
from portal.evidence import State
from tests.web.browsing import OF_A_FILE, links, tree
from tests.web.filing import Desk, colour, desk_of, red_and_blue
from tests.web.office import Office, in_order
from tests.web.test_office_cases import same

ROUTES = ("", "/picture", "/thumb", "/download", "/badge", "/badge/download")
HOSTILE = '"><script>alert(1)</script>\r\nSet-Cookie: x=1; résumé.pdf'


def source(page: TestResponse) -> str:
    """Return the address of the picture that the viewer shows."""
    return str(tree(page).all("img", css="case-picture")[0].get("src"))


def way_to(page: TestResponse, words: str) -> str:
    """Return where a button of the viewer leads; nothing if it is not there."""
    found = tree(page)
    return next(
        (one.get("href") for one in found.all("a", css="govuk-button") if found.text(one) == words), ""
    )


@pytest.fixture
def desk(office: Office) -> Desk:
    """Give a case without files, opened by Cara."""
    return desk_of(office)


def test_a_stranger_is_asked_to_sign_in(desk: Desk) -> None:
    """Without a session no file gives anything, and none can be told from one that is not there."""
    there, stranger = desk.put("files_photo").id, desk.office.browser()
    for file_id in (there, secrets.token_urlsafe(16)):
        for route in ROUTES:
            path = f"{desk.page}/files/{file_id}{route}"
            assert stranger.get(path).location == f"/office/sign-in?next={path}"


@pytest.mark.parametrize("name", ["dudley", "owner"])
def test_other_councils_files_are_like_missing_ones(desk: Desk, name: str) -> None:
    """Another council's caseworker, and a service owner, cannot tell a file from one that is not there."""
    desk.office.hire("dudley", council="DUDL")
    desk.office.hire("owner", Role.SERVICE_OWNER)
    file, client = desk.put("files_photo"), desk.office.enter(name)
    for route in ROUTES:
        there = client.get(desk.address(file, route))
        assert there.status_code == 404
        assert same(there) == same(client.get(f"{desk.page}/files/{secrets.token_urlsafe(16)}{route}"))
    assert desk.acts() == []


def test_a_file_belongs_to_its_case_alone(desk: Desk) -> None:
    """Under the address of another case of the same council a file is not there."""
    file, other = desk.put("files_photo"), replace(desk, case=desk.office.receive())
    assert {desk.client.get(other.address(file, route)).status_code for route in ROUTES} == {404}


@pytest.mark.parametrize("state", [State.CHECKING, State.INFECTED, State.LOST])
def test_what_is_not_ready_gives_no_bytes(desk: Desk, state: State) -> None:
    """A file that nobody may open yet, or ever, is like a missing one on every route."""
    file = desk.put("files_photo", state=state)
    assert {desk.client.get(desk.address(file, route)).status_code for route in ROUTES} == {404}
    assert desk.acts() == []


def test_the_viewer_says_what_a_file_is_below_its_title(desk: Desk) -> None:
    """What somebody said a file is stands first below the heading, and not in the title of the window."""
    named, unnamed = desk.put("files_identity", what="passport"), desk.put("files_identity")
    plain = desk.put("files_award")
    for file, heading, first in (
        (named, "Proof of identity, file 1 of 2", "This is: Passport"),
        (unnamed, "Proof of identity, file 2 of 2", "Nobody has said what it is"),
        (plain, "Benefit award letter", "Picture, "),
    ):
        page = tree(desk.client.get(desk.address(file)))
        assert page.only("h1") == heading
        assert page.only("title").startswith(f"{heading} - Application ")
        assert page.only("li", css="portal-words").startswith(first)


@pytest.mark.parametrize(
    ("scanned", "words"),
    [(False, "No virus scanner was set up when this file came"), (True, "No virus found")],
)
def test_the_viewer_says_whether_a_file_was_scanned(desk: Desk, scanned: bool, words: str) -> None:
    """Whoever opens a file reads there, too, whether a scanner has looked at it."""
    page = desk.client.get(desk.address(desk.put("files_award", scanned=scanned)))
    assert f">{words}<" in page.text


@pytest.mark.parametrize(
    ("route", "form", "mimetype", "name"),
    [
        ("/thumb", "PDF", "image/jpeg", "thumb.jpg"),
        ("/picture", "PDF", "image/jpeg", "page.jpg"),
        ("/download", "PDF", "application/pdf", "{reference}-identity-child-2.pdf"),
        ("/download", "PNG", "image/jpeg", "{reference}-identity-child-2.jpg"),
    ],
)
def test_a_file_is_an_attachment_that_can_do_nothing(
    desk: Desk, route: str, form: str, mimetype: str, name: str
) -> None:
    """Bytes come with our own type and name, in a sandbox, and are kept nowhere on the way."""
    desk.put("files_identity_child")
    sent = desk.client.get(desk.address(desk.put("files_identity_child", red_and_blue(form), HOSTILE), route))
    called = name.format(reference=desk.case.reference)
    assert (sent.status_code, sent.mimetype) == (200, mimetype)
    assert sent.headers["Content-Disposition"] == f"attachment; filename={called}"
    assert sent.headers["Content-Security-Policy"] == OF_A_FILE
    assert sent.headers["Cache-Control"] == "no-store"


def test_a_hostile_name_is_only_words(desk: Desk) -> None:
    """Markup in the name of a file is shown as it was typed, on both pages, and is in no title."""
    file = desk.put("files_award", red_and_blue("PDF"), HOSTILE)
    for address in (desk.page, desk.address(file)):
        page = desk.client.get(address)
        assert "<script>alert" not in page.text
        assert "script&gt;" in page.text
        assert "résumé" not in tree(page).only("title", "h1")


def test_a_picture_turns_by_quarters(desk: Desk) -> None:
    """Right and left lead round in four presses, and the picture follows."""
    file = desk.put("files_award")
    address, seen = desk.address(file), []
    for way in ("Turn right",) * 4 + ("Turn left",):
        page = desk.client.get(address)
        drawn = desk.client.get(source(page)).data
        seen.append((colour(drawn, 0.1, 0.5), colour(drawn, 0.5, 0.1)))
        address = way_to(page, way)
    assert [left for left, _ in seen[::2]] == ["red", "blue", "red"]
    assert [top for _, top in seen[1::2]] == ["red", "blue"]
    assert "turns=3" in address


def test_a_picture_comes_closer_in_steps(desk: Desk) -> None:
    """Larger goes on until there is nothing larger, and keeps the turn; smaller goes back."""
    address, steps = desk.address(desk.put("files_award"), "?turns=2"), 0
    while address:
        page, steps = desk.client.get(address), steps + 1
        address = way_to(page, "Larger")
    assert steps == 4
    assert "turns=2" in source(page)
    assert re.search(r"turns=2&zoom=3", way_to(page, "Smaller"))
    assert not way_to(desk.client.get(desk.address(desk.put("files_award"))), "Smaller")


def test_a_document_is_read_page_by_page(desk: Desk) -> None:
    """A PDF says which page is shown of how many, in the title too, and leads to the ones beside it."""
    file = desk.put("files_award", red_and_blue("PDF", 3))
    first, second, third = (desk.client.get(desk.address(file, f"?page={page}")) for page in (1, 2, 3))
    assert [colour(desk.client.get(source(page)).data, 0.1, 0.5) for page in (first, second)] == [
        "red",
        "blue",
    ]
    assert in_order(second.text, "<title>Benefit award letter - page 2 of 3 - ", "Page 2 of 3")
    assert ["Previous page" in page.text for page in (first, second, third)] == [False, True, True]
    assert ["Next page" in page.text for page in (first, second, third)] == [True, True, False]
    assert "Page 1" not in desk.client.get(desk.address(desk.put("files_award"))).text


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("page=0", "page=1&turns=0"),
        ("page=99", "page=2&turns=0"),
        ("page=-1&turns=-1&zoom=-1", "page=1&turns=0"),
        ("page=two&turns=&zoom=x", "page=1&turns=0"),
        ("page=%C2%B2&turns=%D9%A2", "page=1&turns=0"),
        (f"page=2&turns=7&zoom={'9' * 5000}", "page=2&turns=3"),
        ("page=1&page=2&turns[]=1&other=%00", "page=1&turns=0"),
    ],
)
def test_a_number_that_is_none_shows_the_nearest(desk: Desk, asked: str, got: str) -> None:
    """No address makes the viewer or a picture fail."""
    file = desk.put("files_award", red_and_blue("PDF", 2))
    page = desk.client.get(desk.address(file, f"?{asked}"))
    assert source(page).endswith(got)
    assert desk.client.get(desk.address(file, f"/picture?{asked}")).data == desk.client.get(source(page)).data


def test_the_badge_picture_is_the_chosen_one(desk: Desk) -> None:
    """Of a photo the viewer shows the picture for the badge, to be saved too; other files have none."""
    photo, other = desk.put("files_photo", chosen="as_is"), desk.put("files_award")
    page = desk.client.get(desk.address(photo))
    assert in_order(page.text, "“Use the photo as it is”", "Worth a look: ", "The picture for the badge")
    shown = desk.client.get(desk.address(photo, "/badge"))
    saved = desk.client.get(desk.address(photo, "/badge/download"))
    assert shown.data == saved.data == desk.office.home.evidence.badge_photo(photo)
    assert f"{desk.case.reference}-badge.jpg" in saved.headers["Content-Disposition"]
    assert "for the badge" not in desk.client.get(desk.address(other)).text.partition("<h2")[0]
    assert {
        desk.client.get(desk.address(other, f"/badge{more}")).status_code for more in ("", "/download")
    } == {404}


def test_the_files_of_a_case_lead_to_one_another(desk: Desk) -> None:
    """Previous and next go through the files that can be opened, in the order of the case's page."""
    last = desk.put("files_photo")
    first, hidden_one = desk.put("files_award"), desk.put("files_identity", state=State.CHECKING)
    middle = desk.put("files_identity", what="passport")
    page = desk.client.get(desk.address(middle))
    assert tree(page).only("h1") == "Proof of identity, file 2 of 2"
    assert in_order(page.text, desk.address(first), "Previous file: Benefit award letter")
    assert in_order(page.text, desk.address(last), "Next file: A photo for the badge")
    assert desk.page in links(page)
    assert desk.address(hidden_one) not in links(page)
    assert "Previous file" not in desk.client.get(desk.address(first)).text
    assert "Next file" not in desk.client.get(desk.address(last)).text


def test_bytes_that_are_gone_are_not_found(desk: Desk) -> None:
    """When the bytes of a file are missing its page still opens, and its pictures are not found."""
    file = desk.put("files_photo")
    desk.office.home.evidence.discard(file.id)
    assert [desk.client.get(desk.address(file, route)).status_code for route in ROUTES] == [200, *[404] * 5]
