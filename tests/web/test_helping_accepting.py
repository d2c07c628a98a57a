"""The helper's way in: words, what they let one do, accept or not; known and unknown alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.access import TRIES, PermitState
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden, links, tree
from tests.web.conftest import Clock
from tests.web.driving import PIP, Applicant, Known
from tests.web.helping import (
    HELPER,
    Fresh,
    accept,
    answer,
    end,
    helper_of,
    let,
    permits,
    type_words,
)

NEVER_MADE = "zebra zebra zebra zebra zebra"
WHOSE = "Nusrat Farooq-Example"


@pytest.fixture
def holder(applicant: Applicant) -> Applicant:
    """Give somebody with an application that is ready to send."""
    applicant.begin_complete(**PIP)
    return applicant


def test_the_words_lead_to_what_they_let_one_do(holder: Applicant, citizen: InspectingClient,
                                                fresh_citizen: Fresh) -> None:  # fmt: skip
    """Before anything begins the helper reads whom they would help, as whom, with what and until when."""
    client = fresh_citizen()
    words = let(holder, "upload", authority="deputy", address="hide")
    page = type_words(client, words).text
    day = holder.home.today + timedelta(days=10)
    for told in (
        WHOSE,
        f"{HELPER}, daughter",
        "Fill in answers and upload papers",
        f"{day.day} ",
        "Deputy, appointed",
        "The person answers this themselves",
        "The person you help sees it, and so does the council",
    ):
        assert told in page
    assert permits(holder)[0].state == PermitState.OFFERED
    assert client.get(holder.url("tasks")).status_code == 404


@pytest.mark.parametrize("how", ["{}", "  {} ", "upper", "hyphens", "stops"])
def test_words_are_forgiven_their_look(holder: Applicant, fresh_citizen: Fresh, how: str) -> None:
    """Capitals, hyphens, spaces and "full stop" between the words make no difference."""
    words = let(holder)
    looks = {
        "upper": words.upper(),
        "hyphens": words.replace(" ", "-"),
        "stops": words.replace(" ", " full stop "),
    }
    assert type_words(fresh_citizen(), looks.get(how, how.format(words))).status_code == 200


def test_accepting_leads_in_under_a_new_token(holder: Applicant, fresh_citizen: Fresh) -> None:
    """The helper's browser gets a token no one knew before, and the application with the helper's banner."""
    client, words = fresh_citizen(), let(holder)
    own = Applicant(client, holder.home, holder.known)
    own.begin(applying_for="myself")
    before = client.get_cookie("session")
    helper = accept(holder, client, words)
    after = client.get_cookie("session")
    assert before
    assert after
    assert before.value != after.value
    assert own.get("authority").status_code == 303
    client.set_cookie("session", before.value)
    assert [one.get("").status_code for one in (own, helper)] == [404, 404]
    client.set_cookie("session", after.value)
    page = helper.get("my-help?begun=yes")
    assert "You can help now" in page.text
    assert f"/apply/{holder.draft_id}/way-back" in links(page)
    assert f"You are helping {WHOSE} with their application." in helper.get("tasks").text
    assert f"/apply/{holder.draft_id}/my-help" in links(helper.get("tasks"))
    assert permits(holder)[0].state == PermitState.ACCEPTED


def test_the_words_work_once(holder: Applicant, fresh_citizen: Fresh) -> None:
    """After one helper accepted, the same words open nothing for anybody else."""
    words = let(holder)
    assert answer(fresh_citizen(), words).status_code == 303
    assert type_words(fresh_citizen(), words).status_code == 422


def test_two_who_accept_at_once_leave_one_helper(holder: Applicant, fresh_citizen: Fresh) -> None:
    """Of two browsers that both show what the words let one do, only the first to press gets in."""
    words, one, two = let(holder), fresh_citizen(), fresh_citizen()
    shown = [(client, hidden(type_words(client, words))) for client in (one, two)]
    statuses = [
        client.post("/help-somebody/answer", data=form | {"do": "accept"}).status_code
        for client, form in shown
    ]
    assert statuses == [303, 422]
    assert two.get(holder.url("tasks")).status_code == 404


def test_not_accepting_takes_the_offer_back(holder: Applicant, fresh_citizen: Fresh) -> None:
    """The helper who says no opens nothing, the words are dead, and the holder's list says so."""
    client, words = fresh_citizen(), let(holder)
    assert "You have not accepted" in answer(client, words, "decline").text
    assert client.get(holder.url("tasks")).status_code == 404
    assert type_words(fresh_citizen(), words).status_code == 422
    assert permits(holder)[0].state == PermitState.ENDED


def test_wrong_words_all_get_the_same_page(holder: Applicant, fresh_citizen: Fresh, clock: Clock) -> None:
    """Never made, used, taken back and run out: one status, one body, but for what was typed."""
    used, back, old = let(holder), let(holder, name="Two Example"), let(holder, name="Three Example")
    answer(fresh_citizen(), used)
    answer(fresh_citizen(), back, "decline")
    clock.now += timedelta(days=15)
    bodies = set()
    for words in (NEVER_MADE, used, back, old, "x", "a b c d e f g"):
        response = type_words(fresh_citizen(), words)
        assert response.status_code == 422
        page = tree(response)
        bodies.add(page.only("main").replace(words, ""))
    assert len(bodies) == 1


def test_after_five_wrong_tries_words_are_dead(home: Portal, fresh_citizen: Fresh) -> None:
    """Tries are counted by what was typed, known or not, whichever browser they come from."""
    for _ in range(TRIES + 3):
        assert type_words(fresh_citizen(), NEVER_MADE).status_code == 422


def test_an_old_page_keeps_the_words(fresh_citizen: Fresh, holder: Applicant) -> None:
    """Without a good token nothing is looked up or accepted, and the words typed are there again."""
    client, words = fresh_citizen(), let(holder)
    client.get("/help-somebody")
    response = client.post("/help-somebody", data={"words": words})
    assert response.status_code == 422
    assert tree(response).ids["words"].get("value") == words
    again = client.post("/help-somebody/answer", data={"words": words, "do": "accept"})
    assert again.status_code == 409
    assert hidden(again)["words"] == words
    assert permits(holder)[0].state == PermitState.OFFERED


def test_the_holders_own_browser_stays_the_holders(holder: Applicant) -> None:
    """Who enters the words where the application is open gets a clear page, and nothing changes."""
    words = let(holder)
    page = type_words(holder.client, words)
    assert page.status_code == 409
    assert "These words are for your helper" in page.text
    token = hidden(holder.client.get("/help-somebody"))
    direct = holder.client.post("/help-somebody/answer", data=token | {"words": words, "do": "accept"})
    assert direct.status_code == 409
    assert permits(holder)[0].state == PermitState.OFFERED
    assert holder.get("helpers").status_code == 200


def test_two_helped_in_a_row_share_nothing(
    holder: Applicant, fresh_citizen: Fresh, home: Portal, known: Known
) -> None:
    """In one browser that helps two people, each page names and holds only its own person (civiform 2636)."""
    client = fresh_citizen()
    other = Applicant(fresh_citizen(), home, known)
    other.begin_complete(**PIP | {"name": {"first": "Olga", "last": "Other-Example"}})
    first = accept(holder, client, let(holder))
    second = accept(other, client, let(other, "send"))
    for helper, own, foreign in (
        (first, "Farooq-Example", "Other-Example"),
        (second, "Other-Example", "Farooq-Example"),
    ):
        for page in ("tasks", "check", "name", "my-help"):
            text = helper.get(page).text
            assert foreign not in text
            assert own in text
    assert first.post("check", {"shown": "x"}).status_code == 403
    assert second.post("check", {"shown": "x"}).status_code == 409


def test_a_helper_finds_no_other_application_of_the_holder(holder: Applicant, fresh_citizen: Fresh) -> None:
    """What else the holder has begun or sent is not found by the helper, in lists or by address."""
    helped = holder.draft_id
    helper = helper_of(holder, fresh_citizen)
    holder.sent(**PIP | {"name": {"first": "Nusrat", "last": "Second-Example"}})
    second = holder.draft_id
    for page in ("", "/check", "/sent", "/sent/print", "/helpers"):
        assert helper.client.get(f"/apply/{second}{page}").status_code == 404
    for page in ("/", "/applications", f"/apply/{helped}/tasks", f"/apply/{helped}/check"):
        assert second not in helper.client.get(page).text


def test_the_tasks_say_who_can_help(applicant: Applicant, fresh_citizen: Fresh) -> None:
    """The holder reads it where they come back to, from the acceptance to the end; the helper does not."""
    applicant.begin_complete(**PIP)
    helper = accept(applicant, fresh_citizen(), let(applicant))
    told = f"Can help at the moment: {HELPER}, daughter"
    assert told in tree(applicant.get("tasks")).only("main")
    assert told not in tree(helper.get("tasks")).only("main")
    end(applicant)
    assert told not in tree(applicant.get("tasks")).only("main")
