"""On a shared computer sessions are short, browsers are asked to remember nothing, and files not shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from portal.access import Mode
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, tree
from tests.web.conftest import Clock
from tests.web.driving import PIP, WALKING, Applicant, Known
from tests.web.filing import red_and_blue
from tests.web.helping import accept, end, let

BAR = "End and clear this computer"
EVERYWHERE = ("/", "/help", "/questions", "/cookies", "/nope", "/apply")
BOXES = ("text", "email", "tel", None)


@pytest.fixture
def shared(applicant: Applicant) -> Applicant:
    """Give somebody who has said that this computer is shared."""
    assert applicant.client.post("/shared").location == "/apply"
    applicant.client.get("/apply")
    return applicant


def mode_of(applicant: Applicant) -> Mode:
    """Return the mode of the session."""
    with applicant.home.database.reading() as tx:
        found = applicant.home.sessions.of(tx, applicant.session)
    assert found
    return found.mode


def test_the_start_page_leads_there(citizen: InspectingClient) -> None:
    """The start page has a link that says so; the page behind it says what is different, and begins it."""
    assert 'href="/shared">I am on a shared computer' in citizen.get("/").text
    assert "If you do nothing for 10 minutes" in citizen.get("/shared").text
    assert citizen.post("/shared").location == "/apply"
    assert "I am on a shared computer" not in citizen.get("/").text


def test_every_page_ends_and_clears(shared: Applicant) -> None:
    """Every page has the button in a form that works: beside an application, errors, and help included."""
    shared.begin_complete(**WALKING)
    own = [shared.url(page) for page in ("name", "tasks", "result", "check", "medicines", "no-such-page")]
    for address in (*EVERYWHERE, *own):
        page = shared.client.get(address)
        forms = [one for one in tree(page).all("form") if one.get("action") == "/finish"]
        assert BAR in page.text, address
        assert len(forms) >= 1, address
    sent = {one.get("name"): one.get("value") for one in forms[0].iter("input")}
    assert shared.client.post("/finish", data=sent).location == "/finish"


def test_ones_own_computer_has_no_such_bar(applicant: Applicant) -> None:
    """Elsewhere the button keeps its place and its words."""
    applicant.begin_complete(**PIP)
    page = applicant.get("tasks").text
    assert BAR not in page
    assert "Finish on this computer" in page


def test_what_is_open_stays_open(applicant: Applicant) -> None:
    """Who notices half way that others use the computer keeps the application, under a new session."""
    applicant.begin_complete(**PIP)
    old = applicant.session
    assert applicant.client.post("/shared").location == applicant.url("")
    assert mode_of(applicant) == Mode.SHARED
    assert applicant.get("tasks").status_code == 200
    again = applicant.session
    assert applicant.client.post("/shared").location == applicant.url("")
    assert applicant.session == again
    applicant.client.set_cookie("session", old)
    assert applicant.get("tasks").status_code == 404


def test_another_site_cannot_say_so(applicant: Applicant) -> None:
    """A form of another site does not change what a computer is."""
    applicant.begin_complete(**PIP)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}):
        assert applicant.client.post("/shared", headers=headers).status_code == 400
    assert mode_of(applicant) == Mode.OWN


@pytest.mark.parametrize(
    "page", ["postcode", "name", "date-of-birth", "address", "conditions", "email", "phone"]
)
def test_browsers_are_asked_to_remember_nothing(page: str, shared: Applicant) -> None:
    """No box on a shared computer may be filled in or remembered, on pages with errors neither."""
    shared.begin_complete(**WALKING)
    for answer in (shared.get(page), shared.post(page, {}, follow_redirects=True)):
        boxes = [one for one in tree(answer).all("input", "textarea") if one.get("type") in BOXES]
        assert {one.get("autocomplete") for one in boxes} == {"off"}, answer.status_code


def test_ones_own_computer_may_remember(applicant: Applicant) -> None:
    """Elsewhere the boxes for one's own details keep their tokens (WCAG 1.3.5)."""
    applicant.begin_complete(**WALKING)
    [name, *_] = [one for one in tree(applicant.get("name")).all("input") if one.get("type") == "text"]
    assert name.get("autocomplete") == "given-name"


@pytest.mark.usefixtures("quick_files")
def test_files_are_not_shown(shared: Applicant) -> None:
    """Neither the list of files, nor a file's page, nor its address gives a picture; removing still works."""
    shared.begin_complete(**WALKING | {"paper_identity": "upload", "paper_photo": "upload"})
    letter, photo = (shared.give(f"files_{key}", red_and_blue(), "me.jpg") for key in ("identity", "photo"))
    for key, file in (("files_identity", letter), ("files_photo", photo)):
        for page in (shared.get(key), shared.get(f"{key}/{file.id}")):
            assert not tree(page).all("img")
            assert "We show no pictures of files on a shared computer" in page.text
        for part in ("thumb", "whole"):
            assert shared.get(f"{key}/{file.id}/{part}").status_code == 404
        assert shared.get(f"{key}/{file.id}/remove").status_code == 200


