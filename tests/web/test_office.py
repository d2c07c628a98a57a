"""The office: who gets in, what they find, and the trace they leave."""

import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.accounts import Role, Staff
from portal.app import create_app, open_portal
from portal.audit import Event
from portal.cases import Case, SqlCases, Submission
from portal.services.blue_badge import RULES
from portal.settings import Settings
from portal.storage import Database, open_database, open_vault
from portal.web.office.words import ROUTES, due_words
from portal.web.portal import Portal

PASSWORD = "correct horse"
START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    at: datetime = START

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.at


@dataclass
class Office:
    """One installation, with people and cases on demand."""

    home: Portal
    app: Flask
    clock: Clock
    people: dict[str, Staff] = field(default_factory=dict)

    def hire(self, name: str, role: Role = Role.CASEWORKER, council: str = "COV") -> Staff:
        """Make an account."""
        with self.home.database.writing() as tx:
            self.people[name] = self.home.accounts.add(
                tx,
                email=f"{name}@example.org",
                name=name.title(),
                role=role,
                council=council,
                password=PASSWORD,
            )
        return self.people[name]

    def receive(self, name: str = "Aisha Khan", council: str = "COV", days: int = 10, **changes: Any) -> Case:
        """Let an application arrive that is due in some days."""
        usual: dict[str, Any] = {
            "draft_id": secrets.token_urlsafe(16),
            "submit_key": secrets.token_urlsafe(16),
            "council": council,
            "journey_version": 1,
            "voice": "you",
            "language": "en",
            "route": "pip",
            "fast_lane": False,
            "due_on": self.clock().date() + timedelta(days=days),
            "applicant_name": name,
            "postcode": "CV1 2AB",
            "content": CONTENT,
        }
        with self.home.database.writing() as tx:
            return self.home.cases.submit(tx, Submission(**usual | changes), self.clock())[0]

    def enter(self, name: str) -> FlaskClient:
        """Return a browser in which somebody is signed in."""
        client = self.app.test_client()
        assert sign_in(client, f"{name}@example.org").status_code == 303
        return client

    def trace(self, subject: str, council: str = "COV") -> list[Event]:
        """Return what is written down about a subject."""
        with self.home.database.reading() as tx:
            return list(self.home.audit.events(tx, council, subject))

    def holder(self, case: Case) -> str | None:
        """Return who has a case."""
        with self.home.database.reading() as tx:
            found = self.home.cases.get(tx, case.council, case.id)
        assert found
        return found.assigned_to


def section(key: str, title: str, *rows: tuple[str, str, str]) -> dict[str, Any]:
    """Return a section of a case's content."""
    return {
        "key": key,
        "title": title,
        "rows": [{"key": key, "label": label, "lines": [line]} for key, label, line in rows],
    }


CONTENT = {
    "answers": {"contact_who": "helper"},
    "sections": [
        section("who", "Who is applying", ("authority", "Connection", "I am their parent")),
        section("person", "Them", ("born", "Date of birth", "9 March 2019")),
        section("helper", "You", ("helper_name", "Helper’s name", "Tom Novak"), ("contact_who", "Who", "Me")),
        section("access", "Help they need", ("access_needs", "Access needs", "Braille")),
        section("papers", "Papers to send", ("paper_photo", "A photo", "I will send it by post")),
    ],
    "outcome": "automatic",
    "rules": [{"because": "their PIP letter", "source": "SI 2000/682", "href": "https://example.org/rule"}],
    "promises": ["the details are true"],
    "permissions": ["contact me or them"],
}


@pytest.fixture(scope="module")
def opened(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, Flask]]:
    """Give one application for all tests, so that its templates are compiled once."""
    folder = tmp_path_factory.mktemp("office")
    database = open_database(f"sqlite:///{shutil.copy(sqlite_template, folder / 'portal.db')}")
    home = open_portal(Settings.read({"PORTAL_DATA": str(folder)}), database)
    yield home, create_app(home)
    database.close()


@pytest.fixture
def office(opened: tuple[Portal, Flask], sqlite: Database, tmp_path: Path) -> Office:
    """Give an office of one caseworker, with nothing in its database."""
    usual, app = opened
    clock, vault = Clock(), open_vault(sqlite, tmp_path / "root.key", ("COV", "DUDL"))
    home = replace(usual, database=sqlite, cases=SqlCases(vault), now=clock)
    app.extensions["portal"] = home
    made = Office(home, app, clock)
    made.hire("cara")
    return made


def token(client: FlaskClient, path: str) -> str:
    """Return the form token of a page."""
    found = TOKEN.search(client.get(path).text)
    assert found, path
    return found[1]


def post(client: FlaskClient, path: str, page: str = "/office/sign-out", **fields: str) -> TestResponse:
    """Send a form as it stands on some page of the office."""
    return client.post(path, data={"csrf_token": token(client, page), **fields})


