"""How far a helper's permit goes: every route of an application, at every level, and after the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.access import Level
from portal.drafts import RING
from portal.evidence import Owner
from portal.web.apply.limits import NEEDS
from portal.web.portal import Portal
from tests.web.browsing import InspectingClient
from tests.web.conftest import Clock
from tests.web.driving import PIP, WALKING, Applicant
from tests.web.everybody import FOR_FILES, LAST, OWNER, TABLE
from tests.web.filing import red_and_blue
from tests.web.helping import Fresh, end, helper_of

ENDS = ("helping.take_hand_back", *LAST)
"""What ends the helper's own permit or session is tried by other tests."""

WAKING = ("apply.wake", "apply.take_wake")
"""They let nobody further than the date of birth does, so they ask no permit."""

ANY = (
    *("apply.resume", "apply.question", "apply.entry", "apply.result", "apply.tasks", "apply.check"),
    *("apply.declaration", "apply.sent", "apply.print_sent", "apply.leaving", "apply.take_leaving"),
    *("helping.my_help", "helping.hand_back", "helping.take_hand_back"),
    *("back.save", "back.choose", "back.saved", "back.address", "back.take_address"),
    *("back.confirm", "back.take_confirm", "back.own_sign_in"),  # these are about the helper's own ways
)
FILL = "apply.answer", "apply.removal", "apply.take_entry", "apply.drop"
UPLOAD = (
    *("apply.file", "apply.take_file", "apply.part", "apply.remove_file"),
    *("apply.other_device", "apply.change_other_device", "apply.received"),
)
SEND = ("apply.confirm", "apply.send")
HOLDER = (
    *("helping.helpers", "helping.end", "helping.new_words", "helping.words_were_shown"),
    *("helping.let_help", "helping.take_let_help", "helping.hand_over", "helping.take_hand_over"),
)
REACHED = {Level.FILL: ANY + FILL, Level.UPLOAD: ANY + FILL + UPLOAD, Level.SEND: ANY + FILL + UPLOAD + SEND}
"""The routes of each level, said here once more and not read from what is tested."""

HELPERS_OWN = {("GET", "helping.my_help"): 200, ("GET", "helping.hand_back"): 200}
"""Where a helper gets something else than the holder."""

Address = Callable[[str, str], str]


@pytest.fixture
def holder(applicant: Applicant, quick_files: None) -> Applicant:
    """Give somebody whose application has a list and a file, and is ready to send."""
    entries = [{"id": "AAAAAAAA", "name": "Example", "prescribed": "yes", "dose": "1", "often": "daily"}]
    applicant.begin_complete(**WALKING | {"medicines": entries, "paper_identity": "upload"})
    applicant.give("files_identity", red_and_blue())
    applicant.check()
    with applicant.home.database.writing() as tx:
        owner = Owner(RING, applicant.draft_id)
        applicant.home.links.make(tx, owner, "files_identity", "COV", applicant.home.now())
    return applicant


@pytest.fixture
def address(app: Flask, holder: Applicant) -> Address:
    """Give the address of a route of the holder's application."""
    file = holder.files("files_identity")[0].id
    known = {"draft_id": holder.draft_id, "entry_id": "AAAAAAAA", "file_id": file, "part": "thumb"}

    def build(method: str, endpoint: str) -> str:
        key = "files-identity" if endpoint in FOR_FILES else "medicines"
        values = known | {"key": key, "kind": "email"}
        rule = next(rule for rule in app.url_map.iter_rules(endpoint) if method in (rule.methods or ()))
        with app.test_request_context():
            built = rule.build({name: values[name] for name in rule.arguments})
        assert built
        return built[1]

    return build


def routes(app: Flask) -> Iterator[tuple[str, str]]:
    """Yield the method and endpoint of every route of an application."""
    for rule in app.url_map.iter_rules():
        if "draft_id" in rule.arguments and rule.endpoint not in (*ENDS, *WAKING):
            yield from ((method, rule.endpoint) for method in (rule.methods or set()) & {"GET", "POST"})


