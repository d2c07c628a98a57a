"""Where a person is follows from their answers, and nothing they typed gets lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from portal.journey import NOT_GIVEN
from tests.web.browsing import InspectingClient, tree
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.stored import cases_of, checksum

NEW_ENTRY = re.compile("/medicines/[^/]+$")  # the address of every new one is another
ROUTE = {key: PIP[key] for key in ("applying_for", "postcode", "council_right")}


def test_the_address_of_a_draft_leads_to_the_page_wanted(applicant: Applicant) -> None:
    """A draft opens at its first unanswered question, and at its tasks once the route is known."""
    applicant.begin(**ROUTE)
    assert applicant.get("").location == applicant.url("has_badge")
    applicant.begin(**PIP)
    assert applicant.get("").location == applicant.url("tasks")


@pytest.mark.parametrize(
    "page", ["benefits", "name", "result", "tasks", "check", "declaration", "badge_number"]
)
def test_a_page_before_its_turn_leads_back(page: str, applicant: Applicant) -> None:
    """A page whose turn has not come, or that is off the path, leads to the page wanted."""
    applicant.begin(**ROUTE)
    assert applicant.get(page).location == applicant.url("has_badge")


@pytest.mark.parametrize("last", ["", "Farooq-Example"])
def test_words_posted_before_their_turn_are_kept(last: str, applicant: Applicant) -> None:
    """An answer, good or bad, to a page before its turn is shown there when its turn comes."""
    applicant.begin(**ROUTE)
    posted = applicant.post("name", {"name-first": "Nusrat-Example", "name-last": last})
    assert posted.location == applicant.url("has_badge")
    assert "name" not in applicant.draft.answers
    applicant.overwrite(answers=PIP | {"name": None})
    assert 'value="Nusrat-Example"' in applicant.get("name").text


def test_unjudged_words_are_shown_again_on_return(applicant: Applicant) -> None:
    """What was refused is there, with a remark that it is not saved, when the person comes back to it."""
    applicant.begin(applying_for="myself")
    assert applicant.post("postcode", {"postcode": "Nowhere at all"}).status_code == 422
    applicant.get("")
    again = applicant.get("postcode")
    assert 'value="Nowhere at all"' in again.text
    assert "not saved yet" in again.text


def test_back_is_the_page_before_on_the_path(applicant: Applicant) -> None:
    """Back follows the path of the answers, down to the start page."""
    applicant.begin(**PIP)
    page, seen = applicant.url("pip_moving_around"), list[str]()
    while page.startswith("/apply"):
        seen.append(page.rpartition("/")[2])
        page = tree(applicant.client.get(page)).all(css="govuk-back-link")[0].get("href")
    assert page == "/"
    assert (
        seen
        == [
            stop.page.key.replace("_", "-") for stop in applicant.path.stops if stop.section.stage == "route"
        ][::-1]
    )


def test_a_stale_answer_is_never_sent(applicant: Applicant) -> None:
    """After a change of route the answers of the old route are not in the case, nor shown before it."""
    answers = applicant.known.complete(WALKING)
    gone = "The old route says this"
    applicant.begin(**applicant.known.complete(answers | {"conditions": gone} | PIP))
    assert gone not in applicant.get("check").text
    applicant.check()
    applicant.send()
    with applicant.home.database.reading() as tx:
        case = applicant.home.cases.of_draft(tx, applicant.draft_id)
    assert case is not None
    assert case.route == "pip"
    assert not {"conditions", "reason"} & case.content["answers"].keys()
    assert gone not in repr(case.content)


def test_looking_changes_nothing(applicant: Applicant) -> None:
    """No link of any page of a walk, opened as often as one likes, changes one row of any table."""
    applicant.begin_complete(**WALKING)
    applicant.check()
    before, left, seen = checksum(applicant.home), {applicant.url("tasks")}, set[str]()
    while left:
        address = left.pop()
        seen.add(address)
        response = applicant.client.get(address)
        found = [one.get("href") for one in tree(response).all("a")] + [response.location or ""]
        found = [urljoin(address, link).partition("#")[0] for link in found if link]
        left |= {link for link in found if link.startswith("/")} - seen
        left -= {link for link in left if NEW_ENTRY.search(link) and any(map(NEW_ENTRY.search, seen))}
    assert {applicant.url("result"), applicant.url("check")} <= seen
    assert len(seen) > 60
    assert checksum(applicant.home) == before


def test_a_page_that_leads_elsewhere_lets_on_and_back(applicant: Applicant) -> None:
    """Outside the area a person can go on to the list of councils, or back to the postcode."""
    applicant.begin(applying_for="myself", postcode="SW1A 2AA")
    assert applicant.get("").location == applicant.url("outside_area")
    page = applicant.get("outside_area")
    assert [one.get("href") for one in tree(page).all(css="govuk-back-link")] == [applicant.url("postcode")]
    assert applicant.post("outside_area", {}).location == applicant.url("council_choice")
    assert applicant.post("outside_area", {"csrf_token": "x"}).status_code == 200


def test_an_exit_without_a_way_on_stays(applicant: Applicant) -> None:
    """A post to an exit that offers no way on leads back to it."""
    applicant.begin(applying_for="organisation")
    assert applicant.post("organisation", {}).location == applicant.url("organisation")


def test_the_voice_follows_who_it_is_for(applicant: Applicant) -> None:
    """After a change of who it is for, pages speak of them, new ones come first, and the rest is kept."""
    applicant.begin_complete(**PIP)
    assert "What is your name?" in applicant.get("name").text
    led = applicant.answer("applying_for", "someone_else", query_string={"back_to": "check"})
    assert led.location == applicant.url("authority") + "?back_to=check"
    applicant.answer("authority", "friend")
    assert "What is their name?" in applicant.get("name").text
    assert applicant.draft.answers["name"] == PIP["name"]


def test_the_result_speaks_in_one_voice(applicant: Applicant) -> None:
    """The result speaks to the applicant of "you", and to a helper of "them"."""
    applicant.begin_complete(**WALKING)
    assert "who is not your GP, or ask to meet you" in tree(applicant.get("result")).only("main")
    applicant.begin_complete(**WALKING | {"applying_for": "someone_else", "authority": "friend"})
    assert "who is not their GP, or ask to meet them" in tree(applicant.get("result")).only("main")


@pytest.mark.parametrize("token", [{}, {"csrf_token": "old"}])
def test_an_old_page_before_its_turn_keeps_its_words(token: dict[str, str], applicant: Applicant) -> None:
    """Words for a page off the path are kept and lead on, whether its form is old or not."""
    applicant.begin(**ROUTE)
    assert applicant.post("name", {"name-first": "Early", **token}).location == applicant.url("has_badge")
    assert applicant.draft.kept["name"]["name-first"] == ["Early"]


def test_a_change_from_the_result_comes_back_to_it(applicant: Applicant) -> None:
    """A change leads back to the result once the newly wanted pages are answered."""
    applicant.begin(**PIP)
    back = {"query_string": {"back_to": "result"}}
    assert (
        applicant.answer("has_badge", "yes", **back).location
        == applicant.url("badge_number") + "?back_to=result"
    )
    assert (
        applicant.answer("badge_number", NOT_GIVEN, **back).location
        == applicant.url("badge_expiry") + "?back_to=result"
    )
    assert applicant.answer("badge_expiry", NOT_GIVEN, **back).location == applicant.url("result")


def test_a_change_from_check_comes_back_to_it(applicant: Applicant) -> None:
    """A change leads back to check answers; an address that is no page of ours is not followed."""
    applicant.begin_complete(**PIP)
    name = {"first": "Agnieszka", "last": "Nowak-Example"}
    assert applicant.answer("name", name, query_string={"back_to": "check"}).location == applicant.url(
        "check"
    )
    for elsewhere in ("https://example.org", "//example.org", "sent", "check/../..", "\\example.org"):
        assert applicant.answer("name", name, query_string={"back_to": elsewhere}).location == applicant.url(
            "birth_name_differs"
        )


def test_drafts_of_others_are_not_there(
    applicant: Applicant, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """A draft of another session answers exactly as one that never was, to looking and to sending alike."""
    applicant.begin_complete(**PIP)
    other = Applicant(fresh_citizen(), applicant.home, applicant.known)
    other.draft_id = applicant.draft_id
    before = checksum(applicant.home)
    for page in ("", "name", "result", "tasks", "check", "declaration", "sent", "sent/print"):
        theirs, none = other.get(page), other.client.get(f"/apply/{'A' * 22}/{page}".rstrip("/"))
        same = none.text.replace("A" * 22, applicant.draft_id)  # the switch of languages leads back here
        assert (theirs.status_code, theirs.text) == (404, same)
    for page in ("name", "check", "declaration"):
        assert other.client.post(other.url(page), data={"csrf_token": other.token}).status_code == 404
    assert checksum(applicant.home) == before
    assert cases_of(applicant.home) == []


def test_two_drafts_of_one_browser_never_mix(applicant: Applicant) -> None:
    """Two applications in two tabs each keep their own answers."""
    first = applicant.begin(**PIP).id
    second = applicant.begin(**PIP).id
    applicant.answer("name", {"first": "Second", "last": "Example"})
    applicant.draft_id = first
    applicant.answer("name", {"first": "First", "last": "Example"})
    assert applicant.draft.answers["name"]["first"] == "First"
    applicant.draft_id = second
    assert 'value="Second"' in applicant.get("name").text
