"""The other device sends files for one paper, and sees nothing of the application."""

from __future__ import annotations

import io
from typing import Any

import pytest

from portal.evidence import Sender
from tests.web.browsing import tree
from tests.web.driving import Applicant
from tests.web.phones import AWARD, IDENTITY, PHOTO, Phone, code_of, names, page_of, press
from tests.web.stored import checksum


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


@pytest.mark.parametrize("between", ["", " ", "-", " - ", "\u2013", "\u2011", ", ", ".", "/", ")("])
def test_a_code_is_entered_as_it_was_heard(between: str, first: Applicant, phone: Phone) -> None:
    """Whatever stands between and around its numbers makes no difference."""
    code = code_of(first)
    typed = f" ({between.join((code[:4], code[4:8], code[8:]))}) "
    assert phone.client.post("/send", data={"code": typed}).location == f"/send/{code}"


@pytest.mark.parametrize(
    "pasted",
    [
        "http://127.0.0.1:8000/send/{code}",
        "badge3.example.org:8443/send/{code}.",
        "On the other device, go to https://badge3.example.org/send and enter this code: {code}",
    ],
)
def test_a_pasted_link_is_a_code_too(pasted: str, first: Applicant, phone: Phone) -> None:
    """Only the numbers behind the address count, whatever numbers the address has itself."""
    code = code_of(first)
    typed = pasted.format(code=code)
    assert phone.client.post("/send", data={"code": typed}).location == f"/send/{code}"


@pytest.mark.parametrize(
    "entered",
    ["", "1234", "1" * 13, "letters only", "1" * 500, "http://127.0.0.1:8000/send", "/send/" + "1" * 13],
)
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
    both = tree(phone.send("bad.jpg", "worse.jpg", data=b"bad"))
    assert len([link for link in both.all("a") if link.get("href") == "#files"]) == 2
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
    phone.send("me.jpg")
    told = phone.client.get(phone.send("me.jpg").location)
    assert tree(told).only("h1") == "The photo was received"
    assert "Send another photo instead" in told.text
    assert "Only the last photo counts." in told.text
    first.give(PHOTO, sent_by=Sender.OTHER_DEVICE)
    assert len(first.files(PHOTO)) > 1
    assert "1 file received." in page_of(first, PHOTO).text


def test_a_device_hears_only_of_what_it_has_just_sent(first: Applicant, phone: Phone, another: Phone) -> None:
    """What another one sent earlier stays untold; of a good file and a bad one it hears both."""
    phone.take(code_of(first)).send("letter.jpg", "page 2.jpg")
    press(first, "stop")
    another.take(code_of(first))
    assert "received" not in another.client.get(another.form).text
    told = another.client.get(another.send("mine.jpg").location)
    assert tree(told).only("h1") == "1 file was received"
    assert "If you sent the wrong one, tell them: it can be removed on the other screen." in told.text
    assert "received" not in another.send("bad.jpg", data=b"bad").text
    files = [(io.BytesIO(b"a letter"), "good.jpg"), (io.BytesIO(b"bad"), "bad.jpg")]
    assert "1 file was received." in another.send(files=files).text


@pytest.mark.parametrize("told", ["", "0", "yes", "-1", "²", "٣", "1" * 4, "1" * 5000])
def test_no_other_number_is_believed(told: str, first: Applicant, phone: Phone) -> None:
    """An address that somebody made up shows the form as it is."""
    phone.take(code_of(first))
    page = phone.client.get(phone.form, query_string={"received": told})
    assert tree(page).only("h1") == "Upload the benefit award letter"


def test_the_first_page_says_who_asks_and_the_last_what_may_have_happened(
    first: Applicant, phone: Phone
) -> None:
    """Both can be understood by somebody who knows nothing of the other screen."""
    code = code_of(first)
    landing = phone.client.get(f"/send/{code}")
    assert "Somebody who is applying for a Blue Badge asks you for:" in landing.text
    phone.take(code)
    press(first, "stop")
    ended = phone.client.get(phone.form)
    assert "or the application has been sent" in ended.text
    assert "If the application has not been sent, ask for a new code" in ended.text
