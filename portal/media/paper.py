"""A picture of a paper, as it is kept."""

from PIL import Image

from portal.media.hints import paper_hints
from portal.media.models import Normal
from portal.media.pictures import jpeg, thumb_of

KEPT_QUALITY = 88
"""Of a kept JPEG: fine print stays sharp, and an A4 letter takes about 1 MB."""


def normal_paper(image: Image.Image) -> Normal:
    """Return the kept form of a picture of a paper, and what may make it hard to read."""
    width, height = image.size
    return Normal(
        kind="image",
        data=jpeg(image, KEPT_QUALITY),
        thumb=thumb_of(image),
        width=width,
        height=height,
        hints=paper_hints(image),
    )
