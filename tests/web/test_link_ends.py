"""What another device may send ends: on time, on demand, and when it is of no more use."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.browsing import links
from tests.web.conftest import Clock
from tests.web.driving import Applicant
from tests.web.phones import (
    AWARD,
    HALF_AN_HOUR,
    IDENTITY,
    PHOTO,
    UPLOADING,
    Phone,
    code_of,
    names,
    page_of,
    press,
)

MOMENT = timedelta(seconds=1)


def test_it_lasts_half_an_hour_and_longer_on_demand(first: Applicant, phone: Phone, clock: Clock) -> None:
    """The first screen says until when, and can start the 30 minutes again, also when a device has begun."""
    clock.now = clock.now.replace(hour=12, minute=0)
    first.anew(**UPLOADING)
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
    stopped = first.client.get(press(first, "stop").location)
    assert "Stopped. The other device can send nothing more; what it has sent stays." in stopped.text
    assert "Show the code" in stopped.text
    page = phone.send("late.jpg")
    assert page.status_code == 404
    assert "/send" in links(page)
    assert phone.client.get(phone.form).status_code == 404
    assert names(first) == ["letter.jpg"]
    assert "Stopped." not in page_of(first).text
    code_of(first)
    assert "Stopped." not in first.client.get(stopped.request.url).text


@pytest.mark.parametrize("way", ["post", "later", "upload"])
def test_the_link_ends_when_the_paper_is_to_come_another_way(
    way: str, first: Applicant, phone: Phone, another: Phone
) -> None:
    """The code that was read out adds nothing more to that paper; other papers keep theirs."""
    first.give(AWARD)
    phone.take(code_of(first))
    another.take(code_of(first, IDENTITY))
    first.answer("paper_award", way)
    assert phone.client.get(phone.form).status_code == (200 if way == "upload" else 404)
    assert another.client.get(another.form).status_code == 200


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
