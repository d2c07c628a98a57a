"""Add another: entries are added once, changed, removed, and never more than fit."""

from __future__ import annotations

import pytest

from tests.web.browsing import tree
from tests.web.driving import WALKING, Applicant

MEDICINE = {"name": "Example tablets", "prescribed": "yes", "dose": "1 tablet", "often": "twice a day"}
ENTRY = "medicines/AAAAAAA{}"


def add(applicant: Applicant, number: int, **changes: str) -> str:
    """Add or change an entry and return where that leads."""
    sent = applicant.post(ENTRY.format(number), applicant.entry("medicines", MEDICINE | changes))
    assert sent.status_code == 303
    return sent.location or ""


def names(applicant: Applicant) -> list[str]:
    """Return the names of the medicines saved."""
    return [one["name"] for one in applicant.draft.answers.get("medicines", [])]


@pytest.fixture
def patient(applicant: Applicant) -> Applicant:
    """Give somebody at an empty list of medicines."""
    answers = applicant.known.complete(WALKING)
    applicant.begin(**{key: value for key, value in answers.items() if key != "medicines"})
    return applicant


def test_an_empty_list_opens_its_first_entry(patient: Applicant) -> None:
    """An empty list leads to an entry with an address of its own, and a post to it does too."""
    first, second = patient.get("medicines").location, patient.get("medicines").location
    assert first != second
    assert (first or "").startswith(patient.url("medicines/"))
    assert (patient.post("medicines", {"another": "no"}).location or "").startswith(patient.url("medicines/"))


def test_entries_are_added_once(patient: Applicant) -> None:
    """The form of one entry sent twice, or with Back, adds one entry; another address adds another."""
    assert {add(patient, 1), add(patient, 1)} == {patient.url("medicines")}
    add(patient, 2, name="Other tablets")
    assert names(patient) == ["Example tablets", "Other tablets"]


def test_an_entry_can_be_changed(patient: Applicant) -> None:
    """A change keeps an entry in its place."""
    add(patient, 1)
    add(patient, 2, name="Other tablets")
    assert 'value="Example tablets"' in patient.get(ENTRY.format(1)).text
    add(patient, 1, name="Better tablets")
    assert names(patient) == ["Better tablets", "Other tablets"]


def test_an_entry_is_removed_after_a_yes(patient: Applicant) -> None:
    """Removing asks first: nothing goes on no or on nothing, one entry on yes, none on a second yes."""
    add(patient, 1)
    add(patient, 2, name="Other tablets")
    remove = ENTRY.format(1) + "/remove"
    assert "Example tablets" in patient.get(remove).text
    assert patient.post(remove, {}).status_code == 422
    assert patient.post(remove, {"remove": "yes", "csrf_token": "x"}).status_code == 422
    assert patient.post(remove, {"remove": "no"}).location == patient.url("medicines")
    assert len(names(patient)) == 2
    assert patient.post(remove, {"remove": "yes"}).location == patient.url("medicines")
    assert patient.post(remove, {"remove": "yes"}).location == patient.url("medicines")
    assert names(patient) == ["Other tablets"]


def test_the_last_entry_can_be_removed(patient: Applicant) -> None:
    """Without entries the list is unanswered again."""
    add(patient, 1)
    assert patient.post(ENTRY.format(1) + "/remove", {"remove": "yes"}).location == patient.url("tasks")
    assert not patient.path.complete


def test_the_list_asks_whether_there_is_more(patient: Applicant) -> None:
    """Yes leads to a new entry, no leads on, nothing or an old page asks again."""
    add(patient, 1)
    assert patient.get("medicines").status_code == 200
    assert (patient.post("medicines", {"another": "yes"}).location or "").startswith(
        patient.url("medicines/")
    )
    assert patient.post("medicines", {"another": "no"}).location == patient.url("has_professionals")
    assert patient.post("medicines", {}).status_code == 422
    page = patient.post("medicines", {"another": "no", "csrf_token": "old"})
    assert page.status_code == 422
    chosen = [one for one in tree(page).all("input") if one.get("checked") is not None]
    assert [one.get("value") for one in chosen] == ["no"]


def test_a_full_list_leads_on(patient: Applicant) -> None:
    """At most ten entries are kept; then the list says so, asks nothing, and still lets on."""
    for number in "0123456789X":
        add(patient, number)  # type: ignore[arg-type]
    assert len(names(patient)) == 10
    page = patient.get("medicines")
    assert "as many as this form can hold" in page.text
    assert 'name="another"' not in page.text
    assert patient.post("medicines", {"csrf_token": "old"}).status_code == 200
    assert patient.post("medicines", {}).location == patient.url("has_professionals")


def test_an_entry_that_is_not_good_is_kept_to_be_mended(patient: Applicant) -> None:
    """What was typed for a new entry is shown with what is wrong in it, and again at the same address."""
    page = patient.post(ENTRY.format(1), {"medicines-name": "Half an entry"})
    assert page.status_code == 422
    assert 'value="Half an entry"' in patient.get(ENTRY.format(1)).text
    assert names(patient) == []
    add(patient, 1)
    assert names(patient) == ["Example tablets"]


def test_an_entry_with_an_old_token_comes_back(patient: Applicant) -> None:
    """An entry sent from an old page adds nothing and is shown again filled in."""
    page = patient.post(ENTRY.format(1), {**patient.entry("medicines", MEDICINE), "csrf_token": "old"})
    assert page.status_code == 422
    assert 'value="Example tablets"' in page.text
    assert names(patient) == []


def test_two_tabs_add_to_one_list(patient: Applicant) -> None:
    """Entries from two tabs, made from the same page, are both in the list."""
    seen = patient.draft.version
    for number in (1, 2):
        patient.post(ENTRY.format(number), patient.entry("medicines", MEDICINE), seen=seen)
    assert len(names(patient)) == 2


def test_a_change_from_check_comes_back_to_it(patient: Applicant) -> None:
    """Entry, list and question all remember that the person came from check answers."""
    add(patient, 1)
    back = {"query_string": {"back_to": "check"}}
    links = [one.get("href") for one in tree(patient.get("medicines", **back)).all("a")]
    assert patient.url(ENTRY.format(1)) + "?back_to=check" in links
    saved = patient.post(ENTRY.format(1), patient.entry("medicines", MEDICINE), **back)
    assert saved.location == patient.url("medicines") + "?back_to=check"
    assert patient.post("medicines", {"another": "no"}, **back).location == patient.url("check")