def sign_in(client: FlaskClient, email: str, password: str = PASSWORD, wanted: str = "") -> TestResponse:
    """Fill in the sign-in page."""
    path = f"/office/sign-in{'?next=' + wanted if wanted else ''}"
    return post(client, path, path, email=email, password=password)


def same(response: TestResponse) -> tuple[Any, ...]:
    """Return everything of a response that a stranger could compare."""
    return response.status_code, TOKEN.sub("", response.text), sorted(response.headers)


@pytest.mark.parametrize("path", ["", "/mine", "/figures", "/sign-out", "/cases/AAAAAAAAAAAAAAAAAAAAAA"])
def test_nobody_gets_in_without_a_session(office: Office, path: str) -> None:
    """Every page of the office asks to sign in first, and comes back to the page that was wanted."""
    answer = office.app.test_client().get(f"/office{path}")
    assert answer.status_code == 303
    assert answer.location == f"/office/sign-in?next=/office{path}"


def test_every_page_of_the_office_is_behind_the_door(office: Office) -> None:
    """No route of the office but signing in answers a stranger, and none that is added later will."""
    for rule in office.app.url_map.iter_rules():
        if rule.endpoint.startswith("office.") and "sign_in" not in rule.endpoint:
            for method in {"GET", "POST"} & (rule.methods or set()):
                path = rule.rule.replace("<id:case_id>", "A" * 22)
                answer = office.app.test_client().open(path, method=method)
                assert answer.location.startswith("/office/sign-in"), (method, path)


def test_a_citizen_pays_nothing_for_staff_sessions(office: Office) -> None:
    """A page for citizens does not ask who of the staff is there, even with their cookie."""
    client = office.enter("cara")
    with patch.object(type(office.home.accounts), "staff_of", side_effect=AssertionError):
        assert client.get("/apply").status_code == 200


def test_a_remember_me_cookie_is_nothing(office: Office) -> None:
    """The cookie Flask-Login would know by itself opens nothing and breaks nothing."""
    client = office.app.test_client()
    client.set_cookie("remember_token", "1|abc")
    assert client.get("/office").status_code == 303


def test_signing_in_changes_the_session(office: Office) -> None:
    """The number in the cookie before signing in is worth nothing afterwards."""
    client = office.app.test_client()
    client.get("/office/sign-in")
    before = client.get_cookie("staff")
    sign_in(client, "cara@example.org")
    after = client.get_cookie("staff")
    assert before
    assert after
    assert before.value != after.value
    assert client.get("/office").status_code == 200
    client.set_cookie("staff", before.value)
    assert client.get("/office").status_code == 303
    assert [one.action for one in office.trace(office.people["cara"].id)] == ["signed_in"]


@pytest.mark.parametrize("email", ["cara@example.org", "nobody@example.org"])
def test_a_wrong_name_and_a_wrong_password_sound_alike(office: Office, email: str) -> None:
    """The same message for both; the email address stays, the password does not."""
    answer = sign_in(office.app.test_client(), email, "wrong password")
    assert answer.status_code == 422
    assert answer.text.count("Email address or password is not correct") == 2
    assert f'value="{email}"' in answer.text
    assert "wrong password" not in answer.text
    assert "<title>Error: " in answer.text


def test_an_empty_form_says_what_is_missing(office: Office) -> None:
    """Each empty field has its own message."""
    answer = sign_in(office.app.test_client(), "", "")
    assert answer.status_code == 422
    assert "Enter your email address" in answer.text
    assert "Enter your password" in answer.text


def test_too_many_tries_are_told_how_long_to_wait(office: Office) -> None:
    """After ten wrong tries even the right password waits 15 minutes."""
    client = office.app.test_client()
    with patch("portal.accounts.store.matches", return_value=False):
        for _ in range(10):
            sign_in(client, "cara@example.org", "wrong password")
    answer = sign_in(client, "cara@example.org")
    assert answer.status_code == 422
    assert "Wait 15 minutes" in answer.text
    office.clock.at += timedelta(minutes=15)
    assert sign_in(client, "cara@example.org").status_code == 303


def test_a_sign_in_form_of_somebody_else_is_refused(office: Office) -> None:
    """A form that was not made for this browser signs nobody in."""
    client = office.app.test_client()
    client.get("/office/sign-in")
    strange = token(office.app.test_client(), "/office/sign-in")
    data = {"email": "cara@example.org", "password": PASSWORD, "csrf_token": strange}
    assert client.post("/office/sign-in", data=data).status_code == 422
    assert client.get("/office").status_code == 303


