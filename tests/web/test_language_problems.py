"""What a page says comes along when the language is changed, also where nobody could find it out again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.access import TRIES
from portal.accounts import Role
from portal.journey import Text
from portal.web.apply import waking
from portal.web.back import by_address, confirming, returning
from portal.web.helping import accepting
from portal.web.language import say_for
from portal.web.office import signing
from portal.web.problems import PROBLEMS
from portal.web.send.codes import NO_SUCH_CODE
from portal.web.stale import STALE_BUTTON, STALE_FORM, STALE_PASSWORD
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.coming import BORN, EMAIL, FULL, asked, by_code, by_words, code_in, save_address, words_of
from tests.web.conftest import Clock
from tests.web.driving import MEDICINE, PIP, WALKING, Applicant
from tests.web.helping import type_words
from tests.web.office import Office, sign_in
from tests.web.switching import in_another_language

Fresh = Callable[[], InspectingClient]
OLD, OTHER_YEAR = {"csrf_token": "old"}, {"born-year": "1952"}


def says(shown: TestResponse, problem: Text) -> bool:
    """Say whether a page speaks of a problem, in the voice of the holder and in its own language."""
    page = tree(shown)
    return say_for("you", page.language)(problem, minutes="15") in page.text(page.all("main")[0])


def comes_along(client: InspectingClient, shown: TestResponse, problem: Text, times: int = 2) -> None:
    """Change the language there and back: the page says the same each time, with the same status."""
    assert says(shown, problem)
    for _ in range(times):
        again = in_another_language(client, shown)
        assert (says(again, problem), again.status_code) == (True, shown.status_code)
        shown = again


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("name", {"name-first": "Half", "name-last": "Example"}),
        ("name", {"name-first": "Nusrat", "name-last": "Farooq"}),
        ("medicines", {"another": "no"}),
        ("medicines/AAAAAAA9", {"medicines-name": "Half"}),
        ("medicines/AAAAAAA9/remove", {"remove": "yes"}),
        ("helpers/new", {"helper-name": "Rosa Example"}),
        ("way-back/email", {"email": EMAIL}),
    ],
)
def test_an_old_form_is_still_old(page: str, fields: dict[str, str], applicant: Applicant) -> None:
    """A form of an application that came late says so in the other language, with what was typed."""
    applicant.begin_complete(**WALKING)
    applicant.post("medicines/AAAAAAA9", applicant.entry("medicines", MEDICINE))
    late = applicant.post(page, fields | OLD)
    comes_along(applicant.client, late, STALE_FORM)
    again = in_another_language(applicant.client, late).text
    assert all(value in again for name, value in fields.items() if name not in ("another", "remove"))


def test_an_old_first_form_is_still_old(citizen: InspectingClient) -> None:
    """So does the first question, before there is an application."""
    late = citizen.post("/apply", data=hidden(citizen.get("/apply")) | OLD)
    comes_along(citizen, late, STALE_FORM)


def test_an_old_button_is_still_old(applicant: Applicant, office: Office) -> None:
    """The declaration and keying in say that nothing has changed."""
    applicant.begin_complete(**PIP)
    applicant.check()
    comes_along(applicant.client, applicant.post("declaration", {"accept": "yes"} | OLD), STALE_BUTTON)
    office.hire("sam", Role.CASEWORKER)
    client = office.enter("sam")
    comes_along(client, client.post("/office/key-in", data={"channel": "paper"} | OLD), STALE_BUTTON)


def test_wrong_words_are_still_wrong(
    applicant: Applicant, fresh_citizen: Fresh, clock: Clock, browser: InspectingClient
) -> None:
    """Words, a code and a date of birth that open nothing are said to, and no try is spent by the switch."""
    applicant.begin_complete(**FULL)
    words = words_of(applicant)
    comes_along(browser, by_words(browser, words, BORN | OTHER_YEAR), returning.WRONG, TRIES)
    assert by_words(browser, words).status_code == 303
    save_address(applicant)
    other = fresh_citizen()
    code = code_in(asked(applicant.home, other))
    comes_along(other, by_code(other, f"{(int(code[0]) + 1) % 10}{code[1:]}"), by_address.WRONG, TRIES)
    assert by_code(other, code).status_code == 303
    clock.now += timedelta(hours=1)
    comes_along(applicant.client, applicant.post("wake", BORN | OTHER_YEAR), waking.WRONG, TRIES)
    assert applicant.post("wake", BORN).status_code == 303


def test_a_code_that_confirms_nothing(applicant: Applicant) -> None:
    """A wrong code for an address of one's own is said to be wrong."""
    applicant.begin_complete(**FULL)
    applicant.post("way-back/email", {"email": EMAIL})
    comes_along(
        applicant.client, applicant.post("way-back/email/code", {"code": "12345678"}), confirming.WRONG
    )


def test_words_for_helpers_and_codes_for_devices(browser: InspectingClient) -> None:
    """What was never given out is said not to work."""
    comes_along(browser, type_words(browser, "five words that are wrong"), accepting.NOT_KNOWN)
    comes_along(browser, browser.post("/send", data={"code": "123412341234"}), NO_SUCH_CODE)


def test_signing_in_failed(office: Office) -> None:
    """A wrong password, too many of them, and an old form are said as they were."""
    staff = office.hire("sam")
    client = office.browser()
    comes_along(client, sign_in(client, staff.email, "wrong"), signing.WRONG)
    late = client.post("/office/sign-in", data={"email": staff.email, "password": "x"} | OLD)
    comes_along(client, late, STALE_PASSWORD)
    for _ in range(10):
        locked = sign_in(client, staff.email, "wrong")
    comes_along(client, locked, signing.LOCKED)


def test_no_page_says_what_it_is_told_to(applicant: Applicant, browser: InspectingClient) -> None:
    """A page says only what it may have said, whatever its address or its form names."""
    applicant.begin_complete(**WALKING)
    for name, problem in PROBLEMS.items():
        for page in ("name", "medicines/AAAAAAA9"):
            shown = applicant.client.get(applicant.url(page), query_string={"wrong": name})
            assert says(shown, problem) is (problem == STALE_FORM), (page, name)
        shown = in_another_language(browser, browser.get("/office/sign-in"), wrong=name)
        assert says(shown, problem) is (problem in (STALE_PASSWORD, signing.WRONG, signing.LOCKED)), name
    shown = in_another_language(browser, browser.get("/return/words"), wrong="Send money")
    assert (shown.status_code, "Send money" in shown.text) == (200, False)
    assert len({*PROBLEMS.values()}) == len(PROBLEMS)
