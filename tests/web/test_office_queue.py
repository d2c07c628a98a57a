"""The office's queue: what is due first, whose it is, what is found, and how much there is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from portal.accounts import Role
from portal.services.blue_badge import RULES
from portal.web.office import queue
from portal.web.office.words import ROUTES, due_words
from tests.web.office import START, Office, in_order, next_form, post, take_next


def test_due_days_are_words() -> None:
    """Nobody has to count days or see a colour."""
    day = START.date()
    told = [due_words(day + timedelta(days=days), day) for days in (-2, -1, 0, 1, 3)]
    assert told == ["Overdue by 2 days", "Overdue by 1 day", "Due today", "Due in 1 day", "Due in 3 days"]


def test_every_route_has_words() -> None:
    """Each route a rule can lead to is named for caseworkers."""
    assert {rule.route for rule in RULES} <= ROUTES.keys()


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
    assert take_next(cara).location == f"/office/cases/{first.id}"
    assert take_next(omar).location == f"/office/cases/{second.id}"
    assert "There is no case to take" in take_next(cara).text
    assert [one.action for one in office.trace(first.id)] == ["taken"]
    assert office.holder(second) == office.people["omar"].id


def test_two_at_the_same_moment_get_two_cases(office: Office) -> None:
    """Buttons pressed at once never hand over the same case."""
    cases = {f"/office/cases/{office.receive().id}" for _ in range(6)}
    names = ("omar", "tess", "wyn", "zoe", "lee")
    clients = [office.enter(name) for name in ("cara", *(office.hire(one).name.lower() for one in names))]
    data = [next_form(client) for client in clients]
    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(lambda client, form: client.post("/office/next", data=form), clients, data))
    assert {answer.location for answer in taken} == cases


def test_pressed_twice_hands_over_one_case(office: Office) -> None:
    """The second press of one button leads to one's cases; a look at the queue makes it work again."""
    cases = [office.receive(days=days) for days in (2, 5)]
    cara = office.enter("cara")
    form = next_form(cara)
    assert cara.post("/office/next", data=form).location == f"/office/cases/{cases[0].id}"
    assert cara.post("/office/next", data=form).location == "/office/mine"
    assert cara.post("/office/next", data=form | {"held": "x"}).location == "/office/mine"
    assert office.holder(cases[1]) is None
    assert take_next(cara).location == f"/office/cases/{cases[1].id}"


def test_pressed_twice_at_one_moment_hands_over_one_case(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two presses run side by side, the one that sees the other's case gives its own back unread."""
    case, cara = office.receive(), office.enter("cara")
    form = next_form(cara)
    counts = iter(("0", "2"))
    monkeypatch.setattr(queue, "held_by", lambda tx, staff: next(counts))
    assert cara.post("/office/next", data=form).location == "/office/mine"
    assert office.holder(case) is None
    assert office.trace(case.id) == []


def test_an_old_button_on_the_queue_says_to_press_again(office: Office) -> None:
    """A form of another session takes nothing, and the queue comes again with the reason."""
    case = office.receive()
    answer = office.enter("cara").post("/office/next", data={"csrf_token": "old", "held": "0"})
    assert answer.status_code == 409
    assert in_order(answer.text, "Press the button again", "Open cases", "Take the next case")
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
