"""Whoever is shut out, or has sent, while they make a way back makes none; and how long a draft stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from portal.access import Kind, Level
from portal.drafts import Stale
from portal.web.apply.visit import Visit
from portal.web.back import confirming, saving, sign_in
from portal.web.entering import unstash
from portal.web.helping import handing
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient, hidden
from tests.web.coming import ASKED, FULL, code_in, helper_of, link_in, outbox, posted, save_address
from tests.web.conftest import Clock
from tests.web.driving import Applicant
from tests.web.helping import let, type_words

NewBrowser = Callable[[], InspectingClient]
FOR_ANOTHER = FULL | {"applying_for": "someone_else", "authority": "friend"}


def before(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, act: Callable[[], None]) -> None:
    """Let something happen between the moment a request was let in and what it does then."""
    original = getattr(place, name)

    def do(*given: Any, **named: Any) -> Any:
        act()
        return original(*given, **named)

    monkeypatch.setattr(place, name, do)


def shut(applicant: Applicant) -> None:
    """Shut the applicant's door, as the other holder's press on "hand over" does."""
    with applicant.home.database.writing() as tx:
        session = applicant.home.sessions.of(tx, applicant.session)
        assert session
        applicant.home.sessions.shut_door(tx, session, applicant.draft_id)


def ways(applicant: Applicant, permit_id: str = "") -> list[tuple[Kind, bool]]:
    """Return the kinds of the ways back there are, and whether each is confirmed."""
    with applicant.home.database.reading() as tx:
        found = applicant.home.ways.of_draft(tx, applicant.draft_id, permit_id)
    return [(way.kind, way.confirmed) for way in found]


@pytest.mark.parametrize(
    ("place", "name", "page", "form"),
    [
        (saving, "card_page", "way-back", {"way": "words"}),
        (saving, "send_letter", "way-back", {"way": "letter"}),
        (confirming, "propose", "way-back/email", ASKED["email"]),
        (handing, "card_page", "hand-over", {}),
    ],
)
def test_who_is_shut_out_makes_no_way_back(
    applicant: Applicant,
    monkeypatch: pytest.MonkeyPatch,
    place: Any,
    name: str,
    page: str,
    form: dict[str, str],
) -> None:
    """A request that was let in just before is refused like any after it, and leaves nothing."""
    applicant.begin_complete(**FOR_ANOTHER)
    before(monkeypatch, place, name, lambda: shut(applicant))
    sent = outbox(applicant.home)
    assert applicant.post(page, form).status_code == 404
    assert (ways(applicant), outbox(applicant.home)) == ([], sent)


def test_who_is_shut_out_confirms_nothing(applicant: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """The right code comes too late, by whichever way it was let in."""
    applicant.begin_complete(**FULL)
    _, message = posted(applicant.home, lambda: applicant.post("way-back/email", ASKED["email"]))
    before(monkeypatch, confirming, "unconfirmed", lambda: shut(applicant))
    assert applicant.post("way-back/email/code", {"code": code_in(message)}).status_code == 404
    assert ways(applicant) == [(Kind.EMAIL, False)]


def test_who_is_shut_out_signs_in_for_nothing(applicant: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign-in that was under way is no way back."""
    applicant.begin_complete(**FULL)
    monkeypatch.setattr(sign_in, "open_any", lambda _: visit_of(applicant))
    shut(applicant)
    with applicant.client.application.test_request_context("/"), pytest.raises(Exception, match="404"):
        sign_in.confirm_sign_in(applicant.home, applicant.draft_id, "urn:person")
    assert ways(applicant) == []


def visit_of(applicant: Applicant) -> Visit:
    """Return the visit of an applicant who was let in."""
    return Visit(applicant.home, applicant.session, applicant.draft)


