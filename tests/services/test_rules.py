"""The rules for England, each line of the law told as a person would (scheme A2, A3)."""

from typing import Any

import pytest

from portal.journey import Choices, Path, Question, met
from portal.services.blue_badge import RULES

ADULT, CHILD_OF_9, TWO, ONE = "1951-03-27", "2018-01-15", "2024-08-01", "2026-01-15"

CASES: list[tuple[str, dict[str, Any], str, str]] = [
    # what is told, the answers, the outcome, the route
    *(
        (
            f"PIP moving around {letter}",
            {"benefits": ["pip"], "pip_moving_around": letter},
            "automatic",
            "pip",
        )
        for letter in "cdef"
    ),
    (
        "PIP journeys E",
        {"benefits": ["pip"], "pip_moving_around": "a", "pip_journeys": "e"},
        "automatic",
        "pip",
    ),
    (
        "PIP journeys E, moving around not sure",
        {"benefits": ["pip"], "pip_moving_around": "not_sure", "pip_journeys": "e"},
        "automatic",
        "pip",
    ),
    ("DLA higher mobility", {"benefits": ["dla"], "dla_mobility": "higher"}, "automatic", "dla"),
    (
        "DLA higher mobility, aged 9",
        {"date_of_birth": CHILD_OF_9, "benefits": ["dla"], "dla_mobility": "higher"},
        "automatic",
        "dla",
    ),
    (
        "armed forces, tariff and certificate",
        {"benefits": ["afrfcs"], "afrfcs_tariff": "yes", "afrfcs_certified": "yes"},
        "automatic",
        "afrfcs",
    ),
    ("War Pensioners’ Mobility Supplement", {"benefits": ["wpms"]}, "automatic", "wpms"),
    ("severely sight impaired", {"benefits": ["none"], "sight": "severely"}, "automatic", "sight"),
    (
        "end of life",
        {"end_of_life": "yes"},
        "assessment",
        "end_of_life",
    ),
]


def needs(reasons: list[str], **more: Any) -> dict[str, Any]:
    """Return the answers of somebody with no benefit that decides, and these reasons."""
    return {"benefits": ["none"], "sight": "no", "reasons": reasons, **more}


CASES += [
    (f"walking: {one}", needs(["walking"], walking_is=[one], lasting=lasting), "assessment", "walking")
    for one in ("cannot", "help", "very_hard", "danger")
    for lasting in ("yes", "not_sure")
]
CASES += [
    (
        f"journeys: {one}",
        needs(["non_visible"], journeys_are=[one], lasting="yes"),
        "assessment",
        "non_visible",
    )
    for one in ("risk", "planning", "control", "overwhelmed", "fear", "else")
]
ALL_THREE = ["drives", "both_arms", "meters"]
CASES += [
    ("both arms, all three", needs(["arms"], arms_are=ALL_THREE), "assessment", "arms"),
    *(
        (
            f"both arms without {left}",
            needs(["arms"], arms_are=[a for a in ALL_THREE if a != left]),
            "unlikely",
            "other",
        )
        for left in ALL_THREE
    ),
    ("a short illness", needs(["walking"], walking_is=["cannot"], lasting="no"), "unlikely", "other"),
    ("a short fear", needs(["non_visible"], journeys_are=["fear"], lasting="no"), "unlikely", "other"),
    ("nothing true of walking", needs(["walking"], walking_is=["none"], lasting="yes"), "unlikely", "other"),
    ("nothing fits", needs(["none"]), "unlikely", "other"),
    (
        "Attendance Allowance alone",
        needs(["none"]) | {"benefits": ["attendance_allowance"]},
        "unlikely",
        "other",
    ),
    (
        "a short illness, but both arms",
        needs(["walking", "arms"], walking_is=["cannot"], lasting="no", arms_are=ALL_THREE),
        "assessment",
        "arms",
    ),
]
CASES += [
    (
        f"{reason} at {age}",
        {"date_of_birth": born, **(needs([reason]) if born == TWO else {"reasons": [reason]})},
        "assessment",
        reason,
    )
    for reason in ("child_equipment", "child_vehicle")
    for age, born in (("one", ONE), ("two", TWO))
]


