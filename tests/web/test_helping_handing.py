"""Handing an application over to the person it is about: nobody is locked out, and then everybody else is."""

from __future__ import annotations

import pytest

from portal.access import Kind, PermitState
from portal.drafts import RING
from portal.evidence import Owner
from portal.web.helping.began import terms_of_who_began
from portal.web.helping.words import NOT_NAMED, named
from portal.web.language import say_for
from tests.web.browsing import hidden, tree
from tests.web.coming import by_words
from tests.web.driving import PIP, Applicant
from tests.web.helping import Fresh, helper_of, permits, words_of
from tests.web.office import Office

FOR_ANOTHER = PIP | {"applying_for": "someone_else", "authority": "friend"}


@pytest.fixture
def carer(applicant: Applicant) -> Applicant:
    """Give somebody who fills in for another, with a way back of their own and a second browser."""
    applicant.begin_complete(**FOR_ANOTHER)
    home = applicant.home
    with home.database.writing() as tx:
        asked = home.ways.propose(
            tx, applicant.draft_id, "", Kind.EMAIL, "carer@example.org", applicant.session, home.now()
        )
    with home.database.stepping() as tx:
        home.ways.answer(tx, applicant.session, asked.code, home.now())
    return applicant


def elsewhere(carer: Applicant, fresh: Fresh) -> Applicant:
    """Return another browser that has the application open as its holder."""
    second, home = Applicant(fresh(), carer.home, carer.known), carer.home
    second.draft_id = carer.draft_id
    with home.database.writing() as tx:
        session = home.sessions.begin(tx, second.session, home.now())
        home.sessions.open_door(tx, session, carer.draft_id, home.now())
    return second


def ways(carer: Applicant) -> list[Kind]:
    """Return the kinds of the holder's ways back."""
    with carer.home.database.reading() as tx:
        return [way.kind for way in carer.home.ways.of_draft(tx, carer.draft_id)]


def test_only_who_applies_for_another_hands_over(applicant: Applicant) -> None:
    """Whose own application it is has nobody to hand it to, and is led on."""
    applicant.begin_complete(**PIP)
    assert applicant.get("hand-over").location == applicant.url("tasks")
    assert applicant.post("hand-over", {}).status_code == 303
    assert "hand-over" not in applicant.get("helpers").text


def test_making_words_locks_nobody_out(carer: Applicant, fresh_citizen: Fresh) -> None:
    """Until the second press everything stays open, so that a page that never arrives does no harm."""
    second = elsewhere(carer, fresh_citizen)
    assert carer.url("hand-over") in carer.get("helpers").text
    assert carer.get("hand-over").status_code == 200
    card = carer.post("hand-over", {})
    assert len(words_of(card).split()) == 5
    assert "date of birth" in card.text
    assert second.get("tasks").status_code == carer.get("tasks").status_code == 200
    assert set(ways(carer)) == {Kind.WORDS, Kind.EMAIL}


def test_the_second_press_leaves_the_person_alone_with_it(carer: Applicant, fresh_citizen: Fresh) -> None:
    """Then no holder's browser opens it, no other way back is left, and a helper's permit lives on."""
    second, helper = elsewhere(carer, fresh_citizen), helper_of(carer, fresh_citizen)
    card = carer.post("hand-over", {})
    assert "You have handed it over" in carer.post("hand-over", hidden(card)).text
    for holder in (carer, second):
        assert holder.get("tasks").status_code == 404
    assert helper.get("tasks").status_code == 200
    assert ways(carer) == [Kind.WORDS]


def test_the_words_open_it_for_the_person(carer: Applicant, fresh_citizen: Fresh) -> None:
    """With the words and the date of birth the person comes in on a device of their own."""
    card = carer.post("hand-over", {})
    carer.post("hand-over", hidden(card))
    home = carer.home
    with home.database.stepping() as tx:
        way = home.ways.try_words(tx, words_of(card), bool, home.now())
    assert way
    assert (way.draft_id, way.permit_id) == (carer.draft_id, "")