def test_words_of_an_application_that_is_gone_are_undone(
    applicant: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent in the same moment, it has no new words lying about that nobody would ever forget."""
    applicant.begin_complete(**FULL)

    def send() -> None:
        with applicant.home.database.writing() as tx:
            applicant.home.drafts.close(tx, applicant.draft, "case", applicant.home.now())

    before(monkeypatch, saving, "card_page", send)
    assert applicant.post("way-back", {"way": "words"}).status_code == 409
    assert ways(applicant) == []


def test_a_helper_whose_permit_has_just_ended_makes_no_way_back(
    applicant: Applicant, fresh_citizen: NewBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are refused, and nothing is left to be found in a list."""
    applicant.begin_complete(**FULL)
    helper = helper_of(applicant, fresh_citizen(), Level.SEND)
    home = applicant.home

    def end() -> None:
        with home.database.writing() as tx:
            for permit in home.permits.of_draft(tx, applicant.draft_id):
                home.permits.end(tx, permit, home.now())

    before(monkeypatch, saving, "card_page", end)
    assert helper.post("way-back", {"way": "words"}).status_code == 404


def test_a_code_confirms_and_keeps_or_does_neither(
    applicant: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address that is confirmed never stands beside a draft that is erased tomorrow."""
    applicant.begin_complete(**FULL)
    _, message = posted(applicant.home, lambda: applicant.post("way-back/email", ASKED["email"]))

    def fail(*_: Any) -> None:
        raise Stale

    with monkeypatch.context() as broken:
        broken.setattr(type(applicant.home.drafts), "keep_for", fail)
        assert applicant.post("way-back/email/code", {"code": code_in(message)}).status_code == 409
    assert (ways(applicant), applicant.draft.keep_days) == ([(Kind.EMAIL, False)], 1)
    assert applicant.post("way-back/email/code", {"code": code_in(message)}).status_code == 303
    assert (ways(applicant), applicant.draft.keep_days) == ([(Kind.EMAIL, True)], 28)


def test_a_link_confirms_and_keeps_too(applicant: Applicant) -> None:
    """Pressed in the browser that gave the address."""
    applicant.begin_complete(**FULL)
    _, message = posted(applicant.home, lambda: applicant.post("way-back/email", ASKED["email"]))
    link = link_in(message)
    assert applicant.client.post(link, data=hidden(applicant.client.get(link))).status_code == 303
    assert (ways(applicant), applicant.draft.keep_days) == ([(Kind.EMAIL, True)], 28)


def test_without_its_last_way_back_a_draft_is_kept_as_at_first(
    applicant: Applicant, fresh_citizen: NewBrowser
) -> None:
    """Not before: another of the holder's, or one of a helper who still may, keeps it."""
    applicant.begin_complete(**FULL)
    helper = helper_of(applicant, fresh_citizen())
    for browser in (applicant, helper):
        browser.post("way-back", {"way": "words"})
    save_address(applicant)

    def remove_one(of: Applicant, permit_id: str = "") -> int:
        with applicant.home.database.reading() as tx:
            way, *_ = applicant.home.ways.of_draft(tx, applicant.draft_id, permit_id)
        assert of.post("way-back", {"remove": way.id}).status_code == 303
        return applicant.draft.keep_days

    with applicant.home.database.reading() as tx:
        [permit] = applicant.home.permits.of_draft(tx, applicant.draft_id)
    assert [remove_one(applicant), remove_one(applicant), remove_one(helper, permit.id)] == [28, 28, 1]
    assert applicant.draft.erase_at == applicant.home.now() + timedelta(days=1)


def test_an_offer_for_a_draft_whose_time_is_over_leads_nowhere(
    applicant: Applicant, fresh_citizen: NewBrowser, clock: Clock
) -> None:
    """In the minute before it is erased, too."""
    applicant.begin_complete(**FULL)
    words = let(applicant)
    assert "Nusrat" in type_words(fresh_citizen(), words).text
    clock.now += timedelta(days=1)
    assert "These words do not work" in type_words(fresh_citizen(), words).text


def test_nothing_brings_a_draft_back_whose_time_is_over(
    applicant: Applicant, home: Portal, clock: Clock
) -> None:
    """What a browser has stashed for it does not, either."""
    draft = applicant.begin_complete(**FULL)
    with home.database.writing() as tx:
        home.drafts.stash(tx, "token", draft.id, {"name": {"name-first": ["Zoë"]}}, home.now())
        clock.now += timedelta(days=1)
        unstash(home, tx, "token", draft.id, "")
    assert applicant.draft.version == draft.version


def test_a_crowd_of_browsers_proposes_no_more_than_five(applicant: Applicant) -> None:
    """Each sending counts, and the sixth is refused; nobody floods a stranger's mailbox."""
    applicant.begin_complete(**FULL)
    before_any = len(outbox(applicant.home))
    pages = [applicant.post("way-back/email", ASKED["email"]) for _ in range(6)]
    assert [page.status_code for page in pages] == [303] * 5 + [422]
    assert "try again later" in pages[-1].text
    assert len(outbox(applicant.home)) - before_any == 5
