"""Add another: entries are added once, changed, removed, and never more than fit."""

from __future__ import annotations

import pytest

from tests.web.browsing import hidden, links, tree
from tests.web.driving import MEDICINE, WALKING, Applicant

ENTRY = "medicines/AAAAAAA{}"


def add(applicant: Applicant, number: int | str, **changes: str) -> str:
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
    for number in range(10):
        add(patient, number)
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


def test_one_entry_too_many_is_kept(patient: Applicant) -> None:
    """An eleventh entry is neither added nor lost: its page says what to do, and later it may fit."""
    for number in range(10):
        add(patient, number)
    eleventh = ENTRY.format("X")
    page = patient.post(eleventh, patient.entry("medicines", MEDICINE | {"name": "Eleventh tablets"}))
    assert page.status_code == 422
    assert "The list is full" in tree(page).only("main")
    assert patient.url(eleventh) in links(patient.get("medicines"))
    assert 'value="Eleventh tablets"' in patient.get(eleventh).text
    patient.post(ENTRY.format(1) + "/remove", {"remove": "yes"})
    add(patient, "X", name="Eleventh tablets")
    assert names(patient)[-1] == "Eleventh tablets"


def test_one_entry_changed_in_two_tabs(patient: Applicant) -> None:
    """When two tabs change one entry differently, the slower sees both, and may choose its own."""
    add(patient, 1)
    seen = patient.draft.version
    add(patient, 1, name="Faster tablets")
    page = patient.post(ENTRY.format(1), patient.entry("medicines", MEDICINE), seen=seen)
    assert page.status_code == 409
    assert "Faster tablets" in tree(page).only("main")
    assert "Example tablets" in tree(page).only("main")
    assert names(patient) == ["Faster tablets"]
    assert patient.client.post(page.request.path, data=hidden(page)).status_code == 303
    assert names(patient) == ["Example tablets"]


def test_an_entry_removed_in_another_tab_does_not_come_back_unasked(patient: Applicant) -> None:
    """A change to an entry that another tab has removed asks; only the button adds it again."""
    add(patient, 1)
    add(patient, 2, name="Other tablets")
    seen = patient.draft.version
    patient.post(ENTRY.format(1) + "/remove", {"remove": "yes"})
    fields = patient.entry("medicines", MEDICINE | {"name": "Changed tablets"})
    page = patient.post(ENTRY.format(1), fields, seen=seen)
    assert page.status_code == 409
    assert "Removed" in tree(page).only("main")
    assert names(patient) == ["Other tablets"]
    patient.client.post(page.request.path, data=hidden(page))
    assert names(patient) == ["Other tablets", "Changed tablets"]


def test_an_old_form_shown_again_still_sees_the_other_tab(patient: Applicant) -> None:
    """A form that comes back for its token or its words does not overwrite unseen what another tab saved."""
    add(patient, 1)
    seen = patient.draft.version
    add(patient, 1, name="Faster tablets")
    fields = patient.entry("medicines", MEDICINE)
    for broken in ({**fields, "csrf_token": "old"}, {**fields, "medicines-name": ""}):
        page = patient.post(ENTRY.format(1), broken, seen=seen)
        assert page.status_code == 422
        again = patient.client.post(page.request.path, data={**fields, **hidden(page)})
        assert again.status_code == 409


def test_words_of_several_new_entries_are_kept_apart(patient: Applicant) -> None:
    """Two entries begun are both offered again: the first when the list is empty, each on the list."""
    for number, name in ((1, "First half"), (2, "Second half")):
        assert patient.post(ENTRY.format(number), {"medicines-name": name}).status_code == 422
    assert patient.get("medicines").location == patient.url(ENTRY.format(1))
    add(patient, 3)
    page = patient.get("medicines")
    assert {patient.url(ENTRY.format(1)), patient.url(ENTRY.format(2))} <= links(page)
    assert 'value="First half"' in patient.get(ENTRY.format(1)).text
    assert 'value="Second half"' in patient.get(ENTRY.format(2)).text


def test_no_more_words_are_kept_than_a_list_can_hold(patient: Applicant) -> None:
    """Of new entries that are not good, the last ten are kept."""
    for number in "0123456789XY":
        patient.post(ENTRY.format(number), {"medicines-name": f"Half {number}"})
    assert [key[-1] for key in patient.draft.kept] == list("23456789XY")


@pytest.mark.parametrize("token", [{}, {"csrf_token": "old"}])
def test_words_for_a_list_before_its_turn_are_kept(token: dict[str, str], applicant: Applicant) -> None:
    """An entry posted when the list is off the path, even from an old page, is kept and leads on."""
    applicant.begin(applying_for="myself")
    led = applicant.post(ENTRY.format(1), {"medicines-name": "Early tablets", **token})
    assert led.location == applicant.url("postcode")
    assert applicant.draft.kept["medicines/AAAAAAA1"]["medicines-name"] == ["Early tablets"]


def test_removing_the_last_entry_keeps_the_way_back(patient: Applicant) -> None:
    """Somebody who came from check answers goes on to a new entry, and from there back to check answers."""
    add(patient, 1)
    led = patient.post(
        ENTRY.format(1) + "/remove", {"remove": "yes"}, query_string={"back_to": "check"}
    ).location
    assert led == patient.url("medicines") + "?back_to=check"


def test_an_entry_is_named_by_its_first_part(patient: Applicant) -> None:
    """The links of an entry say its name whole, whatever is in it."""
    add(patient, 1, name="Part: one")
    hidden_words = [
        tree(patient.get("medicines")).text(one) for one in tree(patient.get("medicines")).all("a")
    ]
    assert "Change Part: one" in hidden_words
