"""What an uploaded file is made into, what may be said of a picture, and why a file is not taken."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Kind = Literal["image", "pdf"]
Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels, as Pillow has them."""


class Refusal(StrEnum):
    """Why a file is not taken. Each has words of its own for the person who sent it."""

    EMPTY = "empty"
    TYPE = "type"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    PASSWORD = "password"  # noqa: S105 the file has one, this is none
    ACTIVE = "active"
    """A PDF that runs something, opens something or has files inside."""
    TOO_MANY_PAGES = "too_many_pages"


class Refused(Exception):
    """The file is not taken; it carries the reason and nothing of the file."""

    def __init__(self, reason: Refusal) -> None:
        """Say why."""
        super().__init__(reason.value)
        self.reason = reason


class Hint(StrEnum):
    """What a person may want to look at before they go on. Advice; nothing depends on it."""

    SMALL = "small"
    BLURRED = "blurred"
    DARK = "dark"
    BRIGHT = "bright"
    BUSY_BACKGROUND = "busy_background"
    DARK_BACKGROUND = "dark_background"
    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"


class Cut(StrEnum):
    """What a suggested crop of a photo shows. Of the crops of one photo each shows something else."""

    SHOULDERS = "shoulders"
    """The face in the middle, with the shoulders."""
    CLOSE = "close"
    """The face fills most of it."""
    WIDE = "wide"
    """The face with as much around it as the picture has."""
    MIDDLE = "middle"
    """No face was found: the middle of the picture, as high as it goes."""
    UPPER = "upper"
    """No face was found: the upper part."""
    CLOSER = "closer"
    """No face was found: the very middle, closer."""


class Edge(StrEnum):
    """Which edge of a crop the face is close to: the picture ends there, or the face fills it."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Crop:
    """One suggested crop, in the badge's portrait shape, with a small JPEG of it."""

    cut: Cut
    box: Box
    edges: tuple[Edge, ...] = ()
    preview: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Normal:
    """
    A file in the one form in which it is kept: pixels drawn anew, or a PDF written anew.

    `data` is a JPEG (upright, sRGB, without metadata) or a PDF. `thumb` is a JPEG of it, or of its first
    page, at most 400 pixels long. `width` and `height` are those of the JPEG, or of the thumb of a PDF.
    """

    kind: Kind
    data: bytes = field(repr=False)
    thumb: bytes = field(repr=False)
    width: int
    height: int
    pages: int = 1
    hints: tuple[Hint, ...] = ()
    crops: tuple[Crop, ...] = ()
    """Three for a photo, none for anything else."""
