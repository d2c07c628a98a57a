"""An application sent in one language is read in another: by its sender, and by whoever decides."""

from __future__ import annotations

import pytest

from portal.web.apply.shown import KEPT
from portal.web.language import say_for
from tests.web.browsing import tree
from tests.web.coming import FULL
from tests.web.driving import WALKING, Applicant
from tests.web.helping import Fresh, helper_of
from tests.web.office import Office
from tests.web.rules.tree import PageTree


@pytest.fixture
def sent(applicant: Applicant) -> Applicant:
    """Give somebody who has sent their application in Welsh."""
    applicant.client.set_cookie("language", "cy")
    applicant.sent(**WALKING)
    return applicant


def test_staff_read_it_in_their_own(sent: Applicant, office: Office) -> None:
    """A Welsh application is in English for a caseworker who reads English, and says that it is Welsh."""
    office.hire("sam")
    with office.home.database.reading() as tx:
        found = office.home.cases.of_draft(tx, sent.draft_id)
    assert found
    page = tree(office.enter("sam").get(f"/office/cases/{found.id}"))
    assert "Who is applying" in page.only("main")
    assert "Cymraeg" in page.only(css="govuk-summary-list")
    assert not [one for one in page.all("div", "ul") if one.get("lang")]


def test_the_sender_reads_it_in_either(sent: Applicant) -> None:
    """What was sent is there in the language it was sent in, and after a switch in the other."""
    welsh = tree(sent.get("sent/print"))
    sent.client.set_cookie("language", "en")
    english = tree(sent.get("sent/print"))
    assert "Who is applying" in english.only("main")
    assert "Who is applying" not in welsh.only("main")
    assert len(welsh.all("dt")) == len(english.all("dt"))


def test_words_that_are_in_no_other_language_say_so(
    applicant: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case from before there was Welsh is shown as it was sent, and marked as English."""
    monkeypatch.setattr("portal.web.apply.shown.LANGUAGES", ("en",))
    applicant.sent(**WALKING)
    applicant.client.set_cookie("language", "cy")
    page = tree(applicant.get("sent/print"))
    assert "Who is applying" in page.only("main")
    assert {one.get("lang") for one in page.all("div") if page.within(one, tag="main")} >= {"en"}


def test_each_language_on_a_page_is_marked(
    applicant: Applicant, office: Office, fresh_citizen: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Welsh page of a case that is in English alone, only what is of the case is marked as English."""
    monkeypatch.setattr("portal.web.apply.shown.LANGUAGES", ("en",))
    applicant.begin_complete(**WALKING | FULL)
    helper = helper_of(applicant, fresh_citizen, "send", address="hide")
    helper.answer("phone", "07700 900463")
    helper.check()
    helper.send()
    helper.client.set_cookie("language", "cy")
    office.hire("sam")
    with office.home.database.reading() as tx:
        found = office.home.cases.of_draft(tx, applicant.draft_id)
    assert found
    staff = office.enter("sam")
    staff.set_cookie("language", "cy")
    page = tree(staff.get(f"/office/cases/{found.id}"))
    [sent_by] = [
        one
        for one in page.all("span")
        if page.text(one) == "Sam Helper-Example, daughter" and page.within(one, tag="p")
    ]
    assert sent_by.get("lang") == "en"
    printed = tree(helper.get("sent/print"))
    by = say_for("you", "cy")("Answered by {who}", who="").strip()
    assert spoken(printed, by, "span") == spoken(page, by, "span") == {"cy"}
    assert spoken(printed, say_for("they", "cy")(KEPT), "dd") == {"cy"}


def spoken(page: PageTree, words: str, tag: str) -> set[str]:
    """Return the languages that elements which begin with these words are said to be in."""
    found = set()
    for one in page.all(tag):
        if page.text(one).startswith(words):
            around = one
            while not around.get("lang"):
                around = page.parents[around]
            found.add(around.get("lang"))
    return found