@pytest.mark.parametrize(
    ("answers", "outcome", "route"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_who_is_found_what(tell: Any, answers: dict[str, Any], outcome: str, route: str) -> None:
    """What a person tells leads to the outcome and route that the scheme gives."""
    known = tell(**answers).known
    assert (known["outcome"], known["route"]) == (outcome, route)


NOT_ALONE = [
    *({"benefits": ["pip"], "pip_moving_around": letter} for letter in ("a", "b", "not_sure")),
    *({"benefits": ["pip"], "pip_moving_around": "b", "pip_journeys": letter} for letter in "abcdf"),
    *({"benefits": ["dla"], "dla_mobility": rate} for rate in ("lower", "none", "not_sure")),
    {"benefits": ["afrfcs"], "afrfcs_tariff": "yes", "afrfcs_certified": "no"},
    {"benefits": ["afrfcs"], "afrfcs_tariff": "no", "afrfcs_certified": "yes"},
    {"benefits": ["attendance_allowance"]},
    *({"benefits": ["none"], "sight": sight} for sight in ("partially", "no", "not_sure")),
]


@pytest.mark.parametrize("answers", NOT_ALONE, ids=str)
def test_what_does_not_decide_leads_on_to_the_reasons(tell: Any, answers: dict[str, Any]) -> None:
    """Falling off the automatic list is not the end: the reasons are asked next, and may qualify."""
    told = {"pip_journeys": "a", "sight": "no"} | answers
    path = tell(**told)
    assert path.stop("reasons") is not None
    assert path.known["outcome"] != "automatic"
    assessed = tell(**told, reasons=["walking"], walking_is=["cannot"], lasting="yes")
    assert (assessed.known["outcome"], assessed.known["route"]) == ("assessment", "walking")


def offered(path: Path, key: str) -> set[str]:
    """Return the choices a page offers on a path."""
    stop = path.stop(key)
    assert stop is not None
    assert isinstance(stop.page, Question)
    assert isinstance(stop.page.answer, Choices)
    return {choice.value for choice in stop.page.answer.offered(path.known)}


def test_a_two_year_old_may_fit_either_list(tell: Any) -> None:
    """At two, both the benefits and the reasons of small children are asked, and both lead to a badge."""
    path = tell(**needs([]), date_of_birth=TWO)
    assert path.stop("benefits") is not None
    assert offered(path, "reasons") == {"walking", "non_visible", "child_equipment", "child_vehicle", "none"}
    both = tell(
        **needs(["walking", "child_equipment"], walking_is=["cannot"], lasting="yes"), date_of_birth=TWO
    )
    assert {rule.key for rule in met(RULES, both.known)} == {"walking", "child_equipment"}


def test_under_two_only_the_childrens_list_is_asked(tell: Any) -> None:
    """A baby is asked about no benefit, and only about equipment and a vehicle near."""
    path = tell(date_of_birth=ONE)
    assert path.stop("benefits") is None
    assert path.stop("sight") is None
    assert offered(path, "reasons") == {"child_equipment", "child_vehicle", "none"}


@pytest.mark.parametrize("reason", ["child_equipment", "child_vehicle"])
@pytest.mark.parametrize("born", ["2024-03-09", CHILD_OF_9, ADULT])
def test_from_three_the_childrens_list_is_closed(tell: Any, reason: str, born: str) -> None:
    """On the third birthday and after, the reasons of small children are not offered, nor taken if kept."""
    path = tell(**needs([reason]), date_of_birth=born)
    assert reason not in offered(path, "reasons")
    assert not path.stop("reasons").answered
    assert path.known["outcome"] == "unlikely"


def test_a_child_is_asked_about_no_benefit_of_adults(tell: Any) -> None:
    """Under 16, PIP, Attendance Allowance and the forces schemes are not offered, nor driving."""
    path = tell(**needs([]), date_of_birth=CHILD_OF_9)
    assert offered(path, "benefits") == {"dla", "none"}
    assert "arms" not in offered(path, "reasons")


def test_the_end_of_life_is_asked_little(tell: Any) -> None:
    """Near the end of life nothing is asked about benefits, reasons or health; a few pages are all."""
    path = tell(end_of_life="yes")
    assert [
        key for key in ("benefits", "sight", "reasons", "conditions", "national_insurance") if path.stop(key)
    ] == []
    after = [stop.page.key for stop in path.stops if stop.section.stage == "tasks"]
    assert after == [
        *("name", "address", "email", "phone"),
        *("access_needs", "access_details", "walking_now", "paper_end_of_life", "clinician"),
    ]


def test_every_rule_says_where_it_comes_from() -> None:
    """Each rule but the fast lane names its regulation, and the change of 2019 carries its day."""
    for rule in RULES:
        assert "regulation" in rule.source.you.lower()
        assert rule.href.startswith("https://www.legislation.gov.uk/uksi/") is (rule.key != "end_of_life")
    changed = {"pip_journeys", "walking", "non_visible", "short_lived", "walking_not_met", "journeys_not_met"}
    assert {rule.key for rule in RULES if rule.since} == changed
