"""The words of the law, as a person reads them beside their letter (scheme A2, A3): a slip misleads."""

from datetime import date
from typing import Any

import pytest

from portal.journey import Checkboxes, Question, Radios
from portal.services.blue_badge import RULES
from portal.services.blue_badge.benefits import DLA_MOBILITY, PIP_JOURNEYS, PIP_MOVING_AROUND, SIGHT
from portal.services.blue_badge.declaration import PERMISSIONS, permissions
from portal.services.blue_badge.reasons import ARMS_ARE

MOVING_AROUND = {
    "a": ("more than 200 metres", 0),
    "b": ("more than 50 metres but no more than 200 metres", 4),
    "c": ("unaided more than 20 metres but no more than 50 metres", 8),
    "d": ("using an aid, more than 20 metres but no more than 50 metres", 10),
    "e": ("more than 1 metre but no more than 20 metres", 12),
    "f": ("Cannot stand, or cannot move more than 1 metre", 12),
}
JOURNEYS = {
    "a": ("Can plan and follow", 0),
    "b": ("prompting to make any journey, to avoid overwhelming psychological distress", 4),
    "c": ("Cannot plan the route", 8),
    "d": ("follow the route of an unfamiliar journey", 10),
    "e": ("Cannot make any journey because it would cause overwhelming psychological distress", 10),
    "f": ("follow the route of a familiar journey", 12),
}
DESCRIPTORS = [
    pytest.param(question, letter, *words, id=f"{question.key} {letter}")
    for question, descriptors in ((PIP_MOVING_AROUND, MOVING_AROUND), (PIP_JOURNEYS, JOURNEYS))
    for letter, words in descriptors.items()
]

THE_2000_RULES = ("SI 2000/682, regulation 4", "https://www.legislation.gov.uk/uksi/2000/682", None)
THE_2019_CHANGE = ("SI 2019/891", "https://www.legislation.gov.uk/uksi/2019/891", date(2019, 8, 30))
PRACTICE = ("No regulation: councils", "https://www.gov.uk/apply-blue-badge", None)
Source = tuple[str, str, date | None]

LAW: dict[str, tuple[str, str, Source]] = {
    "pip_moving_around": ("automatic", "8 points or more for moving around", THE_2000_RULES),
    "pip_journeys": ("automatic", "letter E, 10 points", THE_2019_CHANGE),
    "dla": (
        "automatic",
        "higher rate of the mobility part of Disability Living Allowance (DLA)",
        THE_2000_RULES,
    ),
    "afrfcs": (
        "automatic",
        "tariff levels 1 to 8. The letter also certifies a permanent and substantial disability",
        THE_2000_RULES,
    ),
    "wpms": ("automatic", "War Pensioners’ Mobility Supplement", THE_2000_RULES),
    "sight": ("automatic", "registered as severely sight impaired (blind)", THE_2000_RULES),
    "end_of_life": ("assessment", "near the end of your life", PRACTICE),
    "child_equipment": ("assessment", "a child under 3 always needs bulky medical equipment", THE_2000_RULES),
    "child_vehicle": ("assessment", "a child under 3 must always be near a vehicle", THE_2000_RULES),
    "walking": ("assessment", "cannot walk, or walking is very difficult or dangerous", THE_2019_CHANGE),
    "non_visible": ("assessment", "journeys very difficult or dangerous", THE_2019_CHANGE),
    "arms": ("assessment", "drive regularly, have a severe disability in both arms", THE_2000_RULES),
    "short_lived": ("unlikely", "The law asks for an enduring disability", THE_2019_CHANGE),
    "walking_not_met": ("unlikely", "none of the statements about walking", THE_2019_CHANGE),
    "journeys_not_met": ("unlikely", "none of the statements about journeys", THE_2019_CHANGE),
    "arms_not_met": ("unlikely", "The law asks for all three", THE_2000_RULES),
    "nothing_fits": ("unlikely", "none of the reasons in the law", THE_2000_RULES),
}


