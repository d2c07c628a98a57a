"""The record of what passed, and what the statement makes of it."""

from pathlib import Path
from typing import Any

import pytest

from portal.accessibility import (
    CHECKS,
    GROUPS,
    RecordError,
    issue_name,
    passed,
    read_record,
    standings,
    the_record,
)
from portal.accessibility.groups import LISTS, OFFICE, QUESTIONS
from tests.accessibility.sample import PAGES, record_file


def test_a_record_is_read(tmp_path: Path) -> None:
    """Pages, states and the day come out; keys that are for others are passed over."""
    record = read_record(record_file(tmp_path))
    assert record.made.isoformat() == "2026-11-20"
    assert record.ids == {"T1", "T5", "T7", "T9", "T39"}
    assert [page.page for page in record.of(QUESTIONS)] == list(PAGES)[:2]
    assert record.states(record.pages) == 14 + 10 + 3


@pytest.mark.parametrize(
    "changes",
    [
        {"made": "yesterday"},
        {"made": None},
        {"pages": []},
        {"pages": {"a": {"states": {"T1": 1}}}},
        {"pages": {"a": {"group": "nowhere", "states": {"T1": 1}}}},
        {"pages": {"a": {"group": "office", "states": {"T99": 1}}}},
        {"pages": {"a": {"group": "office", "states": {"T1": 0}}}},
        {"pages": {"a": {"group": "office", "states": {"T1": True}}}},
        {"journeys": {"T7": "all"}},
    ],
)
def test_a_record_with_a_mistake_is_refused(changes: dict[str, Any], tmp_path: Path) -> None:
    """A check or group that there is not, or a number that is none, is an error and never a claim."""
    with pytest.raises(RecordError):
        read_record(record_file(tmp_path, **changes))


def test_a_group_stands_as_its_pages_do(tmp_path: Path) -> None:
    """A topic counts the checks that passed, the fewest states, and the rest is named as not run."""
    (questions, office, lists) = standings((QUESTIONS, OFFICE, LISTS), read_record(record_file(tmp_path)), ())
    assert (questions.pages, questions.states) == (2, 24)
    lines = {line.topic.id: line for line in questions.lines}
    assert (lines["keyboard"].passed, lines["keyboard"].fewest) == (1, 3)
    assert (lines["mistakes"].passed, lines["mistakes"].fewest) == (1, 4)
    assert (lines["words"].passed, lines["words"].fewest) == (0, 0)
    assert not {"T1", "T5", "T9", "T7", "T39"} & {check.id for check in questions.not_run}
    assert "T12" in {check.id for check in questions.not_run}
    assert {check.id for check in office.not_run} >= {"T5", "T9"}
    assert (lists.pages, lists.states) == (0, 0)


def test_a_check_that_never_ran_has_passed_nowhere(tmp_path: Path) -> None:
    """Every check is listed, with 0 where nothing is recorded, and journeys are counted too."""
    times = {one.check.id: one.times for one in passed(read_record(record_file(tmp_path)))}
    assert list(times) == [check.id for check in CHECKS]
    assert (times["T1"], times["T7"], times["T12"]) == (27, 6, 0)


def test_an_exception_is_told_where_it_is_let_pass() -> None:
    """The groups that an exception names tell of it, and the others do not."""
    from portal.accessibility import read_excuses

    told = {one.group.id for one in standings(GROUPS, the_record(), read_excuses()) if one.excuses}
    assert told == {"papers", "other-device"}


def test_the_record_of_this_build_holds_every_check_or_none() -> None:
    """Statement, record and list of tests have the same checks, once the matrix has written its record."""
    recorded = the_record().ids
    assert not recorded or recorded == {check.id for check in CHECKS}


def test_an_issue_is_called_by_number_and_project() -> None:
    """The words of a link to an issue come from its address, on any site."""
    assert issue_name("https://github.com/alphagov/govuk-frontend/issues/7") == (
        "7",
        "alphagov/govuk-frontend",
    )
    assert issue_name("https://issues.example.org/7") == ("7", "issues.example.org")
    assert issue_name("https://example.org") == ("", "example.org")
