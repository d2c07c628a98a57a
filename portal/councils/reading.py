"""Read a council's TOML file, and refuse a mistake in words that say how to put it right."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from portal.councils.colour import is_hex, nearest_readable
from portal.councils.council import Council, CouncilError, District

MOST_POUNDS = 10
"""The most that a council in England may charge for a badge."""

MOST_MEGABYTES = 300
"""The most that an application may hold in all its files: the server takes no much larger requests."""

AT_LEAST_ONE = ("file_megabytes", "files_a_question", "application_megabytes", "photo_within_months")

KINDS = {str: "text in quotes", int: "a whole number", date: "a date like 2028-04-01"}


def read(path: Path) -> Council:
    """Return the council described in ``path``; raise CouncilError naming the file and the key at fault."""
    try:
        council: Council = _record(Council, tomllib.loads(path.read_text("utf-8")), "")
        _check(council)
    except (CouncilError, tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        raise CouncilError(f"{path.name}: {mistake}") from mistake
    return council


def nearest(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean X?" with the known word most like ``word``, or nothing when none is like it."""
    found = get_close_matches(word, known, n=1)
    return f" Did you mean {found[0]}?" if found else ""


def _check(council: Council) -> None:
    if not re.fullmatch("[A-Z]{2,10}", council.code):
        raise CouncilError(f"code must be 2 to 10 capital letters and not {council.code!r}.")
    if not council.website.startswith("https://"):
        raise CouncilError(f"website must start with https:// and not be {council.website!r}.")
    if not council.districts:
        raise CouncilError("districts must name at least one district.")
    _check_numbers(council)
    _check_colour(council)


def _check_numbers(council: Council) -> None:
    fee = council.fee_pounds
    if fee is not None and not 0 <= fee <= MOST_POUNDS:
        raise CouncilError(
            f"fee_pounds must be from 0 to {MOST_POUNDS} and not {fee}: in England a badge costs up to "
            f"{MOST_POUNDS} pounds."
        )
    for key in ("decide_within_days", "fast_lane_working_days"):
        days = getattr(council, key)
        if days is not None and days < 1:
            raise CouncilError(f"{key} must be 1 or more and not {days}; leave it out to set no target.")
    for key in AT_LEAST_ONE:
        if (number := getattr(council, key)) is not None and number < 1:
            raise CouncilError(f"{key} must be 1 or more and not {number}.")
    if council.file_megabytes > council.application_megabytes:
        raise CouncilError("file_megabytes must not be more than application_megabytes.")
    if council.application_megabytes > MOST_MEGABYTES:
        raise CouncilError(f"application_megabytes must be {MOST_MEGABYTES} or less.")
    first, last = council.valid_from, council.valid_to
    if first and last and first > last:
        raise CouncilError(f"valid_to must not be before valid_from, {first}, and it is {last}.")


def _check_colour(council: Council) -> None:
    if not is_hex(council.colour):
        raise CouncilError(f"colour must be like #0f4c5c and not {council.colour!r}.")
    readable = nearest_readable(council.colour)
    if readable != council.colour.lower():
        raise CouncilError(
            f"colour {council.colour} is too light for white text; the nearest that passes is {readable}."
        )


def _record(kind: type, given: Mapping[str, Any], at: str) -> Any:
    hints = get_type_hints(kind)
    for key in given:
        if key not in hints:
            raise CouncilError(f"{at}{key} is not a known key.{nearest(key, hints)}")
    for field in fields(kind):
        if field.default is MISSING and field.name not in given:
            raise CouncilError(f"{at}{field.name} is missing.{nearest(field.name, given)}")
    return kind(**{key: _value(hints[key], value, at + key) for key, value in given.items()})


def _value(hint: Any, given: Any, at: str) -> Any:
    if get_origin(hint) is UnionType:
        hint = get_args(hint)[0]  # "X | None": leaving the key out is how a file says None
    if get_origin(hint) is tuple:
        if not isinstance(given, list):
            raise CouncilError(f"{at} must be a list.")
        item = get_args(hint)[0]
        return tuple(_value(item, each, f"{at} {place}") for place, each in enumerate(given, 1))
    if hint is District:
        if not isinstance(given, dict):
            raise CouncilError(f"{at} must have a gss and a name.")
        return _record(District, given, f"{at} ")
    if type(given) is not hint:  # not isinstance: true is no number, and a time of day no date
        raise CouncilError(f"{at} must be {KINDS[hint]}.")
    return given