def ask(helper: Applicant, method: str, url: str) -> int:
    """Return the status that a helper gets, with a good form token and nothing else in the form."""
    data = {"csrf_token": helper.token} if method == "POST" else None
    return helper.client.open(url, method=method, data=data).status_code


@pytest.mark.parametrize("level", Level)
def test_each_level_gets_just_its_routes(
    level: Level, app: Flask, holder: Applicant, address: Address, fresh_citizen: Fresh
) -> None:
    """A helper gets what the holder gets from each route their level reaches, and 403 from every other."""
    helper = helper_of(holder, fresh_citizen, level)
    wrong = {}
    for method, endpoint in sorted(routes(app)):
        expected = 403
        if endpoint in REACHED[level]:
            expected = HELPERS_OWN.get((method, endpoint), TABLE[method, endpoint][OWNER][0])
        if (status := ask(helper, method, address(method, endpoint))) != expected:
            wrong[method, endpoint] = (status, expected)
    assert wrong == {}


@pytest.mark.parametrize("why", ["ended", "run out"])
def test_after_the_end_nothing_opens(
    why: str, app: Flask, holder: Applicant, address: Address, fresh_citizen: Fresh, clock: Clock
) -> None:
    """Ended by the holder, or a day after the last: from the next request every route of it is 403."""
    helper = helper_of(holder, fresh_citizen, "send", days=1)
    assert helper.get("tasks").status_code == 200
    if why == "ended":
        end(holder)
    else:
        with holder.home.database.writing() as tx:
            holder.home.drafts.keep_for(tx, holder.draft_id, 28, clock.now)
        clock.now += timedelta(days=2)
    asked = {
        (method, endpoint): ask(helper, method, address(method, endpoint))
        for method, endpoint in sorted(routes(app))
    }
    assert {route: status for route, status in asked.items() if status != 403} == {}
    assert "You can no longer help" in helper.get("tasks").text


@pytest.mark.parametrize(("after", "status"), [(timedelta(0), 200), (timedelta(minutes=1), 403)])
def test_the_last_day_ends_at_midnight_here(
    holder: Applicant, fresh_citizen: Fresh, clock: Clock, after: timedelta, status: int
) -> None:
    """On its last day a permit opens the application until midnight where the councils are."""
    clock.now = clock.now.replace(month=7, day=1, hour=21, minute=59, second=30) + timedelta(days=366)
    holder.anew(**PIP)
    helper = helper_of(holder, fresh_citizen, days=0)
    clock.now = clock.now.replace(hour=22, minute=59) + after  # 23:59 in British Summer Time
    with holder.home.database.writing() as tx:
        session = holder.home.sessions.of(tx, helper.session)
        assert session
        holder.home.sessions.touch(tx, session, clock.now)
    assert helper.get("tasks").status_code == status


def test_what_is_typed_after_the_end_is_kept_nowhere_but_on_the_page(
    holder: Applicant, fresh_citizen: Fresh, clock: Clock
) -> None:
    """A form that was open when the permit ended changes nothing; its words can be copied from the page."""
    helper = helper_of(holder, fresh_citizen)
    before = holder.draft
    end(holder)
    for pause in (timedelta(0), timedelta(hours=1)):  # also from a session that rests
        clock.now += pause
        response = helper.post("conditions", {"conditions": "Words of a helper, too late"})
        assert response.status_code == 403
        assert "Words of a helper, too late" in response.text
    assert holder.draft == before


def test_a_helper_never_gets_further_by_new_doors(holder: Applicant, fresh_citizen: Fresh) -> None:
    """A second permit in the same browser replaces the first, and no parameter makes a helper the holder."""
    client = fresh_citizen()
    helper = helper_of(holder, lambda: client, "send")
    again = helper_of(holder, lambda: client, "fill", name="Other Helper-Example")
    assert again.post("check", {"shown": "x"}).status_code == 403
    assert helper.get("helpers/new?permit=").status_code == 403
    assert helper.post("helpers/new", {"permit_id": "", "level": "send"}).status_code == 403


