"""Days and moments as people write them, where the councils are."""

from datetime import date, datetime

from portal.journey import DateInput, Say, Text
from portal.web.language import say_for
from portal.web.portal import HERE

_DATE = DateInput(noun=Text("Date"))
_ENGLISH = say_for("you")


def day_words(day: date, say: Say = _ENGLISH) -> str:
    """Return a day, or the day of a moment, as "9 March 1951"."""
    if isinstance(day, datetime):
        day = day.astimezone(HERE).date()
    return _DATE.display(day.isoformat(), say)[0]


def moment_words(at: datetime, say: Say = _ENGLISH) -> str:
    """Return a moment as "9 March 2026 at 2:05pm"."""
    clock = at.astimezone(HERE)
    half = "{day} at {hour}:{minute}am" if clock.hour < 12 else "{day} at {hour}:{minute}pm"
    return say(half, day=day_words(at, say), hour=str(clock.hour % 12 or 12), minute=f"{clock:%M}")


def time_words(at: datetime, say: Say = _ENGLISH) -> str:
    """Return the time of a moment as "2:05pm"."""
    clock = at.astimezone(HERE)
    half = "{hour}:{minute}am" if clock.hour < 12 else "{hour}:{minute}pm"
    return say(half, hour=str(clock.hour % 12 or 12), minute=f"{clock:%M}")
