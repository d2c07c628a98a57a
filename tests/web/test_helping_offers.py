"""The holder's pages about who helps: one form, words shown once, one button that ends it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.access import Level, Mode, PermitState
from tests.web.browsing import links, tree
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant
from tests.web.helping import (
    HELPER,
    Fresh,
    answer,
    day_fields,
    end,
    helper_of,
    let,
    permits,
    shown,
    terms,
    type_words,
    words_of,
)


@pytest.fixture
def holder(applicant: Applicant) -> Applicant:
    """Give somebody with an application that is ready to send."""
    applicant.begin_complete(**PIP)
    return applicant


def test_what_is_let_is_what_was_said(holder: Applicant) -> None:
    """The permit has the name, relationship, level, day, right and hidden address of the form."""
    let(holder, "upload", authority="attorney", address="hide")
    made = permits(holder)[0]
    assert (made.state, made.terms.helper, made.terms.relationship) == (
        PermitState.OFFERED,
        HELPER,
        "daughter",
    )
    assert made.terms.level == Level.UPLOAD
    assert made.terms.until == holder.home.today + timedelta(days=10)
    assert (made.terms.authority, made.terms.hides_address, made.terms.at_desk) == ("attorney", True, False)


def test_the_form_suggests_four_weeks(holder: Applicant) -> None:
    """Until the holder says otherwise, the last day is in four weeks."""
    day = holder.home.today + timedelta(weeks=4)
    page = tree(holder.get("helpers/new"))
    boxes = {name: page.ids[name].get("value") for name in day_fields(day)}
    assert boxes == day_fields(day)


@pytest.mark.parametrize(("days", "good"), [(-1, False), (0, True), (1, True), (90, True), (91, False)])
def test_a_permit_lasts_ninety_days_at_most(holder: Applicant, days: int, good: bool) -> None:
    """The last day is today or up to 90 days from now; any other is marked, and nothing is offered."""
    response = holder.post("helpers/new", terms(holder, days=days))
    assert response.status_code == (200 if good else 422)
    assert len(permits(holder)) == good
    if not good:
        page = tree(response)
        assert "The last day must be between" in page.only(css="govuk-error-summary")
        assert "govuk-input--error" in page.ids["helper-until-day"].get("class")


def test_what_is_missing_is_said_and_what_was_typed_is_kept(holder: Applicant) -> None:
    """A form with gaps names each, and the name typed is there again, also when the page is opened anew."""
    response = holder.post("helpers/new", {"helper-name": "Olga Typed-Example"})
    summary = tree(response).only(css="govuk-error-summary")
    assert all(f"Select {what}" in summary for what in ("who they are", "what they may do"))
    assert "Enter the last day" in summary
    for page in (response, holder.get("helpers/new")):
        assert tree(page).ids["helper-name"].get("value") == "Olga Typed-Example"
    let(holder)
    assert "Olga Typed-Example" not in holder.get("helpers/new").text
    assert holder.draft.kept == {}


def test_an_old_page_keeps_what_was_typed(holder: Applicant) -> None:
    """With a bad form token nothing is offered, and every word is there to be sent again."""
    response = holder.post("helpers/new", terms(holder) | {"csrf_token": "old"})
    assert response.status_code == 422
    assert tree(response).ids["helper-name"].get("value") == HELPER
    assert permits(holder) == ()


def test_a_session_that_rests_keeps_what_was_typed(holder: Applicant, clock: Clock) -> None:
    """What was sent from a session that rests stands in the form after waking."""
    clock.now += timedelta(hours=2)
    response = holder.post("helpers/new", {"helper-name": "Olga Typed-Example"})
    born = {"born-day": "27", "born-month": "3", "born-year": "1951", "csrf_token": holder.token}
    woken = holder.client.post(response.location, data=born)
    assert woken.location == holder.url("helpers/new")
    assert "Olga Typed-Example" in holder.get("helpers/new").text


def test_sending_the_form_twice_leaves_one_offer(holder: Applicant, fresh_citizen: Fresh) -> None:
    """The second time makes new words for the same helper, and the first words are dead."""
    first, second = let(holder), let(holder)
    assert [one.state for one in permits(holder)].count(PermitState.OFFERED) == 1
    assert type_words(fresh_citizen(), first).status_code == 422
    assert type_words(fresh_citizen(), second).status_code == 200


def test_words_are_shown_once_and_can_be_made_anew(holder: Applicant, fresh_citizen: Fresh) -> None:
    """No later page shows the words; a button makes others for the same terms, and the old ones are dead."""
    old = let(holder, "send", address="hide")
    assert old not in holder.get("helpers").text
    new = words_of(holder.post("helpers/words", {"permit": permits(holder)[0].id}))
    assert type_words(fresh_citizen(), old).status_code == 422
    assert answer(fresh_citizen(), new).status_code == 303
    made = next(one for one in permits(holder) if one.state == PermitState.ACCEPTED)
    assert (made.terms.level, made.terms.hides_address) == (Level.SEND, True)


def test_words_that_were_used_are_not_made_anew(holder: Applicant, fresh_citizen: Fresh) -> None:
    """A permit that has been accepted meanwhile stays as it is."""
    helper = helper_of(holder, fresh_citizen)
    response = holder.post("helpers/words", {"permit": permits(holder)[0].id})
    assert response.status_code == 409
    assert "The helper has accepted" in response.text or "the helper has accepted" in response.text
    assert helper.get("tasks").status_code == 200


def test_the_list_tells_each_state(holder: Applicant, fresh_citizen: Fresh, clock: Clock) -> None:
    """An offer, a helper, one who was ended and one whose day has passed are told apart."""
    let(holder)
    assert "Has not accepted yet" in holder.get("helpers").text
    end(holder)
    helper_of(holder, fresh_citizen, "send", days=0)
    page = holder.get("helpers").text
    assert "Helps since" in page
    assert f"{HELPER}, daughter: ended or handed back" in page
    assert "Fill in answers, upload papers and send the application" in page
    clock.now += timedelta(days=1)
    with holder.home.database.writing() as tx:
        holder.home.drafts.keep_for(tx, holder.draft_id, 28, clock.now)
        session = holder.home.sessions.of(tx, holder.session)
        assert session
        holder.client.set_cookie("session", holder.home.sessions.renew(tx, session, clock.now))
    assert "has passed" in holder.get("helpers").text


def test_an_offer_taken_back_is_dead(holder: Applicant, fresh_citizen: Fresh) -> None:
    """After the holder takes an offer back its words work no more."""
    words = let(holder)
    assert end(holder).location.endswith("/helpers?ended=yes")
    assert type_words(fresh_citizen(), words).status_code == 422


def test_words_run_out_after_fourteen_days(holder: Applicant, fresh_citizen: Fresh, clock: Clock) -> None:
    """On the fourteenth day the words still work; after it they do not."""
    words, began = let(holder, days=60), clock.now
    with holder.home.database.writing() as tx:
        holder.home.drafts.keep_for(tx, holder.draft_id, 28, clock.now)
    clock.now = began + timedelta(days=14, minutes=-1)
    assert type_words(fresh_citizen(), words).status_code == 200
    clock.now = began + timedelta(days=14, minutes=1)
    assert type_words(fresh_citizen(), words).status_code == 422


def test_a_permit_of_another_application_is_not_ended(holder: Applicant, fresh_citizen: Fresh) -> None:
    """A holder who sends the id of somebody else's permit gets 404, and it lives on."""
    other = Applicant(fresh_citizen(), holder.home, holder.known)
    other.begin_complete(**PIP)
    helper = helper_of(other, fresh_citizen)
    theirs = permits(other)[0].id
    assert holder.post("helpers/end", {"permit": theirs}).status_code == 404
    assert holder.post("helpers/words", {"permit": theirs}).status_code == 404
    assert helper.get("tasks").status_code == 200


