"""The other device sends files for one paper, and sees nothing of the application."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browsing import tree
from tests.web.driving import Applicant, checksum
from tests.web.phones import AWARD, IDENTITY, PHOTO, Phone, code_of, names, press


def test_the_code_leaves_the_address(first: Applicant, phone: Phone) -> None:
    """After the press no address of the other device has the code in it."""
    code = code_of(first)
    phone.take(code)
    assert code not in phone.form
    assert code not in phone.client.get(phone.form).text


def test_the_other_device_learns_nothing_of_the_application(first: Applicant, phone: Phone) -> None:
    """No answer, no name, no council, no file's name and no thumbnail is on any of its pages."""
    first.answer("name", {"first": "Nusrat", "last": "Farooq-Example"})
    first.give(AWARD, name="private-name.jpg")
    code = code_of(first)
    pages = [phone.client.get("/send"), phone.client.get(f"/send/{code}")]
    phone.take(code)
    pages += [phone.client.get(phone.form), phone.send(), phone.send("bad.jpg", data=b"bad")]
    pages.append(phone.client.get(phone.send("second-name.jpg").location))
    press(first, "stop")
    pages += [phone.client.get(phone.form), phone.client.get(f"/send/{code}")]
    shown = "\n".join(page.text + str(page.headers) for page in pages)
    assert "Benefit award letter" in shown
    words = [word for value in first.draft.answers.values() for word in texts(value)]
    assert "Farooq-Example" in words
    council = first.home.directory.by_code("COV").name
    for word in (*words, council, "private-name", "second-name", first.draft_id, first.session):
        assert word not in shown, word
    assert all(not tree(page).all("img") for page in pages)


def texts(value: Any) -> list[str]:
    """Return what could be recognised of an answer: no codes that stand in every page's markup."""
    if isinstance(value, dict):
        return [word for one in value.values() for word in texts(one)]
    if isinstance(value, list):
        return [word for one in value for word in texts(one)]
    return [value] if isinstance(value, str) and len(value) > 5 and not value.islower() else []


@pytest.mark.parametrize("between", ["", " ", "-", " - "])
def test_a_code_is_entered_as_it_was_heard(between: str, first: Applicant, phone: Phone) -> None:
    """Spaces and hyphens make no difference."""
    code = code_of(first)
    typed = f" {between.join((code[:4], code[4:8], code[8:]))} "
    assert phone.client.post("/send", data={"code": typed}).location == f"/send/{code}"


@pytest.mark.parametrize("entered", ["", "1234", "1" * 13, "letters only", "1" * 500])
def test_what_is_no_code_gets_told_so(entered: str, phone: Phone) -> None:
    """The page asks again for twelve numbers, with what was typed still there."""
    page = phone.client.post("/send", data={"code": entered})
    assert page.status_code == 422
    assert "Enter the code of 12 numbers that the other screen shows" in page.text


def test_a_wrong_code_gets_told_what_to_do(first: Applicant, phone: Phone, another: Phone) -> None:
    """Unknown or another device's: one message."""
    code = code_of(first)
    phone.take(code)
    for typed in (code, "0" * 12):
        page = another.client.post("/send", data={"code": typed})
        assert page.status_code == 422
        assert "This code does not work. It may have run out: ask for a new one" in page.text


def test_nothing_chosen_or_not_taken_is_said(first: Applicant, phone: Phone) -> None:
    """The form of the other device explains as the first screen does, and good files are kept."""
    phone.take(code_of(first))
    assert "Select a photo or file to send" in phone.send().text
    assert "“bad.jpg” must be a JPEG" in phone.send("bad.jpg", data=b"bad").text
    stale = phone.send("letter.jpg", csrf_token="x")
    assert stale.status_code == 422
    assert "Choose the file again" in stale.text
    large = phone.client.post(phone.form, data=b"", headers={"Content-Length": str(200 * 1024 * 1024)})
    assert large.status_code == 422
    assert names(first) == []


def test_a_press_without_a_cookie_begins_nothing(first: Applicant, phone: Phone) -> None:
    """The button again, with a word about cookies; the link is still anybody's."""
    code = code_of(first)
    before = checksum(first.home)
    page = phone.client.post(f"/send/{code}")
    assert "Press the button again" in page.text
    assert "Press the button again" in first.client.post(first.url(f"{AWARD}/other-device")).text
    assert checksum(first.home) == before
    assert phone.press(code).status_code == 303


def test_a_photo_is_asked_for_in_a_neutral_voice(first: Applicant, phone: Phone) -> None:
    """The other device may be anybody's: it says “a photo for the badge”, and suggests a camera."""
    first.give(AWARD)
    first.give(IDENTITY)
    phone.take(code_of(first, PHOTO))
    page = phone.client.get(phone.form)
    assert tree(page).only("h1") == "Upload a photo for the badge"
    assert "Take a photo, or choose one" in page.text
    assert " your " not in tree(page).only("main")
    told = phone.client.get(phone.send("me.jpg").location)
    assert tree(told).only("h1") == "1 photo was received"
