"""The day by which an application is due in the queue."""

import json
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from portal.councils.council import Council

ASSUMED_DAYS = 84
"""Calendar days. GOV.UK says that councils usually decide within 12 weeks; no law sets a time."""

ASSUMED_FAST_LANE_DAYS = 4
"""Working days at the end of life: what Liverpool City Council publishes. No law sets a time here either."""

_DAY = timedelta(days=1)


def due_on(council: Council, submitted: date, fast_lane: bool) -> date:
    """
    Return the last day of the council's target for an application sent on ``submitted``.

    The ordinary target counts calendar days; the fast lane, for the end of life, counts working days in
    England and starts on the day after. Where the council has set no target, the queue's own working
    assumption stands in: it puts cases in order, and is no promise to anybody.
    """
    if not fast_lane:
        return submitted + timedelta(days=council.decide_within_days or ASSUMED_DAYS)
    due = submitted
    for _ in range(council.fast_lane_working_days or ASSUMED_FAST_LANE_DAYS):
        due = _next_working_day(due)
    return due


def _next_working_day(day: date) -> date:
    day += _DAY
    while day.weekday() >= 5 or day in _bank_holidays():
        day += _DAY
    return day


@cache
def _bank_holidays() -> frozenset[date]:
    # The file in the package, not the package's class: that one can go to the network. It ends in 2028.
    listed = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8"))
    return frozenset(date.fromisoformat(each["date"]) for each in listed["england-and-wales"]["events"])
