"""An application begun at a desk: supervised, closed to staff afterwards, and told from where it came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.access import Mode
from portal.accounts import Role
from tests.web.browsing import InspectingClient, hidden
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant, Known
from tests.web.helping import let, type_words
from tests.web.office import PASSWORD, Office, post, press

LIBRARY = "Library"


@pytest.fixture
def desk(office: Office) -> InspectingClient:
    """Give a computer that the library has signed in as a desk."""
    office.hire("library", Role.DESK)
    client = office.browser()
    page = "/desk/sign-in"
    post(client, page, page, email="library@example.org", password=PASSWORD)
    return client


def sit_down(office: Office, desk: InspectingClient, known: Known) -> Applicant:
    """Begin with somebody at the desk and return them at the first question."""
    assert press(office, desk, "/desk/start").location == "/apply"
    return Applicant(desk, office.home, known)


def begin(applicant: Applicant) -> Applicant:
    """Answer the first question as a person does, and then everything else."""
    data = {"csrf_token": applicant.token, "applying_for": "myself"}
    begun = applicant.client.post("/apply", data=data)
    applicant.draft_id = begun.location.split("/")[2]
    draft = applicant.draft
    for key, value in applicant.known.complete(PIP).items():
        draft = draft.record(key, value)
    with applicant.home.database.writing() as tx:
        applicant.home.drafts.save(tx, draft, applicant.home.now())
    return applicant


def send(applicant: Applicant) -> str:
    """Check, agree and send, and return the id of the case."""
    applicant.check()
    assert applicant.send().location == applicant.url("sent")
    with applicant.home.database.reading() as tx:
        case = applicant.home.cases.of_draft(tx, applicant.draft_id)
    assert case
    return case.id


def test_a_desk_is_a_shared_computer(office: Office, desk: InspectingClient, known: Known) -> None:
    """The session of an application begun there is the branch's, short, and ends with one button."""
    someone = begin(sit_down(office, desk, known))
    with office.home.database.reading() as tx:
        session = office.home.sessions.of(tx, someone.session)
    assert session
    assert (session.mode, session.account) == (Mode.DESK, office.people["library"].id)
    assert "End and clear this computer" in someone.get("name").text


def test_one_person_at_a_time(office: Office, desk: InspectingClient, known: Known) -> None:
    """Starting with the next person ends the session of the one before; nothing of theirs is in reach."""
    first = begin(sit_down(office, desk, known))
    page, old = first.url("tasks"), first.session
    with office.home.database.writing() as tx:
        office.home.ways.make_words(tx, first.draft_id, "", office.home.now())
    second = begin(sit_down(office, desk, known))
    assert second.draft_id != first.draft_id
    assert desk.get(page).status_code == 404
    assert first.draft_id not in desk.get("/").text
    desk.set_cookie("session", old)
    assert desk.get(page).status_code == 404


def test_who_has_no_card_is_not_pushed_out(
    office: Office, desk: InspectingClient, known: Known, clock: Clock
) -> None:
    """While somebody sits there who could not come back, starting anew asks about a card first."""
    someone = begin(sit_down(office, desk, known))
    for path in ("/desk/start", "/desk/return"):
        assert press(office, desk, path).location == "/finish"
    assert someone.get("tasks").status_code == 200
    clock.now += timedelta(minutes=12)
    assert press(office, desk, "/desk/start").location == "/apply"


def test_ending_leaves_the_desk_signed_in(office: Office, desk: InspectingClient, known: Known) -> None:
    """After the end, one press starts with the next person; staff cannot open what was begun."""
    someone = begin(sit_down(office, desk, known))
    page = someone.url("tasks")
    asked = desk.post("/finish", data={"csrf_token": someone.token})
    assert asked.location == "/finish"
    ended = desk.post("/finish", data={"csrf_token": someone.token, "confirm": "yes"})
    assert ended.location == "/finished"
    assert "cookies" not in ended.headers["Clear-Site-Data"]
    assert 'href="/desk"' in desk.get(ended.location).text
    assert desk.get("/desk").status_code == 200
    assert desk.get(page).status_code == 404


