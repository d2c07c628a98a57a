"""Look at a picture as a person would who has to read it: is it big, sharp and light enough?

Only advice comes of it. No measure here looks at how dark a skin is: light is judged by the brightest parts
of a picture, which a wall, paper, cloth or the white of an eye has whoever is on it.
"""

from PIL import Image, ImageFilter, ImageOps

from portal.media.models import Hint
from portal.media.pictures import at_most

_SMALL_PAPER = 800
"""Pixels of the longest side: an A4 letter at under 70 dots an inch, with small letters 5 pixels high."""
_LOOK = 1000
"""Pixels of the longest side at which sharpness is measured, so that it means the same for every camera."""
_BLURRED = 0.045
"""How steep the steepest edges are, as part of the contrast, after a blur of about 2.3 of those pixels."""
_EDGES = 0.998
_WIDEST, _NARROWEST = 0.998, 0.002
_DARK, _BRIGHT = 95, 170
_BRIGHTEST, _DARKEST = 0.95, 0.02
_LAPLACE = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)
_MIDDLE = 128
_FEWEST = 8
"""Pixels across, below which there is nothing to be said of sharpness."""


def paper_hints(image: Image.Image) -> tuple[Hint, ...]:
    """Return what may make a picture of a paper hard to read."""
    small = (Hint.SMALL,) if max(image.size) < _SMALL_PAPER else ()
    return small + seeing_hints(image)


def seeing_hints(image: Image.Image) -> tuple[Hint, ...]:
    """Return what is to be said of sharpness and light."""
    grey = at_most(image.convert("L"), _LOOK)
    darkest, brightest = (_level(grey, share) for share in (_DARKEST, _BRIGHTEST))
    found = {
        Hint.BLURRED: sharpness(grey) < _BLURRED,
        Hint.DARK: brightest < _DARK,
        Hint.BRIGHT: darkest > _BRIGHT,
    }
    return tuple(hint for hint, is_so in found.items() if is_so)


def sharpness(grey: Image.Image) -> float:
    """Return how steep the steepest edges are, whatever the contrast; 1 when there is nothing to be seen.

    The variance of the Laplacian, which is usual, calls every dark picture and every pale wall blurred.
    """
    contrast = _level(grey, _WIDEST) - _level(grey, _NARROWEST)
    if contrast == 0 or min(grey.size) < _FEWEST:
        return 1.0
    curved = grey.filter(ImageFilter.GaussianBlur(1)).filter(_LAPLACE)  # smoothed: noise is no edge
    curved = ImageOps.crop(curved, 1)  # a frame that the filter leaves as it is
    return (_level(curved, _EDGES) - _MIDDLE) / contrast


def _level(grey: Image.Image, share: float) -> int:
    """Return the level of grey that this share of the pixels is not brighter than."""
    counts, seen = grey.histogram(), 0
    for level, count in enumerate(counts):
        seen += count
        if seen >= share * grey.width * grey.height:
            return level
    return 255
