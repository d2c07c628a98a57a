"""Take the pictures of the README again: `python -m tests.browser.screenshots`, a developer act."""

import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from portal.access import Level, Terms
from portal.accounts import Role
from portal.demo import make_demo
from portal.demo.letters import letter, letter_pdf
from portal.demo.papers import photo as picture_of
from portal.demo.portraits import Person
from portal.drafts import new_session
from tests.browser.conftest import FLAGS, find_chromium
from tests.browser.live import PASSWORD, Live, There

FOLDER = Path(__file__).parent / "screenshots"
PHONE, DESK = (360, 740), (1280, 900)


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Live(Path(folder))) as live,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS) as browser,
    ):
        citizen(live, browser)
        papers(live, browser)
        others(live, browser)
        staff(live, browser)


def open_page(live: Live, browser: Browser, size: tuple[int, int], session: str = "none") -> Page:
    """Open a page of a size in CSS pixels, in the session of somebody half way."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.context.add_cookies([{"name": "session", "value": session, "url": live.site}])
    return page


def press(page: Page, button: Locator) -> None:
    """Press a button or follow a link, and wait for the page that comes."""
    with page.expect_navigation():
        button.click()


def citizen(live: Live, browser: Browser) -> None:
    """Take a question that was not answered, and a result."""
    there = live.half_way("walking", "walking-time")
    page = open_page(live, browser, PHONE, there.session)
    page.goto(there.address)
    press(page, page.get_by_role("button", name="Save and continue"))
    page.screenshot(path=FOLDER / "question.png", full_page=True)
    page.goto(there.address.replace("walking-time", "result"))
    page.screenshot(path=FOLDER / "result.png")


def papers(live: Live, browser: Browser) -> None:
    """Take a letter that was uploaded, a photo being cut, and the code for another device."""
    there = live.uploading("award", "identity", "address", "photo")
    live.give(there.owner, "award", "Letter of 3 May.pdf", letter_pdf(2))
    page = open_page(live, browser, PHONE, there.session)
    page.goto(there.at("files-award"))
    page.screenshot(path=FOLDER / "upload.png", full_page=True)
    press(page, page.get_by_role("link", name="Use another phone or tablet"))
    press(page, page.get_by_role("button", name="Show the code"))
    page.screenshot(path=FOLDER / "device.png", full_page=True)
    for paper in ("identity", "address"):
        live.give(there.owner, paper, "scan.jpg", letter())
    photo = live.give(there.owner, "photo", "IMG_2041.jpg", picture_of(Person()))
    page.goto(there.at(f"files-photo/{photo.id}"))
    page.screenshot(path=FOLDER / "studio.png", full_page=True)


def others(live: Live, browser: Browser) -> None:
    """Take the words to come back with, a question as a helper has it, and a desk."""
    there = live.half_way("walking", "walking-time")
    page = open_page(live, browser, PHONE, there.session)
    page.goto(there.at("way-back"))
    page.get_by_label("Words to print or write down").check()
    press(page, page.get_by_role("button", name="Continue"))
    page.screenshot(path=FOLDER / "words.png", full_page=True)
    page = open_page(live, browser, PHONE, helper_of(live, there))
    page.goto(there.address)
    page.screenshot(path=FOLDER / "helper.png", full_page=True)
    page = open_page(live, browser, DESK)
    page.goto(f"{live.site}/desk")
    page.get_by_label("Email address").fill(live.add_staff(Role.DESK, name="library"))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, page.get_by_role("button", name="Sign in"))
    page.screenshot(path=FOLDER / "desk.png")


def helper_of(live: Live, there: There) -> str:
    """Return the session of somebody who helps with an application."""
    home, token, now = live.home, new_session(), live.home.now()
    terms = Terms(Level.UPLOAD, home.today + timedelta(weeks=4), "Alex Example", "daughter")
    with home.database.writing() as tx:
        _, words = home.permits.offer(tx, there.owner.id, terms, now)
        permit = home.permits.accept(tx, words, "", now)
        assert permit
        session = home.sessions.begin(tx, token, now)
        home.sessions.open_door(tx, session, there.owner.id, now, permit.id)
    return token


def staff(live: Live, browser: Browser) -> None:
    """Take the queue of one council, and a case in it."""
    make_demo(live.home, 40)
    page = open_page(live, browser, DESK)
    page.goto(f"{live.site}/office")
    page.get_by_label("Email address").fill(live.add_staff(Role.CASEWORKER))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, page.get_by_role("button", name="Sign in"))
    page.screenshot(path=FOLDER / "queue.png")
    press(page, page.locator(".govuk-task-list__link").first)
    page.screenshot(path=FOLDER / "case.png")


if __name__ == "__main__":
    main()
