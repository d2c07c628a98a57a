"""The day by which a council means to decide."""

import json
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from portal.councils.council import Council

_DAY = timedelta(days=1)


def due_on(council: Council, submitted: date, fast_lane: bool) -> date:
    """
    Return the last day of the council's target for an application sent on ``submitted``.

    The ordinary target counts calendar days; the fast lane, for the end of life, counts working days in
    England and starts on the day after. It is a promise to be measured by, not a time set in law.
    """
    if not fast_lane:
        return submitted + timedelta(days=council.decide_within_days)
    due = submitted
    for _ in range(council.fast_lane_working_days):
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