@pytest.mark.parametrize(
    "wanted",
    [
        "https://example.org/",
        "//example.org/office",
        "/\\example.org",
        "/office\\..\\..",
        "/office/%0d%0aSet-Cookie:x",
        "/office/../apply",
        "/apply",
        "/office/sign-out",
        "/office/sign-in",
        "/office/next",
        "/office/no-such-page",
        "javascript:alert(1)",
        "/office?x=//example.org",
        "/office/cases/\\example.org",
        "/office/cases/%0d%0aX:y",
        "/office/",
    ],
)
def test_signing_in_leads_nowhere_else(office: Office, wanted: str) -> None:
    """An address that is not a page of the office leads to the queue."""
    assert sign_in(office.app.test_client(), "cara@example.org", wanted=wanted).location == "/office"


def test_signing_in_leads_to_the_page_that_was_wanted(office: Office) -> None:
    """A page of the office is remembered over signing in."""
    wanted = "/office/cases/" + office.receive().id
    assert sign_in(office.app.test_client(), "cara@example.org", wanted=wanted).location == wanted


def test_an_unused_session_ends(office: Office) -> None:
    """After 30 minutes without use the office asks to sign in again."""
    client = office.enter("cara")
    office.clock.at += timedelta(minutes=29)
    assert client.get("/office").status_code == 200
    office.clock.at += timedelta(minutes=30)
    assert client.get("/office").status_code == 303


def test_signing_out_asks_and_then_ends_the_session_itself(office: Office) -> None:
    """A link asks only; the button ends the session on the server, takes the cookie and empties the cache."""
    client = office.enter("cara")
    cookie = client.get_cookie("staff")
    assert cookie
    assert client.post("/office/sign-out").status_code == 200
    assert client.get("/office").status_code == 200
    answer = post(client, "/office/sign-out")
    assert "You are signed out" in answer.text
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert client.get_cookie("staff") is None
    client.set_cookie("staff", cookie.value)
    assert client.get("/office").status_code == 303
    assert [one.action for one in office.trace(office.people["cara"].id)] == ["signed_in", "signed_out"]


def test_due_days_are_words() -> None:
    """Nobody has to count days or see a colour."""
    day = START.date()
    told = [due_words(day + timedelta(days=days), day) for days in (-2, -1, 0, 1, 3)]
    assert told == ["Overdue by 2 days", "Overdue by 1 day", "Due today", "Due in 1 day", "Due in 3 days"]


def test_every_route_has_words() -> None:
    """Each route a rule can lead to is named for caseworkers."""
    assert {rule.route for rule in RULES} <= ROUTES.keys()


def in_order(text: str, *parts: str) -> bool:
    """Say whether parts of a text come in this order."""
    for part in parts:
        _, found, text = text.partition(part)
        if not found:
            return False
    return True


def test_the_queue_shows_the_oldest_due_first(office: Office) -> None:
    """What is due first stands first, in words, with the counts; other councils' cases stay away."""
    for name, days in (("Later Lee", 3), ("Overdue Oak", -2)):
        office.receive(name, days=days)
    office.receive("Fast Fern", days=1, fast_lane=True, route="end_of_life")
    office.receive("Elsewhere Elm", council="DUDL")
    text = office.enter("cara").get("/office").text
    assert in_order(text, "3 open, 3 with nobody, 1 overdue", "Overdue Oak", "Overdue by 2 days")
    assert in_order(text, "Overdue Oak", "Fast Fern", "End of life", "Due in 1 day", "Fast lane", "Later Lee")
    assert in_order(text, "Later Lee", "PIP", "Due in 3 days", "26 November 2026", "Nobody has it")
    assert "Elsewhere" not in text


def test_a_long_queue_has_pages(office: Office) -> None:
    """25 cases a page; a page that is not there leads to the first."""
    for number in range(26):
        office.receive(f"Person {number:02}", days=number)
    client = office.enter("cara")
    assert "Person 24" in client.get("/office").text
    assert "Person 25" not in client.get("/office").text
    second = client.get("/office?page=2")
    assert "Person 25" in second.text
    assert "page 2 of 2" in second.text
    assert client.get("/office?page=3").location == "/office"
    assert client.get("/office?page=-1&x=²").status_code == 200


def test_my_cases_are_only_mine(office: Office) -> None:
    """The filter leaves what somebody else has, or nobody."""
    office.hire("omar")
    mine, theirs = office.receive("Mina Mine"), office.receive("Theo Theirs")
    client = office.enter("cara")
    for who, case in ((client, mine), (office.enter("omar"), theirs)):
        post(who, f"/office/cases/{case.id}/take")
    text = client.get("/office/mine").text
    assert "Mina Mine" in text
    assert "Theo Theirs" not in text


