"""Advisers of an organisation: a list of the people who let them help, and nothing of the council's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.accounts import Role
from tests.web.browsing import InspectingClient, tree
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant, Known
from tests.web.helping import HELPER, Fresh, accept, answer, end, let, permits
from tests.web.office import PASSWORD, Office, sign_in, token

CENTRE, WHOSE = "Example Advice Centre", "Nusrat Farooq-Example"


def hire(office: Office, name: str, organisation: str = CENTRE, council: str = "COV") -> None:
    """Make an account of an adviser."""
    with office.home.database.writing() as tx:
        office.home.accounts.add(
            tx,
            email=f"{name}@example.org",
            name=name.title(),
            role=Role.ADVISER,
            council=council,
            password=PASSWORD,
            organisation=organisation,
        )


@pytest.fixture
def holder(office: Office, applicant: Applicant) -> Applicant:
    """Give somebody whose application is ready to send, and two advisers of a centre and one of another."""
    hire(office, "ada")
    hire(office, "bo")
    hire(office, "eve", "Other Centre")
    applicant.anew(**PIP)
    return applicant


def open_first(adviser: InspectingClient) -> TestResponse:
    """Press the first "Open" of the list."""
    page = tree(adviser.get("/advisers"))
    permit = next(one for one in page.all("input") if one.get("name") == "permit").get("value")
    form = {"csrf_token": token(adviser, "/office/sign-out"), "permit": permit}
    return adviser.post("/advisers/open", data=form)


def test_signing_in_leads_to_their_list(office: Office, holder: Applicant) -> None:
    """After signing in, and from the office's first page, an adviser is led to the people they help."""
    client = office.browser()
    assert sign_in(client, "ada@example.org", wanted="/office/mine").location == "/advisers"
    assert client.get("/office").location == "/advisers"
    page = client.get("/advisers")
    assert CENTRE in page.text
    assert "Figures" not in page.text
    assert f"Nobody lets {CENTRE} help at the moment" in page.text


@pytest.mark.parametrize("page", ["", "/mine", "/figures", "/cases/{case}"])
def test_an_adviser_sees_nothing_of_the_council(office: Office, holder: Applicant, page: str) -> None:
    """No page of the office is one for an adviser, with any method."""
    case = office.receive()
    client = office.enter("ada")
    address = f"/office{page.format(case=case.id)}"
    assert client.get(address).status_code == (303 if not page else 404)
    form = {"csrf_token": token(client, "/office/sign-out"), "search": "Khan"}
    assert client.post("/office", data=form).status_code == 404
    assert client.post(f"/office/cases/{case.id}/take", data=form).status_code == 404


def test_accepting_while_signed_in_is_for_the_organisation(office: Office, holder: Applicant) -> None:
    """The permit names the organisation, on its terms, beside answers and in the list of every colleague."""
    client = office.enter("ada")
    words = let(holder, "upload", relationship="adviser")
    helper = accept(holder, client, words)
    assert permits(holder)[0].organisation == f"COV {CENTRE}"
    helper.answer("phone", "07700 900461")
    assert f"Answered by {HELPER}, adviser at {CENTRE}" in holder.get("check").text
    assert f"{HELPER}, adviser at {CENTRE}" in holder.get("helpers").text
    for name in ("ada", "bo"):
        listed = tree(office.enter(name).get("/advisers")).only("main")
        assert WHOSE in listed
        assert "Fill in answers and upload papers" in listed
        assert "Not sent yet" in listed
    assert WHOSE not in office.enter("eve").get("/advisers").text


def test_a_colleague_opens_it_from_the_list(office: Office, holder: Applicant) -> None:
    """Another adviser of the centre presses a button and is in the application, as far as the permit goes."""
    answer(office.enter("ada"), let(holder))
    colleague = office.enter("bo")
    assert open_first(colleague).location == f"/apply/{holder.draft_id}"
    assert f"You are helping {WHOSE}" in colleague.get(holder.url("tasks")).text
    assert colleague.get(holder.url("helpers")).status_code == 403


def test_another_organisation_opens_nothing(office: Office, holder: Applicant) -> None:
    """The id of a permit is no way in for somebody else's adviser, whatever they are called, or for staff."""
    answer(office.enter("ada"), let(holder))
    permit = permits(holder)[0].id
    hire(office, "ida", CENTRE, "WAL")
    for name, status in (("eve", 404), ("ida", 404), ("cara", 404)):
        client = office.enter(name)
        form = {"csrf_token": token(client, "/office/sign-out"), "permit": permit}
        assert client.post("/advisers/open", data=form).status_code == status
        assert client.get(holder.url("tasks")).status_code == 404
    assert office.browser().get("/advisers").location == "/office/sign-in?next=/advisers"


