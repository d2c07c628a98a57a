"""Every way through a small journey, held against trying everything."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from portal.journey import (
    GONE_ON,
    NOT_GIVEN,
    Circumstances,
    ExitPage,
    Journey,
    Question,
    Radios,
    Repeat,
    find_path,
)
from portal.journey.answers import Choices
from portal.journey.conditions import given
from portal.journey.questions import Page
from portal.journey.text import Text
from portal.journey.walks import covering, every_way


def values(page: Page) -> Iterator[Any]:
    """Yield everything that anybody could answer, as far as the small journey goes."""
    if isinstance(page, ExitPage):
        yield GONE_ON
    elif isinstance(page, Repeat):
        yield [{"id": "1", "title": "Emma"}]
    elif isinstance(page.answer, Radios):
        yield from (choice.value for choice in page.answer.all)
    elif isinstance(page.answer, Choices):
        every = [choice.value for choice in page.answer.all]
        yield from (list(some) for size in range(1, 6) for some in combinations(every, size))
    else:
        yield from ("2024-05-01", "1951-03-27") if page.key == "born" else ("Example",)
        yield NOT_GIVEN


def brute(journey: Journey, circumstances: Circumstances) -> dict[tuple[str, ...], set[str | None]]:
    """Return every sequence of pages there is, with where it can end, by trying all answers."""
    found: dict[tuple[str, ...], set[str | None]] = {}
    waiting: list[dict[str, Any]] = [{}]
    while waiting:
        answers = waiting.pop()
        path = find_path(journey, answers, circumstances)
        stop = path.first_unanswered()
        if stop is None or isinstance(stop.page, ExitPage):
            found.setdefault(tuple(s.page.key for s in path.stops), set()).add(stop and stop.page.key)
        for value in values(stop.page) if stop else ():
            grown = answers | {stop.page.key: value}
            if find_path(journey, grown, circumstances).stop(stop.page.key).answered:
                waiting.append(grown)
    return found


def test_no_way_is_made_up_and_no_page_is_missed(card: Journey, circumstances: Circumstances) -> None:
    """Each way is one that trying everything finds too, and each page and each end is on one."""
    everything = brute(card, circumstances)
    ways = list(every_way(card, circumstances))
    assert all(way.ended in everything.get(way.pages, ()) for way in ways)
    assert {key for pages in everything for key in pages} == {key for way in ways for key in way.pages}
    assert {end for ends in everything.values() for end in ends} == {way.ended for way in ways}


def test_each_pair_of_neighbours_is_walked(card: Journey, circumstances: Circumstances) -> None:
    """Whenever one page of a section can follow another, some way goes from the one to the other."""
    section = {page.key: section.stage + section.key for section, page in card.pages}

    def neighbours(pages: tuple[str, ...]) -> set[tuple[str, str]]:
        return {(one, two) for one, two in pairwise(pages) if section[one] == section[two]}

    wanted = set().union(*map(neighbours, brute(card, circumstances)))
    assert wanted == set().union(*(neighbours(way.pages) for way in every_way(card, circumstances)))


def test_answers_nothing_tells_apart_are_walked_once(card: Journey, circumstances: Circumstances) -> None:
    """Games alone leads nowhere that none of these does not, so only one of the two is walked."""
    ways = every_way(card, circumstances)
    liked = {one for way in ways for one in way.answers.get("likes", ())}
    assert {"books", "maps", "films"} < liked
    assert not {"none", "games"} <= liked


def test_an_answer_not_given_is_a_way_of_its_own(card: Journey, circumstances: Circumstances) -> None:
    """Where a page can be left, both leaving it and answering it are walked."""
    ways = list(every_way(card, circumstances))
    for key in ("born", "shelf"):
        given_or_not = {way.answers[key] == NOT_GIVEN for way in ways if key in way.answers}
        assert given_or_not == {True, False}


def test_covering_ends_at_every_exit(card: Journey, circumstances: Circumstances) -> None:
    """The few histories end at each exit page, go on from the one that lets them, and complete."""
    paths = [find_path(card, answers, circumstances) for answers in covering(card, circumstances)]
    ends = {stop.page.key if (stop := path.first_unanswered()) else None for path in paths}
    assert ends == {None, "school", "parent"}
    assert any(path.answers.get("parent") == GONE_ON for path in paths)
    assert len(paths) <= 12


def test_a_page_with_nothing_to_answer_is_found(card: Journey, circumstances: Circumstances) -> None:
    """A page whose choices are all closed ends the way, so that a check can tell."""
    page = card.page("who")
    assert isinstance(page, Question)
    closed = Question(
        key="closed",
        ask=Text("Which?"),
        answer=Radios(tuple(type(c)(c.value, c.text, when=given("who", "friend")) for c in page.answer.all)),
        missing=Text("Select which"),
        when=given("who", "me"),
    )
    section = card.sections[0]
    stuck = Journey(1, (type(section)(key="s", title=Text("S"), stage="route", items=(page, closed)),))
    assert "closed" in {way.ended for way in every_way(stuck, circumstances)}
