"""Photos as people send them, drawn: each with the advice that has to come and what must not be said."""

import random
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

from portal.demo.portraits import SKINS, Colour, Person, Wearing, add, portrait
from portal.media import Hint

CLEAR = frozenset(Hint)
"""Nothing at all is to be said."""
LIGHT = frozenset((Hint.DARK, Hint.BRIGHT))
WORN: tuple[Wearing, ...] = ("headscarf", "turban", "glasses", "oxygen", "head_support", "beard", "cap")
_SIDEWAYS = 6
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Golden:
    """A photo, the hints it must have, and those it must not have."""

    name: str
    data: bytes = field(repr=False)
    hints: frozenset[Hint] = frozenset()
    without: frozenset[Hint] = frozenset()


@cache
def portraits() -> tuple[Golden, ...]:
    """Return the whole set, the same every time."""
    return (*_people(), *_light_and_size(), *_odd_ones())


def jpeg(picture: Image.Image, orientation: int = 1) -> bytes:
    """Return a picture as a camera would store it that was held like this."""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    out = BytesIO()
    picture.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def busy_wall(size: tuple[int, int] = (900, 1200)) -> Image.Image:
    """Return a wall of shelves full of books."""
    dice = random.Random(7)  # noqa: S311 the same books every time
    wall = Image.new("RGB", size, (120, 90, 60))
    draw = ImageDraw.Draw(wall)
    for top in range(0, size[1], 110):
        for left in range(0, size[0], 22):
            colour = (dice.randint(40, 240), dice.randint(40, 240), dice.randint(40, 240))
            draw.rectangle((left, top + dice.randint(0, 30), left + 18, top + 100), fill=colour)
    return wall


def _people() -> list[Golden]:
    """Everybody in front of a plain wall: nobody's skin is ever taken for bad light."""
    made = [
        Golden(f"skin {name}", jpeg(portrait(Person(skin))), without=CLEAR) for name, skin in SKINS.items()
    ]
    for wearing in WORN:
        for name in ("light", "deep"):
            picture = portrait(Person(SKINS[name], wearing=wearing))
            not_said = LIGHT | {Hint.BLURRED, Hint.SEVERAL_FACES, Hint.DARK_BACKGROUND}
            made.append(Golden(f"{wearing}, {name}", jpeg(picture), without=not_said))
    return made


def _light_and_size() -> list[Golden]:
    plain = portrait(Person())
    night: Colour = (28, 28, 32)
    return [
        Golden("very dark", jpeg(_lit(plain, 0.25, 0)), frozenset((Hint.DARK,))),
        Golden(
            "very dark, deep skin",
            jpeg(_lit(portrait(Person(SKINS["deep"])), 0.25, 0)),
            frozenset((Hint.DARK,)),
        ),
        Golden("very bright", jpeg(_lit(plain, 0.2, 205)), frozenset((Hint.BRIGHT,))),
        Golden("blurred", jpeg(plain.filter(ImageFilter.GaussianBlur(9))), frozenset((Hint.BLURRED,))),
        Golden("shaken", jpeg(plain.filter(ImageFilter.BoxBlur(14))), frozenset((Hint.BLURRED,))),
        Golden("small", jpeg(portrait(Person(), (180, 240))), frozenset((Hint.SMALL,)), LIGHT),
        Golden("tiny", jpeg(portrait(Person(), (36, 48))), frozenset((Hint.SMALL,))),
        Golden("at night", jpeg(portrait(Person(), wall=night)), frozenset((Hint.DARK_BACKGROUND,))),
        Golden("bookshelves", jpeg(portrait(Person(), wall=busy_wall())), frozenset((Hint.BUSY_BACKGROUND,))),
    ]


def _odd_ones() -> list[Golden]:
    two = portrait(Person(), (1400, 1000), at=(0.28, 0.45))
    add(two, Person(SKINS["brown"]), 0.5, (0.72, 0.45))
    sideways = portrait(Person()).transpose(Image.Transpose.ROTATE_90)
    panorama = portrait(Person(SKINS["olive"]), (4000, 700), head=0.55)
    return [
        Golden("two people", jpeg(two), frozenset((Hint.SEVERAL_FACES,)), LIGHT),
        Golden("nobody", jpeg(portrait()), frozenset((Hint.NO_FACE,))),
        Golden("sideways by EXIF", jpeg(sideways, _SIDEWAYS), without=CLEAR),
        Golden("sideways indeed", jpeg(sideways), without=LIGHT),
        Golden("at the left edge", jpeg(portrait(Person(), at=(0.2, 0.42))), without=CLEAR),
        Golden("at the top", jpeg(portrait(Person(), at=(0.5, 0.2))), without=CLEAR),
        Golden("from afar", jpeg(portrait(Person(), (1500, 2000), head=0.2)), without=LIGHT),
        Golden("close by", jpeg(portrait(Person(), head=0.8)), without=LIGHT),
        Golden("panorama", jpeg(panorama), without=LIGHT | {Hint.BLURRED}),
        Golden("tower", jpeg(portrait(Person(), (500, 4000), head=0.08)), without=LIGHT),
        Golden("one pixel", jpeg(portrait(size=(1, 1))), frozenset((Hint.SMALL, Hint.NO_FACE))),
    ]


def _lit(picture: Image.Image, factor: float, lift: int) -> Image.Image:
    return picture.point(lambda level: level * factor + lift)
