"""Read the size of a WebP from its header, because opening one already takes the memory of its canvas."""

from portal.media.models import Refusal, Refused

_LOSSY, _LOSSLESS, _EXTENDED = b"VP8 ", b"VP8L", b"VP8X"


def webp_size(data: bytes) -> tuple[int, int]:
    """Return width and height; raise Refused when they are not to be found."""
    chunk, body = data[12:16], data[20:30]
    if len(body) < 10:
        raise Refused(Refusal.DAMAGED)
    if chunk == _EXTENDED:
        return 1 + _little(body[4:7]), 1 + _little(body[7:10])
    if chunk == _LOSSLESS and body[0] == 0x2F:
        bits = _little(body[1:5])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == _LOSSY and body[3:6] == b"\x9d\x01\x2a":
        return _little(body[6:8]) & 0x3FFF, _little(body[8:10]) & 0x3FFF
    raise Refused(Refusal.DAMAGED)


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
