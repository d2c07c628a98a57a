"""The list of checks that the statement gives."""

import re

from portal.accessibility import CHECKS, GROUPS, PROMISES, TOPICS
from portal.accessibility.promises import OF_OURS, OF_THE_DESIGN_SYSTEM

CRITERION = re.compile(r"[1-4]\.[1-5]\.\d{1,2}")


def test_every_row_of_the_matrix_is_there_once() -> None:
    """The checks are T1 to T40, each once and in order."""
    assert [check.id for check in CHECKS] == [f"T{number}" for number in range(1, 41)]


def test_every_check_is_a_sentence_about_known_criteria() -> None:
    """A check says in one sentence what holds, and its criteria are written as the guidelines number them."""
    for check in CHECKS:
        assert re.fullmatch(r"[A-Z][^.?!]+\.", check.what.you), check.id
        assert all(CRITERION.fullmatch(each) for each in check.criteria), check.id


def test_every_check_has_a_place_in_the_statement() -> None:
    """Each is of a topic that is listed, and the one group that it may be for exists."""
    assert {check.topic for check in CHECKS} == set(TOPICS)
    assert {check.only for check in CHECKS} <= {"", *(group.id for group in GROUPS)}


def test_no_two_sentences_say_the_same() -> None:
    """Somebody who reads the list can tell every check from the others."""
    assert len({check.what.you for check in CHECKS}) == len(CHECKS)


def test_what_is_promised_or_wrong_names_its_criteria() -> None:
    """Each promise beyond the law has a criterion, and each fault of the design system an issue."""
    assert all(promise.criteria for promise in PROMISES)
    criteria = [each for one in (*PROMISES, *OF_OURS, *OF_THE_DESIGN_SYSTEM) for each in one.criteria]
    assert all(CRITERION.fullmatch(each) for each in criteria)
    assert all(fault.issue.startswith("https://") for fault in OF_THE_DESIGN_SYSTEM)
