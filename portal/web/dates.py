"""Days and moments as people write them, where the councils are."""

from datetime import date, datetime

from portal.journey import DateInput, Say, Text
from portal.web.language import plain
from portal.web.portal import HERE

_DATE = DateInput(noun=Text("Date"))


def day_words(day: date, say: Say | None = None) -> str:
    """Return a day, or the day of a moment, as "9 March 1951"."""
    if isinstance(day, datetime):
        day = day.astimezone(HERE).date()
    return _DATE.display(day.isoformat(), say or plain())[0]


def moment_words(at: datetime, say: Say | None = None) -> str:
    """Return a moment as "9 March 2026 at 2:05pm"."""
    clock = at.astimezone(HERE)
    say = say or plain()
    return say(
        "{day} at {hour}:{minute}am" if clock.hour < 12 else "{day} at {hour}:{minute}pm",
        day=day_words(at, say),
        hour=str(clock.hour % 12 or 12),
        minute=f"{clock:%M}",
    )


def time_words(at: datetime, say: Say | None = None) -> str:
    """Return the time of a moment as "2:05pm"."""
    clock = at.astimezone(HERE)
    say = say or plain()
    return say(
        "{hour}:{minute}am" if clock.hour < 12 else "{hour}:{minute}pm",
        hour=str(clock.hour % 12 or 12),
        minute=f"{clock:%M}",
    )
