"""A photo for a badge, as it is kept, with what a person may want to know before they choose a crop."""

from dataclasses import replace

from PIL import Image

from portal.media.backgrounds import background_hints
from portal.media.crops import crops_of
from portal.media.faces import faces
from portal.media.hints import seeing_hints
from portal.media.models import Box, Crop, Hint, Normal
from portal.media.paper import KEPT_QUALITY
from portal.media.pictures import jpeg, thumb_of

_LEAST = 300
"""Pixels a crop is high at the least: what the national service prints from (`dft-back-office.md` 4.5)."""
_PREVIEW = 300


def normal_photo(image: Image.Image) -> Normal:
    """Return the kept form of a photo with three crops and what is to be said of it."""
    found = faces(image)
    face = found[0] if found else None
    crops = crops_of(image.size, face)
    width, height = image.size
    return Normal(
        kind="image",
        data=jpeg(image, KEPT_QUALITY),
        thumb=thumb_of(image),
        width=width,
        height=height,
        hints=_hints(image, found, crops[0].box),
        crops=tuple(replace(crop, preview=_preview(image, crop)) for crop in crops),
    )


def _hints(image: Image.Image, found: list[Box], box: Box) -> tuple[Hint, ...]:
    small = (Hint.SMALL,) if box[3] - box[1] < _LEAST else ()
    many = {0: (Hint.NO_FACE,), 1: ()}.get(len(found), (Hint.SEVERAL_FACES,))
    return small + seeing_hints(image) + background_hints(image.crop(box)) + many


def _preview(image: Image.Image, crop: Crop) -> bytes:
    part = image.crop(crop.box)
    part.thumbnail((_PREVIEW, _PREVIEW), Image.Resampling.LANCZOS)
    return jpeg(part, 80)
