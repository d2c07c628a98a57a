"""Small files that want to become large, or to keep somebody busy."""

import struct
import zlib

from portal.media import Refusal
from tests.media.corpus import Sent, encoded, picture
from tests.media.raw_pdf import assembled, document, packed, stream

_HUGE = 100 * 2**20


def bombs() -> list[Sent]:
    """Return bombs of pixels, of packed bytes, of objects and of drawing."""
    return [*_pixels(), *_packed(), *_documents()]


def _pixels() -> list[Sent]:
    refused = Refusal.TOO_MANY_PIXELS
    whole = encoded(picture((640, 448)))
    large = whole.replace(struct.pack(">HH", 448, 640), struct.pack(">HH", 65500, 65500), 1)
    webp = encoded(picture(), "WEBP", lossless=True)
    heic = encoded(picture((640, 448)), "HEIF", quality=90)
    heic_large = heic.replace(struct.pack(">II", 640, 448), struct.pack(">II", 30000, 30000))
    return [
        Sent("13,000 by 13,000 in 1 bit", _png(13000, 13000, bits=1), refused),
        Sent("9,000 by 9,000 in 1 bit", _png(9000, 9000, bits=1), refused),
        Sent("PNG one row too large", _png(10000, 5001, bits=1), refused),
        Sent("PNG exactly as large as it may be", _png(10000, 5000, bits=1), "image"),
        Sent("PNG that only says so", _png(60000, 60000, data=b"\0"), refused),
        Sent("PNG of 2 billion pixels a row", _png(2**31 - 1, 1, data=b"\0"), refused),
        Sent("JPEG that only says so", large, refused),
        Sent("lossless WebP that only says so", webp[:21] + b"\xff\xff\xff\x0f" + webp[25:], refused),
        Sent("animated WebP that only says so", _webp(16384, 16384), refused),
        Sent("HEIC that only says so", heic_large, refused),
        Sent("12 million pixels in 1 bit", _png(4000, 3000, bits=1), "image"),
    ]


def _packed() -> list[Sent]:
    zeros = zlib.compress(bytes(_HUGE), 9)
    return [
        Sent("PNG with far more than its pixels", _png(64, 64, data=zlib.compress(bytes(2**26), 9)), "image"),
        Sent(
            "PNG with a packed book", _png(64, 64, before=_chunk(b"zTXt", b"a\0\0" + zeros)), Refusal.DAMAGED
        ),
        Sent(
            "PNG with a packed profile",
            _png(64, 64, before=_chunk(b"iCCP", b"a\0\0" + zeros)),
            Refusal.DAMAGED,
        ),
    ]


def _documents() -> list[Sent]:
    bad = Refusal.DAMAGED
    spaces = zlib.compress(b" " * _HUGE, 9)
    flate = b"/Filter/FlateDecode"
    twice = zlib.compress(zlib.compress(bytes(_HUGE), 9), 9)
    inner = stream(spaces, b"/Type/ObjStm/N 1/First 5" + flate)
    image = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    drawn = {"page": b"/Resources<</XObject<</I 5 0 R>>>>", "content": b"300 0 0 400 0 0 cm /I Do"}
    loop = b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
    sized = document().replace(b"/MediaBox[0 0 300 400]", b"/MediaBox[0 0 %s]")
    return [
        Sent("PDF with a huge drawing", assembled(*_plain(stream(spaces, flate))), bad),
        Sent("PDF with much that nobody reads", document(stream(spaces, flate)), bad),
        Sent("PDF with a huge object stream", document(inner), bad),
        Sent("PDF with a picture of zeros",
             document(stream(zlib.compress(bytes(2**20)), image + b"/Width 60000/Height 60000"), **drawn),
             Refusal.TOO_MANY_PIXELS),
        Sent("PDF packed twice",
             document(stream(twice, b"/Filter[/FlateDecode/FlateDecode]")), bad),
        Sent("PDF with 60,000 objects", document(*[b"0"] * 60_000), bad),
        Sent("PDF with 60,000 packed objects", packed(document(b"[%s]" % b"".join(
            b"%d 0 R " % n for n in range(6, 60_006)), *[b"(a)"] * 60_000, root=b"/A 5 0 R")), bad),
        Sent("PDF whose pages hold themselves", assembled(b"<</Type/Catalog/Pages 2 0 R>>", loop), bad),
        Sent("PDF with a huge page", sized.replace(b"%s", b"9999999 9999999"), bad),
        Sent("PDF with an endless page", sized.replace(b"%s", b"9" * 25 + b" " + b"9" * 25), bad),
        Sent("PDF with a page like a thread", sized.replace(b"%s", b"14000 1"), bad),
        Sent("PDF of deep brackets", document(b"[" * 100_000 + b"]" * 100_000), "pdf"),
        Sent("PDF that draws for ever", _nested_forms(), bad),
    ]  # fmt: skip


def _plain(content: bytes) -> tuple[bytes, ...]:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>"
    return b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content


def _nested_forms() -> bytes:
    """Return a page that draws a form ten times, which draws one ten times, and so on."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject<</F %d 0 R>>>>"
    forms = [stream(b"/F Do " * 12, head % (number + 6)) for number in range(9)]
    last = stream(b"0 0 300 400 re f " * 200, b"/Type/XObject/Subtype/Form/BBox[0 0 300 400]")
    return document(*forms, last, page=b"/Resources<</XObject<</F 5 0 R>>>>", content=b"/F Do " * 12)


def _png(width: int, height: int, *, bits: int = 8, data: bytes = b"", before: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    rows = data or zlib.compress(bytes((width * bits + 7) // 8 + 1) * height, 9)
    return b"".join(
        (b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", head), before, _chunk(b"IDAT", rows), _chunk(b"IEND", b""))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _webp(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunk = (
        b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + sides + b"ANIM" + struct.pack("<I", 6) + bytes(6)
    )
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk
