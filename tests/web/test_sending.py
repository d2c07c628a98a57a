"""Sent once, exactly what was shown, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from portal.cases import Case
from portal.drafts import Stale
from portal.journey import Choices, Question, summary
from portal.web.language import say_for
from tests.web.browsing import InspectingClient, tree
from tests.web.conftest import Clock
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.stored import cases_of, checksum

pytestmark = pytest.mark.matrix("T30")

AFTER = ("", "name", "result", "tasks", "check", "declaration", "medicines", "medicines/AAAAAAAA")
"""Some pages of a draft, of each kind."""


def rows(response: object) -> list[tuple[str, str]]:
    """Return question and answer of each row of a page."""
    page = tree(response)  # type: ignore[arg-type]
    keys, values = page.all("dt"), page.all(css="govuk-summary-list__value")
    return [(page.text(key), page.text(value)) for key, value in zip(keys, values, strict=True)]


def case_of(applicant: Applicant) -> Case:
    with applicant.home.database.reading() as tx:
        case = applicant.home.cases.of_draft(tx, applicant.draft_id)
    assert case
    return case


def test_twenty_at_once_make_one_case(
    applicant: Applicant, fresh_citizen: Callable[[], InspectingClient]
) -> None:
    """Twenty identical posts at the same moment make one case, and each is led to its confirmation."""
    applicant.begin_complete(**PIP)
    applicant.check()
    data, url = {"csrf_token": applicant.token, "accept": "yes"}, applicant.url("declaration")
    tabs = [fresh_citizen() for _ in range(20)]
    for tab in tabs:
        tab.set_cookie("session", applicant.session)
    with ThreadPoolExecutor(20) as pool:
        led = list(pool.map(lambda tab: tab.post(url, data=data).location, tabs))
    assert set(led) == {applicant.url("sent")}
    assert cases_of(applicant.home) == [case_of(applicant).reference]
    with applicant.home.database.reading() as tx:
        events = applicant.home.audit.events(tx, case_of(applicant).council, case_of(applicant).id)
    assert [event.action for event in events] == ["submitted"]


def test_back_and_send_again(applicant: Applicant) -> None:
    """Sending again, reloading and opening again all show the same confirmation of the one case."""
    reference = applicant.sent(**PIP)
    before = checksum(applicant.home)
    for _ in range(2):
        assert applicant.client.post(
            applicant.url("declaration"), data={"csrf_token": applicant.token, "accept": "yes"}
        ).location == applicant.url("sent")
        assert reference in applicant.get("sent").text
    assert checksum(applicant.home) == before


@pytest.mark.parametrize("page", AFTER)
def test_every_page_of_a_sent_draft_leads_to_its_confirmation(page: str, applicant: Applicant) -> None:
    """After sending, no page of the draft can be seen or sent again: each leads to the confirmation."""
    applicant.sent(**WALKING)
    assert applicant.get(page).location == applicant.url("sent")
    if page and page not in ("result", "tasks"):
        sent = applicant.client.post(applicant.url(page), data={"csrf_token": applicant.token})
        assert sent.location == applicant.url("sent")


def test_there_is_no_confirmation_before(applicant: Applicant) -> None:
    """Before sending there is no confirmation, and looking for it loses nothing."""
    applicant.begin_complete(**PIP)
    before = checksum(applicant.home)
    assert applicant.get("sent").status_code == 404
    assert applicant.get("sent/print").status_code == 404
    assert checksum(applicant.home) == before


def test_sending_needs_a_yes_and_a_good_token(applicant: Applicant) -> None:
    """Without the tick, or from an old page, nothing is sent and the declaration says what to do."""
    applicant.begin_complete(**PIP)
    applicant.check()
    for fields in ({}, {"accept": "no"}, {"accept": "yes", "csrf_token": "old"}):
        assert applicant.post("declaration", fields).status_code == 422
    assert cases_of(applicant.home) == []
    assert applicant.send().location == applicant.url("sent")


def test_the_declaration_comes_after_the_check(applicant: Applicant) -> None:
    """Nobody declares what they have not checked: the answers come first, and nothing is sent."""
    applicant.begin_complete(**PIP)
    assert applicant.get("declaration").location == applicant.url("check")
    assert applicant.send().status_code == 409
    assert cases_of(applicant.home) == []


def test_an_answer_changed_after_the_check(applicant: Applicant) -> None:
    """An answer changed in another tab stops the sending: the answers are shown, to confirm them again."""
    applicant.begin_complete(**PIP)
    applicant.check()
    applicant.answer("name", {"first": "Changed", "last": "Example"})
    page = applicant.send()
    assert page.status_code == 409
    assert cases_of(applicant.home) == []
    assert "Changed Example" in tree(page).only("main")
    form = tree(page).all("form")[0]
    hidden = {one.get("name"): one.get("value") for one in form.iter("input")}
    assert applicant.client.post(form.get("action"), data=hidden).location == applicant.url("declaration")
    assert applicant.send().location == applicant.url("sent")


@pytest.mark.parametrize(("changes", "cases"), [({"answers": PIP, "checked": None}, 0), ({"kept": {}}, 1)])
def test_a_save_in_the_moment_of_sending(
    changes: dict[str, Any], cases: int, applicant: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save between reading and sending stops it when an answer changed, and does not when none did."""
    applicant.begin_complete(**PIP)
    applicant.check()
    writing = applicant.home.database.writing

    def overtaken() -> Any:
        monkeypatch.undo()
        applicant.overwrite(**changes)
        return writing()

    data = {"csrf_token": applicant.token, "accept": "yes"}
    monkeypatch.setattr(applicant.home.database, "writing", overtaken)
    sent = applicant.client.post(applicant.url("declaration"), data=data)
    assert sent.location == applicant.url("sent" if cases else "tasks")
    assert len(cases_of(applicant.home)) == cases


