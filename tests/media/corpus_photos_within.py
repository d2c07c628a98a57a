"""PDFs with photos in them that tell where they were taken, packed as scanners and phones pack them."""

import base64
import struct
import zlib

from portal.media import Kind, Refusal
from tests.media.corpus import CANARY, Sent, camera_data, encoded, picture, xmp
from tests.media.raw_pdf import document, stream

PDF: Kind = "pdf"
_WORD = CANARY.encode()
_IMAGE = b"/Type/XObject/Subtype/Image/Width 160/Height 112/ColorSpace/DeviceRGB/BitsPerComponent 8"
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 300 400]"
_NAMED = b"/Resources<</XObject<</I 5 0 R>>>>"
_DRAWN = b"q 160 0 0 112 20 20 cm /I Do Q"


def photos_within() -> list[Sent]:
    """Return photos of JPEG 2000, and photos in the midst of a drawing."""
    return [*_boxed(), *_inline()]


def _boxed() -> list[Sent]:
    whole = encoded(picture(), "JPEG2000")
    bare = encoded(picture(), "JPEG2000", no_jp2=True)
    telling = _box(b"uuid", bytes(16) + _WORD) + _box(b"xml ", xmp()) + _box(b"free", _WORD)
    at = whole.index(b"jp2c") - 4
    endless = whole[:at] + telling + bytes(4) + whole[at + 4 :]
    header = whole.index(b"jp2h") - 4
    long = int.from_bytes(whole[header : header + 4], "big")
    body = whole[header + 8 : header + long] + telling
    sent = {
        "XMP": whole[:at] + telling + whole[at:] + telling,
        "XMP and no length": endless,
        "XMP in its header": whole[:header] + _box(b"jp2h", body) + whole[header + long :],
        "a long box": whole[:at] + struct.pack(">I4sQ", 1, b"uuid", 16 + len(_WORD)) + _WORD + whole[at:],
        "no box": bare,
    }
    made = [Sent(f"JPEG 2000 with {name} in a PDF", _shown(data), PDF) for name, data in sent.items()]
    broken = whole[:at] + b"\0\0\0\x03uuid" + whole[at:]
    return [*made, Sent("JPEG 2000 with a broken box in a PDF", _shown(broken), Refusal.DAMAGED)]


def _inline() -> list[Sent]:
    photo = encoded(picture(), exif=camera_data(), comment=CANARY, xmp=xmp())
    plain, wrapped = _within(photo, b"/DCT"), _within(base64.a85encode(photo) + b"~>", b"[/A85/DCT]")
    flate = _FORM + b"/Resources<<>>/Filter/FlateDecode"
    packed = stream(zlib.compress(plain), flate)
    cut = zlib.compress(plain)[:-200] + bytes(200)
    torn = zlib.compress(b"0 0 9 9 re f " * 999)[:30] + bytes(9)
    pattern = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9"
    return [
        Sent("photo in a drawing", document(content=plain), PDF),
        Sent("two photos in a drawing on two pages", document(content=plain * 2, pages=2), PDF),
        Sent("wrapped photo in a drawing", document(content=wrapped), PDF),
        Sent("photo in a form", document(packed, page=_NAMED, content=_DRAWN), PDF),
        Sent("photo in a form of no resources",
             document(stream(wrapped, _FORM), page=_NAMED, content=_DRAWN), PDF),
        Sent("photo in a form nobody draws", document(stream(plain, _FORM)), PDF),
        Sent("photo in a pattern", document(stream(plain, pattern)), Refusal.DAMAGED),
        Sent("photo cut off in a damaged drawing", document(stream(cut, flate)), Refusal.DAMAGED),
        Sent("damaged drawing", document(stream(torn, flate)), PDF),
        Sent("drawing that talks of photos", document(content=b"BT (BI /DCT) Tj ET 0 0 9 9 re f"), PDF),
    ]  # fmt: skip


def _within(data: bytes, packing: bytes) -> bytes:
    head = b"BI /W 160 /H 112 /CS /RGB /BPC 8 /F %s ID " % packing
    return b"q 160 0 0 112 20 20 cm " + head + data + b"\nEI Q\n"


def _shown(data: bytes) -> bytes:
    return document(stream(data, _IMAGE + b"/Filter/JPXDecode"), page=_NAMED, content=_DRAWN)


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body
