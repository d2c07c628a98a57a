"""Three crops for every picture there can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.crops import SHAPE, crops_of
from portal.media.models import Box, Crop, Cut, Edge

sides = st.integers(1, 4000)


@st.composite
def faces(draw: st.DrawFn) -> tuple[tuple[int, int], Box]:
    """Draw a picture's size and a square face somewhere in it."""
    wide, high = draw(st.tuples(st.integers(24, 4000), st.integers(24, 4000)))
    side = draw(st.integers(20, min(wide, high)))
    left, top = draw(st.integers(0, wide - side)), draw(st.integers(0, high - side))
    return (wide, high), (left, top, left + side, top + side)


def within(crop: Crop, size: tuple[int, int]) -> bool:
    left, top, right, bottom = crop.box
    return 0 <= left < right <= size[0] and 0 <= top < bottom <= size[1]


@given(st.tuples(sides, sides))
def test_without_a_face_there_are_three_crops(size: tuple[int, int]) -> None:
    """Any size gives three cuts of different words inside it, within a pixel of the badge's shape."""
    crops = crops_of(size, None)
    assert [crop.cut for crop in crops] == [Cut.MIDDLE, Cut.UPPER, Cut.CLOSER]
    assert all(within(crop, size) and not crop.edges for crop in crops)
    for left, top, right, bottom in (crop.box for crop in crops):
        assert abs((right - left) - (bottom - top) * SHAPE) <= 1.5
    if size[0] * size[1] >= 3:
        assert len({crop.box for crop in crops}) == 3


@given(faces())
def test_with_a_face_there_are_three_crops(found: tuple[tuple[int, int], Box]) -> None:
    """Any face gives three different boxes, the closest the smallest and the widest the largest."""
    size, face = found
    crops = crops_of(size, face)
    assert [crop.cut for crop in crops] == [Cut.SHOULDERS, Cut.CLOSE, Cut.WIDE]
    assert all(within(crop, size) for crop in crops)
    shoulders, close, wide = (crop.box[3] - crop.box[1] for crop in crops)
    assert close < shoulders < wide
    assert len({crop.box for crop in crops}) == 3


@given(faces())
def test_a_face_that_is_cut_is_never_called_whole(found: tuple[tuple[int, int], Box]) -> None:
    """Where a crop leaves out part of the face, it says that the face is close to that edge."""
    size, face = found
    for crop in crops_of(size, face):
        left, top, right, bottom = crop.box
        cut = {
            Edge.LEFT: face[0] < left,
            Edge.RIGHT: face[2] > right,
            Edge.TOP: face[1] < top,
            Edge.BOTTOM: face[3] > bottom,
        }
        assert {edge for edge, is_so in cut.items() if is_so} <= set(crop.edges)


@pytest.mark.parametrize(
    ("face", "edges"),
    [
        ((10, 400, 310, 700), (Edge.LEFT,)),
        ((590, 400, 890, 700), (Edge.RIGHT,)),
        ((300, 5, 600, 305), (Edge.TOP,)),
        ((300, 895, 600, 1195), (Edge.BOTTOM,)),
        ((0, 0, 300, 300), (Edge.LEFT, Edge.TOP)),
        ((300, 400, 600, 700), ()),
        ((20, 100, 880, 1000), (Edge.LEFT, Edge.RIGHT, Edge.TOP)),
    ],
)
def test_the_edge_a_face_is_close_to_is_named(face: Box, edges: tuple[Edge, ...]) -> None:
    """A face at an edge of a picture of 900 by 1200 says which, and one in the middle says none."""
    assert crops_of((900, 1200), face)[0].edges == edges
