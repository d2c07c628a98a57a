"""Which papers each route asks for (scheme A2, A4, A5)."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.journey import Path, Say
from portal.services.blue_badge import papers_for, permissions, promises, to_hand, to_send
from portal.services.blue_badge.papers import PAPERS

NOT_ASSESSED: dict[str, Any] = {"benefits": ["none"], "sight": "no"}
WALKING: dict[str, Any] = NOT_ASSESSED | {"reasons": ["walking"], "walking_is": ["cannot"], "lasting": "yes"}

ROUTES: list[tuple[dict[str, Any], list[str]]] = [
    ({"benefits": ["pip"], "pip_moving_around": "e"}, ["award", "identity", "address", "photo"]),
    ({"benefits": ["dla"], "dla_mobility": "higher"}, ["award", "identity", "address", "photo"]),
    ({"benefits": ["wpms"]}, ["forces", "identity", "address", "photo"]),
    (
        {"benefits": ["afrfcs"], "afrfcs_tariff": "yes", "afrfcs_certified": "yes"},
        ["forces", "identity", "address", "photo"],
    ),
    ({"benefits": ["none"], "sight": "severely"}, ["sight", "identity", "address", "photo"]),
    ({"end_of_life": "yes"}, ["end_of_life"]),
    (WALKING, ["supporting", "identity", "address", "photo"]),
    (NOT_ASSESSED | {"reasons": ["none"]}, ["supporting", "identity", "address", "photo"]),
    (
        {"date_of_birth": "2026-01-15", "reasons": ["child_equipment"]},
        ["supporting", "identity_child", "photo"],
    ),
]


@pytest.mark.parametrize(("answers", "papers"), ROUTES, ids=[str(route[0]) for route in ROUTES])
def test_papers_of_each_route(tell: Callable[..., Path], answers: dict[str, Any], papers: list[str]) -> None:
    """A route asks for its own proof, then identity, address and a photo; the fast lane for SR1 alone."""
    known = tell(**answers).known
    assert [paper.question.key for paper in papers_for(known)] == [f"paper_{key}" for key in papers]


def test_no_paper_is_a_gate() -> None:
    """Every paper may come later, by post, by hand, or with the council's help."""
    for paper in PAPERS:
        assert {"post", "bring", "later", "help"} <= set(paper.question.answer.examples())


def test_what_to_have_to_hand(tell: Callable[..., Path]) -> None:
    """An assessed adult is told to have names and the number ready; at the end of life nothing."""
    assert len(list(to_hand(tell(**WALKING).known))) == 2
    assert list(to_hand(tell(end_of_life="yes").known)) == []


def test_the_declaration_fits_the_answers(tell: Callable[..., Path]) -> None:
    """Somebody who helps promises that they may; the register is looked at only where that was allowed."""
    alone, helped = tell(**WALKING), tell(**WALKING, applying_for="someone_else", authority="friend")
    assert len(list(promises(helped.known))) == len(list(promises(alone.known))) + 1
    blind = {"benefits": ["none"], "sight": "severely"}
    register = "look at the register of people with sight loss"
    allowed = [Say()(text) for text in permissions(tell(**blind, paper_sight="look_up").known)]
    refused = [Say()(text) for text in permissions(tell(**blind, paper_sight="post").known)]
    assert register in allowed
    assert register not in refused


def test_only_what_is_coming_counts_as_to_send() -> None:
    """A paper the council looks up, or that does not exist, is not asked for again; SR1 is."""
    answers = {"paper_address": "look_up", "paper_supporting": "none", "paper_photo": "later"}
    assert [paper.question.key for paper in to_send(answers)] == ["paper_photo"]
    assert [paper.question.key for paper in to_send({"paper_end_of_life": "post"})] == ["paper_end_of_life"]
