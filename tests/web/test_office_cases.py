"""One case in the office: what its page shows, who may act on it, and the trace that leaves."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.accounts import Role
from tests.web.browsing import InspectingClient
from tests.web.office import CONTENT, TOKEN, Office, in_order, post, token

Ask = Callable[[InspectingClient, str], TestResponse]


def same(response: TestResponse) -> tuple[Any, ...]:
    """Return everything of a response that a stranger could compare."""
    case = response.request.path.removesuffix("/take").removesuffix("/release")
    page = response.text.replace(case, "")  # the switch of languages leads back here
    return response.status_code, TOKEN.sub("", page), sorted(response.headers)


@pytest.mark.parametrize("act", ["take", "release"])
def test_an_old_button_on_a_case_says_to_press_again(office: Office, act: str) -> None:
    """Without a token of this session a button shows the page again, says so and changes nothing."""
    case = office.receive()
    page = f"/office/cases/{case.id}"
    client = office.enter("cara")
    if act == "release":
        post(client, f"{page}/take")
    before = office.holder(case)
    answer = client.post(f"{page}/{act}", data={"csrf_token": "old"})
    assert answer.status_code == 409
    assert in_order(answer.text, "Press the button again", case.reference)
    assert office.holder(case) == before


def test_every_look_at_a_case_leaves_one_trace(office: Office) -> None:
    """Opening a case writes one event, and the page itself says who has looked, by role and time."""
    case = office.receive()
    client = office.enter("cara")
    for looks in (1, 2):
        text = client.get(f"/office/cases/{case.id}").text
        assert [one.action for one in office.trace(case.id)] == ["viewed"] * looks
        assert text.count("<li>Caseworker<br>23 November 2026 at 9:30am</li>") == looks
    event = office.trace(case.id)[0]
    assert (event.actor, event.role, event.detail) == (office.people["cara"].id, "caseworker", {})


def test_asking_for_the_head_alone_is_no_look(office: Office) -> None:
    """HEAD gives nobody the case to read, so it leaves no trace."""
    case = office.receive()
    assert office.enter("cara").head(f"/office/cases/{case.id}").status_code == 200
    assert office.trace(case.id) == []


@pytest.mark.parametrize(
    ("targets", "fast_lane", "words"),
    [
        ((84, 4), False, "84 days"),
        ((84, 4), True, "4 working days, fast lane"),
        ((None, None), False, "Not set by the council. The due day counts 84 days"),
        ((None, None), True, "Not set by the council. The due day counts 4 working days, fast lane"),
    ],
)
def test_a_target_is_the_councils_or_says_that_it_is_not(
    office: Office, app: Flask, targets: tuple[int | None, int | None], fast_lane: bool, words: str
) -> None:
    """A number the council never set is not shown as its target."""
    directory = office.home.directory
    days, working_days = targets
    coventry = replace(directory.by_code("COV"), decide_within_days=days, fast_lane_working_days=working_days)
    app.extensions["portal"] = replace(office.home, directory=replace(directory, all=(coventry,)))
    case = office.receive(fast_lane=fast_lane)
    text = office.enter("cara").get(f"/office/cases/{case.id}").text
    assert re.search(rf"Council’s target\s*</dt>\s*<dd[^>]*>\s*{words}\s*<", text)


def test_a_case_shows_everything_what_matters_first(office: Office) -> None:
    """Helper and access needs come before the findings, then every answer, the papers and the declaration."""
    case = office.receive(voice="they", content=CONTENT)
    text = office.enter("cara").get(f"/office/cases/{case.id}").text
    assert in_order(text, case.reference, "Due in 10 days", "I am their parent", "Tom Novak")
    assert in_order(text, "Tom Novak", "The helper", "Braille", "Qualifies without an assessment")
    assert in_order(text, "Qualifies", "their PIP letter", "SI 2000/682", "9 March 2019")
    assert in_order(text, "9 March 2019", "by post", "the details are true", "contact me or them")
    assert text.count("I am their parent") == 1


def test_a_name_cannot_act_as_html(office: Office) -> None:
    """Markup in a name is shown as it was typed, in the queue and on the case."""
    case = office.receive("<script>alert(1)</script> Bobby")
    client = office.enter("cara")
    for answer in (client.get("/office"), client.get(f"/office/cases/{case.id}"),
                   client.post("/office", data={"search": '"><script>alert(1)</script>'})):  # fmt: skip
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;alert" in answer.text


def test_no_name_of_an_applicant_is_in_a_title(office: Office) -> None:
    """The browser's history knows the reference at most."""
    case = office.receive()
    answer = office.enter("cara").get(f"/office/cases/{case.id}")
    assert f"<title>Application {case.reference} - " in answer.text


