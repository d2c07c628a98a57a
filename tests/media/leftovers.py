"""Look for what should be gone: words in a picture or a document, and anything that is not its pixels."""

import re
from io import BytesIO

import pikepdf
from PIL import Image

from portal.media.active import dictionaries, is_active
from tests.media.corpus import CANARY, CORNERS

_JPEG = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
_PIXELS = {0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9}
"""Start, JFIF, tables, baseline frame, codes, scan, end: a JPEG needs no more."""
_ALIKE = 60


def of_jpeg(data: bytes) -> list[str]:
    """Return what a JPEG holds beside its pixels."""
    found = [f"marker {marker:x}" for marker in _markers(data) if marker not in _PIXELS]
    if CANARY.encode() in data:
        found.append("canary")
    if not data.endswith(b"\xff\xd9") or data.count(b"\xff\xd9") != 1:
        found.append("tail")
    return found


def of_pdf(data: bytes) -> list[str]:
    """Return what a PDF holds beside its pages."""
    found = [] if data.rstrip().endswith(b"%%EOF") and data.startswith(b"%PDF-") else ["tail"]
    with pikepdf.open(BytesIO(data)) as pdf:
        found += [key for key in pdf.Root.keys() if key not in ("/Type", "/Pages", "/OCProperties")]  # noqa: SIM118
        if pdf.is_encrypted or "/Info" in pdf.trailer:
            found.append("lock or information")
        for part in dictionaries(pdf):
            raw = part.unparse() + (_held(part) if isinstance(part, pikepdf.Stream) else b"")
            if CANARY.encode() in raw or b"Exif" in raw or b"xmpmeta" in raw or is_active(part):
                found.append(raw[:80].decode("latin-1"))
    return found


def _held(stream: pikepdf.Object) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a JPEG: its bytes are what is looked at
        return stream.read_raw_bytes()


def corners(data: bytes) -> bool:
    """Tell whether a JPEG shows the four corners of the upright picture."""
    image = Image.open(BytesIO(data))
    wide, high = image.width - 1, image.height - 1
    points = ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9))
    seen = [image.getpixel((round(x * wide), round(y * high))) for x, y in points]
    return all(_alike(one, other) for one, other in zip(seen, CORNERS, strict=True))


def _markers(data: bytes) -> list[int]:
    markers, at = [0xD8], 2
    while at < len(data):
        marker = data[at + 1]
        markers.append(marker)
        if marker == 0xD9:
            break
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            following = _JPEG.search(data, at)
            at = following.start() if following else len(data)
    return markers


def _alike(one: object, other: tuple[int, int, int]) -> bool:
    return isinstance(one, tuple) and all(abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True))
