"""A change that was refused is said on the way to sending, and stops it until it is dropped or mended."""

from __future__ import annotations

import pytest

from tests.web.browsing import hidden, links, tree
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.stored import cases_of

REFUSED = {"name-first": "Changed", "name-last": ""}


@pytest.fixture
def undecided(applicant: Applicant) -> Applicant:
    """Give somebody who has checked everything and then made a change that was refused."""
    applicant.begin_complete(**PIP)
    applicant.check()
    assert applicant.post("name", REFUSED).status_code == 422
    return applicant


@pytest.mark.parametrize("page", ["tasks", "check"])
def test_an_unsaved_change_is_said_and_can_be_dropped(page: str, undecided: Applicant) -> None:
    """Tasks and check say what is not saved, lead to it, and have a button that keeps the saved answer."""
    shown = undecided.get(page)
    assert "the change is not saved" in tree(shown).only("main")
    assert undecided.url("name") in {link.partition("?")[0] for link in links(shown)}
    dropped = undecided.post("unsaved", {**hidden(shown), "csrf_token": undecided.token})
    assert dropped.location == undecided.url(page)
    assert "is not saved" not in tree(undecided.get(page)).only("main")
    assert undecided.draft.answers["name"] == PIP["name"]


def test_nothing_is_sent_over_an_unsaved_change(undecided: Applicant) -> None:
    """Neither confirming nor sending goes on while a change is not saved; dropping it is enough."""
    assert "Confirm and continue" not in undecided.get("check").text
    assert undecided.send().status_code == 409
    assert cases_of(undecided.home) == []
    undecided.post("unsaved", {"key": "name", "shown_on": "check"})
    undecided.check()
    assert undecided.send().location == undecided.url("sent")


def test_a_mended_change_is_no_more_said(undecided: Applicant) -> None:
    """A good answer takes the place of the refused one."""
    undecided.answer("name", {"first": "Changed", "last": "Example"})
    assert "is not saved" not in tree(undecided.get("check")).only("main")


def test_an_entry_begun_is_said(applicant: Applicant) -> None:
    """A new entry of a list that is not good is said on check and on the list, and dropped from either."""
    applicant.begin_complete(**WALKING)
    for page in ("check", "medicines"):
        applicant.post("medicines/AAAAAAA9", {"medicines-name": "Half an entry"})
        shown = applicant.get(page)
        assert "You began to add" in tree(shown).only("main")
        assert applicant.url("medicines/AAAAAAA9") in {link.partition("?")[0] for link in links(shown)}
        dropped = applicant.post("unsaved", {**hidden(shown), "csrf_token": applicant.token})
        assert dropped.location == applicant.url(page)
        assert applicant.draft.kept == {}


def test_words_off_the_path_stop_nothing(applicant: Applicant) -> None:
    """What was typed on a page that is not asked any more is not said."""
    applicant.begin_complete(**PIP)
    applicant.overwrite(kept={"conditions": {"conditions": ["x"]}, "no_such_page": {"a": ["b"]}})
    assert "is not saved" not in tree(applicant.get("check")).only("main")
    assert applicant.check().location == applicant.url("declaration")


def test_an_old_button_drops_nothing(undecided: Applicant) -> None:
    """Without a good token nothing is dropped."""
    assert undecided.post("unsaved", {"key": "name", "csrf_token": "old"}).status_code == 400
    assert undecided.draft.kept


def test_the_declaration_comes_after_what_is_unsaved(undecided: Applicant) -> None:
    """While a change is not saved, the check page says so in its place, in any language."""
    assert undecided.send().status_code == 409
    led = undecided.client.get(f"/language/cy?to={undecided.url('declaration')}").location
    assert undecided.client.get(led).location == undecided.url("check")
