"""Save in one browser and come back in another: by words, by code and by link, with and without script."""

import re
from typing import Any

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.hands import Hand, Keys, Pointer
from tests.browser.live import Live, There
from tests.browser.papers import Somebody
from tests.web.coming import code_in, link_in, outbox
from tests.web.stored import checksum

HANDS: dict[str, tuple[type[Any], bool]] = {"pointer": (Pointer, True), "keys, no script": (Keys, False)}
TASKS = "Your application"
PASTE = """(it, text) => {
  it.focus();
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  if (it.dispatchEvent(event)) document.execCommand('insertText', false, text);
}"""


@pytest.fixture
def there(live: Live) -> There:
    """Give somebody half way, with everything but her papers."""
    return live.half_way("pip-moving-around", "paper-award")


def somebody(open_page: OpenPage, how: str = "pointer", session: str = "") -> Somebody:
    """Open a browser for somebody with a way to use it."""
    kind, script = HANDS[how]
    page, eyes = open_page(script=script, session=session)
    hand: Hand = kind(page) if kind is Keys else kind()
    return Somebody(page, eyes, hand)


def newest(live: Live, before: set[str]) -> Any:
    """Return the message that has been sent since."""
    [message] = [message for key, message in outbox(live.home).items() if key not in before]
    return message


def fill(who: Somebody, label: str, text: str) -> None:
    """Type into a box by its label."""
    who.hand.type(who.page.get_by_label(label, exact=True), text)


@pytest.mark.parametrize("how", HANDS)
def test_words(how: str, live: Live, there: There, open_page: OpenPage) -> None:
    """The card's words and a date of birth open the application on another device, after a mistake too."""
    first = somebody(open_page, how, there.session)
    first.open(there.at("tasks"))
    first.press("Save and come back later", "link")
    first.press("Continue", status=422)
    first.pick("Words to print or write down")
    first.press("Continue")
    words = first.page.locator(".way-words li").all_inner_texts()
    assert len(words) == 5
    assert not [word for word in words if word in first.page.url]
    second = somebody(open_page, how)
    second.open(f"{live.site}/applications")
    second.press("Come back to an application", "link")
    second.press("Continue", status=422)
    second.pick("Words on a card or in a letter")
    second.press("Continue")
    second.press("Continue", status=422)
    fill(second, "What are the words?", " - ".join(words).upper())
    for label, text in (("Day", "1"), ("Month", "2"), ("Year", "1951")):
        fill(second, label, text)
    second.press("Continue", status=422)
    second.says("The words and the date of birth do not open an application.")
    assert second.page.get_by_label("What are the words?").input_value() == " - ".join(words).upper()
    for label, text in zip(("Day", "Month", "Year"), born(live, there), strict=True):
        fill(second, label, text)
    second.press("Continue")
    assert second.heading == TASKS
    second.open(f"{live.site}/applications")
    if isinstance(second.hand, Keys):
        assert second.hand.unseen == []


def born(live: Live, there: There) -> tuple[str, str, str]:
    """Return the date of birth in an application."""
    with live.home.database.reading() as tx:
        draft = live.home.drafts.open(tx, there.owner.id)
    assert draft
    year, month, day = draft.answers["date_of_birth"].split("-")
    return day, month, year


def save_email(live: Live, who: Somebody, stranger: Somebody, there: There, address: str) -> None:
    """Make an email address a way back, pasting the code; a stranger who gets the mail gets nowhere."""
    who.open(there.at("way-back"))
    who.pick("Email")
    who.press("Continue")
    fill(who, "What is your email address?", "x")
    who.press("Send the code", status=422)
    fill(who, "What is your email address?", address)
    before = set(outbox(live.home))
    who.press("Send the code")
    message = newest(live, before)
    stranger.open(live.site + link_in(message))
    assert stranger.heading == "Enter the code where you gave this address"
    code = code_in(message)
    fill(who, "Enter the code we sent", "1")
    who.press("Continue", status=422)
    who.page.get_by_label("Enter the code we sent").fill("")
    who.page.get_by_label("Enter the code we sent").evaluate(PASTE, f" {code[:3]} {code[3:]}\n")
    who.press("Continue")
    assert who.heading == "You can come back to this application"


def test_email(live: Live, there: There, open_page: OpenPage) -> None:
    """A code that is pasted with spaces confirms an address, and later opens the application elsewhere."""
    address = f"{there.owner.id.lower().strip('-_')}@example.org"
    first = somebody(open_page, session=there.session)
    second = somebody(open_page)
    save_email(live, first, second, there, address)
    first.open(there.at("way-back"))
    second.open(f"{live.site}/return/email")
    fill(second, "What is your email address?", address.upper())
    before = set(outbox(live.home))
    second.press("Send the code")
    second.says("If an application was saved with this email address, we have sent a code there.")
    second.press("Continue", status=422)
    second.page.get_by_label("Enter the code we sent").evaluate(PASTE, code_in(newest(live, before)))
    second.press("Continue")
    assert second.heading == TASKS


def test_the_link_waits_for_the_person(live: Live, there: There, open_page: OpenPage) -> None:
    """A stranger's browser with script changes nothing; a press works once; the asker's goes on alone."""
    address = f"{there.owner.id.lower().strip('-_')}@example.org"
    first = somebody(open_page, session=there.session)
    asker = somebody(open_page)
    save_email(live, first, asker, there, address)

    def asked() -> str:
        before = set(outbox(live.home))
        asker.open(f"{live.site}/return/email")
        fill(asker, "What is your email address?", address)
        asker.press("Send the code")
        return live.site + link_in(newest(live, before))

    link = asked()
    before = checksum(live.home)
    scanner = somebody(open_page)
    scanner.open(link)
    scanner.page.wait_for_load_state("networkidle")  # a script that goes on has been answered by then
    assert scanner.heading == "Come back to an application"
    assert checksum(live.home) == before
    person = somebody(open_page)
    person.open(link)
    person.press("Continue")
    assert person.heading == TASKS
    scanner.press("Continue", status=404)
    assert scanner.heading == "This link does not work any more"
    asker.page.goto(asked())
    asker.page.wait_for_url(re.compile("/apply/[^/]+/tasks$"))
    assert asker.heading == TASKS


def test_the_card_in_print(there: There, open_page: OpenPage) -> None:
    """In print the card has the words and how to come back, and nothing to press."""
    first = somebody(open_page, session=there.session)
    first.open(there.at("way-back"))
    first.pick("Words to print or write down")
    first.press("Continue")
    first.page.emulate_media(media="print")
    shown = first.page.locator("body").inner_text()
    assert "To come back" in shown
    assert "/return" in shown
    for words in ("Finish on this computer", "Go on with the application", "Print this page", "Cookies"):
        assert words not in shown
    size = first.page.locator(".way-words li").first.evaluate(
        "it => parseFloat(getComputedStyle(it).fontSize)"
    )
    assert size > 28 * 96 / 72 - 0.01  # 28 points
