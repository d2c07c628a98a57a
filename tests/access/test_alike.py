"""When two addresses or codes are the same."""

import pytest

from portal.access import Kind
from portal.access.alike import as_compared, digits_of


@pytest.mark.parametrize(
    "typed",
    [
        *("07700900123", "07700 900 123", "(07700) 900-123", "0 7700 900123", "447700900123"),
        *("+447700900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700 900123", "00447700900123"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(typed: str) -> None:
    """With 0, +44, 0044 or both, and with any signs between."""
    assert as_compared(Kind.TEXT, typed) == "447700900123"


def test_other_numbers_are_others() -> None:
    """A digit more or less, or another country, makes another number."""
    typed = ("07700900123", "0770090012", "077009001234", "+337700900123", "+17700900123", "")
    assert len({as_compared(Kind.TEXT, each) for each in typed}) == len(typed)


@pytest.mark.parametrize("typed", ["zoe@example.org", " Zoe@Example.ORG ", "ZOE@EXAMPLE.ORG\n"])
def test_an_email_is_the_same_in_any_case(typed: str) -> None:
    """And with space around it."""
    assert as_compared(Kind.EMAIL, typed) == "zoe@example.org"


@pytest.mark.parametrize("typed", ["jess.strauß@example.org", "jeſs.strauss@example.org", "İ@example.org"])
def test_other_letters_are_others(typed: str) -> None:
    """Who has another mailbox, whose name only looks or sounds alike, gets nobody's code."""
    mine = {as_compared(Kind.EMAIL, each) for each in ("jess.strauss@example.org", "i\u0307@example.org")}
    assert as_compared(Kind.EMAIL, typed) not in mine


@pytest.mark.parametrize("typed", ["012345", "012 345", " 0-1-2-3-4-5. ", "Code: 012345", "０１２３４５"])
def test_only_the_digits_of_a_code_count(typed: str) -> None:
    """The first nought too."""
    assert digits_of(typed) == "012345"
