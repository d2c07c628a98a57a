"""Take the boxes out of a JPEG 2000 file that are not the picture, without drawing it anew."""

from collections.abc import Iterator

from portal.media.models import Refusal, Refused

_START = b"\0\0\0\x0cjP  \r\n\x87\n"
_HEADER = b"jp2h"
_WHOLE = frozenset((b"jP  ", b"ftyp", _HEADER, b"jp2c"))
"""Signature, type, header and codestream: XMP, GPS, names and addresses are in boxes of their own."""
_OF_HEADER = frozenset((b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "))


def only_codestream(data: bytes) -> bytes:
    """Return the JPEG 2000 file with what its pixels and colours need; a bare codestream as it is."""
    if not data.startswith(_START):
        return data
    return b"".join(
        _boxed(kind, b"".join(_boxed(*part) for part in _boxes(body) if part[0] in _OF_HEADER))
        if kind == _HEADER
        else _boxed(kind, body)
        for kind, body in _boxes(data)
        if kind in _WHOLE
    )


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield type and contents of each box; the last one may go on to the end, or be cut off there."""
    at = 0
    while at + 8 <= len(data):
        length, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if length == 0:
            length = len(data) - at
        if length < head:
            raise Refused(Refusal.DAMAGED)
        yield kind, data[at + head : at + length]
        at += length


def _boxed(kind: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + kind + body
