"""Look at what is behind a person: beside the head, in the upper corners of the crop with the shoulders."""

from PIL import Image, ImageFilter, ImageStat

from portal.media.models import Hint

_LOOK = (140, 180)
_CORNERS = ((3, 3, 28, 80), (112, 3, 137, 80))
"""Left and right of a head, down to where shoulders may begin, without the frame a filter leaves as it is."""
_DARK = 90
"""Mean grey of a background in front of which dark hair cannot be told any more."""
_BUSY = 14
"""Mean strength of edges in a background with shelves, leaves or people in it."""


def background_hints(crop: Image.Image) -> tuple[Hint, ...]:
    """Return what is to be said of the background of a crop."""
    grey = crop.convert("L").resize(_LOOK, Image.Resampling.BOX)
    edges = grey.filter(ImageFilter.FIND_EDGES)
    found = {
        Hint.BUSY_BACKGROUND: _mean(edges) > _BUSY,
        Hint.DARK_BACKGROUND: _mean(grey) < _DARK,
    }
    return tuple(hint for hint, is_so in found.items() if is_so)


def _mean(grey: Image.Image) -> float:
    return sum(ImageStat.Stat(grey.crop(corner)).mean[0] for corner in _CORNERS) / len(_CORNERS)
