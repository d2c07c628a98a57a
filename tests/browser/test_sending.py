"""Sending in a real browser: once, whatever the fingers do, and nothing personal left to go back to."""

import pypdfium2
import pytest

from tests.browser.conftest import OpenPage
from tests.browser.live import Live

NAME = "Farooq"
PERSONA = "pip-moving-around"


@pytest.mark.matrix("T30")
@pytest.mark.parametrize("script", [True, False])
def test_sent_again_and_again(script: bool, live: Live, open_page: OpenPage) -> None:
    """Pressing the last button twice, and again in a second tab, makes one case and one confirmation."""
    there, before = live.half_way(PERSONA, "declaration"), live.count_cases()
    page, eyes = open_page(script=script, session=there.session)
    second = page.context.new_page()
    for tab in (page, second):
        tab.goto(there.address)
        tab.get_by_role("checkbox").check()
    references = []
    for tab in (page, second):
        tab.get_by_role("button", name="Agree and send").dblclick()
        tab.wait_for_url("**/sent")
        references.append(tab.locator("main").get_attribute("data-reference"))
        eyes.look(tab, 200)
    assert references[0]
    assert references[0] == references[1]
    assert live.count_cases() == before + 1


@pytest.mark.matrix("T30")
def test_back_after_sending(live: Live, open_page: OpenPage) -> None:
    """Once an application is sent, Back in the browser shows the confirmation and no page with answers."""
    session, address, _ = live.half_way(PERSONA, "declaration")
    page, _ = open_page(session=session)
    page.goto(address.replace("declaration", "name"))
    assert page.get_by_label("Last name").input_value() == NAME
    page.goto(address.replace("declaration", "check"))
    page.get_by_role("button", name="Confirm and continue").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Agree and send").click()
    page.wait_for_url("**/sent")
    for _ in range(3):
        page.go_back()
        assert page.get_by_role("heading", level=1).inner_text() == "Application sent"
        assert NAME not in page.content()


@pytest.mark.matrix("T34")
@pytest.mark.parametrize("ending", ["sent/print", "result"])
def test_on_paper(ending: str, live: Live, open_page: OpenPage) -> None:
    """Printed, a page has every answer and no button, link to change or way through the site."""
    if ending == "result":
        session, address, _ = live.half_way(PERSONA, "result")
    else:
        session, sent, _ = live.half_way(PERSONA)
        address = f"{sent}/print"
    page, _ = open_page(session=session, size=(794, 1123))
    page.goto(address)
    page.emulate_media(media="print")
    answers = page.locator("dd.govuk-summary-list__value")
    assert answers.count() > 6
    assert all(answer.is_visible() for answer in answers.all())
    for unwanted in (".govuk-button", ".govuk-back-link", ".govuk-summary-list__actions", "footer", "nav"):
        assert not any(each.is_visible() for each in page.locator(unwanted).all()), unwanted


@pytest.mark.matrix("T34")
@pytest.mark.parametrize("ending", ["sent", "sent/print"])
def test_in_a_pdf(ending: str, live: Live, open_page: OpenPage) -> None:
    """Kept as a PDF, the text is whole: reference, answers, where its links lead, and nothing to press."""
    session, sent, _ = live.half_way(PERSONA)
    page, _ = open_page(session=session)
    page.goto(sent)
    told = [page.locator("main").get_attribute("data-reference") or "no reference"]
    page.goto(sent.removesuffix("sent") + ending)
    told += page.locator("main dd.govuk-summary-list__value").all_inner_texts()
    buttons = page.get_by_role("button").all_inner_texts()
    page.emulate_media(media="print")
    links = page.locator("main a[href]:visible").evaluate_all("all => all.map(it => it.getAttribute('href'))")
    told += [href.removeprefix("tel:").removeprefix("mailto:") for href in links]
    text = words_of(page.pdf())
    assert [words for words in told if "".join(words.split()) not in text] == []
    assert [words for words in buttons if "".join(words.split()) in text] == []
    assert len(told) > 5
    assert bool(buttons) is (ending == "sent")


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF without its spaces: where lines end is no matter here."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = [sheet.get_textpage().get_text_range() for sheet in document]
    return "".join("".join(text).split())
