"""A picture to upload: a sheet with a few dark lines, drawn here so that nothing has to be carried along."""

import struct
import zlib

WIDTH, HEIGHT = 620, 877
"""Pixels: the shape of an A4 sheet."""

_PAPER, _INK = b"\xff" * WIDTH, b"\xff" * 60 + b"\x20" * (WIDTH - 120) + b"\xff" * 60


def picture() -> bytes:
    """Return the picture as a PNG of a few hundred bytes."""
    rows = b"".join(b"\0" + (_INK if y % 40 < 6 and 80 < y < 800 else _PAPER) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
