"""Draw a QR code as one path of SVG: nothing to fetch, and sharp at any size."""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET_ZONE = 4
"""Light squares around a code, without which many cameras do not find it."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code: its width in squares, with the quiet zone, and the path of the dark ones."""

    width: int
    path: str


def qr_code(text: str) -> QrCode:
    """Return the code of a short text, still readable with a seventh of it covered."""
    rows = segno.make_qr(text, error="m").matrix
    runs = [run for y, row in enumerate(rows, QUIET_ZONE) for run in _runs(row, y)]
    return QrCode(len(rows) + 2 * QUIET_ZONE, "".join(runs))


def _runs(row: bytearray, y: int) -> list[str]:
    """Return a bar for each run of dark squares in a row."""
    found, x = [], QUIET_ZONE
    for dark, squares in groupby(row):
        length = len(list(squares))
        if dark:
            found.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return found
