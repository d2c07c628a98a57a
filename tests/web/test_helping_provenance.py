"""Every answer keeps who gave it: on check answers, in what was sent, and for the caseworker."""

from __future__ import annotations

from typing import Any

import pytest

from portal.cases import Case
from portal.evidence import Sender
from tests.web.browsing import tree
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.filing import red_and_blue
from tests.web.helping import BY, HELPER, Fresh, end, helper_of
from tests.web.office import Office


@pytest.fixture
def holder(applicant: Applicant, quick_files: None) -> Applicant:
    """Give somebody with an application that is ready to send."""
    applicant.begin_complete(**WALKING | {"paper_identity": "upload"})
    applicant.give("files_identity", red_and_blue())
    return applicant


def rows_by(applicant: Applicant, page: str = "check") -> set[str]:
    """Return the labels of the rows of a page that say a helper answered them."""
    found = tree(applicant.get(page))
    rows = found.all("div", css="govuk-summary-list__row")
    return {found.text(row.find("dt")) for row in rows if BY in found.text(row)}


def case_of(holder: Applicant) -> Case:
    """Return the case that the application became."""
    with holder.home.database.reading() as tx:
        case = holder.home.cases.of_draft(tx, holder.draft_id)
    assert case
    return case


def rows_with(case: Case, by: str) -> set[str]:
    """Return the keys of the answers in a case that this helper gave."""
    rows = (row for section in case.content["sections"] for row in section["rows"])
    return {row["key"] for row in rows if row.get("by") == by}


def test_check_answers_names_who_answered(holder: Applicant, fresh_citizen: Fresh) -> None:
    """What a helper answered says so, for holder and helper alike, and nothing else does."""
    helper = helper_of(holder, fresh_citizen)
    assert rows_by(holder) == set()
    helper.answer("phone", "07700 900461")
    for reader in (holder, helper):
        assert rows_by(reader) == {"Phone number"}
    assert "Answers with no name beside them were given by the applicant." in holder.get("check").text


def test_what_the_holder_changes_is_the_holders(holder: Applicant, fresh_citizen: Fresh) -> None:
    """An answer that the holder gives again loses the helper's name; the helper's other answers keep it."""
    helper = helper_of(holder, fresh_citizen)
    helper.answer("phone", "07700 900461")
    helper.answer("email", "sam@example.org")
    holder.answer("phone", "07700 900462")
    assert rows_by(holder) == {"Email address"}


def test_the_last_of_two_helpers_is_named(holder: Applicant, fresh_citizen: Fresh) -> None:
    """Each helper's answers have their own name, and changing one makes it theirs."""
    one = helper_of(holder, fresh_citizen)
    two = helper_of(holder, fresh_citizen, name="Two Helper-Example", relationship="adviser")
    one.answer("phone", "07700 900461")
    two.answer("phone", "07700 900462")
    text = holder.get("check").text
    assert "Answered by Two Helper-Example, adviser" in text
    assert BY not in text


def test_a_list_and_files_have_names_too(holder: Applicant, fresh_citizen: Fresh) -> None:
    """An entry that a helper adds, and a file they upload, name them; the file is not the applicant's."""
    helper = helper_of(holder, fresh_citizen, "upload")
    entry = {"name": "Tablets", "prescribed": "yes", "dose": "1", "often": "daily"}
    assert helper.post("medicines/BBBBBBBB", helper.entry("medicines", entry)).status_code == 303
    assert helper.upload("files_identity", (red_and_blue(), "passport.jpg")).status_code == 303
    assert helper.draft.given_by.keys() == {"medicines/BBBBBBBB", "files_identity"}
    assert [file.sent_by for file in holder.files("files_identity")][-1] == Sender.HELPER
    holder.upload("files_identity", (red_and_blue(), "mine.jpg"))
    assert helper.draft.given_by.keys() == {"medicines/BBBBBBBB"}
    assert holder.post("medicines/BBBBBBBB/remove", {"remove": "yes"}).status_code == 303
    assert helper.draft.given_by == {}


def test_continue_without_a_change_changes_no_name(holder: Applicant, fresh_citizen: Fresh) -> None:
    """Who only looks and presses Continue has answered nothing, neither a question nor an entry of a list."""
    helper = helper_of(holder, fresh_citizen)
    helper.answer("name", holder.draft.answers["name"])
    entry = {"name": "Tablets", "prescribed": "yes", "dose": "1", "often": "daily"}
    for one in (holder, helper):
        assert one.post("medicines/BBBBBBBB", one.entry("medicines", entry)).status_code == 303
    assert helper.draft.given_by == {}
    helper.answer("phone", "07700 900461")
    holder.answer("phone", "07700 900461")
    assert rows_by(holder) == {"Phone number"}


