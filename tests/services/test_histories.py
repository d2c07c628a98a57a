"""Messy histories: answers given in any order, changed, left over, half right or made up."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.journey import (
    Circumstances,
    ExitPage,
    Journey,
    Path,
    Question,
    Repeat,
    Say,
    find_path,
    met,
    summary,
)
from portal.journey.walks import covering
from portal.services.blue_badge import RULES, council, papers_for, permissions, promises, to_hand

FEW = settings(max_examples=60, deadline=None)
GARBAGE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["yes", "no", "none", "gone_on"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PARTS = st.dictionaries(
    st.sampled_from(["first", "last", "line_1", "town", "postcode", "id", "what"]), GARBAGE
)
Messy = Callable[[st.DataObject], dict[str, Any]]


@pytest.fixture(scope="module")
def messy(journey: Journey, circumstances: Circumstances) -> Messy:
    """Give a function that draws a history: two whole ones mixed, then changed, cut and spoilt."""
    whole = covering(journey, circumstances)
    keys = [page.key for _, page in journey.pages] + ["no_such_page"]
    right = {key: [answers[key] for answers in whole if key in answers] for key in keys}

    def draw(data: st.DataObject) -> dict[str, Any]:
        one, other = data.draw(st.sampled_from(whole)), data.draw(st.sampled_from(whole))
        history = {**one, **other} if data.draw(st.booleans()) else {**other, **one}
        for key in data.draw(st.lists(st.sampled_from(keys), max_size=12)):
            known = st.sampled_from(right[key]) if right[key] else st.nothing()
            history[key] = data.draw(known | GARBAGE | PARTS)
        for key in data.draw(st.lists(st.sampled_from(keys), max_size=4)):
            history.pop(key, None)
        return (
            dict(data.draw(st.permutations(list(history.items())))) if data.draw(st.booleans()) else history
        )

    return draw


def shape(path: Path) -> list[tuple[str, bool]]:
    """Return the pages of a path and whether each is answered."""
    return [(stop.page.key, stop.answered) for stop in path.stops]


@FEW
@given(data=st.data())
def test_a_path_is_made_of_its_own_answers(
    journey: Journey, circumstances: Circumstances, messy: Messy, data: st.DataObject
) -> None:
    """Without the answers that are off the path it is the same: what is stale steers nothing."""
    path = find_path(journey, messy(data), circumstances)
    again = find_path(journey, path.answers, circumstances)
    assert shape(again) == shape(path)
    assert (again.answers, again.known) == (path.answers, path.known)


@FEW
@given(data=st.data())
def test_the_order_of_answering_does_not_matter(
    journey: Journey, circumstances: Circumstances, messy: Messy, data: st.DataObject
) -> None:
    """The same answers given in another order lead to the same path."""
    history = messy(data)
    backwards = dict(reversed(history.items()))
    assert shape(find_path(journey, history, circumstances)) == shape(
        find_path(journey, backwards, circumstances)
    )


@FEW
@given(data=st.data())
def test_what_can_be_reached_has_no_gaps(
    journey: Journey, circumstances: Circumstances, messy: Messy, data: st.DataObject
) -> None:
    """Within the route, and within each task, pages can be reached up to the first unanswered one."""
    path = find_path(journey, messy(data), circumstances)
    walks: dict[str, list[bool]] = {}
    for stop in path.stops:
        walk = stop.section.stage if stop.section.stage == "route" else stop.section.key
        walks.setdefault(walk, []).append(path.reachable(stop.page.key))
    for name, reached in walks.items():
        assert reached == sorted(reached, reverse=True)
        assert reached[0] is (name == "route" or path.route_known)
    assert not any(path.reachable(page.key) for _, page in journey.pages if not path.stop(page.key))


@FEW
@given(data=st.data())
def test_back_and_on_undo_each_other(
    journey: Journey, circumstances: Circumstances, messy: Messy, data: st.DataObject
) -> None:
    """The page after the one before is the page itself, whatever has been answered."""
    path = find_path(journey, messy(data), circumstances)
    for stop in path.stops:
        if (before := path.before(stop.page.key)) is not None:
            assert path.after(before.key) is stop.page


@FEW
@given(data=st.data())
def test_the_summary_has_the_pages_of_the_path(
    journey: Journey, circumstances: Circumstances, messy: Messy, data: st.DataObject
) -> None:
    """Each page on the path that takes an answer has one row, with lines once answered, in both voices."""
    path = find_path(journey, messy(data), circumstances)
    asked = [stop for stop in path.stops if not isinstance(stop.page, ExitPage)]
    for say in (Say("you"), Say("they")):
        rows = [row for rows in summary(path, say, council="Northmere") for row in rows.rows]
        assert [(row.key, bool(row.lines)) for row in rows] == [(s.page.key, s.answered) for s in asked]


@FEW
@given(data=st.data())
def test_nothing_that_reads_a_path_is_upset(
    journey: Journey, circumstances: Circumstances, messy: Messy, data: st.DataObject
) -> None:
    """Rules, papers, declaration and council can be read from any path, and unknown keys never show."""
    path = find_path(journey, messy(data), circumstances)
    assert all(rule in RULES for rule in met(RULES, path.known))
    assert len([*papers_for(path.known), *promises(path.known), *permissions(path.known)]) >= 3
    assert len(list(to_hand(path.known))) <= 2
    assert council(path.answers) in {"northmere", "southmere", None}
    assert path.answers.keys() <= {page.key for _, page in journey.pages}


def test_a_draft_of_an_older_release_asks_again(tell: Callable[..., Path]) -> None:
    """A choice that is gone, a changed type or an unknown key reopens only the pages concerned."""
    path = tell(benefits=["severe_disablement"], sight=["no"], favourite_colour="blue", pip_journeys="e")
    assert [stop.page.key for stop in path.stops if not stop.answered][:2] == ["benefits", "sight"]
    assert "favourite_colour" not in path.answers
    assert "pip_journeys" not in path.answers
    assert path.answers["date_of_birth"] == "1951-03-27"


def test_a_choice_closed_by_another_answer_asks_again(tell: Callable[..., Path]) -> None:
    """An answer whose choice is no longer offered counts as not given, and comes back when it is."""
    assert tell(benefits=["pip"]).stop("benefits").answered
    assert not tell(benefits=["pip"], date_of_birth="2018-01-15").stop("benefits").answered


def test_every_example_is_an_answer(journey: Journey) -> None:
    """Each type accepts its own examples, with every choice open to an adult, and shows them as lines."""
    known = {"age": "16_or_over", "applying_for": "someone_else", "email": "a", "phone": "a"}
    for _, page in journey.pages:
        if isinstance(page, Question | Repeat):
            answer = page.answer if isinstance(page, Question) else page.item
            for example in answer.examples():
                if page.key not in ("council_right", "reasons", "walking_time"):
                    assert answer.accepts(example, known), page.key
                assert all(isinstance(line, str) and line for line in answer.display(example, Say()))
