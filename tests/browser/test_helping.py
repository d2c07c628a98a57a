"""Somebody lets a daughter help, she fills in and hands back; an adviser; a carer who hands over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.accounts import Role
from tests.browser.conftest import OpenPage
from tests.browser.hands import Keys, Pointer
from tests.browser.live import PASSWORD, Live, There
from tests.browser.papers import SAVE, Somebody

BOTH = pytest.mark.parametrize("script", [pytest.param(False, marks=pytest.mark.matrix("T19")), True])


def at(there: There, page: str) -> str:
    """Return the address of a page of somebody's application, not of its journey alone."""
    return "/".join((*there.address.split("/")[:5], page))


def person(
    open_page: OpenPage, *, script: bool, session: str = "", size: tuple[int, int] = (360, 740)
) -> Somebody:
    """Open an empty browser."""
    page, eyes = open_page(script=script, session=session, size=size)
    return Somebody(page, eyes, Keys(page) if script else Pointer())


def fill_offer(holder: Somebody, live: Live, may: str, *, hide: bool = False) -> None:
    """Fill in who may help, with what and until when."""
    box, day = holder.page.get_by_label, live.home.today + timedelta(days=20)
    holder.hand.type(box("Full name of the helper"), "Sam Example")
    holder.pick("Daughter")
    holder.pick(may)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        holder.hand.type(box(label, exact=True), str(value))
    holder.pick("None of these")
    if hide:
        holder.hand.choose(box("Keep my address from this helper"))


def words_on(somebody: Somebody) -> str:
    """Return the words that a page shows this once."""
    return " ".join(somebody.page.locator("#words li").all_inner_texts())


def accept(helper: Somebody, live: Live, words: str) -> None:
    """Enter words, read what they let one do, and accept."""
    helper.open(f"{live.site}/help-somebody")
    helper.hand.type(helper.page.get_by_label("Enter the words you were given"), words)
    helper.press("Continue")
    helper.says("Sam Example, daughter")
    helper.press("Accept and help")


@BOTH
def test_a_daughter_helps_and_hands_back(script: bool, live: Live, open_page: OpenPage) -> None:
    """From the first offer to the hand-back, by keyboard with script and by pointer without."""
    there = live.half_way("pip-moving-around", "/check")
    holder = person(open_page, script=script, session=there.session, size=(1280, 900))
    holder.open(at(there, "helpers"))
    holder.press("Let somebody help")
    holder.press("Continue", status=422)
    fill_offer(holder, live, "Fill in answers", hide=True)
    holder.press("Continue")
    words = words_on(holder)
    holder.press("I have the words: back to the people who help", "link")
    holder.says("Has not accepted yet")
    helper = person(open_page, script=script)
    helper.open(f"{live.site}/help-somebody")
    helper.hand.type(helper.page.get_by_label("Enter the words you were given"), "these are not the words")
    helper.press("Continue", status=422)
    accept(helper, live, words)
    helper.says("You can help now")
    helper.press("Go to the application")
    assert "You are helping" in helper.page.locator("body").inner_text()
    helper.open(at(there, "address"), 403)
    helper.open(at(there, "helpers"), 403)
    helper.open(at(there, "phone"))
    helper.hand.type(helper.page.get_by_label("What is their phone number?"), "07700 900462")
    helper.press(SAVE)
    helper.open(at(there, "check"))
    helper.says("Answered by Sam Example, daughter", "The person answers this themselves", "can send it")
    helper.press("Hand the application back", "link")
    helper.press("Hand it back")
    helper.open(at(there, "tasks"), 403)
    holder.open(at(there, "helpers"))
    holder.says("ended or handed back on")
    holder.open(at(there, "check"))
    holder.says("Answered by Sam Example, daughter")


@BOTH
def test_what_ends_at_the_holders_press(script: bool, live: Live, open_page: OpenPage) -> None:
    """While the helper has a form open, the holder ends the permit: the press saves nothing and says so."""
    there = live.half_way("pip-moving-around", "/check")
    holder = person(open_page, script=script, session=there.session)
    holder.open(at(there, "helpers/new"))
    fill_offer(holder, live, "Fill in, upload and send")
    holder.press("Continue")
    helper = person(open_page, script=script, size=(1280, 900))
    accept(helper, live, words_on(holder))
    helper.open(at(there, "phone"))
    helper.hand.type(helper.page.get_by_label("What is their phone number?"), "07700 900999")
    holder.open(at(there, "helpers"))
    holder.press("End Sam Example, daughter")
    holder.says("From now on this helper cannot open the application")
    helper.press(SAVE, status=403)
    helper.says("You can no longer help", "07700 900999")


@BOTH
def test_an_adviser_has_a_list(script: bool, live: Live, open_page: OpenPage) -> None:
    """An adviser signs in, enters words, and opens the application from the organisation's list."""
    there = live.half_way("pip-moving-around", "/check")
    holder = person(open_page, script=script, session=there.session)
    holder.open(at(there, "helpers/new"))
    fill_offer(holder, live, "Fill in answers and upload papers")
    holder.press("Continue")
    email = f"adviser.{script}@example.org".lower()
    with live.home.database.writing() as tx:
        live.home.accounts.add(
            tx,
            email=email,
            name="Ada Example",
            role=Role.ADVISER,
            council="COV",
            password=PASSWORD,
            organisation=f"Example Advice Centre {script}",
        )
    adviser = person(open_page, script=script)
    adviser.open(f"{live.site}/advisers")
    adviser.hand.type(adviser.page.get_by_label("Email address"), email)
    adviser.hand.type(adviser.page.get_by_label("Password", exact=True), PASSWORD)
    adviser.press("Sign in")
    adviser.says("Nobody lets Example Advice Centre")
    adviser.press("Enter the words of somebody else")
    adviser.hand.type(adviser.page.get_by_label("Enter the words you were given"), words_on(holder))
    adviser.press("Continue")
    adviser.says("adviser at Example Advice Centre")
    adviser.press("Accept and help")
    adviser.press("People you help", "link")
    adviser.page.locator("main").get_by_role("button", name="Open").click()
    adviser.page.wait_for_url("**/tasks")
    assert "You are helping" in adviser.page.locator("body").inner_text()


@BOTH
def test_a_carer_hands_over(script: bool, live: Live, open_page: OpenPage) -> None:
    """A helper who began it makes words for the person, and then opens it no more."""
    there = live.half_way("helped-by-professional", "/check")
    carer = person(open_page, script=script, session=there.session)
    carer.open(at(there, "helpers"))
    carer.press("Hand this application over to the person it is about", "link")
    carer.press("Make the words")
    assert len(words_on(carer).split()) == 5
    carer.press("They have the words: close it here")
    assert carer.heading == "You have handed it over"
    carer.open(at(there, "tasks"), 404)


def test_the_paper_form_can_be_printed(live: Live, open_page: OpenPage) -> None:
    """The form for people who do it all on paper is a page of its own."""
    somebody = person(open_page, script=True, size=(1280, 900))
    somebody.open(f"{live.site}/helpers/form")
    somebody.says("give it to the library or the council", "Signatures")