def test_every_route_of_an_application_is_said_to_be_somebodys(app: Flask) -> None:
    """A new route has to be given to a level or to the holder here, and each is given once."""
    said = (*ANY, *FILL, *UPLOAD, *SEND, *HOLDER)
    assert len(said) == len(set(said))
    assert set(said) - {*ENDS} == {endpoint for _, endpoint in routes(app)}
    assert NEEDS.keys() <= {rule.endpoint for rule in app.url_map.iter_rules()}


STEP = st.tuples(st.sampled_from(["GET", "POST"]), st.integers(0, 200), st.sampled_from(["x", "do"]))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=1, max_size=12))
def test_no_sequence_of_requests_gets_beyond_the_level(
    steps: list[tuple[str, int, str]], app: Flask, holder: Applicant, address: Address, fresh_citizen: Fresh
) -> None:
    """Whatever a helper who may only fill in asks for, in whatever order, nothing beyond it ever answers."""
    helper = helper_of(holder, fresh_citizen, "fill")
    every = sorted(routes(app))
    for method, number, field in steps:
        _, endpoint = every[number % len(every)]
        if (method, endpoint) not in every:
            continue
        data = {"csrf_token": helper.token, field: "yes"} if method == "POST" else None
        status = helper.client.open(address(method, endpoint), method=method, data=data).status_code
        if endpoint not in REACHED[Level.FILL]:
            assert status == 403, (method, endpoint)
    with holder.home.database.reading() as tx:
        door = holder.home.sessions.door(tx, helper.session, holder.draft_id)
    assert door
    assert door.permit
    assert door.permit.terms.level == Level.FILL
    assert not holder.draft.sent


def test_papers_are_the_holders_for_who_may_only_fill_in(holder: Applicant, fresh_citizen: Fresh) -> None:
    """The page for a paper tells the helper who uploads it, and the other ways, which they may take."""
    helper = helper_of(holder, fresh_citizen)
    page = helper.get("files-identity")
    assert page.status_code == 200
    assert "uploaded by them" in page.text
    assert "picture.png" not in page.text
    assert helper.upload("files-identity", (b"x", "mine.jpg")).status_code == 403
    assert helper.answer("paper_identity", "post").status_code == 303
    assert holder.draft.answers["paper_identity"] == "post"


def test_only_who_may_send_sees_the_button(holder: Applicant, fresh_citizen: Fresh, home: Portal) -> None:
    """Check answers and the declaration tell other helpers, in the place of the button, who can send it."""
    filling, sending = (helper_of(holder, fresh_citizen, level, name=level) for level in ("upload", "send"))
    holder.check()
    for page in ("check", "declaration"):
        text = filling.get(page).text
        assert "Only Nusrat Farooq-Example can send it" in text
        assert '<form method="post" novalidate>\n<input type="hidden" name="csrf_token"' not in text
        assert "Only Nusrat" not in sending.get(page).text
    assert "You agree and send this for Nusrat Farooq-Example" in sending.get("declaration").text
    assert "You agree and send this for" not in holder.get("declaration").text


def test_somebody_with_no_door_cannot_tell(
    holder: Applicant, citizen: InspectingClient, fresh_citizen: Fresh
) -> None:
    """A stranger gets the same 404 for an application with helpers as for one that never was."""
    helper_of(holder, fresh_citizen)
    stranger = fresh_citizen()
    for page in ("my-help", "hand-back", "helpers", "helpers/new", "hand-over"):
        real = stranger.get(holder.url(page))
        never = stranger.get(f"/apply/{'A' * 22}/{page}")
        assert real.status_code == never.status_code == 404
        assert real.text == never.text.replace("A" * 22, holder.draft_id)
