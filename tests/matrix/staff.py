"""Who signs in: caseworkers, service owners, library desks, advisers; and the other device, that does not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from portal.access import Level, Mode, Terms
from portal.accounts import Role, Staff
from portal.cases import Case
from portal.drafts import new_session
from portal.evidence import Owner
from tests.matrix.citizens import holder, own
from tests.matrix.house import Browser, House
from tests.matrix.stages import Stage, stage
from tests.web.driving import Applicant, give
from tests.web.filing import PAPERS, content, red_and_blue
from tests.web.office import Office

PASSWORD = "correct horse"
NAMES = (
    "Aisha Khan",
    "Siân Ó Súilleabháin-Wiśniewska",
    "Bartholomew Featherstonehaugh-Cholmondeley 🙂",
    "Ho",
)
"""Whom a council's cases are about."""
CENTRE = "Example Advice Centre"


def signed_in(at: House, language: str, role: Role, council: str) -> tuple[Browser, Staff]:
    """Return a browser in which somebody of a council is signed in, and who it is."""
    email = f"{role}.{council}@example.org".lower()
    where = CENTRE if role == Role.ADVISER else ""
    with at.home.database.writing() as tx:
        person = at.home.accounts.add(
            tx,
            email=email,
            name="Cara Example",
            role=role,
            council=council,
            password=PASSWORD,
            organisation=where,
        )
        token = at.home.accounts.begin_session(tx, person, at.time.now)
    client = at.browser(language)
    client.set_cookie("staff", token)
    return client, person


def received(at: House, council: str, count: int) -> tuple[Case, ...]:
    """Return some cases that a council has received, with two files in the first."""
    office = Office(at.home, at.app, at.typed)
    usual: dict[str, Any] = {"council": council, "content": content(**PAPERS)}
    found = tuple(office.receive(NAMES[one % len(NAMES)], days=one - 5, **usual) for one in range(count))
    for case in found[:1]:
        owner = Owner(council, case.id)
        give(at.home, owner, "files_photo", red_and_blue(), "me.jpg")
        give(at.home, owner, "files_identity", red_and_blue(), "a passport.pdf")
    return found


def at_work(at: House, language: str, council: str, count: int) -> Stage:
    """Return a caseworker who has one of the cases of a council, with two files; all others are free."""
    client, person = signed_in(at, language, Role.CASEWORKER, council)
    found, values = received(at, council, count), {}
    with at.home.database.writing() as tx:
        for case in found[:1]:
            at.home.cases.assign(tx, council, case.id, person.id)
            file = at.home.evidence.of(tx, Owner(council, case.id))[0]
            values = {"case_id": case.id, "file_id": file.id}
    return Stage(client, values, SIGNING | {"search": "Khan"})


SIGNING = {"email": "nobody@example.org", "password": "not the password"}


@stage("staff")
def caseworker(at: House, voice: str, language: str) -> Stage:
    """A caseworker with a full queue."""
    return at_work(at, language, "WAL", 200)


@stage("staff", state="with nothing to do")
def idle(at: House, voice: str, language: str) -> Stage:
    """A caseworker whose council has no case."""
    return at_work(at, language, "DUDL", 0)


@stage("staff", state="for a service owner")
def head(at: House, voice: str, language: str) -> Stage:
    """A service owner, who opens no case."""
    return Stage(signed_in(at, language, Role.SERVICE_OWNER, "WAL")[0])


@stage("desk")
def desk(at: House, voice: str, language: str) -> Stage:
    """A library's desk where nobody sits."""
    return Stage(signed_in(at, language, Role.DESK, "COV")[0], fields=SIGNING)


@stage("desk", "you", "they", state="at a desk")
def seated(at: House, voice: str, language: str) -> Stage:
    """Somebody who fills in their application at a library's desk."""
    return take_seat(at, holder(at, voice, "en"), language)


def take_seat(at: House, person: Applicant, language: str) -> Stage:
    """Return the person at a library's desk, with the application that they have begun."""
    client, account = signed_in(at, language, Role.DESK, "COV")
    client.set_cookie("session", new_session())
    seated = Applicant(client, at.home, at.known)
    seated.draft_id = person.draft_id
    with at.home.database.writing() as tx:
        session = at.home.sessions.begin(tx, seated.session, at.time.now, Mode.DESK, account.id)
        at.home.sessions.note_told(tx, session)
        at.home.sessions.open_door(tx, session, seated.draft_id, at.time.now)
    return own(seated)


@stage("helper", "they", state="with nobody to help")
def adviser(at: House, voice: str, language: str) -> Stage:
    """An adviser whom nobody lets help."""
    return Stage(signed_in(at, language, Role.ADVISER, "DUDL")[0])


@stage("helper", "they", state="with somebody to help")
def busy_adviser(at: House, voice: str, language: str) -> Stage:
    """An adviser whom somebody lets help."""
    person = holder(at, "you", "en")
    client, account = signed_in(at, language, Role.ADVISER, "COV")
    terms = Terms(Level.SEND, at.home.today + timedelta(days=9), "Ada Example", "adviser")
    with at.home.database.writing() as tx:
        _, words = at.home.permits.offer(tx, person.draft_id, terms, at.time.now)
        at.home.permits.accept(tx, words, account.team, at.time.now)
    return Stage(client)


@stage("nobody", state="to send a file")
def device(at: House, voice: str, language: str) -> Stage:
    """Another device that has opened the link of a paper."""
    person = holder(at, "you", "en")
    link = _link(at, person)
    client = at.browser(language)
    client.get(f"/send/{link.code}")
    cookie = client.get_cookie("session")
    with at.home.database.writing() as tx:
        at.home.links.take(tx, link.code, cookie.value if cookie else "", at.time.now)
    return Stage(client, {"link_id": link.id})


@stage("nobody", state="with a code")
def link_holder(at: House, voice: str, language: str) -> Stage:
    """Another device that was given the code of a paper."""
    link = _link(at, holder(at, "you", "en"))
    return Stage(at.browser(language), {"code": link.code}, {"code": link.code})


def _link(at: House, person: Applicant) -> Any:
    with at.home.database.writing() as tx:
        return at.home.links.make(tx, Owner("drafts", person.draft_id), "files_identity", "COV", at.time.now)
