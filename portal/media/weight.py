"""Weigh a PDF before it is opened up: how many objects, how large they get."""

import zlib

import pikepdf

from portal.media.jpegs_within import filters_of
from portal.media.models import Refusal, Refused

_MOST_OBJECTS = 50_000
_LARGEST_STREAM = 64 * 2**20
"""Bytes of one stream that is no picture, once it is unpacked: fonts and drawings have a few million."""
_ALL_STREAMS = 256 * 2**20
PACKINGS = frozenset(("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"))
_LARGEST_PICTURE = 150_000_000
"""Pixels of a picture in a document: an A4 page scanned at 1,200 dots an inch has 140 million."""


def refuse_heavy(pdf: pikepdf.Pdf) -> None:
    """Raise Refused for what would cost far more to read than any letter does."""
    objects = pdf.objects
    if len(objects) > _MOST_OBJECTS:
        raise Refused(Refusal.DAMAGED)
    left = _ALL_STREAMS
    for each in objects:
        if isinstance(each, pikepdf.Stream):
            if each.get("/Subtype") == pikepdf.Name.Image:
                _refuse_large_picture(each)
            else:
                left -= _unpacked(each, min(left, _LARGEST_STREAM))


def _refuse_large_picture(stream: pikepdf.Object) -> None:
    width, height = stream.get("/Width"), stream.get("/Height")
    if isinstance(width, int) and isinstance(height, int) and width * height > _LARGEST_PICTURE:
        raise Refused(Refusal.TOO_MANY_PIXELS)


def _unpacked(stream: pikepdf.Object, most: int) -> int:
    """Return how many bytes it unpacks to; raise Refused for too many."""
    filters = filters_of(stream)
    if not filters or not PACKINGS.issuperset(filters):
        return 0
    if filters == ["/FlateDecode"]:
        return _inflated(stream.read_raw_bytes(), most)
    size = len(stream.read_bytes())  # rarely seen, and no more of it than the memory there is
    if size > most:
        raise Refused(Refusal.DAMAGED)
    return size


def _inflated(raw: bytes, most: int) -> int:
    """Return how many bytes zlib makes of it, up to where it is damaged, without ever holding them."""
    unpacking = zlib.decompressobj()
    size = 0
    while raw:
        try:
            size += len(unpacking.decompress(raw, 2**20))
        except zlib.error:
            break
        if size > most:
            raise Refused(Refusal.DAMAGED)
        raw = unpacking.unconsumed_tail
    return size
