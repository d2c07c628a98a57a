"""Pictures of a page, compared as eyes compare them."""

from __future__ import annotations

import base64
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from tests.browser.matrix.window import Shown

Picture = npt.NDArray[np.uint8]
NOTICED = 24
"""How far one of the three colours of a pixel has to move, of 255, to count: less is the edge of a letter."""


def picture(shown: Shown, box: dict[str, float] | None = None) -> Picture:
    """Return what the window shows, or a part of it, a pixel for a CSS pixel."""
    wanted: dict[str, Any] = {"format": "png", "optimizeForSpeed": True}
    if box:
        wanted["clip"] = {**box, "scale": 1}
    data = shown.window.cdp.send("Page.captureScreenshot", wanted)["data"]
    found = cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_COLOR)
    assert found is not None
    return found.astype(np.uint8)


def around(box: dict[str, float], margin: int) -> dict[str, float]:
    """Return a box, in whole pixels, with a margin on each side but over the edge of the page."""
    left, top = max(0, int(box["x"] - margin)), max(0, int(box["y"] - margin))
    right, bottom = int(box["x"] + box["width"] + margin), int(box["y"] + box["height"] + margin)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def changed(one: Picture, two: Picture) -> int:
    """Return how many pixels differ so that somebody notices."""
    height, width = min(one.shape[0], two.shape[0]), min(one.shape[1], two.shape[1])
    apart = cv2.absdiff(one[:height, :width], two[:height, :width])
    return int((apart.max(axis=2) > NOTICED).sum())


def contrasting(one: Picture, two: Picture, least: float = 3) -> int:
    """Return how many pixels have a contrast of `least` to 1 between the two."""
    height, width = min(one.shape[0], two.shape[0]), min(one.shape[1], two.shape[1])
    lights = (_light(one[:height, :width]), _light(two[:height, :width]))
    high, low = np.maximum(*lights), np.minimum(*lights)
    return int(((high + 0.05) / (low + 0.05) >= least - 0.01).sum())


def _light(picture: Picture) -> npt.NDArray[np.float64]:
    """Return the relative luminance of every pixel, as WCAG defines it."""
    value = picture.astype(np.float64) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    found: npt.NDArray[np.float64] = linear @ np.array([0.0722, 0.7152, 0.2126])  # OpenCV has blue first
    return found
