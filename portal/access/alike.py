"""When two ways of writing the same thing are alike."""

from string import ascii_lowercase, ascii_uppercase
from unicodedata import normalize

from portal.access.models import Kind

_ABROAD = ("0044", "440", "0")
"""What a British number may begin with, beside 44: 0044 7…, +44 (0)7…, 07…."""

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
"""No other letters: ß is not ss, and who has the one mailbox must not get what is meant for the other."""


def digits_of(typed: str) -> str:
    """Return a code as it is compared: only its digits count."""
    return "".join(each for each in normalize("NFKC", typed) if each in "0123456789")


def as_compared(kind: Kind, address: str) -> str:
    """Return an address as it is compared: emails with A to Z in any case, numbers with and without +44."""
    if kind != Kind.TEXT:
        return address.strip().translate(_SMALL)
    number = digits_of(address)
    for start in _ABROAD:
        if number.startswith(start):
            return "44" + number.removeprefix(start).removeprefix("0")
    return number
