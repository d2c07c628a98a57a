"""Every way through that the journey can tell apart, over the web, in both voices."""

from __future__ import annotations

from typing import Any

import pytest

from portal.drafts import RING
from portal.evidence import Owner
from portal.journey import ExitPage, Question
from portal.web.apply.shown import answers_hash
from portal.web.apply.visit import Visit
from tests.web.driving import Applicant, Known
from tests.web.stored import cases_of

HELPED = {"applying_for": "someone_else", "authority": "professional"}
MYSELF = {"organisation", "for_a_child", "grown_up"}
"""Pages for who does not say that they help."""
VOICES: dict[str, dict[str, Any]] = {"as it comes": {}, "they": HELPED}


@pytest.mark.slow
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.usefixtures("quick_files")
def test_every_way_leads_on(voice: str, applicant: Applicant, known: Known, ways: tuple[Any, ...]) -> None:
    """Each way is sent or exits; each page shows its answer, asks again when empty, and leads on."""
    met, sent = set[tuple[Any, ...]](), 0
    for way in ways:
        applicant.begin(**known.complete(way | VOICES[voice]))
        for stop in applicant.path.stops:
            seen = (stop.page.key, repr(applicant.draft.answers.get(stop.page.key)))
            if seen not in met and isinstance(stop.page, Question):
                visit(applicant, stop.page, first=(stop.page.key,) not in met)
            elif stop.page.key in applicant.home.upload_pages:
                give_and_name(applicant, stop.page.key)
            met |= {seen, (stop.page.key,)}
        if applicant.path.complete:
            found = tuple(applicant.path.known[fact] for fact in ("route", "outcome", "age"))
            finish(applicant, look=found not in met)
            met.add(found)
            sent += 1
        elif stop := applicant.path.first_unanswered():
            assert isinstance(stop.page, ExitPage)
            assert applicant.get(stop.page.key).status_code == 200
    assert len(set(cases_of(applicant.home))) == sent
    every = {page.key for _, page in applicant.home.journey.pages}
    assert every - {key for key, *_ in met} == (MYSELF if voice == "they" else set())


def visit(applicant: Applicant, page: Question, *, first: bool) -> None:
    """Look at a page, then send its answer; the first time, send an empty form as well."""
    answer = applicant.draft.answers[page.key]
    if first:
        assert applicant.get(page.key).status_code == 200
        assert applicant.post(page.key, {}).status_code == (303 if page.optional else 422)
        assert applicant.get(page.key).status_code == 200
    if page.key in applicant.home.upload_pages:
        give_and_name(applicant, page.key)
    after = applicant.path.after(page.key)
    led = applicant.answer(page.key, answer)
    assert led.status_code == 303, (page.key, answer)
    assert applicant.draft.answers[page.key] == answer
    place = after.key.replace("_", "-") if after else ("result", "tasks")
    assert led.location.endswith(place), (page.key, led.location)


def give_and_name(applicant: Applicant, key: str) -> None:
    """Put a file into the draft with everything said of it that there is to say."""
    home, owner = applicant.home, Owner(RING, applicant.draft_id)
    file = applicant.give(key, what="other")
    with home.database.writing() as tx:
        home.evidence.choose(tx, owner, file.id, "as_is")


def finish(applicant: Applicant, *, look: bool) -> None:
    """Send the application, and look at every page on the way if told to."""
    for page in ("result", "tasks", "check", "declaration", "sent", "sent/print"):
        if page == "declaration":
            shown = answers_hash(Visit(applicant.home, applicant.session, applicant.draft))
            assert applicant.post("check", {"shown": shown}).location == applicant.url("declaration")
        if page == "sent":
            assert applicant.send().location == applicant.url("sent")
        if look:
            assert applicant.get(page).status_code == 200
