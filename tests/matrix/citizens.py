"""Citizens: with an application, on their own computer or another's, before and after it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from portal.access import Kind, Level, Mode
from portal.drafts import RING
from portal.evidence import Owner
from portal.storage.schema.delivery import outbox
from tests.matrix.drafts import ENTRY, PERSON
from tests.matrix.house import Browser, House
from tests.matrix.stages import Stage, later, stage
from tests.web.coming import ASKED, BORN, EMAIL, FULL, NUMBER, helper_of
from tests.web.driving import WALKING, Applicant
from tests.web.filing import red_and_blue

UPLOADED = "files_identity"
MEDICINE = {"id": ENTRY, "name": "Example", "prescribed": "yes", "dose": "1", "often": "daily"}
READY: dict[str, Any] = FULL | WALKING | {"medicines": [MEDICINE], "paper_identity": "upload", "name": PERSON}
"""An application with a list, a file and everything a way back is made of."""
THEIRS = {"applying_for": "someone_else", "authority": "friend"}
TYPED = {
    **BORN,
    "way": "words",
    "email": EMAIL,
    "phone": NUMBER,
    "helper-name": "Sam Helper-Example",
    "helper-relationship": "daughter",
    "helper-until-day": "1",
    "helper-until-month": "12",
    "helper-until-year": "2026",
}
"""What anybody types, by the name of the input."""


def holder(at: House, voice: str, language: str, **changes: Any) -> Applicant:
    """Return somebody with an application in a voice, ready to send but for the check."""
    wanted = READY | (THEIRS if voice == "they" else {}) | changes
    return begin(at, language, **at.known.complete(wanted))


def begin(at: House, language: str, **answers: Any) -> Applicant:
    """Return somebody with an application that has these answers."""
    person = Applicant(at.returning(language), at.home, at.known)
    person.begin(**answers)
    return person


def own(person: Applicant, **values: str) -> Stage:
    """Return the stage of somebody with an application."""
    client = person.client
    assert isinstance(client, Browser)
    given = {"draft_id": person.draft_id, "entry_id": ENTRY} | values
    return Stage(client, given, TYPED, person)


@stage("nobody")
def newcomer(at: House, voice: str, language: str) -> Stage:
    """Somebody who has never been here."""
    return Stage(at.browser(language), fields=TYPED)


@stage("self", "you", "they")
def ready(at: House, voice: str, language: str) -> Stage:
    """Somebody who has answered everything, and checked it."""
    person = holder(at, voice, language)
    file = person.give(UPLOADED, red_and_blue())
    person.check()
    with at.home.database.writing() as tx:
        link = at.home.links.make(tx, Owner(RING, person.draft_id), UPLOADED, "COV", at.time.now)
    return own(person, file_id=file.id, part="thumb", code=link.code, link_id=link.id)


@stage("self", "you", "they", state="begun")
def begun(at: House, voice: str, language: str) -> Stage:
    """Somebody who has answered a few questions, and has read nothing about leaving quickly."""
    person = Applicant(at.returning(language), at.home, at.known)
    with at.home.database.writing() as tx:
        at.home.sessions.begin(tx, person.session, at.time.now)
    first = {"applying_for": "myself" if voice == "you" else "someone_else"}
    led = person.client.post("/apply", data={"csrf_token": person.token, **first})
    person.draft_id = led.location.split("/")[2]
    return own(person)


@stage("self", "you", "they", state="sent")
def sent(at: House, voice: str, language: str) -> Stage:
    """Somebody who has sent it."""
    person = holder(at, voice, language)
    person.give(UPLOADED, red_and_blue())
    person.check()
    assert person.send().status_code == 303
    return own(person)


@stage("self", "you", "they", state="saved")
def saved(at: House, voice: str, language: str) -> Stage:
    """Somebody who has made words and an address to come back with, and waits for a code to another."""
    person = holder(at, voice, language)
    with at.home.database.writing() as tx:
        at.home.ways.make_words(tx, person.draft_id, "", at.time.now)
        at.home.drafts.keep_for(tx, person.draft_id, 28, at.time.now)
    for kind in (Kind.EMAIL, Kind.TEXT):
        person.post(f"way-back/{kind}", ASKED[kind])
    with at.home.database.writing() as tx:  # which message is the newer is no matter of chance
        by_text = outbox.c.channel == Kind.TEXT
        tx.execute(outbox.update().where(by_text).values(made_at=at.time.now + timedelta(seconds=1)))
    return replace(own(person), queries={"back.saved": "?by=words"})


@stage("self", "you", "they", state="resting")
def resting(at: House, voice: str, language: str) -> Stage:
    """Somebody who has left the page alone for half an hour."""
    person = own(holder(at, voice, language))
    later(person.client, 32)
    return person


@stage("self", "you", "they", state="on a shared computer")
def shared(at: House, voice: str, language: str) -> Stage:
    """Somebody on a computer that others use too."""
    person = Applicant(at.returning(language), at.home, at.known)
    with at.home.database.writing() as tx:
        at.home.sessions.begin(tx, person.session, at.time.now, Mode.SHARED)
    person.begin_complete(**READY | (THEIRS if voice == "they" else {}))
    return own(person)


def as_helper(at: House, person: Applicant, language: str, level: Level, **more: Any) -> Stage:
    """Return a helper with a permit, in somebody's application."""
    helper = helper_of(person, at.returning(language), level, until=at.home.today.replace(month=12), **more)
    with at.home.database.writing() as tx:
        session = at.home.sessions.of(tx, helper.session)
        assert session
        at.home.sessions.note_told(tx, session)
    return own(helper)


@stage("helper", "they")
def helper(at: House, voice: str, language: str) -> Stage:
    """A helper who may do everything."""
    return as_helper(at, holder(at, "you", "en"), language, Level.SEND)


@stage("helper", "they", state="may only fill in")
def filler(at: House, voice: str, language: str) -> Stage:
    """A helper who may fill in, and neither upload nor send, nor see the address."""
    return as_helper(at, holder(at, "you", "en"), language, Level.FILL, hides_address=True)


@stage("self", "you", "they", state="with a helper")
def helped(at: House, voice: str, language: str) -> Stage:
    """Somebody who lets one person help and has offered it to another."""
    person = holder(at, voice, language)
    until = at.home.today.replace(month=12)
    helper_of(person, at.returning("en"), Level.UPLOAD, until=until)
    person.post("helpers/new", TYPED | {"helper-level": "fill", "helper-authority": "none"})
    return own(person)


@stage("self", "you", state="with a code")
def asked(at: House, voice: str, language: str) -> Stage:
    """Somebody in another browser who has asked for a code to come back with."""
    person, home = holder(at, "you", "en"), at.home
    with home.database.writing() as tx:
        words = home.ways.make_words(tx, person.draft_id, "", at.time.now)
        home.drafts.keep_for(tx, person.draft_id, 28, at.time.now)
        sent = home.ways.propose(tx, person.draft_id, "", Kind.EMAIL, EMAIL, person.session, at.time.now)
        assert sent
    with home.database.stepping() as tx:
        home.ways.answer(tx, person.session, sent.code, at.time.now)
    client = at.browser(language)
    client.get("/return/email")
    cookie = client.get_cookie("session")
    token = cookie.value if cookie else ""
    with at.home.database.stepping() as tx:
        challenge = at.home.ways.ask(tx, Kind.EMAIL, EMAIL, token, at.time.now)
    assert challenge
    fields = TYPED | {"words": words, "code": challenge.code}
    return Stage(client, {"link": challenge.link}, fields)
