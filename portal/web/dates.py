"""Days as people write them."""

from datetime import date

from portal.journey import DateInput, Say, Text

_DATE = DateInput(noun=Text("Date"))


def long_date(day: date, say: Say = Say()) -> str:  # noqa: B008 a constant: Say cannot change
    """Return a day as "9 March 1951"."""
    return _DATE.display(day.strftime("%Y-%m-%d"), say)[0]