@pytest.mark.parametrize(
    "ask",
    [
        lambda client, case_id: client.get(f"/office/cases/{case_id}"),
        lambda client, case_id: post(client, f"/office/cases/{case_id}/take"),
        lambda client, case_id: post(client, f"/office/cases/{case_id}/release"),
    ],
    ids=["view", "take", "release"],
)
@pytest.mark.parametrize("name", ["dudley", "owner"])
def test_other_councils_cases_are_like_missing_ones(office: Office, name: str, ask: Ask) -> None:
    """Another council's caseworker, and a service owner, cannot tell a case from one that is not there."""
    office.hire("dudley", council="DUDL")
    office.hire("owner", Role.SERVICE_OWNER)
    case = office.receive()
    client = office.enter(name)
    there, missing = ask(client, case.id), ask(client, secrets.token_urlsafe(16))
    assert there.status_code == 404
    assert same(there) == same(missing)
    assert office.trace(case.id) == []
    assert office.holder(case) is None


def test_a_case_goes_back_to_the_queue(office: Office) -> None:
    """Who has a case can put it back; a colleague cannot, a team lead can; each act is written down."""
    office.hire("omar")
    office.hire("tess", Role.TEAM_LEAD)
    case = office.receive()
    page = f"/office/cases/{case.id}"
    cara, omar, tess = office.enter("cara"), office.enter("omar"), office.enter("tess")
    post(cara, f"{page}/take")
    refused = post(omar, f"{page}/release")
    assert refused.status_code == 409
    assert "Only they or a team lead can put it back" in refused.text
    assert "faster" not in refused.text
    assert office.holder(case) == office.people["cara"].id
    assert post(cara, f"{page}/release").location == "/office"
    post(omar, f"{page}/take")
    assert post(tess, f"{page}/release").location == "/office"
    assert office.holder(case) is None
    acts = [one.action for one in office.trace(case.id) if one.action != "viewed"]
    assert acts == ["taken", "released", "taken", "released"]


def test_a_button_pressed_twice_does_what_it_did(office: Office) -> None:
    """Taking one's own case leads to it, putting back a free one leads to the queue, and nothing is added."""
    case = office.receive()
    page = f"/office/cases/{case.id}"
    cara = office.enter("cara")
    for act, leads_to in (("take", page), ("release", "/office")):
        assert [post(cara, f"{page}/{act}").location for _ in range(2)] == [leads_to] * 2
    assert [one.action for one in office.trace(case.id)] == ["taken", "released"]


def test_who_comes_too_late_sees_who_has_it(office: Office) -> None:
    """Taking a case that somebody took meanwhile shows how it stands now."""
    office.hire("omar")
    case = office.receive()
    page = f"/office/cases/{case.id}"
    cara, omar = office.enter("cara"), office.enter("omar")
    late = token(omar, page)
    post(cara, f"{page}/take")
    answer = omar.post(f"{page}/take", data={"csrf_token": late})
    assert answer.status_code == 409
    assert in_order(answer.text, "Somebody else was faster", "Cara")
    assert office.holder(case) == office.people["cara"].id


@pytest.mark.parametrize(("language", "name"), [("cy", "Cymraeg"), ("en-x-rtl", "en-x-rtl")])
def test_a_case_says_which_language_it_came_in(language: str, name: str, office: Office) -> None:
    """One that is not offered, or not any more, is called by its code, and the case opens all the same."""
    case = office.receive(language=language)
    text = office.enter("cara").get(f"/office/cases/{case.id}").text
    assert in_order(text, "Applied in", name, "Stage")
