"""Every way through the Blue Badge journey that its conditions can tell apart."""

import time

import pytest

from portal.journey import Circumstances, ExitPage, Journey, Path, Say, Text, find_path, met
from portal.journey.describe import as_diagram, as_list
from portal.journey.questions import Page
from portal.journey.walks import Way, covering, every_way
from portal.journey.wording import VOICES, texts
from portal.services.blue_badge import RULES, council

Ways = tuple[Way, ...]


@pytest.fixture(scope="module")
def walked(journey: Journey, circumstances: Circumstances, ways: Ways) -> list[tuple[Way, Path]]:
    """Give each way with the path of its answers."""
    return [(way, find_path(journey, way.answers, circumstances)) for way in ways]


def test_the_path_of_each_way_is_the_way(walked: list[tuple[Way, Path]]) -> None:
    """The walker and the path agree on the pages of every way and on where it ends."""
    for way, path in walked:
        assert tuple(stop.page.key for stop in path.stops) == way.pages
        stopped = path.first_unanswered()
        assert (stopped.page.key if stopped else None) == way.ended
        assert path.complete is (way.ended is None)
        assert path.answers == way.answers


def test_pages_come_in_asking_order_and_once(journey: Journey, ways: Ways) -> None:
    """No way goes back, turns in a circle or asks twice."""
    order = {page.key: at for at, (_, page) in enumerate(journey.pages)}
    for way in ways:
        places = [order[key] for key in way.pages]
        assert places == sorted(set(places))


def test_every_page_is_on_a_way(journey: Journey, ways: Ways) -> None:
    """Some answers lead to every page, by more than a thousand ways."""
    reached = {key for way in ways for key in way.pages}
    assert reached == {page.key for _, page in journey.pages}, f"{len(ways)} ways, {len(reached)} pages"
    assert len(ways) > 1000, f"{len(ways)} ways"


def test_only_two_pages_end_without_an_application(journey: Journey, ways: Ways) -> None:
    """Besides organisations and councils that do not take part, nobody meets a dead end."""
    ends = {journey.page(way.ended) for way in ways if way.ended}
    assert all(isinstance(page, ExitPage) for page in ends)
    final = {page.key for page in ends if isinstance(page, ExitPage) and page.go_on is None}
    assert final == {"organisation", "no_council"}
    assert {page.key for page in ends} - final == {"for_a_child", "grown_up", "outside_area"}


def test_every_finding_leads_to_an_application(
    circumstances: Circumstances, walked: list[tuple[Way, Path]]
) -> None:
    """Whatever is found, the way goes on to a complete application to a council that takes part."""
    found = set()
    for way, path in walked:
        if way.ended is None:
            found.add((path.known["outcome"], path.known["route"]))
            assert {"paper_photo", "paper_end_of_life"} & set(way.pages)
            assert council(path.answers) in {"northmere", "southmere"}
    automatic = {("automatic", route) for route in ("pip", "dla", "afrfcs", "wpms", "sight")}
    assessed = {("assessment", route) for route in ("end_of_life", "child_equipment", "child_vehicle")}
    assessed |= {("assessment", route) for route in ("walking", "non_visible", "arms")}
    assert found == automatic | assessed | {("unlikely", "other")}


def test_every_rule_is_met_by_somebody(walked: list[tuple[Way, Path]]) -> None:
    """No rule is out of reach, and every complete way meets at least one that says why."""
    fired = {rule.key for way, path in walked if not way.ended for rule in met(RULES, path.known)}
    assert fired == {rule.key for rule in RULES}
    assert all(met(RULES, path.known) for way, path in walked if not way.ended)


def test_the_first_rule_met_gives_route_and_outcome(walked: list[tuple[Way, Path]]) -> None:
    """The route and outcome of a path are those of the best rule it meets."""
    for way, path in walked:
        if not way.ended:
            best = met(RULES, path.known)[0]
            assert (path.known["outcome"], path.known["route"]) == (best.outcome, best.route)


def test_each_task_can_be_opened_once_the_route_is_known(walked: list[tuple[Way, Path]]) -> None:
    """Once the route is answered the first page of every task can be reached: none waits for another."""
    for _, path in walked:
        for _, stops in path.tasks():
            assert path.reachable(stops[0].page.key)
            assert path.before(stops[0].page.key) is None


@pytest.mark.parametrize("voice", VOICES)
def test_every_text_can_be_said(journey: Journey, voice: str, ways: Ways) -> None:
    """Every text of every page is said in both voices with nothing left in braces."""
    say = Say("they" if voice == "they" else "you")
    said = {each.where: [] for each in texts(journey, RULES)}
    for each in texts(journey, RULES):
        said[each.where].append(say(each.text, council="Northmere"))
    for key in {key for way in ways for key in way.pages}:
        assert said[key]
    assert [words for found in said.values() for words in found if not words or {"{", "}"} & set(words)] == []


def test_a_few_histories_cover_every_answer(
    journey: Journey, circumstances: Circumstances, ways: Ways
) -> None:
    """A small set of histories gives every answer that is told apart, and it is found within seconds."""
    began = time.perf_counter()
    chosen = covering(journey, circumstances)
    took = time.perf_counter() - began
    told = {(key, str(value)) for way in ways for key, value in way.answers.items()}
    covered = {(key, str(value)) for answers in chosen for key, value in answers.items()}
    assert covered == told, f"{len(chosen)} histories for {len(told)} answers"
    assert len(chosen) < 150, f"{len(chosen)} histories"
    assert took < 5, f"{took:.1f} seconds"


def test_the_walk_is_the_same_each_time(journey: Journey, circumstances: Circumstances, ways: Ways) -> None:
    """Two walks give the same ways, so that a failure can be seen again."""
    assert tuple(every_way(journey, circumstances)) == ways


def test_the_map_names_everything(journey: Journey) -> None:
    """The list and the diagram hold every page, and the list every rule with its source."""
    listed, drawn = as_list(journey, RULES, Say()), as_diagram(journey, Say())
    pages: list[Page] = [page for _, page in journey.pages]
    assert [page.key for page in pages if f"(`{page.key}`" not in listed] == []
    assert [
        page.key for page in pages if f"    {page.key}[" not in drawn and f"    {page.key}(" not in drawn
    ] == []
    assert [rule.key for rule in RULES if f"(`{rule.key}`)\n" not in listed or rule.href not in listed] == []
    assert drawn.count("subgraph") == drawn.count("\n  end\n") == len(journey.sections)
    assert len(drawn.splitlines()) < 400
    assert Text("Your council").you in drawn
