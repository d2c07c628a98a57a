"""Two tabs, old pages, lost cookies: nothing typed is lost, and nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.browsing import InspectingClient, hidden, links, tree
from tests.web.driving import PIP, Applicant
from tests.web.stored import checksum

pytestmark = pytest.mark.matrix("T30")

FIRST = {"name-first": "First", "name-last": "Farooq-Example"}
SECOND = {"name-first": "Second", "name-last": "Farooq-Example"}


def test_the_same_question_in_two_tabs(applicant: Applicant) -> None:
    """When two tabs answer one question differently, the slower sees both and overwrites nothing."""
    seen = applicant.begin_complete(**PIP).version
    assert applicant.post("name", FIRST, seen=seen).status_code == 303
    page = applicant.post("name", SECOND, seen=seen)
    assert page.status_code == 409
    assert "First" in tree(page).only("main")
    assert "Second" in tree(page).only("main")
    assert applicant.draft.answers["name"]["first"] == "First"


def test_both_answers_can_be_left_at_once(applicant: Applicant) -> None:
    """Where the question offers "Exit this page", so does the page that shows two answers to it."""
    seen = applicant.begin_complete(**PIP).version
    home = {"address-line_1": "1 Example Road", "address-town": "Coventry", "address-postcode": "CV1 3BH"}
    applicant.post("address", home, seen=seen)
    page = applicant.post("address", home | {"address-line_1": "2 Example Road"}, seen=seen)
    assert page.status_code == 409
    assert 'action="/leave"' in page.text
    applicant.post("name", FIRST, seen=seen)
    assert 'action="/leave"' not in applicant.post("name", SECOND, seen=seen).text


def test_the_new_answer_can_be_chosen(applicant: Applicant) -> None:
    """The button on the page with both answers saves the new one and leads where the answer leads."""
    seen = applicant.begin_complete(**PIP).version
    applicant.post("name", FIRST, seen=seen)
    page = applicant.post("name", SECOND, seen=seen, query_string={"back_to": "check"})
    chosen = applicant.client.post(page.request.path + "?back_to=check", data=hidden(page))
    assert chosen.location == applicant.url("check")
    assert applicant.draft.answers["name"]["first"] == "Second"


def test_the_saved_answer_can_be_kept(applicant: Applicant) -> None:
    """The link on the page with both answers keeps the saved one and leads on."""
    seen = applicant.begin_complete(**PIP).version
    applicant.post("name", FIRST, seen=seen)
    page = applicant.post("name", SECOND, seen=seen, query_string={"back_to": "check"})
    assert applicant.url("check") in [one.get("href") for one in tree(page).all("a")]
    assert applicant.draft.answers["name"]["first"] == "First"


def test_no_answer_at_all_is_a_choice_too(applicant: Applicant) -> None:
    """The second button of a question counts as an answer when two tabs differ."""
    seen = applicant.begin_complete(**PIP).version
    applicant.post("email", {"email": "nusrat@example.org"}, seen=seen)
    page = applicant.post("email", {"otherwise": "yes"}, seen=seen)
    assert page.status_code == 409
    applicant.client.post(page.request.path, data=hidden(page))
    assert applicant.draft.answers["email"] == ""


def test_the_same_answer_twice_is_no_conflict(applicant: Applicant) -> None:
    """Sending the same form twice, with Back or a double press, just leads on."""
    seen = applicant.begin_complete(**PIP).version
    assert {applicant.post("name", FIRST, seen=seen).location for _ in range(3)} == {
        applicant.url("birth_name_differs")
    }


def test_different_questions_merge(applicant: Applicant) -> None:
    """Answers to different questions from two tabs are both kept."""
    seen = applicant.begin_complete(**PIP).version
    assert applicant.post("name", FIRST, seen=seen).status_code == 303
    assert applicant.post("email", {"email": "first@example.org"}, seen=seen).status_code == 303
    assert applicant.draft.answers["name"]["first"] == "First"
    assert applicant.draft.answers["email"] == "first@example.org"


@pytest.mark.parametrize("token", ["", "nonsense", "a.b", "ä.ö", None, "other"])
def test_without_a_good_token_the_words_come_back(
    token: str | None, applicant: Applicant, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """A form with no token, a broken one or another session's saves nothing and comes back filled in."""
    applicant.begin_complete(**PIP)
    other = Applicant(fresh_citizen(), applicant.home, applicant.known).token
    sent = {} if token is None else {"csrf_token": other if token == "other" else token}
    before = checksum(applicant.home)
    page = applicant.client.post(applicant.url("name"), data={**FIRST, **sent})
    assert page.status_code == 422
    assert 'value="First"' in page.text
    assert checksum(applicant.home) == before
    assert applicant.client.post(applicant.url("name"), data={**FIRST, **hidden(page)}).status_code == 303


def test_another_site_cannot_post(applicant: Applicant) -> None:
    """A browser that says the form came from another site is refused, even with a good token."""
    applicant.begin_complete(**PIP)
    cross = {"Sec-Fetch-Site": "cross-site"}
    assert applicant.post("name", FIRST, headers=cross).status_code == 422
    assert applicant.draft.answers["name"] == PIP["name"]


def test_the_first_question_without_a_cookie(citizen: InspectingClient) -> None:
    """The first answer, sent without a cookie, comes back filled in on a page that can be sent at once."""
    page = citizen.post("/apply", data={"applying_for": "myself"})
    assert page.status_code == 422
    chosen = [one for one in tree(page).all("input") if one.get("checked") is not None]
    assert [one.get("value") for one in chosen] == ["myself"]
    led = citizen.post("/apply", data={"applying_for": "myself", **hidden(page)})
    assert led.status_code == 303


def test_a_lost_cookie_is_explained(
    applicant: Applicant, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """Without its cookie a draft is not found, and the page says what may have happened."""
    applicant.begin_complete(**PIP)
    page = fresh_citizen().post(applicant.url("name"), data=FIRST)
    assert page.status_code == 404
    assert "The browser may have been closed" in page.text


def test_a_cookie_that_is_nonsense_does_no_harm(fresh_citizen: Callable[[], InspectingClient]) -> None:
    """Any cookie value whatever leads to a page."""
    for value in ("x", "%00", "ä", "\udcff", '"', "a" * 4000):
        citizen = fresh_citizen()
        header = f"session={value}".encode("utf-8", "surrogateescape").decode("latin1")
        for address in ("/apply", "/", f"/apply/{'A' * 22}"):
            assert citizen.get(address, headers={"Cookie": header}).status_code in (200, 404)


def test_the_first_form_sent_twice_begins_one_application(citizen: InspectingClient) -> None:
    """Pressing twice on the first question, or with another answer the second time, makes no second draft."""
    form = hidden(citizen.get("/apply")) | {"applying_for": "myself"}
    begun = citizen.post("/apply", data=form).location or ""
    again = citizen.post("/apply", data=form)
    assert again.status_code == 307
    assert citizen.post(again.location, data=form).location == begun
    assert citizen.post(again.location, data=form | {"applying_for": "someone_else"}).status_code == 409
    assert len({link for link in links(citizen.get("/applications")) if "/apply/" in link}) == 1
    another = hidden(citizen.get("/apply")) | {"applying_for": "myself"}
    assert citizen.post("/apply", data=another).location not in (begun, again.location)
