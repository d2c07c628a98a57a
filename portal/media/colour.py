"""Bring the pixels of any mode and any profile to RGB in sRGB, on white."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_BAND = 256
"""Rows of the smaller picture that are made at a time."""
_SPACES = {"RGB ": "RGB", "CMYK": "CMYK", "GRAY": "L"}
"""Colour spaces as profiles name them, and the mode of the pixels they are for."""


def in_srgb(image: Image.Image, profile: Any, smaller: int) -> Image.Image:
    """Return the picture in sRGB, made this many times smaller on the way."""
    image = _on_white(_reduced(image, smaller) if smaller > 1 else _plain(image))
    if isinstance(profile, bytes):
        return _managed(image, profile) or image.convert("RGB")
    return image.convert("RGB")


def _reduced(image: Image.Image, smaller: int) -> Image.Image:
    """Return the picture in a plain mode and smaller, band by band: a second whole one would not fit."""
    high = _BAND * smaller
    bands = [
        _plain(image.crop((0, top, image.width, min(top + high, image.height)))).reduce(smaller)
        for top in range(0, image.height, high)
    ]
    whole = Image.new(bands[0].mode, (bands[0].width, sum(band.height for band in bands)))
    for number, band in enumerate(bands):
        whole.paste(band, (0, number * _BAND))
    return whole


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture in L, RGB, RGBA or CMYK."""
    see_through = "transparency" in image.info
    if image.mode == "I;16":
        return Image.frombytes("L", image.size, image.tobytes()[1::2])  # of each pixel the greater byte
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if see_through or image.mode == "PA" else "RGB")
    if see_through or image.mode == "LA":
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _managed(image: Image.Image, data: bytes) -> Image.Image | None:
    """Return the picture as its profile means it; None for a profile that is broken or not of its pixels."""
    try:
        profile = ImageCms.getOpenProfile(BytesIO(data))
        if _SPACES.get(profile.profile.xcolor_space) != image.mode:
            return None
        return ImageCms.profileToProfile(image, profile, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