ASSESSED = "arrange an assessment"
PROFESSIONALS = "speak to the professionals I named"
CLINICIAN = "speak to the doctor, nurse or other person I named"
REGISTER = "look at the register of people with sight loss"
ALWAYS = ["contact me about it", "check the details against records it already holds"]
ALLOWED: list[tuple[dict[str, Any], list[str]]] = [
    # what is known, what the council may do then beside what it always may
    ({"route": "pip", "outcome": "automatic"}, []),
    ({"route": "sight", "outcome": "automatic", "paper_sight": "look_up"}, [REGISTER]),
    ({"route": "sight", "outcome": "automatic", "paper_sight": "post"}, []),
    ({"route": "walking", "outcome": "assessment"}, [ASSESSED]),
    ({"route": "walking", "outcome": "assessment", "has_professionals": "yes"}, [ASSESSED, PROFESSIONALS]),
    ({"route": "walking", "outcome": "assessment", "has_professionals": "no"}, [ASSESSED]),
    ({"route": "other", "outcome": "unlikely"}, [ASSESSED]),
    ({"route": "end_of_life", "outcome": "assessment", "clinician": "Dr Example"}, [CLINICIAN]),
    ({"route": "end_of_life", "outcome": "assessment", "clinician": ""}, []),
]


def words_of(question: Question) -> dict[str, str]:
    """Return the words of each choice, with its hint."""
    assert isinstance(question.answer, Radios | Checkboxes)
    choices = question.answer.choices
    return {one.value: f"{one.text.you} {one.hint.you if one.hint else ''}" for one in choices}


@pytest.mark.parametrize(("question", "letter", "words", "points"), DESCRIPTORS)
def test_a_pip_descriptor(question: Question, letter: str, words: str, points: int) -> None:
    """Each descriptor has the decisive words, the letter and the points that stand in the letter from DWP."""
    told = words_of(question)[letter]
    assert words in told
    assert told.endswith(f"Letter {letter.upper()}, {points} points")


def test_d_and_f_of_journeys_differ_in_one_word() -> None:
    """An unfamiliar journey is D and a familiar one is F: nothing else tells them apart."""
    told = {letter: words.partition(" Letter ")[0] for letter, words in words_of(PIP_JOURNEYS).items()}
    assert told["d"].replace("an unfamiliar", "a familiar") == told["f"]


@pytest.mark.parametrize("key", LAW)
def test_a_rule_and_where_it_stands(key: str) -> None:
    """Each rule has its outcome, the words a citizen knows it by, its source with a link, and since when."""
    rule = {one.key: one for one in RULES}[key]
    outcome, because, (source, href, since) = LAW[key]
    assert rule.outcome == outcome
    assert because in rule.because.you
    assert source in rule.source.you
    assert (rule.href, rule.since) == (href, since)


def test_no_rule_is_left_out() -> None:
    """A new rule needs its line of the law here."""
    assert {rule.key for rule in RULES} == LAW.keys()


@pytest.mark.parametrize(
    ("question", "choice", "words"),
    [
        (DLA_MOBILITY, "higher", "The higher rate"),
        (SIGHT, "severely", "severely sight impaired (blind)"),
        (SIGHT, "partially", "sight impaired (partially sighted)"),
        (ARMS_ARE, "drives", "drive"),
        (ARMS_ARE, "both_arms", "severe disability in both arms"),
        (ARMS_ARE, "meters", "parking machines"),
    ],
)
def test_what_else_decides(question: Question, choice: str, words: str) -> None:
    """The choices that rules turn on say what the law says."""
    assert words in words_of(question)[choice]


@pytest.mark.parametrize(("known", "more"), ALLOWED, ids=[str(one[0]) for one in ALLOWED])
def test_what_the_council_may_do(known: dict[str, Any], more: list[str]) -> None:
    """A permission is asked for only when the council will need it."""
    told = [text.you for text in permissions(known)]
    assert len(told) == len(ALWAYS + more)
    assert all(words in text for words, text in zip(ALWAYS + more, told, strict=True))


def test_every_permission_is_needed_by_somebody() -> None:
    """A new permission needs its line here."""
    told = {point.text.you for point in PERMISSIONS}
    assert told == {text.you for known, _ in ALLOWED for text in permissions(known)}
    assert len(told) == len({ASSESSED, PROFESSIONALS, CLINICIAN, REGISTER, *ALWAYS})
