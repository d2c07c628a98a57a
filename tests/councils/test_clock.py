"""The day by which an application is due in the queue."""

from dataclasses import replace
from datetime import date

import pytest

from portal.councils import WEST_MIDLANDS, Directory, due_on

COVENTRY = Directory.load(WEST_MIDLANDS).by_code("COV")


def test_the_ordinary_target_counts_calendar_days() -> None:
    """Where the council has set no target, an application is due 84 days, so 12 weeks, after it was sent."""
    assert COVENTRY.decide_within_days is None
    assert due_on(COVENTRY, date(2026, 11, 23), fast_lane=False) == date(2027, 2, 15)


def test_a_council_may_set_its_own_targets() -> None:
    """A council's own number of days is the one that counts."""
    quick = replace(COVENTRY, decide_within_days=28, fast_lane_working_days=1)
    assert due_on(quick, date(2026, 11, 23), fast_lane=False) == date(2026, 12, 21)
    assert due_on(quick, date(2026, 11, 23), fast_lane=True) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 27)),  # a Monday: the Friday
        (date(2026, 11, 27), date(2026, 12, 3)),  # a Friday: over one week-end
        (date(2026, 11, 29), date(2026, 12, 3)),  # a Sunday: the count starts on Monday
        (date(2026, 12, 23), date(2026, 12, 31)),  # over Christmas, when Boxing Day is kept on Monday 28th
        (date(2027, 3, 25), date(2027, 4, 2)),  # over Good Friday and Easter Monday
    ],
)
def test_the_fast_lane_counts_working_days(sent: date, due: date) -> None:
    """Week-ends and the bank holidays of England are no working days, and the day of sending is not one."""
    assert due_on(COVENTRY, sent, fast_lane=True) == due