def test_a_private_helpers_permit_is_in_no_list(
    office: Office, holder: Applicant, fresh_citizen: Fresh
) -> None:
    """Who accepts without being signed in helps as themselves; an account of no organisation has no list."""
    answer(fresh_citizen(), let(holder, relationship="adviser"))
    assert permits(holder)[0].organisation == ""
    hire(office, "nobody", "")
    assert office.enter("nobody").get("/advisers").status_code == 404
    assert WHOSE not in office.enter("ada").get("/advisers").text


def test_signed_out_the_door_is_shut(office: Office, holder: Applicant) -> None:
    """When the adviser signs out, the browser has no door any more, and no list of the people helped."""
    client = office.enter("ada")
    helper = accept(holder, client, let(holder))
    assert helper.get("tasks").status_code == 200
    client.post("/office/sign-out", data={"csrf_token": token(client, "/office/sign-out")})
    assert WHOSE not in client.get("/applications").text
    sign_in(client, "ada@example.org")
    assert helper.get("tasks").status_code == 404
    assert open_first(client).status_code == 303
    assert helper.get("tasks").status_code == 200


def test_the_list_of_a_browser_names_nobody_without_the_adviser(office: Office, holder: Applicant) -> None:
    """After the time at the office is over, or with another team, the door leads only to signing in."""
    client = office.enter("ada")
    helper = accept(holder, client, let(holder))
    assert WHOSE in client.get("/applications").text
    client.delete_cookie("staff")
    assert helper.get("tasks").location == f"/office/sign-in?next={holder.url('tasks')}"
    assert WHOSE not in client.get("/applications").text
    sign_in(client, "eve@example.org")
    assert helper.get("tasks").status_code == 303
    assert WHOSE not in client.get("/applications").text


def test_nothing_typed_is_lost_when_signed_out(office: Office, holder: Applicant) -> None:
    """What an adviser sends after being signed out is kept unjudged, and stands in the form afterwards."""
    client = office.enter("ada")
    helper = accept(holder, client, let(holder))
    client.delete_cookie("staff")
    response = helper.post("phone", {"phone": "07700 900461 typed late"})
    assert response.location.startswith("/office/sign-in")
    assert "phone" not in {key for key in helper.draft.answers if helper.draft.given_by.get(key)}
    sign_in(client, "ada@example.org")
    assert open_first(client).status_code == 303
    assert "07700 900461 typed late" in client.get(holder.url("phone")).text


def test_what_ends_leaves_the_list(office: Office, holder: Applicant, clock: Clock) -> None:
    """A permit that was ended, and one whose last day has passed, are not in the list, and open nothing."""
    adviser = office.enter("ada")
    answer(adviser, let(holder))
    end(holder)
    assert WHOSE not in adviser.get("/advisers").text
    answer(adviser, let(holder, days=0))
    permit = permits(holder)[0].id
    assert WHOSE in adviser.get("/advisers").text
    with holder.home.database.writing() as tx:
        holder.home.drafts.keep_for(tx, holder.draft_id, 28, clock.now)
    clock.now += timedelta(days=1)
    adviser = office.enter("ada")
    assert WHOSE not in adviser.get("/advisers").text
    form = {"csrf_token": token(adviser, "/office/sign-out"), "permit": permit}
    assert adviser.post("/advisers/open", data=form).status_code == 404


def test_a_sent_application_shows_its_reference(office: Office, holder: Applicant) -> None:
    """Once it is sent, the list tells the reference, and leads to what was sent until the last day."""
    adviser = office.enter("ada")
    helper = accept(holder, adviser, let(holder, "send"))
    helper.check()
    helper.send()
    listed = tree(adviser.get("/advisers")).only("main")
    assert "Sent, reference" in listed
    assert WHOSE in listed
    assert open_first(adviser).status_code == 303


def test_two_people_in_a_row_share_nothing(
    office: Office, holder: Applicant, fresh_citizen: Fresh, known: Known
) -> None:
    """An adviser who opens two applications in turn finds in each only its own person's answers."""
    other = Applicant(fresh_citizen(), holder.home, known)
    other.anew(**PIP | {"name": {"first": "Olga", "last": "Other-Example"}})
    adviser = office.enter("ada")
    first, second = (accept(one, adviser, let(one)) for one in (holder, other))
    for helper, own, foreign in (
        (first, "Farooq-Example", "Olga"),
        (second, "Olga", "Farooq-Example"),
        (first, "Farooq-Example", "Olga"),
    ):
        for page in ("tasks", "check", "name", "my-help"):
            text = helper.get(page).text
            assert own in text
            assert foreign not in text


def test_a_button_of_an_old_page_opens_nothing(office: Office, holder: Applicant) -> None:
    """Without a good token the list is shown again with a note."""
    adviser = office.enter("ada")
    answer(adviser, let(holder))
    response = adviser.post("/advisers/open", data={"csrf_token": "old", "permit": permits(holder)[0].id})
    assert response.status_code == 409
    assert "so nothing has changed" in response.text
