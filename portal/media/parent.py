"""Ask the child process, and wait for it no longer than it may take."""

from portal.media.models import Box, Kind, Normal


def normalise(data: bytes, *, photo: bool = False) -> Normal:
    """
    Return an uploaded file in the form it is kept in; of a photo for a badge, with crops and what to look at.

    Raise Refused for what is not taken: by its content, whatever its name says.
    """
    raise NotImplementedError


def badge_photo(jpeg: bytes, box: Box | None) -> bytes:
    """Return the JPEG for the badge printer: the crop of a normal photo, or without a box all of it."""
    raise NotImplementedError


def page_picture(data: bytes, kind: Kind, *, page: int = 1, turns: int = 0) -> bytes:
    """Return a JPEG of one page of a normal file, turned clockwise by quarters; `page` counts from 1.

    Raise Refused(DAMAGED) for a page it does not have.
    """
    raise NotImplementedError