def test_only_what_was_shown_can_be_confirmed(applicant: Applicant) -> None:
    """A check page made before an answer changed, or from an old page, confirms nothing."""
    applicant.begin_complete(**PIP)
    for fields in ({"shown": "old"}, {}, {"csrf_token": "old"}):
        assert applicant.post("check", fields).status_code == 409
    assert applicant.draft.checked is None


def test_the_confirmation_shows_exactly_what_was_sent(applicant: Applicant) -> None:
    """The rows on check answers, on the page to print and in the case are the same, word for word."""
    applicant.begin_complete(**WALKING)
    shown = rows(applicant.get("check"))
    path = applicant.path
    applicant.check()
    applicant.send()
    case = case_of(applicant)
    assert shown == rows(applicant.get("sent/print"))
    assert len(shown) == sum(1 for part in case.content["sections"] for row in part["rows"])
    names = {"council": applicant.home.directory.by_code(case.council).name}
    told = [row for part in summary(path, say_for("you"), **names) for row in part.rows]
    kept = [row for part in case.content["sections"] for row in part["rows"]]
    assert [(row.label, list(row.lines)) for row in told] == [(row["label"], row["lines"]) for row in kept]
    assert case.content["answers"] == dict(path.answers)


def test_the_draft_is_gone_after_sending(applicant: Applicant) -> None:
    """After sending, neither the answers of the draft nor their key are in the database."""
    applicant.sent(**PIP)
    with applicant.home.database.reading() as tx:
        left = tx.exec_driver_sql("SELECT body FROM drafts").scalar_one()
        keys = tx.exec_driver_sql("SELECT id FROM record_keys").scalars().all()
    assert left is None
    assert applicant.draft_id not in keys


def test_a_draft_ends_after_a_day(applicant: Applicant, clock: Clock) -> None:
    """A day after its last change a draft without a way back is not found any more."""
    applicant.begin_complete(**PIP)
    clock.now += timedelta(hours=23)
    assert applicant.get("check").location.startswith(applicant.url("wake"))
    clock.now += timedelta(hours=1)
    assert applicant.get("check").status_code == 404
    assert applicant.get("sent").status_code == 404


def test_a_confirmation_stays(applicant: Applicant, citizen: InspectingClient, clock: Clock) -> None:
    """What was sent can be opened, and found from the start, as long as the browser has its cookie."""
    reference = applicant.sent(**PIP)
    clock.now += timedelta(days=30)
    born = {"born-day": "27", "born-month": "3", "born-year": "1951", "csrf_token": applicant.token}
    woken = applicant.client.post(applicant.get("sent").location, data=born)
    assert woken.location == applicant.url("sent")
    assert reference in citizen.get(woken.location).text


def test_an_old_declaration_keeps_its_tick(applicant: Applicant) -> None:
    """VAL-1: a declaration that comes back because it is old is still agreed to; without a tick it is not."""
    applicant.begin_complete(**PIP)
    applicant.check()
    for sent, ticked in (({"accept": "yes"}, ["yes"]), ({}, [])):
        page = applicant.post("declaration", {**sent, "csrf_token": "old"})
        chosen = [one.get("value") for one in tree(page).all("input") if one.get("checked") is not None]
        assert chosen == ticked


def test_other_tabs_that_never_stop_saving_end_in_a_page(
    applicant: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sending tries a few times and then says that other tabs are faster; nothing is sent."""
    applicant.begin_complete(**PIP)
    applicant.check()

    def overtaken(*_: object) -> None:
        raise Stale

    monkeypatch.setattr(applicant.home.drafts, "close", overtaken)
    assert applicant.send().status_code == 409
    assert cases_of(applicant.home) == []


def test_the_longest_answers_can_be_sent(applicant: Applicant) -> None:
    """Every text answered with the longest its question accepts comes through, none cut."""
    answers = applicant.known.complete(WALKING)
    texts = [
        page
        for section, page in applicant.home.journey.pages
        if section.stage == "tasks" and page.key in answers and isinstance(page, Question)
        if not isinstance(page.answer, Choices)
    ]
    applicant.begin(**answers)
    for page in texts:
        answers[page.key] = max(page.answer.examples(), key=lambda value: len(repr(value)))
        assert applicant.answer(page.key, answers[page.key]).status_code == 303, page.key
    applicant.check()
    assert applicant.send().location == applicant.url("sent")
    assert case_of(applicant).content["answers"] == applicant.known.path(answers).answers
    applicant.get("sent/print")
