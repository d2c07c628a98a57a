"""The first screen lets another phone or tablet send files for one paper, for a while, and ends it."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import cv2
import numpy
from flask import Flask
from PIL import Image, ImageDraw

from portal.evidence import Sender
from tests.web.browsing import InspectingClient, links, tree
from tests.web.conftest import Clock
from tests.web.driving import Applicant
from tests.web.phones import (
    AWARD,
    HALF_AN_HOUR,
    IDENTITY,
    UPLOADING,
    Phone,
    code_of,
    link_of,
    names,
    page_of,
    press,
)
from tests.web.stored import checksum

BAR = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


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
    refused = another.client.get(f"/send/{code}")
    assert refused.text.replace(code, "0" * 12) == wrong.text  # the switch of languages leads back here
    assert phone.client.get(f"/send/{code}").location == phone.form
    assert phone.press(code).location == phone.form
    assert phone.send("letter.jpg").status_code == 303
    assert names(first) == ["letter.jpg"]


def test_the_clock_time_is_on_both_screens(first: Applicant, phone: Phone, clock: Clock) -> None:
    """Both say the same time, where the councils are."""
    clock.now = clock.now.replace(month=1, day=9, hour=14, minute=5, year=clock.now.year + 1)
    first.anew(**UPLOADING)
    code = code_of(first)
    told = [page_of(first).text, phone.client.get(f"/send/{code}").text]
    told.append(phone.client.get(phone.take(code).form).text)
    assert all("until 2:35pm" in page for page in told)


def test_once_taken_the_code_is_not_shown_any_more(first: Applicant, phone: Phone) -> None:
    """It would work for nobody else: what is left is what has come, more time, and to stop."""
    code = code_of(first)
    phone.take(code)
    page = page_of(first)
    shown = tree(page)
    assert shown.all("svg") == []
    assert code not in page.text
    assert code[:4] not in shown.only("main")
    offered = ("Check for files", "Start the 30 minutes again", "Stop using the other device")
    assert [words for words in ("Another device has it now.", *offered) if words not in page.text] == []


def test_checking_leads_to_what_has_come(first: Applicant) -> None:
    """The link is a new address every time, or a browser would only scroll, and ends at the heading."""
    code_of(first)
    address = first.url(f"{AWARD}/other-device") + "?back_to=check"
    for _ in range(3):
        page = first.client.get(address)
        [check] = [link for link in links(page) if link.endswith("#received")]
        assert [one.text for one in tree(page).all("h2") if one.get("id") == "received"] == ["What has come"]
        assert check.partition("#")[0] != address
        assert "back_to=check" in check
        address = check.partition("#")[0]


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


def test_the_qr_code_is_the_very_link(first: Applicant) -> None:
    """Drawn from the path in the page, with its quiet zone, a reader finds the link that stands beside it."""
    link = link_of(first)
    page = tree(page_of(first))
    [picture, _, bars] = page.all("svg", "path")
    assert picture.get("role") == "img"
    assert picture.get("aria-label")
    width = int(picture.get("viewbox").split()[2])
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
