"""The files of a case in the caseworkers' pages: every state of a file, and every way to look at one."""

import pytest

from portal.accounts import Role
from portal.evidence import Owner, Sender
from portal.storage import Tx
from tests.browser.conftest import OpenPage
from tests.browser.focus import focus_shows
from tests.browser.hands import Keys, Pointer
from tests.browser.live import Live
from tests.browser.papers import Somebody, letter, passport, portrait, upright, width
from tests.browser.test_office import sign_in

STATES = {"checking.pdf": "checking", "infected.pdf": "infected", "lost.pdf": "lost"}


@pytest.fixture(scope="module")
def email(live: Live) -> str:
    """Give a caseworker of Coventry."""
    return live.add_staff(Role.CASEWORKER, name="noor")


@pytest.fixture(scope="module")
def case(live: Live) -> str:
    """Give the address of a case with files in every state, from everybody who sends them."""
    live.half_way("pip-moving-around")
    with live.home.database.reading() as tx:
        case_id, council = newest(tx)
    owner = Owner(council, case_id)
    live.give(owner, "award", "letter.pdf", letter()["buffer"])
    data = passport()["buffer"]
    live.give(owner, "identity", "passport.heic", data, what="passport", sent_by=Sender.OTHER_DEVICE)
    live.give(owner, "identity", "other.heic", data, sent_by=Sender.HELPER)
    live.give(owner, "photo", "me.jpg", portrait(dark=True)["buffer"])
    for name, state in STATES.items():
        made = live.give(owner, "address", name, letter()["buffer"])
        with live.home.database.writing() as tx:
            tx.exec_driver_sql("UPDATE files SET state = ? WHERE id = ?", (state, made.id))
    return f"{live.site}/office/cases/{case_id}"


def newest(tx: Tx) -> tuple[str, str]:
    """Return the id and the council of the last case that was sent."""
    found = tx.exec_driver_sql("SELECT id, council FROM cases ORDER BY submitted_at DESC LIMIT 1").one()
    return found[0], found[1]


@pytest.mark.parametrize(("script", "size"), [(True, (1280, 900)), (True, (360, 740)), (False, (1280, 900))])
def test_a_case_with_files(
    script: bool, size: tuple[int, int], live: Live, email: str, case: str, open_page: OpenPage
) -> None:
    """Every file stands with its paper, its state and who sent it; only those that are safe can be opened."""
    page, eyes = open_page(script=script, size=size)
    sign_in(page, live, email)
    me = Somebody(page, eyes, Pointer())
    me.open(case)
    me.says("Passport, file 1 of 2", "Proof of identity, file 2 of 2", "PDF, 2 pages")
    assert page.get_by_role("link", name="Open").count() == 4
    assert page.locator("main img").count() == 4


@pytest.mark.parametrize("script", [True, False])
def test_the_viewer(script: bool, live: Live, email: str, case: str, open_page: OpenPage) -> None:
    """Turn, larger, smaller, leaf and go on to the next file: each is a page without a fault."""
    page, eyes = open_page(script=script, size=(1280, 900))
    sign_in(page, live, email)
    me = Somebody(page, eyes, Pointer())
    me.open(case)
    me.press("Open Benefit award letter: Benefit award letter", "link")
    picture = page.locator(".case-picture")
    stands = [upright(picture)]
    for name in ("Turn right", "Turn right", "Turn left", "Turn left"):
        me.press(name, "link")
        stands.append(upright(picture))
    assert stands == [True, False, True, False, True]
    widths = [width(picture)]
    for _ in range(3):
        me.press("Larger", "link")
        widths.append(width(picture))
    assert widths == sorted(set(widths))
    assert page.get_by_role("link", name="Larger", exact=True).count() == 0
    me.press("Smaller", "link")
    with page.expect_navigation():
        page.get_by_role("link", name="Next page").click()
    me.says("Page 2 of 2")
    eyes.look(page, 200)
    with page.expect_navigation():
        page.get_by_role("link", name="Next file:").click()
    eyes.look(page, 200)
    assert me.heading == "Proof of identity, file 1 of 2"
    me.says("This is: Passport")


def test_the_photo(live: Live, email: str, case: str, open_page: OpenPage) -> None:
    """The photo's page shows what would be printed, and what the portal noticed; the keyboard scrolls it."""
    page, eyes = open_page(size=(320, 740))
    sign_in(page, live, email)
    me = Somebody(page, eyes, Pointer())
    me.open(case)
    me.press("Open A photo for the badge: A photo for the badge", "link")
    assert upright(page.locator(".case-badge"))
    me.press("Larger", "link")
    view = page.get_by_role("region", name="Picture, scrolls when it is large")
    Keys(page).reach(view)
    assert focus_shows(page)
    page.keyboard.press("ArrowRight")
    view.wait_for_function("it => it.scrollLeft > 0")
