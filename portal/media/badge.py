"""The picture for the badge printer."""

from PIL import Image

from portal.media.models import Refusal, Refused
from portal.media.pictures import jpeg

_HIGHEST = 900
"""Pixels: three times what the national service prints from (`dft-back-office.md` 4.5)."""
_QUALITY = 90


def badge_jpeg(image: Image.Image, box: list[int] | None) -> bytes:
    """Return a JPEG of the box, or of all, never enlarged; raise Refused for a box beside the picture."""
    if box:
        left, top = max(0, box[0]), max(0, box[1])
        right, bottom = min(image.width, box[2]), min(image.height, box[3])
        if left >= right or top >= bottom:
            raise Refused(Refusal.DAMAGED)
        image = image.crop((left, top, right, bottom))
    if image.height > _HIGHEST:
        width = max(1, round(image.width * _HIGHEST / image.height))
        image = image.resize((width, _HIGHEST), Image.Resampling.LANCZOS)
    return jpeg(image, _QUALITY)
