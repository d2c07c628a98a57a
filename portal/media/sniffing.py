"""Tell what a file is by its first bytes; its name and the browser's word count for nothing."""

from typing import Literal

Sort = Literal["jpeg", "png", "webp", "heic", "pdf"]

_PDF_WITHIN = 1024
"""Readers accept a PDF whose first line comes this late, and so do we."""
_HEIC = frozenset((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"))
_AVIF = frozenset((b"avif", b"avis"))


def sort_of(data: bytes) -> Sort | None:
    """Return the sort of file these bytes are; None for one that we do not take."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and _is_heic(_brands(data)):
        return "heic"
    return "pdf" if b"%PDF-" in data[:_PDF_WITHIN] else None


def _brands(data: bytes) -> list[bytes]:
    """Return the brands of the ftyp box: the major one, then those it is compatible with."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    return [data[8:12], *(data[at : at + 4] for at in range(16, end, 4))]


def _is_heic(brands: list[bytes]) -> bool:
    # AVIF calls itself compatible with mif1, so its own brand anywhere rules it out.
    return brands[0] in _HEIC and not _AVIF.intersection(brands)
