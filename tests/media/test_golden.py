"""Photos of all sorts of people: everybody gets three crops and fair advice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from portal.demo.portraits import Person, portrait
from portal.media import Crop, Cut, Hint, Normal, badge_photo, normalise
from tests.media import leftovers
from tests.media.golden import Golden, jpeg, portraits

pytestmark = pytest.mark.slow

HALVES = 2
FACED = (Cut.SHOULDERS, Cut.CLOSE, Cut.WIDE)


def looked_at(half: int) -> Iterator[tuple[Golden, Normal]]:
    """Give every second photo with what it became."""
    photos = portraits()[half::HALVES]
    with ThreadPoolExecutor(2) as threads:
        normal = threads.map(lambda one: normalise(one.data, photo=True), photos)
        yield from zip(photos, normal, strict=True)


@pytest.mark.parametrize("half", range(HALVES))
def test_every_photo_has_three_crops_and_true_advice(half: int) -> None:
    """Whoever is on it, however it was taken: three crops of different words, and only hints that are so."""
    wrong: dict[str, object] = {}
    faces = 0
    for photo, normal in looked_at(half):
        missing, false = photo.hints - set(normal.hints), photo.without & set(normal.hints)
        if missing or false or (said := complaints(photo, normal)):
            wrong[photo.name] = missing, false, said
        faces += normal.crops[0].cut in FACED
    assert wrong == {}
    assert faces >= 10  # the faces drawn here are found, so both ways are walked


def complaints(photo: Golden, normal: Normal) -> list[str]:
    """Return what is wrong with the crops of a photo."""
    tiny = normal.width * normal.height < 3
    cuts, boxes = {crop.cut for crop in normal.crops}, {crop.box for crop in normal.crops}
    said = [] if len(cuts) == 3 and (tiny or len(boxes) == 3) else ["alike"]
    said += [f"{crop.cut} beside it" for crop in normal.crops if not is_inside(crop, normal)]
    no_face = Hint.NO_FACE in normal.hints
    said += ["words"] if no_face == (normal.crops[0].cut in FACED) else []
    for crop in normal.crops:
        preview = Image.open(BytesIO(crop.preview))
        said += leftovers.of_jpeg(crop.preview) + ([] if preview.height <= 300 else ["large preview"])
    return said + leftovers.of_jpeg(normal.data) + leftovers.of_jpeg(normal.thumb)


def is_inside(crop: Crop, normal: Normal) -> bool:
    left, top, right, bottom = crop.box
    return 0 <= left < right <= normal.width and 0 <= top < bottom <= normal.height


def test_a_sideways_photo_is_upright() -> None:
    """A phone held sideways gives the same face, the right way up, and a badge photo of it."""
    stored = portrait(Person()).transpose(Image.Transpose.ROTATE_90)
    normal = normalise(jpeg(stored, 6), photo=True)
    assert (normal.width, normal.height) == (900, 1200)
    assert Hint.NO_FACE not in normal.hints
    printed = Image.open(BytesIO(badge_photo(normal.data, normal.crops[0].box)))
    assert printed.height == 900


def test_the_same_photo_gets_the_same_advice() -> None:
    """Normalised again, what was kept has the same hints and crops as the photo had."""
    once = normalise(jpeg(portrait(Person())), photo=True)
    again = normalise(once.data, photo=True)
    assert again.hints == once.hints
    assert [crop.cut for crop in again.crops] == [crop.cut for crop in once.crops]