def test_what_was_handed_over_keeps_the_name_of_who_gave_it(
    carer: Applicant, fresh_citizen: Fresh, office: Office
) -> None:
    """The person's answers are the person's; all those before say who filled them in, to the council too."""
    theirs = carer.draft.answers["helper_name"]
    by = f"{theirs['first']} {theirs['last']}, relative, carer or friend"
    card = carer.post("hand-over", {})
    carer.post("hand-over", hidden(card))
    person = Applicant(fresh_citizen(), carer.home, carer.known)
    assert by_words(person.client, words_of(card)).status_code == 303
    person.draft_id = carer.draft_id
    person.answer("phone", "07700 900463")
    page = person.get("check").text
    rows = page.count("summary-list__row")
    assert page.count(f"Answered by {by}") == rows - 1
    assert "Answers with no name beside them were given by the applicant." in page
    person.check()
    person.send()
    with carer.home.database.reading() as tx:
        case = carer.home.cases.of_draft(tx, carer.draft_id)
    assert case
    [helper] = case.content["helpers"]
    assert (helper["name"], helper["authority"]) == (f"{theirs['first']} {theirs['last']}", "")
    text = office.enter("cara").get(f"/office/cases/{case.id}").text
    assert "Answers with no name beside them were given by the applicant." in text
    assert f"{by}; was allowed to: fill in answers, upload papers and send" in text


@pytest.mark.parametrize(
    ("whose", "connection", "authority"),
    [
        ("child", "parent", "parent"),
        ("someone_else", "parent", ""),
        ("someone_else", "appointee", "appointee"),
    ],
)
def test_no_right_is_made_up(applicant: Applicant, whose: str, connection: str, authority: str) -> None:
    """Only what the answers say for certain stands as the right in which somebody has helped."""
    born = "2016-06-15" if whose == "child" else PIP["date_of_birth"]
    applicant.begin_complete(**PIP | {"applying_for": whose, "authority": connection, "date_of_birth": born})
    applicant.post("hand-over", hidden(applicant.post("hand-over", {})))
    assert [permit.terms.authority for permit in permits(applicant)] == [authority]


def test_the_recorded_permit_lets_nobody_in(carer: Applicant) -> None:
    """Who handed over stands among those who helped before, and has no way in."""
    carer.post("hand-over", hidden(carer.post("hand-over", {})))
    [permit] = permits(carer)
    assert permit.state == PermitState.ENDED
    assert permit.id in carer.draft.given_by.values()
    assert carer.get("tasks").status_code == 404


def test_words_that_were_replaced_close_nothing(carer: Applicant) -> None:
    """If other words were made meanwhile, the old card's button says so and closes nothing."""
    old = hidden(carer.post("hand-over", {}))
    carer.post("hand-over", {})
    response = carer.post("hand-over", old)
    assert response.status_code == 409
    assert "These words no longer work" in response.text
    assert carer.get("tasks").status_code == 200


def test_another_devices_link_ends_too(carer: Applicant, quick_files: None) -> None:
    """A code that a phone was given before can add nothing after the application was handed over."""
    home = carer.home
    with home.database.writing() as tx:
        owner = Owner(RING, carer.draft_id)
        home.links.make(tx, owner, "files_photo", "COV", home.now())
    carer.post("hand-over", hidden(carer.post("hand-over", {})))
    with home.database.reading() as tx:
        assert home.links.of_question(tx, owner, "files_photo", home.now()) is None


def test_a_bad_token_hands_nothing_over(carer: Applicant) -> None:
    """A form from elsewhere makes no words and closes nothing."""
    card = hidden(carer.post("hand-over", {}))
    for form in ({}, card):
        assert carer.post("hand-over", form | {"csrf_token": "old"}).status_code == 409
    assert carer.get("tasks").status_code == 200
    assert tree(carer.get("hand-over")).only("h1").startswith("Hand this application over")


def test_who_has_no_name_is_named_to_each_reader(carer: Applicant) -> None:
    """The permit of who has not given a name has none: each page says it in its reader's language."""
    answers = {name: value for name, value in carer.draft.answers.items() if name != "helper_name"}
    terms = terms_of_who_began(answers, carer.home.today)
    assert terms.helper == ""
    for language in ("en", "cy"):
        say = say_for("you", language)
        assert named(terms.helper, "close", "", say).startswith(f"{say(NOT_NAMED)}, ")
