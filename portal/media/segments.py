"""Take the segments out of a JPEG that are not the picture, without drawing it anew."""

import re

from portal.media.models import Refusal, Refused

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APPLICATION, _COMMENT = range(0xE0, 0xF0), 0xFE
_JFIF, _ADOBE = 0xE0, 0xEE
_JFIF_PLAIN = 14
"""Bytes of a JFIF segment up to its little picture."""
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""In the data of a scan: 00 stuffs, D0 to D7 restart, FF fills."""


def only_picture(data: bytes) -> bytes:
    """Return the JPEG without EXIF, comments, profiles, thumbnails and what follows its end."""
    if data[:2] != bytes((0xFF, _START)):
        raise Refused(Refusal.DAMAGED)
    kept, at = [data[:2]], 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise Refused(Refusal.DAMAGED)
        marker = data[at + 1]
        if marker == 0xFF:  # one that fills
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            found = _MARKER.search(data, end)
            end = found.start() if found else len(data)
        kept.append(_segment(marker, data[at:end]))
        at = end
    return b"".join((*kept, bytes((0xFF, _END))))


def _segment(marker: int, segment: bytes) -> bytes:
    """Return what is kept of a segment: of the application's, only how the colours are to be read."""
    if marker == _JFIF and segment[4:9] == b"JFIF\0" and len(segment) >= _JFIF_PLAIN + 4:
        return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"
    if marker == _ADOBE and segment[4:9] == b"Adobe":
        return b"\xff\xee\x00\x0e" + segment[4:16]
    return b"" if marker == _COMMENT or marker in _APPLICATION else segment
