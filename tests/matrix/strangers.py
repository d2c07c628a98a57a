"""People with something that does not work here: a link, words or a permit of another, or of yesterday."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from portal.access import Kind, Level, PermitState, Terms
from portal.accounts import Role
from tests.matrix.citizens import TYPED, as_helper, holder
from tests.matrix.house import Browser, House
from tests.matrix.staff import received, signed_in
from tests.matrix.stages import Stage, later, stage
from tests.web.coming import EMAIL, helper_of
from tests.web.driving import Applicant

OFFER = "helping.ask_words"
HELPERS = "sam.helper@example.org"


@stage("nobody", state="with an old link")
def too_late(at: House, voice: str, language: str) -> Stage:
    """Somebody whose links and codes work no more."""
    values = {"link": "A" * 22, "code": "123456789012", "link_id": "A" * 22}
    return Stage(at.browser(language), values, TYPED | {"code": "12345678"})


@stage("nobody", state="with a link for another browser")
def elsewhere(at: House, voice: str, language: str) -> Stage:
    """Somebody who opens a link where nobody has asked for it."""
    person, home = holder(at, "you", "en"), at.home
    with home.database.writing() as tx:
        sent = home.ways.propose(tx, person.draft_id, "", Kind.EMAIL, EMAIL, person.session, at.time.now)
    assert sent
    return Stage(at.browser(language), {"link": sent.link}, TYPED)


@stage("nobody", state="with a code for nothing")
def unwanted(at: House, voice: str, language: str) -> Stage:
    """Somebody who comes back by the address of a helper whose permit ran out yesterday."""
    person, home = holder(at, "you", "en"), at.home
    helper_of(person, at.returning("en"), Level.SEND, until=home.today)
    with home.database.writing() as tx:
        [permit] = home.permits.of_draft(tx, person.draft_id)
        sent = home.ways.propose(tx, person.draft_id, permit.id, Kind.EMAIL, HELPERS, "", at.time.now)
        assert sent
    with home.database.stepping() as tx:
        assert home.ways.answer(tx, "", sent.code, at.time.now)
    client = at.browser(language)
    later(client, 60 * 24)
    client.get("/return/email")
    with home.database.writing() as tx:
        challenge = home.ways.ask(tx, Kind.EMAIL, HELPERS, cookie_of(client), at.time.now)
    assert challenge
    return Stage(client, {"link": challenge.link}, TYPED | {"code": challenge.code}, tries="back.code")


@stage("helper", "they", state="with words")
def invited(at: House, voice: str, language: str) -> Stage:
    """Somebody who was given words to help with."""
    return Stage(
        at.browser(language), {}, TYPED | {"words": offered(at, holder(at, "you", "en"))}, tries=OFFER
    )


@stage("self", "you", state="with words for another")
def own_words(at: House, voice: str, language: str) -> Stage:
    """Somebody who types the words that are meant for their helper."""
    person = holder(at, "you", language)
    client = person.client
    assert isinstance(client, Browser)
    return Stage(client, {}, TYPED | {"words": offered(at, person)}, tries=OFFER)


@stage("helper", "they", state="with an ended permit")
def ended(at: House, voice: str, language: str) -> Stage:
    """A helper whose permit was ended."""
    person, home = holder(at, "you", "en"), at.home
    helper = as_helper(at, person, language, Level.SEND)
    with home.database.writing() as tx:
        for permit in home.permits.of_draft(tx, person.draft_id):
            assert permit.state == PermitState.ACCEPTED
            home.permits.end(tx, permit, at.time.now)
    return helper


@stage("staff", state="where others were faster")
def overtaken(at: House, voice: str, language: str) -> Stage:
    """A caseworker whose colleague takes the last free case while they look at it."""
    client, _ = signed_in(at, language, Role.CASEWORKER, "SOLHL")
    [case] = received(at, "SOLHL", 1)
    with at.home.database.writing() as tx:
        colleague = at.home.accounts.add(
            tx,
            email="colleague@example.org",
            name="Ada Example",
            role=Role.CASEWORKER,
            council="SOLHL",
            password="another password",
        )
    return Stage(client, tries="office.queue", meanwhile=partial(take, at, case.id, colleague.id))


def take(at: House, case_id: str, staff_id: str) -> None:
    """Take a case."""
    with at.home.database.writing() as tx:
        at.home.cases.assign(tx, "SOLHL", case_id, staff_id)


def offered(at: House, person: Applicant) -> str:
    """Return the words of an offer that nobody has accepted."""
    terms = Terms(Level.SEND, at.home.today + timedelta(days=9), "Sam Example", "daughter")
    with at.home.database.writing() as tx:
        return at.home.permits.offer(tx, person.draft_id, terms, at.time.now)[1]


def cookie_of(client: Browser) -> str:
    """Return what is in a browser's cookie."""
    cookie = client.get_cookie("session")
    return cookie.value if cookie else ""
