"""Files cut off on their way, and files that say of themselves what is not so."""

from portal.demo.letters import letter_pdf, sheet
from portal.media import Refusal
from tests.media.corpus import Sent, encoded

PARTS = (0.08, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9)


def broken() -> list[Sent]:
    """Return whole files that broke off or were changed."""
    small = sheet(size=(310, 438))
    whole = {
        "JPEG": encoded(small),
        "progressive JPEG": encoded(small, progressive=True),
        "PNG": encoded(small, "PNG"),
        "lossy WebP": encoded(small, "WEBP"),
        "lossless WebP": encoded(small, "WEBP", lossless=True),
        "HEIC": encoded(small, "HEIF"),
    }
    made = [
        Sent(f"{name} cut off after {part:.0%}", data[: int(len(data) * part)], Refusal.DAMAGED)
        for name, data in whole.items()
        for part in PARTS
    ]
    pdf = letter_pdf(lines=2)
    made += [Sent(f"PDF cut off after {n}", pdf[:n], Refusal.DAMAGED) for n in (5, 9, 20, 60, 300, 900)]
    png, image = whole["PNG"], whole["JPEG"]
    return [
        *made,
        Sent("only the start of a JPEG", b"\xff\xd8\xff", Refusal.DAMAGED),
        Sent("only the ends of a JPEG", b"\xff\xd8\xff\xd9", Refusal.DAMAGED),
        Sent("only the start of a PNG", png[:8], Refusal.DAMAGED),
        Sent("PNG with a wrong sum", png[:40] + bytes((png[40] ^ 1,)) + png[41:], Refusal.DAMAGED),
        Sent("PNG of no width", png[:16] + bytes(4) + png[20:], Refusal.DAMAGED),
        Sent("JPEG of no height", _with_size(image, 0, 310), Refusal.DAMAGED),
        Sent("JPEG of zeros", image[:400] + bytes(4000), Refusal.DAMAGED),
        Sent("PDF of zeros", b"%PDF-1.7\n" + bytes(4000), Refusal.DAMAGED),
        Sent("PDF of noise", b"%PDF-1.4\n" + bytes(range(256)) * 40, Refusal.DAMAGED),
        Sent("PDF turned round", b"%PDF-1.4\n" + pdf[::-1], Refusal.DAMAGED),
    ]


def _with_size(jpeg: bytes, height: int, width: int) -> bytes:
    """Return the JPEG with another size in its frame header."""
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + jpeg[at + 4 :]
