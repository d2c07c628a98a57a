"""Files as strangers send them, each with what has to become of it."""

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image

from portal.media import Kind, Refusal

CANARY = "CANARY-51.4770N"
"""Written wherever a file can say something about a person. Nothing of it may be left."""
CORNERS = ((220, 30, 30), (30, 160, 40), (40, 60, 220), (240, 220, 40))
"""Colours at the top left, top right, bottom left and bottom right of the upright picture."""
UPRIGHT = (160, 112)

STORED_LIKE: dict[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera stores an upright picture that it marks with each EXIF orientation."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file, and what becomes of it: the kind it is kept as, or why it is refused."""

    name: str
    data: bytes = field(repr=False)
    verdict: Kind | Refusal
    corners: bool = False
    """The four corners of the upright picture are to be seen in what is kept."""


@cache
def corpus() -> tuple[Sent, ...]:
    """Return every file, the same every time."""
    from tests.media.corpus_bombs import bombs
    from tests.media.corpus_broken import broken
    from tests.media.corpus_pdfs import pdfs
    from tests.media.corpus_photos_within import photos_within
    from tests.media.corpus_pictures import pictures
    from tests.media.corpus_strangers import polyglots, strangers

    return (*strangers(), *pictures(), *polyglots(), *broken(), *bombs(), *pdfs(), *photos_within())


def picture(size: tuple[int, int] = UPRIGHT, mode: str = "RGB") -> Image.Image:
    """Return a picture with four corners of its own colours."""
    made = Image.new("RGB", (2, 2))
    made.putdata(CORNERS)
    return made.resize(size, Image.Resampling.NEAREST).convert(mode)


def encoded(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """Return a picture as a file of a format of Pillow's, or HEIF."""
    pillow_heif.register_heif_opener()
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def jpeg(**options: Any) -> bytes:
    """Return the picture as a JPEG."""
    return encoded(picture(), "JPEG", **options)


def camera_data(orientation: int = 1) -> Image.Exif:
    """Return what a camera knows: how it was held, where it is, whose it is."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = exif[0x010F] = exif[0x0110] = exif[0x013B] = CANARY
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (51.0, 28.0, 38.0), 3: "W", 4: (0.0, 0.0, 5.3), 0x1B: CANARY.encode(), 0x1D: CANARY}
    )
    return exif


def xmp() -> bytes:
    """Return a packet of XMP that tells where somebody lives."""
    return (
        '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>'
        f"{CANARY}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()
