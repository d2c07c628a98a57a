"""Make an email address or a phone number a way back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.web.back.addresses import mobile_number
from portal.web.portal import Portal
from tests.web.browsing import tree
from tests.web.coming import (
    EMAIL,
    FULL,
    NUMBER,
    code_in,
    outbox,
    posted,
    saved_ways,
)
from tests.web.conftest import Clock
from tests.web.driving import Applicant


@pytest.mark.parametrize(("kind", "address"), [("email", EMAIL), ("text", NUMBER)])
def test_an_address_is_a_way_back_once_its_code_is_back(
    kind: str, address: str, applicant: Applicant
) -> None:
    """Before, it is listed nowhere and opens nothing; afterwards the page says how to come back."""
    applicant.begin_complete(**FULL)
    page = applicant.get(f"way-back/{kind}")
    [box] = [one for one in tree(page).all("input") if one.get("type") != "hidden"]
    assert box.get("value") in (EMAIL, "07700 900461")  # the applicant's own, so nothing is typed twice
    given = {box.get("name"): box.get("value")}
    asked, message = posted(applicant.home, lambda: applicant.post(f"way-back/{kind}", given))
    assert (message.channel, message.to) == (kind, address)
    assert saved_ways(applicant) == []
    code_page = applicant.client.get(asked.location)
    [box] = [one for one in tree(code_page).all("input") if one.get("type") != "hidden"]
    assert (box.get("autocomplete"), box.get("inputmode")) == ("one-time-code", "numeric")
    assert address not in code_page.text
    assert f"{'n…⁠@example.org' if kind == 'email' else 'the number ending 461'}" in code_page.text
    code = code_in(message)
    done = applicant.post(f"way-back/{kind}/code", {"code": f" {code[:3]} - {code[3:]}."})
    assert done.location == applicant.url(f"way-back/saved?by={kind}")
    told = applicant.client.get(done.location)
    assert "/<wbr>return" in told.text
    assert "we remind you there after 21 and 26 days" in told.text
    assert len(saved_ways(applicant)) == 1


def propose(applicant: Applicant) -> str:
    """Give an email address, and return the code that is sent there."""
    return code_in(posted(applicant.home, lambda: applicant.post("way-back/email", {"email": EMAIL}))[1])


def again(applicant: Applicant) -> str:
    """Press the button for a new code, and return the code."""
    page, message = posted(applicant.home, lambda: enter(applicant, again="yes"))
    assert "We have sent a new code." in applicant.client.get(page.location).text
    return code_in(message)


def enter(applicant: Applicant, **fields: str) -> TestResponse:
    """Send the page of the code."""
    return applicant.post("way-back/email/code", fields)


def test_a_wrong_code_is_said_and_a_new_one_can_be_sent(applicant: Applicant) -> None:
    """What was typed stays; the code before does not work any more; five wrong tries kill a code alone."""
    applicant.begin_complete(**FULL)
    first = propose(applicant)
    wrong = enter(applicant, code="12 34")
    assert wrong.status_code == 422
    assert 'value="12 34"' in wrong.text
    second = again(applicant)
    assert first == second or enter(applicant, code=first).status_code == 422
    for _ in range(5):
        enter(applicant, code="1")
    assert enter(applicant, code=second).status_code == 422
    assert enter(applicant, code=again(applicant)).status_code == 303


def test_a_code_runs_out_and_the_page_still_helps(applicant: Applicant, clock: Clock) -> None:
    """After half an hour the code is wrong, and a new one can be sent from the same page."""
    applicant.begin_complete(**FULL)
    code = propose(applicant)
    clock.now += timedelta(minutes=29)
    applicant.get("tasks")
    clock.now += timedelta(minutes=2)
    assert enter(applicant, code=code).status_code == 422
    assert enter(applicant, code=again(applicant)).status_code == 303


def test_nobodys_mailbox_is_flooded(applicant: Applicant, home: Portal) -> None:
    """Whoever has an application cannot have more sent to an address than somebody who comes back."""
    applicant.begin_complete(**FULL)
    pages = [applicant.post("way-back/email", {"email": EMAIL}) for _ in range(8)]
    assert [page.status_code for page in pages] == [303] * 5 + [422] * 3
    assert EMAIL in pages[-1].text
    assert enter(applicant, again="yes").status_code == 422
    applicant.begin_complete(**FULL)
    assert applicant.post("way-back/email", {"email": EMAIL}).status_code == 422
    assert len(outbox(home)) == 5


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("email", "", "Enter an email address"),
        ("email", "nusrat at", "email address"),
        ("text", "", "Enter a mobile phone number"),
        ("text", "024 7683 3333", "Enter a mobile phone number, like 07700 900 982"),
        ("text", "07700 900461 ext 12", "Enter a mobile phone number, like 07700 900 982"),
    ],
)
def test_what_is_no_address_gets_told_so(kind: str, given: str, told: str, applicant: Applicant) -> None:
    """The page says what is wrong, keeps what was typed and sends nothing."""
    applicant.begin_complete(**FULL)
    page = applicant.post(f"way-back/{kind}", {"email" if kind == "email" else "phone": given})
    assert page.status_code == 422
    assert told in page.text
    assert given in page.text
    assert outbox(applicant.home) == {}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("07700 900461", "+447700900461"),
        ("+44 (0)7700 900 461", "+447700900461"),
        ("0044 7700-900461", "+447700900461"),
        ("(07700) 900461", "+447700900461"),
        ("+353 85 012 3456", "+353850123456"),
        ("020 7946 0000", ""),
        ("07700 900461x12", ""),
        ("18001 07700 900461", ""),
    ],
)
def test_a_number_is_kept_in_one_way(written: str, kept: str) -> None:
    """However a mobile number is written it is the same; any other number is none."""
    assert mobile_number(written) == kept