def test_a_list_names_everybody_who_filled_it_in(holder: Applicant, fresh_citizen: Fresh) -> None:
    """Each entry has its own giver: the list says how many are whose, and the case says it too."""
    one = helper_of(holder, fresh_citizen)
    two = helper_of(holder, fresh_citizen, name="Two Helper-Example", relationship="adviser")
    entry = {"name": "Tablets", "prescribed": "yes", "dose": "1", "often": "daily"}
    one.post("medicines/BBBBBBBB", one.entry("medicines", entry))
    two.post("medicines/CCCCCCCC", two.entry("medicines", entry))
    both = f"{HELPER}, daughter (1 of 3); Two Helper-Example, adviser (1 of 3)"
    assert f"Answered by {both}" in holder.get("check").text
    two.post("medicines/CCCCCCCC/remove", {"remove": "yes"})
    end(holder, 1)
    holder.check()
    holder.send()
    case = case_of(holder)
    assert rows_with(case, f"{HELPER}, daughter (1 of 2)") == {"medicines"}
    assert HELPER in {one["name"] for one in case.content["helpers"]}


def test_a_name_outlives_the_permit(holder: Applicant, fresh_citizen: Fresh) -> None:
    """After the permit ended, the answers given with it still say who gave them."""
    helper_of(holder, fresh_citizen).answer("phone", "07700 900461")
    end(holder)
    assert rows_by(holder) == {"Phone number"}


def test_names_survive_another_way_in(holder: Applicant, fresh_citizen: Fresh) -> None:
    """A holder who comes back in another browser sees the same names, and their changes are theirs."""
    helper_of(holder, fresh_citizen).answer("phone", "07700 900461")
    elsewhere = Applicant(fresh_citizen(), holder.home, holder.known)
    elsewhere.draft_id, home = holder.draft_id, holder.home
    with home.database.writing() as tx:
        session = home.sessions.begin(tx, elsewhere.session, home.now())
        home.sessions.open_door(tx, session, holder.draft_id, home.now())
    assert rows_by(elsewhere) == {"Phone number"}
    elsewhere.answer("phone", "07700 900463")
    assert rows_by(elsewhere) == set()


def test_the_case_keeps_every_name(holder: Applicant, fresh_citizen: Fresh) -> None:
    """What is sent says who gave which answer, who helped with what and in what right, and who sent it."""
    helper = helper_of(holder, fresh_citizen, "send", authority="attorney")
    helper_of(holder, fresh_citizen, name="Never Typed-Example")
    helper.answer("phone", "07700 900461")
    helper.check()
    helper.send()
    case = case_of(holder)
    told: dict[str, Any] = {one["name"]: one for one in case.content["helpers"]}
    assert told.keys() == {HELPER, "Never Typed-Example"}
    assert told[HELPER] == {
        "name": HELPER,
        "relationship": "daughter",
        "authority": "attorney",
        "level": "send",
        "organisation": "",
        "hides_address": False,
    }
    assert rows_with(case, f"{HELPER}, daughter") == {"phone"}
    assert case.content["sent_by"] == f"{HELPER}, daughter"
    for reader in (holder, helper):
        assert rows_by(reader, "sent/print") == {"Phone number"}


def test_a_holder_who_sends_is_named_nowhere(holder: Applicant, fresh_citizen: Fresh) -> None:
    """An application that its holder sent has no other sender, nor a helper who gave nothing."""
    helper_of(holder, fresh_citizen)
    end(holder)
    holder.check()
    holder.send()
    case = case_of(holder)
    assert case.content["sent_by"] == ""
    assert case.content["helpers"] == []
    assert rows_with(case, f"{HELPER}, daughter") == set()


def test_the_caseworker_reads_who_said_what(
    office: Office, applicant: Applicant, fresh_citizen: Fresh
) -> None:
    """The case shows who helped, with what, in what right, who must not hear the address, and who sent it."""
    applicant.anew(**PIP)
    helper = helper_of(applicant, fresh_citizen, "send", authority="appointee", address="hide")
    helper.answer("phone", "07700 900461")
    helper.check()
    helper.send()
    text = office.enter("cara").get(f"/office/cases/{case_of(applicant).id}").text
    assert f"{HELPER}, daughter; was allowed to: fill in answers, upload papers and send" in text
    assert "Appointee for benefits; the address was kept from them" in text
    assert text.count(BY) == 1
    assert f"Agreed to and sent by {HELPER}, daughter." in text
    assert "Answers with no name beside them were given by the applicant." in text


def test_who_fills_in_for_another_is_named_once(
    office: Office, applicant: Applicant, fresh_citizen: Fresh
) -> None:
    """Where somebody applies for another, one sentence says that the rest is theirs, and who they are."""
    applicant.anew(**PIP | {"applying_for": "someone_else", "authority": "friend"})
    helper_of(applicant, fresh_citizen).answer("phone", "07700 900461")
    name = applicant.draft.answers["helper_name"]
    told = f"were given by {name['first']} {name['last']}, relative, carer or friend."
    assert told in applicant.get("check").text
    applicant.check()
    applicant.send()
    assert told in office.enter("cara").get(f"/office/cases/{case_of(applicant).id}").text


def test_no_name_stands_where_nobody_helped(holder: Applicant) -> None:
    """Without a helper, check answers say nothing about who answered."""
    assert "no name beside them" not in holder.get("check").text
    assert rows_by(holder) == set()
