"""Suggest three crops of a photo in the badge's portrait shape."""

from dataclasses import dataclass

from portal.media.models import Box, Crop, Cut, Edge

SHAPE = 35 / 45
"""Width by height of the picture on a badge: that of a passport. The badge's own is not published."""
_EDGE = 0.12
"""A face is close to an edge when less than this part of the crop's width is between them."""


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a crop is to show: how high it is, and where the point lies that it is laid around."""

    cut: Cut
    height: float
    x: float
    y: float


def crops_of(size: tuple[int, int], face: Box | None) -> tuple[Crop, ...]:
    """
    Return three crops, each inside the picture and no two alike, around the face if there is one.

    In a picture of a few pixels a box may have to be one pixel off the shape, and in one so small that it has
    no three boxes, two may be alike.
    """
    highest = min(size[1], size[0] / SHAPE)
    aims = _around(face, highest) if face else _about_the_middle(size, highest)
    taken: list[Box] = []
    for aim in aims:
        taken.append(_unlike(_laid(aim, size), taken, size))
    return tuple(
        Crop(aim.cut, box, _edges(face, box) if face else ()) for aim, box in zip(aims, taken, strict=True)
    )


def _around(face: Box, highest: float) -> tuple[_Aim, ...]:
    """Aim at a face, whose box goes from the brows to the chin: a head is half as high again."""
    high = face[3] - face[1]
    x, y = (face[0] + face[2]) / 2, (face[1] + face[3]) / 2
    shoulders = min(2.5 * high, 0.88 * highest)
    close = min(1.75 * high, 0.85 * shoulders)
    return (
        _Aim(Cut.SHOULDERS, shoulders, x, y + 0.05 * shoulders),
        _Aim(Cut.CLOSE, close, x, y - 0.02 * close),
        _Aim(Cut.WIDE, highest, x, y),
    )


def _about_the_middle(size: tuple[int, int], highest: float) -> tuple[_Aim, ...]:
    x, y = size[0] / 2, size[1] / 2
    return (
        _Aim(Cut.MIDDLE, highest, x, y),
        _Aim(Cut.UPPER, 0.75 * highest, x, 0),
        _Aim(Cut.CLOSER, 0.6 * highest, x, y),
    )


def _laid(aim: _Aim, size: tuple[int, int]) -> Box:
    """Return the aim's box, pushed inside the picture."""
    high = max(1, min(size[1], round(aim.height)))
    wide = max(1, min(size[0], round(aim.height * SHAPE)))
    left = max(0, min(size[0] - wide, round(aim.x - wide / 2)))
    top = max(0, min(size[1] - high, round(aim.y - high / 2)))
    return left, top, left + wide, top + high


def _unlike(box: Box, taken: list[Box], size: tuple[int, int]) -> Box:
    """Return the box, or when it is taken the nearest one a pixel or two off; itself when there is none."""
    moves = ((0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (0, -2), (0, 2), (-2, 0), (2, 0))
    for right, down in moves:
        moved = (box[0] + right, box[1] + down, box[2] + right, box[3] + down)
        inside = min(moved) >= 0 and moved[2] <= size[0] and moved[3] <= size[1]
        if inside and moved not in taken:
            return moved
    return box


def _edges(face: Box, box: Box) -> tuple[Edge, ...]:
    """Return the edges the face is close to, or is cut by, in this crop."""
    near = _EDGE * (box[2] - box[0])
    close = {
        Edge.LEFT: face[0] - box[0] < near,
        Edge.RIGHT: box[2] - face[2] < near,
        Edge.TOP: face[1] - box[1] < near,
        Edge.BOTTOM: box[3] - face[3] < near,
    }
    return tuple(edge for edge, is_so in close.items() if is_so)