def test_the_end_of_the_time_leads_on_to_the_next_person(
    office: Office, desk: InspectingClient, known: Known, clock: Clock
) -> None:
    """After the ten minutes, the page that says so and the page that was open both lead to the desk."""
    someone = begin(sit_down(office, desk, known))
    form = hidden(someone.get("conditions"))
    clock.now += timedelta(minutes=12)
    over = desk.post(someone.url("conditions"), data=form | {"conditions": "x"})
    for page in (over.location, someone.url("tasks"), someone.url("wake")):
        asked = desk.get(page)
        assert 'href="/desk"' in asked.text, page
        assert "Start with the next person" in asked.text
    desk.delete_cookie("staff")
    assert 'href="/desk"' not in someone.get("tasks").text


def test_a_helper_at_a_desk_sees_what_is_wrong(
    office: Office, desk: InspectingClient, applicant: Applicant
) -> None:
    """Who helps somebody from a desk gets the page that answers a bad form, as anybody there does."""
    applicant.anew(**PIP)
    words = let(applicant)
    press(office, desk, "/desk/return")
    page = desk.get(type_words(desk, words).location)
    desk.post("/help-somebody/answer", data=hidden(page) | {"do": "accept"})
    helper = Applicant(desk, office.home, applicant.known)
    helper.draft_id = applicant.draft_id
    bad = helper.post("phone", {"phone": "no number"})
    assert desk.get(bad.location).status_code == 422


def test_coming_back_begins_at_the_desk_too(office: Office, desk: InspectingClient) -> None:
    """Who comes back at a desk has the desk's short session before they type their words."""
    assert press(office, desk, "/desk/return").location == "/return"
    cookie = desk.get_cookie("session")
    assert cookie
    with office.home.database.reading() as tx:
        session = office.home.sessions.of(tx, cookie.value)
    assert session
    assert (session.mode, session.account) == (Mode.DESK, office.people["library"].id)
    assert "End and clear this computer" in desk.get("/return").text


def test_the_branch_is_told_and_no_person(office: Office, desk: InspectingClient, known: Known) -> None:
    """The confirmation and the case say at which branch it was begun; the case says that it was a desk."""
    someone = begin(sit_down(office, desk, known))
    case = send(someone)
    assert f"Helped at {LIBRARY}." in someone.get("sent").text
    read = office.enter("cara").get(f"/office/cases/{case}").text
    assert "Begun at a desk" in read
    assert f"Helped at {LIBRARY}" in read


def test_an_application_from_home_says_so(
    office: Office, known: Known, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """Without a desk nobody is said to have helped."""
    case = send(begin(Applicant(fresh_citizen(), office.home, known)))
    read = office.enter("cara").get(f"/office/cases/{case}").text
    assert "Online" in read
    assert "Helped at" not in read


@pytest.mark.parametrize(
    ("channel", "words"),
    [("paper", "On paper, keyed in by council staff"), ("phone", "By phone, keyed in by council staff")],
)
def test_staff_key_in_what_comes_another_way(channel: str, words: str, office: Office, known: Known) -> None:
    """Staff choose how it came; the case says so, and its record says who keyed it in."""
    client = office.enter("cara")
    assert "Key in an application" in client.get("/office").text
    assert press(office, client, "/office/key-in", channel=channel).location == "/apply"
    case = send(begin(Applicant(client, office.home, known)))
    assert words in client.get(f"/office/cases/{case}").text
    [event] = [one for one in office.trace(case) if one.action == "keyed_in"]
    assert (event.actor, event.role) == (office.people["cara"].id, "caseworker")
    assert event.detail == {"channel": channel}


def test_keying_in_needs_a_choice_and_a_good_form(office: Office) -> None:
    """Without a choice the page says what is missing; a stale form begins nothing; others find no page."""
    client = office.enter("cara")
    assert press(office, client, "/office/key-in").status_code == 422
    stale = client.post("/office/key-in", data={"csrf_token": "old", "channel": "paper"})
    assert stale.status_code == 409
    assert client.get_cookie("session") is None
    office.hire("olive", Role.SERVICE_OWNER)
    owner = office.enter("olive")
    assert owner.get("/office/key-in").status_code == 404
    assert "Key in an application" not in owner.get("/office/figures").text