def test_ten_minutes_end_it(shared: Applicant, clock: Clock, home: Portal) -> None:
    """Left alone the session is dead on the server, while the application is kept."""
    shared.begin_complete(**PIP)
    clock.now += timedelta(minutes=9)
    assert shared.get("tasks").status_code == 200
    clock.now += timedelta(minutes=12)
    assert shared.get("tasks").status_code == 404
    with home.database.reading() as tx:
        session = home.sessions.of(tx, shared.session)
        assert session
        assert not session.lives(clock.now)
        assert home.drafts.open(tx, shared.draft_id)


def test_the_page_of_the_end_clears_the_browser(shared: Applicant, clock: Clock) -> None:
    """When the time is over, the page that says so takes the cookie back; before that it takes nothing."""
    shared.begin_complete(**PIP)
    assert "Clear-Site-Data" not in shared.client.get("/finished?why=rest").headers
    clock.now += timedelta(minutes=12)
    page = shared.client.get("/finished?why=rest")
    assert "The time on this computer is over" in page.text
    assert page.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert shared.client.get_cookie("session") is None


def leftover(shared: Applicant) -> dict[str, str]:
    """Return a form as a browser still holds it: with words that were no good answer."""
    form = hidden(shared.get("conditions"))
    assert form["shared"] == "yes"
    return form | {"conditions": "Private words " * 1000}


def test_a_form_left_in_the_browser_shows_nothing(shared: Applicant, known: Known) -> None:
    """After the end, or in the next person's session, going back to an answered form shows no word of it."""
    shared.begin_complete(**WALKING)
    form, page = leftover(shared), shared.url("conditions")
    assert "Private words" in shared.client.post(page, data=form, follow_redirects=True).text
    shared.client.post("/finish", data={"csrf_token": shared.token, "confirm": "yes"})
    for _ in range(2):
        again = shared.client.post(page, data=form)
        assert again.location == "/finished?why=rest"
        assert "Private words" not in again.text
        shared.client.post("/shared")
        Applicant(shared.client, shared.home, known).begin(applying_for="myself")


def test_no_page_answers_a_post(shared: Applicant) -> None:
    """Browsers keep what they have posted beside its answer, so a bad form is answered by a GET, once."""
    shared.begin_complete(**WALKING)
    form, page = leftover(shared), shared.url("conditions")
    asked = shared.client.post(f"{page}?back_to=check", data=form)
    assert (asked.status_code, asked.location) == (303, f"{page}?back_to=check&answer=yes")
    shown = shared.client.get(asked.location)
    assert shown.status_code == 422
    assert "There is a problem" in shown.text
    assert form["conditions"].strip() in shown.text
    assert shared.client.get(asked.location).status_code == 200
    other = shared.client.post(shared.url("check"), data={"csrf_token": shared.token, "shown": "x"})
    assert shared.client.get(other.location).status_code == 409


def test_an_answer_waits_for_nobody_else(shared: Applicant, clock: Clock) -> None:
    """It is shown in its own session alone, and not after its end."""
    shared.begin_complete(**WALKING)
    form, page, token = leftover(shared), shared.url("conditions"), shared.session
    waits = shared.client.post(page, data=form).location
    shared.client.delete_cookie("session")
    assert shared.client.get(waits).status_code == 404
    shared.client.set_cookie("session", token)
    clock.now += timedelta(minutes=12)
    assert shared.client.get(waits).status_code == 404


def test_words_of_a_session_that_ran_out_wait_for_their_writer(shared: Applicant, clock: Clock) -> None:
    """Pressed too late, a form is kept unseen; whoever comes back in that browser finds the words again."""
    shared.begin_complete(**WALKING)
    form, page, token = leftover(shared), shared.url("conditions"), shared.session
    clock.now += timedelta(minutes=12)
    assert shared.client.post(page, data=form).location == "/finished?why=rest"
    assert shared.client.get("/finished?why=rest").status_code == 200
    assert shared.session != token
    with shared.home.database.writing() as tx:
        words = shared.home.drafts.unstash(tx, shared.session, shared.draft_id)
    assert words == {"conditions": {"conditions": [form["conditions"].strip()]}}


def test_ones_own_forms_carry_no_mark(applicant: Applicant) -> None:
    """Elsewhere a form whose session is gone shows what was typed, so that nothing is lost."""
    applicant.begin_complete(**WALKING)
    assert "shared" not in hidden(applicant.get("conditions"))


def test_an_answer_is_not_shown_after_the_permit(
    away: Applicant, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """What waits for a helper is not given out once the holder has ended the permit."""
    client = fresh_citizen()
    helper = accept(away, client, let(away))
    client.post("/shared")
    waits = helper.post("name", {"name-first": "", "name-last": ""}).location
    end(away)
    page = client.get(waits)
    assert page.status_code == 403
    assert "You can no longer help" in page.text