@pytest.mark.parametrize("page", ["helpers/end", "helpers/words"])
def test_a_button_without_a_good_token_changes_nothing(holder: Applicant, page: str) -> None:
    """The page is shown again with a note, and the permit stays."""
    let(holder)
    response = holder.post(page, {"permit": permits(holder)[0].id, "csrf_token": "old"})
    assert response.status_code == 409
    assert permits(holder)[0].state == PermitState.OFFERED


@pytest.mark.parametrize("mode", [Mode.DESK, Mode.PHONE, Mode.PAPER])
def test_staff_make_a_permit_with_the_person(applicant: Applicant, mode: Mode) -> None:
    """In a session of staff the pages say that the person must agree, and the permit remembers how."""
    with applicant.home.database.writing() as tx:
        applicant.home.sessions.begin(tx, applicant.session, applicant.home.now(), mode, "branch")
    applicant.begin(**PIP)
    assert "must be here, on the phone or have signed the form" in applicant.get("helpers").text
    assert "agree to each answer" in applicant.get("helpers/new").text
    let(applicant)
    made = permits(applicant)[0]
    assert made.terms.at_desk
    again = shown(applicant.client, applicant.post("helpers/words", {"permit": made.id}))
    assert len(words_of(again).split()) == 5


def test_the_paper_form_is_for_everybody(fresh_citizen: Fresh, holder: Applicant) -> None:
    """Anybody can print the form, and the holder's pages lead to it."""
    assert (
        "Give it" in fresh_citizen().get("/helpers/form").text
        or "give it" in fresh_citizen().get("/helpers/form").text
    )
    assert "/helpers/form" in links(holder.get("helpers"))


def test_after_sending_a_permit_can_still_be_ended(holder: Applicant, fresh_citizen: Fresh) -> None:
    """A helper may read what was sent until the holder ends it, which works after sending too."""
    helper = helper_of(holder, fresh_citizen)
    holder.check()
    holder.send()
    assert helper.get("sent").status_code == 200
    page = holder.get("helpers")
    assert "Let somebody help" not in page.text
    assert end(holder).status_code == 303
    assert helper.get("sent").status_code == 403


def test_a_reload_of_new_words_leads_to_the_list(applicant: Applicant) -> None:
    """On a shared computer the words are shown once; loading the page again shows who helps, no error."""
    applicant.client.post("/shared")
    applicant.begin_complete(**PIP)
    let(applicant)
    answered = applicant.post("helpers/words", {"permit": permits(applicant)[0].id})
    assert shown(applicant.client, answered)
    assert applicant.client.get(answered.location).location == applicant.url("helpers")
