"""What is kept of a file, whose it is, and the links that let another device add to one question."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from portal.media import Box, Crop, Hint, Kind, Normal
from portal.storage import Key

LINK_LASTS = timedelta(minutes=30)
"""How long another device may add files, from when the link is made or renewed."""


class Owner(NamedTuple):
    """Whose a file is: a draft, in the ring of the drafts, or a case, in its council's."""

    ring: str
    id: str


class State(StrEnum):
    """Whether a file may be opened."""

    CHECKING = "checking"
    """Nobody opens it until the scanner has looked at it."""
    READY = "ready"
    INFECTED = "infected"
    """The scanner found a virus; its bytes are destroyed."""
    LOST = "lost"
    """Its bytes are gone, which should never be."""


class Sender(StrEnum):
    """Who sent a file."""

    APPLICANT = "applicant"
    HELPER = "helper"
    OTHER_DEVICE = "other_device"


class Part(StrEnum):
    """What is kept of a file. Every file has the first two, a photo the others too."""

    WHOLE = "whole"
    THUMB = "thumb"
    CROP_1 = "crop_1"
    CROP_2 = "crop_2"
    CROP_3 = "crop_3"


class Infected(Exception):
    """The scanner found a virus in what was sent; nothing of it is kept."""


class OwnerGone(Exception):
    """The draft was sent, or erased: nothing can be added to it any more."""


class TooManyFiles(Exception):
    """The question has as many files as it may."""


class TooMuch(Exception):
    """The application has as many bytes of files as it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a council lets people send: files a question, and bytes in all files of an application."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Received:
    """A file whose bytes are kept, sealed, and that is nobody's yet. Nothing of it shows in a repr."""

    id: str
    name: str = field(repr=False)
    digest: str = field(repr=False)
    """SHA-256 of what was sent, in hex; nothing else is kept of it. See File.digest."""
    normal: Normal = field(repr=False)
    state: State
    scanned: bool
    key: Key = field(repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file of a draft or a case. What could tell about a person shows in no repr."""

    id: str
    state: State
    scanned: bool
    """Whether a scanner has looked at it; without one set up, nobody did."""
    kind: Kind
    sent_by: Sender
    sent_at: datetime
    question: str = field(repr=False)
    what: str = field(repr=False)
    """The value of the choice that says what it is; empty while nobody has said."""
    name: str = field(repr=False)
    """What it was called where it came from, cleaned."""
    size: int
    """Bytes of the whole."""
    pages: int
    width: int
    height: int
    digest: str = field(repr=False)
    """SHA-256 of what was sent, in hex: it can tell later whether a paper shown is the one that was sent."""
    hints: tuple[Hint, ...] = field(repr=False)
    crops: tuple[Crop, ...] = field(repr=False)
    """Without their previews, which are parts."""
    chosen: str = field(repr=False)
    """What becomes of a photo: a cut, "as_is" or "help"; empty while nobody has chosen."""
    key: Key = field(repr=False, compare=False)

    @property
    def usable(self) -> bool:
        """Say whether the file is there, or will be once it is checked."""
        return self.state in (State.CHECKING, State.READY)

    def box_of(self, cut: str) -> Box | None:
        """Return the box of a suggested crop, None for what is none."""
        return next((crop.box for crop in self.crops if crop.cut == cut), None)


@dataclass(frozen=True, slots=True)
class DeviceLink:
    """A link that lets one other device add files to one question of one draft, and see nothing else."""

    id: str
    owner: Owner
    until: datetime
    taken: bool
    """Whether a device has taken it: no other one can."""
    question: str = field(repr=False)
    council: str = field(repr=False)
    """The council whose limits hold."""
    code: str = field(repr=False)
    """12 digits: all that the other device needs."""


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows of erased owners, files whose bytes nobody may have, and rows without bytes.

    Nobody may have the bytes without a row, and those of an infected file.
    """

    rows: int
    bytes: int
    lost: int
