"""Look for faces. It misses many, more often of people whom few pictures were taught with: never a gate."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from portal.media.models import Box
from portal.media.pictures import at_most

_LOOK = 720
"""Pixels of the longest side of what is searched: enough for a face of a tenth of it."""
_SMALLEST = 0.08
_ALIKE = 0.5
"""A second face counts when it is at least this large, compared with the largest: not one on a poster."""

cv2.setNumThreads(1)
_CASCADE = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_alt2.xml"))


def faces(image: Image.Image) -> list[Box]:
    """Return the faces found, from brows to chin, the largest first."""
    grey = at_most(image.convert("L"), _LOOK)
    seen = cv2.equalizeHist(np.asarray(grey))
    least = max(24, round(min(grey.size) * _SMALLEST))
    found = _CASCADE.detectMultiScale(seen, scaleFactor=1.1, minNeighbors=4, minSize=(least, least))
    largest_first = sorted(([int(n) for n in face] for face in found), key=lambda face: -face[2])
    part = image.width / grey.width
    return [
        (round(x * part), round(y * part), round((x + wide) * part), round((y + high) * part))
        for x, y, wide, high in largest_first
        if wide >= _ALIKE * largest_first[0][2]
    ]
