"""A browser's token is renewed whenever it opens something; pages that were open before go on working."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.browsing import InspectingClient, hidden
from tests.web.coming import by_words, token_of, words_of
from tests.web.conftest import Clock
from tests.web.driving import WALKING, Applicant
from tests.web.helping import Fresh

TYPED = {"conditions": "Words typed in the older tab"}


@pytest.mark.parametrize("shared", [False, True])
def test_the_first_answer_renews_the_token(fresh_citizen: Fresh, shared: bool) -> None:
    """Whoever knew the token before, from a computer they have left, cannot open what is begun with it."""
    client, before = fresh_citizen(), fresh_citizen()
    if shared:
        client.post("/shared")
    form = hidden(client.get("/apply"))
    before.set_cookie("session", token_of(client))
    begun = client.post("/apply", data=form | {"applying_for": "myself"}).location or ""
    assert before.get(begun).status_code == 404
    assert client.get(begun, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("shared", [False, True])
def test_a_second_press_leads_to_the_same_application(fresh_citizen: Fresh, shared: bool) -> None:
    """Sent again before the new token has come, the first form leads on; by then the browser has it."""
    client = fresh_citizen()
    if shared:
        client.post("/shared")
    form, old = hidden(client.get("/apply")) | {"applying_for": "myself"}, token_of(client)
    begun = client.post("/apply", data=form).location
    new = token_of(client)
    client.set_cookie("session", old)
    again = client.post("/apply", data=form)
    assert again.status_code == 307
    assert "Set-Cookie" not in again.headers
    client.set_cookie("session", new)
    assert client.post(again.location, data=form).location == begun


def test_a_first_answer_wakes_no_session(applicant: Applicant, clock: Clock) -> None:
    """A session that rests still asks for the date of birth, whatever else is begun in it."""
    form = hidden(applicant.client.get("/apply"))
    applicant.begin_complete(**WALKING)
    clock.now += timedelta(hours=1)
    applicant.client.post("/apply", data=form | {"applying_for": "myself"})
    assert applicant.get("name").location == applicant.url("wake") + "?next=name"


def second_tab(away: Applicant, client: InspectingClient, *, shared: bool) -> dict[str, str]:
    """Come back twice in one browser, and return the form of a page that was open before the second time."""
    away.anew(**WALKING)
    words = words_of(away)
    if shared:
        client.post("/shared")
    by_words(client, words)
    form = hidden(client.get(away.url("conditions")))
    by_words(client, words)
    return form


@pytest.mark.parametrize("shared", [False, True])
def test_a_form_of_an_older_tab_is_taken(away: Applicant, fresh_citizen: Fresh, shared: bool) -> None:
    """A page that was drawn before the last renewal is as good as one that was drawn after it."""
    client = fresh_citizen()
    form = second_tab(away, client, shared=shared)
    assert client.post(away.url("conditions"), data=form | TYPED).status_code == 303
    assert away.draft.answers["conditions"] == TYPED["conditions"]


def test_a_form_of_a_session_that_is_over_is_not(away: Applicant, fresh_citizen: Fresh, clock: Clock) -> None:
    """The older token's forms are good only while the session lives, and never in the next one."""
    client = fresh_citizen()
    form = second_tab(away, client, shared=True)
    for pause in (timedelta(minutes=12), timedelta(0)):
        clock.now += pause
        assert client.post(away.url("conditions"), data=form | TYPED).location == "/finished?why=rest"
        client.delete_cookie("session")
        client.post("/shared")
    assert away.draft.answers["conditions"] != TYPED["conditions"]


def test_the_end_works_from_the_oldest_tab(away: Applicant, fresh_citizen: Fresh) -> None:
    """Pressed on a page of two tokens ago, End ends the session that the browser has now."""
    client = fresh_citizen()
    client.post("/shared")
    oldest = hidden(client.get("/return/words"))
    second_tab(away, client, shared=False)
    assert client.post("/finish", data=oldest).location == "/finished"
    assert client.get_cookie("session") is None
    assert client.get(away.url("tasks")).status_code == 404


def test_words_of_every_tab_wait(away: Applicant, fresh_citizen: Fresh) -> None:
    """Each tab that is told that its words wait finds them, though something else was opened first."""
    away.anew(**WALKING)
    words, client = words_of(away), fresh_citizen()
    for key in ("conditions", "pain"):
        shut = client.post(away.url(key), data={key: f"Words of the tab {key}"})
        assert "Come back in this browser within 24 hours" in shut.text
    client.post("/apply", data=hidden(client.get("/apply")) | {"applying_for": "myself"})
    client.post("/shared")
    by_words(client, words)
    for key in ("conditions", "pain"):
        assert f"Words of the tab {key}" in client.get(away.url(key)).text
