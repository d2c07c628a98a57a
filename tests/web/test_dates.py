"""Days and moments are said like every other word."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.catalogues import catalogue_of
from portal.journey import Say
from portal.web.dates import moment_words


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "12:05am"), (11, "11:05am"), (12, "12:05pm"), (23, "11:05pm")]
)
def test_a_moment_in_words(hour: int, words: str) -> None:
    """A moment reads as GOV.UK writes it, on a twelve-hour clock."""
    assert moment_words(datetime(2026, 1, 9, hour, 5, tzinfo=UTC)) == f"9 January 2026 at {words}"


def test_a_moment_in_another_language() -> None:
    """The month and the words around a time are the catalogue's."""
    say = Say(language="en-x-long", catalogue=catalogue_of("en-x-long"))
    assert moment_words(datetime(2026, 1, 9, 14, 5, tzinfo=UTC), say) == "9 Jaanuuaary 2026 aat 2:05pm"
