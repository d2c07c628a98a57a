"""A message: by which channel it goes, to whom, and its words."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

_SPECIAL = r'\s@,;:<>()\[\]\\"'
_EMAIL = re.compile(f"[^{_SPECIAL}]+@[^{_SPECIAL}]+")
_PHONE = re.compile(r"[0-9 ()+.-]{5,40}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADDRESS_LINES = range(3, 8)  # what GOV.UK Notify can print


class Channel(StrEnum):
    """How a message reaches somebody."""

    EMAIL = "email"
    TEXT = "text"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Message:
    """What is said to one person. `to` is an email address, a phone number, or 3 to 7 lines of an address.

    Raise ValueError, without a word of it, where `to` is something else, or where it or the subject holds a
    control character: nothing that was typed can add a recipient or a header.
    """

    channel: Channel
    to: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.subject.isprintable():
            raise ValueError("The subject of a message must be one printable line.")
        if not self._has_one_recipient():
            raise ValueError(f"This is nobody's {self.channel} address.")

    def _has_one_recipient(self) -> bool:
        match self.channel:
            case Channel.EMAIL:
                return self.to.isprintable() and _EMAIL.fullmatch(self.to) is not None
            case Channel.TEXT:
                return _PHONE.fullmatch(self.to) is not None
        lines = self.to.split("\n")
        return (
            len(lines) in _ADDRESS_LINES
            and all(map(str.strip, lines))
            and not _CONTROL.search("".join(lines))
        )
