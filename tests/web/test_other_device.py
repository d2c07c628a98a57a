"""Another phone or tablet sends files for one paper, and sees nothing of the application."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import cv2
import numpy
import pytest
from flask import Flask
from PIL import Image, ImageDraw
from werkzeug.test import TestResponse

from portal.evidence import Sender
from portal.web.cookies import form_token
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, links, tree
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant, checksum

AWARD, IDENTITY, PHOTO = "files_award", "files_identity", "files_photo"
UPLOADING = PIP | {"paper_award": "upload", "paper_identity": "upload", "paper_photo": "upload"}
BAR = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
SVG = "{http://www.w3.org/2000/svg}"
HALF_AN_HOUR, MOMENT = timedelta(minutes=30), timedelta(seconds=1)


@dataclass
class Phone:
    """Another device."""

    client: InspectingClient
    home: Portal
    form: str = ""

    def press(self, code: str) -> TestResponse:
        """Open the page of a code and press its button."""
        return self.client.post(f"/send/{code}", data=hidden(self.client.get(f"/send/{code}")))

    def take(self, code: str) -> Phone:
        """Do so, and remember where the form is."""
        self.form = self.press(code).location
        return self

    def send(self, *names: str, data: bytes = b"a letter", **more: Any) -> TestResponse:
        """Send files with the form, opened in time."""
        cookie = self.client.get_cookie("session")
        token = form_token(self.home, cookie.value if cookie else "")
        files = [(io.BytesIO(data), name) for name in names]
        return self.client.post(self.form, data={"csrf_token": token, "files": files} | more)


@pytest.fixture
def first(applicant: Applicant, quick_files: None) -> Applicant:
    """Give somebody with an application in which three papers are to be uploaded."""
    applicant.begin_complete(**UPLOADING)
    return applicant


@pytest.fixture
def phone(home: Portal, fresh_citizen: Callable[[], InspectingClient]) -> Phone:
    return Phone(fresh_citizen(), home)


@pytest.fixture
def another(home: Portal, fresh_citizen: Callable[[], InspectingClient]) -> Phone:
    return Phone(fresh_citizen(), home)


def page_of(first: Applicant, key: str = AWARD) -> TestResponse:
    """Open the page for another device."""
    return first.get(f"{key}/other-device")


def press(first: Applicant, do: str, key: str = AWARD) -> TestResponse:
    """Press a button of that page."""
    return first.post(f"{key}/other-device", {"do": do})


def link_of(first: Applicant, key: str = AWARD) -> str:
    """Show the code for a paper and return the link that stands beside it."""
    assert press(first, "start", key).location == first.url(f"{key}/other-device")
    return tree(page_of(first, key)).only(css="device-link")


def code_of(first: Applicant, key: str = AWARD) -> str:
    """Show the code for a paper and return it."""
    return link_of(first, key)[-12:]


def names(first: Applicant, key: str = AWARD) -> list[str]:
    return [file.name for file in first.files(key)]


def test_a_file_from_the_other_device_answers_the_question(first: Applicant, phone: Phone) -> None:
    """It is listed on the first screen as from the other device, and the paper is no longer asked for."""
    phone.take(code_of(first))
    done = phone.send("letter.jpg", "page 2.jpg")
    told = tree(phone.client.get(done.location))
    assert told.only("h1") == "2 files were received"
    assert names(first) == ["letter.jpg", "page 2.jpg"]
    assert {file.sent_by for file in first.files(AWARD)} == {Sender.OTHER_DEVICE}
    assert "from the other device" in first.get(AWARD).text
    assert first.upload(AWARD).location == first.url("paper_identity")
    assert "Another device has it now. 2 files received." in page_of(first).text


def test_looking_changes_nothing_and_then_a_person_may_press_once(first: Applicant, phone: Phone) -> None:
    """A scanner that opens every link, however often and by whatever method, spends nothing."""
    code = code_of(first)
    before = checksum(first.home)
    for method in ("GET", "HEAD", "OPTIONS", "GET", "HEAD"):
        scanner = Phone(InspectingClient.of(first.client.application, phone.client.typed), phone.home)
        for address in ("/send", f"/send/{code}", "/send/" + "A" * 22):
            scanner.client.open(address, method=method)
            first.client.open(first.url(f"{AWARD}/other-device"), method=method)
            first.client.open(first.url(f"{AWARD}/other-device/received"), method=method)
    assert checksum(first.home) == before
    assert phone.press(code).status_code == 303
    assert checksum(first.home) != before


def test_the_code_leaves_the_address(first: Applicant, phone: Phone) -> None:
    """After the press no address of the other device has the code in it."""
    code = code_of(first)
    phone.take(code)
    assert code not in phone.form
    assert code not in phone.client.get(phone.form).text


def test_a_second_device_is_refused_and_the_same_one_is_welcome_again(
    first: Applicant, phone: Phone, another: Phone
) -> None:
    """The first device that presses has the link; any other hears what somebody with a wrong code hears."""
    code = code_of(first)
    another.client.get(f"/send/{code}")
    phone.take(code)
    another.form = phone.form
    for taken in (another.press(code), another.client.get(f"/send/{code}"), another.send("mine.jpg")):
        assert taken.status_code == 404
    wrong = another.client.get("/send/" + "0" * 12)
    assert another.client.get(f"/send/{code}").data == wrong.data
    assert phone.client.get(f"/send/{code}").location == phone.form
    assert phone.press(code).location == phone.form
    assert phone.send("letter.jpg").status_code == 303
    assert names(first) == ["letter.jpg"]


def test_it_lasts_half_an_hour_and_longer_on_demand(first: Applicant, phone: Phone, clock: Clock) -> None:
    """The first screen says until when, and can give 30 more minutes, also to a device that has begun."""
    clock.now = clock.now.replace(hour=12, minute=0)
    phone.take(code_of(first))
    clock.now += HALF_AN_HOUR - MOMENT
    assert phone.client.get(phone.form).status_code == 200
    press(first, "renew")
    clock.now += HALF_AN_HOUR - MOMENT
    assert phone.send("letter.jpg").status_code == 303
    clock.now += MOMENT
    late = phone.send("late.jpg")
    assert late.status_code == 404
    assert "it was not sent" in late.text
    assert names(first) == ["letter.jpg"]


def test_the_clock_time_is_on_both_screens(first: Applicant, phone: Phone, clock: Clock) -> None:
    """Both say the same time, where the councils are."""
    clock.now = clock.now.replace(month=1, day=9, hour=14, minute=5, year=clock.now.year + 1)
    first.begin_complete(**UPLOADING)
    code = code_of(first)
    told = [page_of(first).text, phone.client.get(f"/send/{code}").text]
    told.append(phone.client.get(phone.take(code).form).text)
    assert all("until 2:35pm" in page for page in told)


def test_a_code_that_has_run_out_can_only_be_replaced(first: Applicant, phone: Phone, clock: Clock) -> None:
    """Asked for more time too late, the first screen says so and offers a new code; the old stays dead."""
    code = code_of(first)
    clock.now += HALF_AN_HOUR
    page = press(first, "renew")
    assert page.status_code == 200
    assert "The code has run out. You can show a new one." in page.text
    assert code_of(first) != code
    assert phone.press(code).status_code == 404


def test_stopping_takes_effect_at_once(first: Applicant, phone: Phone) -> None:
    """What is sent after Stop is refused with how to go on, and what came before stays."""
    phone.take(code_of(first))
    phone.send("letter.jpg")
    assert press(first, "stop").location == first.url(f"{AWARD}/other-device")
    page = phone.send("late.jpg")
    assert page.status_code == 404
    assert "/send" in links(page)
    assert phone.client.get(phone.form).status_code == 404
    assert names(first) == ["letter.jpg"]
    assert "Show the code" in page_of(first).text


def test_pressed_twice_it_is_still_one_code(first: Applicant) -> None:
    """A second press, or a second tab, keeps the code that may have been read out already."""
    assert code_of(first) == code_of(first)


def test_a_link_reaches_only_its_own_question(first: Applicant, phone: Phone) -> None:
    """Whatever the form says, files go to the question of the link, and no page of the draft opens."""
    phone.take(code_of(first, AWARD))
    phone.send("letter.jpg", key=IDENTITY, question=IDENTITY, **{IDENTITY: (io.BytesIO(b"x"), "x.jpg")})
    assert names(first) == ["letter.jpg"]
    assert names(first, IDENTITY) == []
    for page in (AWARD, IDENTITY, f"{IDENTITY}/other-device", "check"):
        assert phone.client.get(first.url(page)).status_code == 404
    assert phone.client.get(f"{phone.form}/{first.files(AWARD)[0].id}").status_code == 404


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


def test_the_qr_code_is_the_very_link(first: Applicant) -> None:
    """Drawn from the path in the page, with its quiet zone, a reader finds the link that stands beside it."""
    link = link_of(first)
    page = tree(page_of(first))
    [picture, _, bars] = page.all(*(SVG + tag for tag in ("svg", "path")))
    assert picture.get("role") == "img"
    assert picture.get("aria-label")
    width = int(picture.get("viewBox").split()[2])
    image = Image.new("L", (width, width), "white")
    for x, y, length, back in BAR.findall(bars.get("d")):
        assert length == back
        assert 4 <= int(x) < int(x) + int(length) <= width - 4
        assert 4 <= int(y) < width - 4
        ImageDraw.Draw(image).rectangle((int(x), int(y), int(x) + int(length) - 1, int(y)), fill="black")
    large = numpy.asarray(image.resize((width * 8, width * 8), Image.Resampling.NEAREST))
    assert cv2.QRCodeDetector().detectAndDecode(large)[0] == link
    assert link.startswith(f"{first.home.settings.origin}/send/")


def test_the_code_can_be_read_aloud(first: Applicant) -> None:
    """It stands in three groups of four; a screen reader hears every digit, noughts too."""
    code = code_of(first)
    shown = tree(page_of(first)).only(css="device-code")
    assert shown.startswith(f"{code[:4]} {code[4:8]} {code[8:]}")
    assert shown.endswith(", ".join(" ".join(code[at : at + 4]) for at in (0, 4, 8)))


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


def test_when_the_application_is_sent_the_link_is_dead(first: Applicant, phone: Phone) -> None:
    """Sending ends it: the form that was open on the other device says that nothing was sent."""
    code = code_of(first)
    phone.take(code)
    for key in (AWARD, IDENTITY, PHOTO):
        first.give(key)
    first.check()
    assert first.send().location == first.url("sent")
    assert phone.send("late.jpg").status_code == 404
    assert phone.client.get(f"/send/{code}").status_code == 404
    assert page_of(first).location == first.url("sent")
    assert press(first, "renew").location == first.url("sent")


def test_the_script_hears_what_has_come_and_when_to_stop(
    first: Applicant, phone: Phone, clock: Clock
) -> None:
    """One line of plain text, the same as on the page; with status 410 there is nothing to wait for."""
    address = f"{AWARD}/other-device/received"
    assert first.get(address).status_code == 410
    code = code_of(first)
    waiting = first.get(address)
    assert (waiting.status_code, waiting.mimetype) == (200, "text/plain")
    assert waiting.text == "No other device has it yet. No files received yet."
    page = page_of(first)
    [live] = [one for one in tree(page).all("p") if one.get("aria-live") == "polite"]
    assert live.get("data-received") == first.url(address)
    assert live.text == waiting.text
    phone.take(code).send("letter.jpg")
    assert first.get(address).text == "Another device has it now. 1 file received."
    clock.now += HALF_AN_HOUR
    assert first.get(address).status_code == 410


def test_only_pages_for_files_have_one(first: Applicant, another: Phone) -> None:
    """Any other page of the journey has no such page, and one out of reach leads to what is wanted."""
    for key in ("name", "paper_award", "no_such_page"):
        assert page_of(first, key).status_code == 404
        assert press(first, "start", key).status_code == 404
    first.answer("paper_award", "post")
    assert page_of(first).location == first.url("tasks")
    assert press(first, "start").location == first.url("tasks")
    assert another.client.get(first.url(f"{IDENTITY}/other-device")).status_code == 404


def test_a_change_leads_back_to_where_it_began(first: Applicant) -> None:
    """Whoever came from checking the answers still goes back there."""
    address = first.url(f"{AWARD}/other-device") + "?back_to=check"
    pressed = first.client.post(address, data={"csrf_token": first.token, "do": "start"})
    assert pressed.location == address
    assert first.url(AWARD) + "?back_to=check" in links(first.client.get(address))


def test_with_https_the_link_is_the_sites_own(first: Applicant, app: Flask) -> None:
    """The link comes from the installation's setting, never from what a browser says its host is."""
    settings = replace(first.home.settings, origin="https://badge.example.org")
    app.extensions["portal"] = replace(first.home, settings=settings)
    first.client.set_cookie("__Host-session", first.session)
    press(first, "start")
    assert tree(page_of(first)).only(css="device-link").startswith("https://badge.example.org/send/")
