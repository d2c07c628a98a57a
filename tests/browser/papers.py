"""Somebody who sends papers, by any way to use a page; and the papers they send."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from portal.demo.letters import letter_pdf, sheet
from portal.demo.portraits import Person
from portal.demo.portraits import portrait as drawn_portrait
from tests.browser.eyes import Eyes
from tests.browser.hands import Hand
from tests.media.corpus import camera_data, encoded

UPLOAD = "Upload it, from this device or another one"
SAVE = "Save and continue"
LATER = "I do not have it yet, I will send it later"
SIDEWAYS = 6
"""How EXIF says that a phone was held upright."""


def file(name: str, data: bytes) -> FilePayload:
    """Return a file on somebody's device; the browser's word for its kind is always wrong."""
    return {"name": name, "mimeType": "text/x-wrong", "buffer": data}


@cache
def letter() -> FilePayload:
    """Return a scanned letter of two pages."""
    return file("Letter of 3 May.pdf", letter_pdf(2, 20))


@cache
def turned_page() -> FilePayload:
    """Return a photo of a page, stored on its side as phones do, with the place where it was taken."""
    page = sheet(12, (620, 877)).rotate(90, expand=True)
    return file("IMG_2041.JPG", encoded(page, "JPEG", exif=camera_data(SIDEWAYS)))


@cache
def passport() -> FilePayload:
    """Return a photo of a passport as an iPhone takes it."""
    return file("passport.heic", encoded(sheet(6, (620, 877)), "HEIF"))


@cache
def portrait(*, dark: bool = False) -> FilePayload:
    """Return a photo of a person, taken with a phone held upright."""
    picture = drawn_portrait(Person()).transpose(Image.Transpose.ROTATE_90)
    lit = picture.point(lambda level: level // 4) if dark else picture
    return file("me.jpg", encoded(lit, "JPEG", exif=camera_data(SIDEWAYS)))


def upright(picture: Locator) -> bool:
    """Say whether a picture is higher than it is wide, once it has come."""
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    found: bool = picture.evaluate("it => it.naturalHeight > it.naturalWidth")
    return found


def width(picture: Locator) -> float:
    """Return how wide a picture is shown, once it has come."""
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    box = picture.bounding_box()
    assert box
    return box["width"]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody at a page, with a way to use it; the eyes look at every page that comes."""

    page: Page
    eyes: Eyes
    hand: Hand

    def open(self, url: str, status: int = 200) -> None:
        """Type an address."""
        loaded = self.page.goto(url)
        assert loaded
        assert loaded.status == status
        self.eyes.look(self.page, status)

    def press(self, name: str, role: Literal["button", "link"] = "button", status: int = 200) -> None:
        """Press a button or follow a link of the main part, by its words."""
        wanted = self.page.locator("main").get_by_role(role, name=name, exact=True)
        self.hand.reach(wanted)
        with self.page.expect_navigation() as coming:
            self.hand.press(wanted)
        assert coming.value.status == status, self.page.locator("main").inner_text()
        self.eyes.look(self.page, status)

    def pick(self, name: str) -> None:
        """Choose a radio by its label."""
        self.hand.choose(self.page.get_by_role("radio", name=name, exact=True))

    def choose(self, *files: FilePayload | str) -> None:
        """Choose files by what the label names: the button that the script makes, or the input itself."""
        label = self.page.locator("main form .govuk-label").inner_text().strip()
        if self.eyes.script:
            chooser = self.page.get_by_role("button", name=re.compile(f"^{re.escape(label)} ?, "))
        else:
            chooser = self.page.get_by_label(label, exact=True)
        self.hand.reach(chooser)
        with self.page.expect_file_chooser() as opening:
            self.hand.press(chooser)
        opening.value.set_files(list(files))  # type: ignore[arg-type]

    def says(self, *words: str) -> None:
        """Hold the main part of the page to these words."""
        text = self.page.locator("main").inner_text()
        assert [word for word in words if word not in text] == [], text

    @property
    def heading(self) -> str:
        """Return the heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()
