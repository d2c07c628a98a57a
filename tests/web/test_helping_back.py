"""A helper hands back, and the holder is told by their own ways of what happens around their application."""

from __future__ import annotations

import pytest

from portal.access import Kind
from portal.web.portal import Portal
from tests.web.driving import PIP, Applicant
from tests.web.helping import HELPER, Fresh, helper_of

WHOSE = "Nusrat Farooq-Example"


@pytest.fixture
def holder(applicant: Applicant) -> Applicant:
    """Give somebody with an application that is ready to send."""
    applicant.begin_complete(**PIP)
    return applicant


def confirm_email(holder: Applicant, address: str = "nusrat@example.org") -> None:
    """Give the holder a confirmed way back by email."""
    home = holder.home
    with home.database.writing() as tx:
        asked = home.ways.propose(tx, holder.draft_id, "", Kind.EMAIL, address, holder.session, home.now())
    with home.database.stepping() as tx:
        assert home.ways.answer(tx, holder.session, asked.code, home.now())


def posted(home: Portal) -> list[tuple[str, str]]:
    """Return to whom messages went, and what their subjects say."""
    with home.database.reading() as tx:
        return [(one.message.to, one.message.subject) for one in home.delivery.recent(tx, 50)]


def test_the_holder_is_told_by_their_own_way(holder: Applicant, fresh_citizen: Fresh) -> None:
    """Accepting, handing back and sending each tell the holder's confirmed address, with no answer in it."""
    confirm_email(holder)
    helper = helper_of(holder, fresh_citizen)
    assert [to for to, _ in posted(holder.home)].count("nusrat@example.org") == 1
    helper.post("hand-back", {})
    assert len(posted(holder.home)) == 2
    sender = helper_of(holder, fresh_citizen, "send")
    sender.check()
    assert sender.send().location == sender.url("sent")
    told = posted(holder.home)
    assert len(told) == 4
    assert all(to == "nusrat@example.org" for to, _ in told)
    assert not any("Farooq" in subject or HELPER in subject for _, subject in told)


def test_handing_back_ends_it_at_once(holder: Applicant, fresh_citizen: Fresh) -> None:
    """After the press the helper opens nothing, what they entered stays, and the holder's list says so."""
    helper = helper_of(holder, fresh_citizen)
    helper.answer("phone", "07700 900461")
    assert f"When you hand it back to {WHOSE}:" in helper.get("hand-back").text
    assert "You have handed it back" in helper.post("hand-back", {}).text
    assert helper.get("tasks").status_code == 403
    assert holder.draft.answers["phone"] == "07700 900461"
    assert "ended or handed back on" in holder.get("helpers").text


def test_handing_back_needs_a_good_token(holder: Applicant, fresh_citizen: Fresh) -> None:
    """A page from elsewhere cannot end a helper's permit."""
    helper = helper_of(holder, fresh_citizen)
    assert helper.post("hand-back", {"csrf_token": "old"}).status_code == 409
    assert helper.get("tasks").status_code == 200


@pytest.mark.parametrize("page", ["my-help", "hand-back"])
def test_the_holder_is_led_to_their_own_page(holder: Applicant, page: str) -> None:
    """The helper's pages lead the holder to the page about all who help, and end nothing."""
    assert holder.get(page).location == holder.url("helpers")
    assert holder.post("hand-back", {}).location == holder.url("helpers")
    assert holder.get("tasks").status_code == 200
