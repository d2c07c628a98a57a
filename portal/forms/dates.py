"""Read a date from three boxes, or from a whole date typed into the first of them."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from portal.forms import words
from portal.forms.wrong import Wrong
from portal.journey import DateInput

PARTS = ("day", "month", "year")
EARLIEST_BIRTH = 1880

_ENGLISH = "january february march april may june july august september october november december"
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_AFTER_O = "ionawr chwefror fawrth ebrill fai fehefin orffennaf awst fedi hydref dachwedd ragfyr"
"""The Welsh names as they begin after "o": "9 o Fawrth"."""
_MONTHS = {
    name[:length]: number
    for names in (_ENGLISH, _WELSH, _AFTER_O)
    for number, name in enumerate(names.split(), 1)
    for length in range(3, len(name) + 1)
}
_ENDING = re.compile("([0-9]{1,2})(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)")
_BETWEEN = re.compile(r"[\s/.,\-\u2010-\u2015]+")
_ASIDE = {"", "of", "the", "o", "y"}


def read_date(kind: DateInput, typed: Mapping[str, str], today: date) -> date:
    """Return the date in the boxes "day", "month" and "year". Raise Wrong with the parts at fault."""
    boxes = {part: _plain(typed[part]) for part in PARTS}
    if boxes["day"] and not boxes["month"] and not boxes["year"]:
        boxes = _whole(typed["day"]) or boxes
    if missing := tuple(part for part in PARTS if not boxes[part]):
        raise Wrong(words.DATE_PARTS_MISSING.get(missing, words.DATE_REAL), *missing)
    return _within(kind, _real(boxes), today)


def _real(boxes: Mapping[str, str]) -> date:
    if boxes["year"].isdecimal() and len(boxes["year"]) != 4:
        raise Wrong(words.DATE_YEAR, "year")
    numbers = {
        "day": _number(_ENDING.sub(r"\1", boxes["day"]), 31),
        "month": _MONTHS.get(boxes["month"]) or _number(boxes["month"], 12),
        "year": _number(boxes["year"], 9999),
    }
    if unread := tuple(part for part in PARTS if not numbers[part]):
        raise Wrong(words.DATE_REAL, *unread)
    try:
        return date(numbers["year"], numbers["month"], numbers["day"])
    except ValueError:
        raise Wrong(words.DATE_REAL, *PARTS) from None


def _within(kind: DateInput, day: date, today: date) -> date:
    if kind.birthday and day.year < EARLIEST_BIRTH:
        raise Wrong(words.DATE_EARLY, "year")
    if kind.must_be == "past" and day >= today:
        raise Wrong(words.DATE_PAST, *PARTS)
    if kind.must_be == "future" and day <= today:
        raise Wrong(words.DATE_FUTURE, *PARTS)
    return day


def _plain(text: str) -> str:
    return "".join(_BETWEEN.split(unicodedata.normalize("NFKC", text).lower()))


def _number(text: str, most: int) -> int:
    """Return the number, or 0 for what is none from 1 to `most`. int() refuses thousands of digits."""
    number = int(text) if text.isdecimal() and len(text) <= 4 else 0
    return number if number <= most else 0


def _whole(text: str) -> dict[str, str] | None:
    """Take "9 March 1951", "09/03/1951", "1951-03-09", "March 9th, 1951", "9 o Fawrth 1951" or "09031951"."""
    pieces = _BETWEEN.split(unicodedata.normalize("NFKC", text).lower())
    pieces = [piece for piece in pieces if piece not in _ASIDE]
    if len(pieces) == 1 and len(pieces[0]) == 8 and pieces[0].isdecimal():
        pieces = [pieces[0][:2], pieces[0][2:4], pieces[0][4:]]
    if len(pieces) != 3:
        return None
    if len(pieces[0]) == 4 and pieces[0].isdecimal():
        pieces.reverse()
    if pieces[0] in _MONTHS:
        pieces[:2] = pieces[1::-1]
    return dict(zip(PARTS, pieces, strict=True))