@pytest.mark.parametrize("sought", ["khan", " AISHA  khan ", "cv12ab", "reference"])
def test_search_finds_by_name_postcode_and_reference(office: Office, sought: str) -> None:
    """Whole words, a postcode or a reference find the case, and no address holds them."""
    found = office.receive()
    office.receive("Ben Other", postcode="CV6 1AA")
    client = office.enter("cara")
    answer = client.post("/office", data={"search": found.reference if sought == "reference" else sought})
    assert answer.status_code == 200
    assert "1 case fits" in answer.text
    assert "Aisha Khan" in answer.text
    assert "Ben Other" not in answer.text


def test_search_misses_with_a_next_step(office: Office) -> None:
    """Nothing found says so; nothing asked for shows the queue."""
    office.receive()
    client = office.enter("cara")
    assert "No open case fits" in client.post("/office", data={"search": "nobody"}).text
    assert client.post("/office", data={"search": " "}).location == "/office"


def test_two_who_take_the_next_case_get_two(office: Office) -> None:
    """The one due first goes to the first who asks, the other to the second, and the third is told."""
    office.hire("omar")
    second, first = office.receive(days=5), office.receive(days=2)
    cara, omar = office.enter("cara"), office.enter("omar")
    assert post(cara, "/office/next").location == f"/office/cases/{first.id}"
    assert post(omar, "/office/next").location == f"/office/cases/{second.id}"
    assert "There is no case to take" in post(cara, "/office/next").text
    assert [one.action for one in office.trace(first.id)] == ["taken"]
    assert office.holder(second) == office.people["omar"].id


def test_two_at_the_same_moment_get_two_cases(office: Office) -> None:
    """Buttons pressed at once never hand over the same case."""
    cases = {f"/office/cases/{office.receive().id}" for _ in range(6)}
    office.hire("omar")
    clients = [office.enter(name) for name in ("cara", "omar") * 3]
    data = [{"csrf_token": token(client, "/office")} for client in clients]
    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(lambda client, form: client.post("/office/next", data=form), clients, data))
    assert {answer.location for answer in taken} == cases


@pytest.mark.parametrize("path", ["/office/next", "/office/cases/{}/take", "/office/cases/{}/release"])
def test_a_form_that_is_not_ours_changes_nothing(office: Office, path: str) -> None:
    """Without a token of this session a button does nothing but show the page again."""
    case = office.receive()
    client = office.enter("cara")
    if "release" in path:
        post(client, "/office/next")
    before = office.holder(case)
    assert client.post(path.format(case.id)).status_code == 303
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


def test_a_case_shows_everything_what_matters_first(office: Office) -> None:
    """Helper and access needs come before the findings, then every answer, the papers and the declaration."""
    case = office.receive(voice="they", content=CONTENT)
    text = office.enter("cara").get(f"/office/cases/{case.id}").text
    assert in_order(text, case.reference, "Due in 10 days", "84 days", "I am their parent", "Tom Novak")
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


def test_no_name_of_an_applicant_is_in_a_title_or_a_log(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """The browser's history and the server's log know the reference at most."""
    case = office.receive()
    answer = office.enter("cara").get(f"/office/cases/{case.id}")
    assert f"<title>Application {case.reference} - " in answer.text
    assert "Khan" not in caplog.text


Ask = Callable[[FlaskClient, str], TestResponse]


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


def test_a_service_owner_sees_figures_and_nobody(office: Office) -> None:
    """The queue leads them to the figures; search and the next case are not there for them."""
    office.hire("owner", Role.SERVICE_OWNER)
    office.receive()
    client = office.enter("owner")
    assert client.get("/office").location == "/office/figures"
    text = client.get("/office/figures").text
    assert in_order(text, "Open", "Cara", "Caseworker", "Owner", "Service owner")
    assert "Khan" not in text
    assert 'href="/office/mine"' not in text
    assert client.post("/office", data={"search": "khan"}).status_code == 404
    assert client.post("/office/next").status_code == 404
    assert client.get("/office/mine").status_code == 404


def test_a_case_goes_back_to_the_queue(office: Office) -> None:
    """Who has a case can put it back; a colleague cannot, a team lead can; each act is written down."""
    office.hire("omar")
    office.hire("tess", Role.TEAM_LEAD)
    case = office.receive()
    page = f"/office/cases/{case.id}"
    cara, omar, tess = office.enter("cara"), office.enter("omar"), office.enter("tess")
    post(cara, f"{page}/take")
    assert post(omar, f"{page}/release").status_code == 409
    assert office.holder(case) == office.people["cara"].id
    assert post(cara, f"{page}/release").location == "/office"
    post(omar, f"{page}/take")
    assert post(tess, f"{page}/release").location == "/office"
    assert office.holder(case) is None
    acts = [one.action for one in office.trace(case.id) if one.action != "viewed"]
    assert acts == ["taken", "released", "taken", "released"]


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
