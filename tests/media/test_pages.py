"""Pictures for the printer and for the caseworker, and what is said of a paper."""

from io import BytesIO

import pytest
from PIL import Image, ImageFilter

from portal.demo.letters import letter, letter_pdf, sheet
from portal.media import Hint, Kind, Refusal, Refused, badge_photo, normalise, page_picture
from tests.media import leftovers
from tests.media.corpus import CORNERS, encoded, jpeg, picture


def opened(data: bytes) -> Image.Image:
    assert leftovers.of_jpeg(data) == []
    return Image.open(BytesIO(data))


def corner(image: Image.Image) -> int:
    """Return which of the four corners is at the top left."""
    seen = image.getpixel((image.width // 8, image.height // 8))
    assert isinstance(seen, tuple)
    return min(range(4), key=lambda n: sum(abs(a - b) for a, b in zip(seen, CORNERS[n], strict=True)))


def test_a_badge_photo_is_the_crop_and_never_enlarged() -> None:
    """A crop is cut as it is, a high one made 900 pixels high, and none made larger."""
    large = encoded(picture((1600, 2000)))
    assert opened(badge_photo(large, None)).size == (720, 900)
    assert opened(badge_photo(large, (800, 0, 1500, 900))).size == (700, 900)
    assert corner(opened(badge_photo(large, (800, 0, 1500, 900)))) == 1
    assert opened(badge_photo(jpeg(), (0, 0, 35, 45))).size == (35, 45)


def test_a_box_is_kept_inside_the_picture() -> None:
    """A box beyond the picture is cut at its edge, and one wholly beside it refused."""
    assert opened(badge_photo(jpeg(), (100, 50, 900, 900))).size == (60, 62)
    with pytest.raises(Refused) as refused:
        badge_photo(jpeg(), (200, 200, 300, 300))
    assert refused.value.reason == Refusal.DAMAGED


@pytest.mark.parametrize(("turns", "first"), [(0, 0), (1, 2), (2, 3), (3, 1), (4, 0)])
def test_a_picture_is_turned_clockwise(turns: int, first: int) -> None:
    """A quarter turn clockwise brings the bottom left corner to the top left."""
    seen = opened(page_picture(jpeg(), "image", turns=turns))
    assert corner(seen) == first
    assert seen.size == ((112, 160) if turns % 2 else (160, 112))


def test_a_page_of_a_document_is_drawn() -> None:
    """Each page of a PDF is drawn for the screen, 2400 pixels long, and turned."""
    kept = normalise(letter_pdf(3)).data
    assert opened(page_picture(kept, "pdf", page=3)).size[1] == 2400
    assert opened(page_picture(kept, "pdf", page=1, turns=3)).size[0] == 2400


@pytest.mark.parametrize(("kind", "page"), [("image", 2), ("image", 0), ("pdf", 0), ("pdf", 4), ("pdf", -1)])
def test_a_page_that_is_not_there_is_refused(kind: Kind, page: int) -> None:
    """A page before the first or after the last is refused as damaged."""
    data = letter_pdf(3) if kind == "pdf" else jpeg()
    with pytest.raises(Refused) as refused:
        page_picture(data, kind, page=page)
    assert refused.value.reason == Refusal.DAMAGED


def test_a_document_is_no_photo() -> None:
    """A PDF sent as the badge photo is of the wrong type."""
    with pytest.raises(Refused) as refused:
        normalise(letter_pdf(), photo=True)
    assert refused.value.reason == Refusal.TYPE


def test_a_document_has_pages_and_a_small_picture() -> None:
    """A kept PDF says how many pages it has, and shows the first one at most 400 pixels long."""
    kept = normalise(letter_pdf(10))
    assert (kept.kind, kept.pages, kept.hints, kept.crops) == ("pdf", 10, (), ())
    assert max(opened(kept.thumb).size) == max(kept.width, kept.height) == 400


def lit(factor: float, lift: int = 0) -> Image.Image:
    return sheet().point(lambda level: level * factor + lift)


@pytest.mark.parametrize(
    ("page", "hints"),
    [
        (sheet(), ()),
        (sheet(2), ()),
        (sheet(size=(2480, 3508)), ()),
        (sheet(size=(420, 594)), (Hint.SMALL,)),
        (sheet().filter(ImageFilter.GaussianBlur(8)), (Hint.BLURRED,)),
        (lit(0.2), (Hint.DARK,)),
        (lit(0.15, 210), (Hint.BRIGHT,)),
        (lit(0.6), ()),
    ],
)
def test_a_paper_that_is_hard_to_read_says_why(page: Image.Image, hints: tuple[Hint, ...]) -> None:
    """A letter that is small, blurred, dark or bright says so; a plain or a short one says nothing."""
    assert set(normalise(encoded(page)).hints) - {Hint.BRIGHT} == set(hints) - {Hint.BRIGHT}
    assert Hint.BRIGHT not in hints or Hint.BRIGHT in normalise(encoded(page)).hints


def test_a_large_picture_is_kept_at_3200_pixels() -> None:
    """A picture of 12 million pixels is kept with 3200 on its longest side, and a small one as it is."""
    kept = normalise(letter(size=(3024, 4032)))
    assert (kept.width, kept.height) == (2400, 3200)
    assert (normalise(jpeg()).width, normalise(jpeg()).height) == (160, 112)
