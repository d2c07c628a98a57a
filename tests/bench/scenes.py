"""Draw what a phone sends: as many pixels as its camera has, and as many bytes as they take."""

from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image, ImageFilter

from portal.demo.letters import letter_pdf, sheet

TWELVE, FIFTY = (4032, 3024), (8160, 6120)
"""Pixels of a phone's picture, and of the largest that is taken: 49,939,200."""
_NOISE = 5.5
"""Levels by which a phone's sensor is off: it makes 12 megapixels take 3 to 5 MB, as they do."""


@cache
def scene(size: tuple[int, int]) -> Image.Image:
    """Return a letter on a table, a little out of focus and with the noise of a sensor."""
    letter = sheet().resize((size[0] // 2, size[1] * 4 // 5)).filter(ImageFilter.GaussianBlur(1.5))
    table = Image.linear_gradient("L").resize(size)
    picture = Image.merge("RGB", (table, table.rotate(180), table.point(lambda level: 90 + level // 3)))
    picture.paste(letter, (size[0] // 5, size[1] // 10))
    pixels = np.asarray(picture, np.int16)
    patch = np.random.default_rng(12).normal(0, _NOISE, (512, 512, 1)).round().astype(np.int16)
    grain = np.tile(patch, (size[1] // 512 + 1, size[0] // 512 + 1, 1))[: size[1], : size[0]]
    return Image.fromarray((pixels + grain).clip(0, 255).astype(np.uint8))


@cache
def jpeg(size: tuple[int, int], quality: int) -> bytes:
    """Return the scene as a JPEG."""
    return _saved(scene(size), "JPEG", quality=quality)


@cache
def heic(size: tuple[int, int]) -> bytes:
    """Return the scene in the format of an iPhone."""
    pillow_heif.register_heif_opener()
    return _saved(scene(size), "HEIF", quality=62, enc_params={"preset": "ultrafast"})


def upload() -> bytes:
    """Return the scene as a JPEG of 5 MB."""
    return full(jpeg(TWELVE, 91), 5 * 2**20)


def full(picture: bytes, size: int) -> bytes:
    """Return a JPEG with so many bytes, its pixels the same: the rest is comment."""
    left = size - len(picture)
    lengths = [min(left - at, 65_000) for at in range(0, left, 65_000)]
    comments = (b"\xff\xfe" + (length - 2).to_bytes(2, "big") + bytes(length - 4) for length in lengths)
    return picture[:2] + b"".join(comments) + picture[2:]


def sent_files() -> dict[str, bytes]:
    """Return what is measured, by name: of the first a child can make nothing, it only starts and ends."""
    return {
        "a JPEG that is none": b"\xff\xd8\xff" + bytes(100),
        "PNG bomb, 81 megapixels": _saved(Image.new("1", (9000, 9000)), "PNG", optimize=True),
        "JPEG, 12 megapixels": jpeg(TWELVE, 91),
        "the same as a badge photo": jpeg(TWELVE, 91),
        "HEIC, 12 megapixels": heic(TWELVE),
        "JPEG, 50 megapixels": jpeg(FIFTY, 84),
        "PDF, 10 scanned pages": letter_pdf(10),
    }


def _saved(picture: Image.Image, form: str, **settings: Any) -> bytes:
    out = BytesIO()
    picture.save(out, form, **settings)
    return out.getvalue()
