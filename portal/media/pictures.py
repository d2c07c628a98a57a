"""Read a picture into upright pixels of sRGB, and draw JPEGs that hold nothing else."""

import importlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image, MpoImagePlugin, TiffImagePlugin

from portal.media.colour import in_srgb
from portal.media.models import Refusal, Refused
from portal.media.sizes import webp_size
from portal.media.sniffing import Sort

MOST_PIXELS = 50_000_000
"""Of an uploaded picture, as its header has it. `reliability.md` T15 says 40 million; phones of 2026 take
pictures of 48 (iPhone) and 50 (Samsung), whose owners would have no idea what to do about it."""
LONGEST = 3200
"""Pixels of the longest side of what is kept: an A4 letter at more than 250 dots an inch."""
_THUMB = 400
_VIEW = 2400

_TURNED_BY_EXIF = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_CLOCKWISE = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112

Image.preinit()
_LATER_IMPORTED = MpoImagePlugin, TiffImagePlugin
"""By Pillow, when it meets several pictures in a JPEG, or EXIF: too late, no file can be opened by then."""


def reader(sort: Sort) -> Callable[[bytes], Image.Image]:
    """Return what reads pictures of this sort, with its one decoder ready and no other."""
    Image.MAX_IMAGE_PIXELS = None  # ours is asked for each picture, and Pillow's would only warn
    _prepare(sort)

    def read(data: bytes) -> Image.Image:
        if sort == "webp":
            _check(webp_size(data))  # opening one takes the memory already
        image: Image.Image = Image.open(BytesIO(data), formats=[_FORMATS[sort]])
        _check(image.size)
        try:
            return _upright(image)
        except MemoryError:
            raise Refused(Refusal.TOO_MANY_PIXELS) from None

    return read


def jpeg(image: Image.Image, quality: int) -> bytes:
    """Return the pixels, and nothing but the pixels, as a baseline JPEG."""
    image.info = {}  # Pillow would write a comment that it read
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def at_most(image: Image.Image, longest: int) -> Image.Image:
    """Return the picture, made smaller when its longest side has more pixels than this."""
    size = fitting(image.size, longest)
    if size == image.size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return the size that fits, never a larger one and never without a pixel."""
    part = min(1.0, longest / max(size))
    return max(1, round(size[0] * part)), max(1, round(size[1] * part))


def thumb_of(image: Image.Image) -> bytes:
    """Return the small picture for a list of files."""
    return jpeg(at_most(image, _THUMB), 80)


def picture_page(image: Image.Image, page: int, turns: int) -> bytes:
    """Return a picture, which has one page, for a caseworker's screen; raise Refused for another page."""
    if page != 1:
        raise Refused(Refusal.DAMAGED)
    return viewed(image, turns)


def viewed(image: Image.Image, turns: int) -> bytes:
    """Return a page for a caseworker's screen, turned clockwise by quarters."""
    image = at_most(image, _VIEW)
    turning = _CLOCKWISE.get(turns % 4)
    return jpeg(image if turning is None else image.transpose(turning), 85)


_FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF"}


def _prepare(sort: Sort) -> None:
    if sort == "heic":
        pillow_heif = importlib.import_module("pillow_heif")
        pillow_heif.register_heif_opener(
            decode_threads=1, thumbnails=False, depth_images=False, aux_images=False
        )
    if sort == "webp":
        importlib.import_module("PIL.WebPImagePlugin")


def _check(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise Refused(Refusal.TOO_MANY_PIXELS)


def _upright(image: Image.Image) -> Image.Image:
    image.draft(None, fitting(image.size, LONGEST))
    image.load()
    profile = image.info.get("icc_profile")
    turning = _TURNED_BY_EXIF.get(image.getexif().get(_ORIENTATION, 1))
    image = at_most(in_srgb(image, profile, max(image.size) // LONGEST), LONGEST)
    return image if turning is None else image.transpose(turning)
