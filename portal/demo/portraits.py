"""Draw people well enough that they can be looked for: shaded heads with brows, eyes and mouths."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Wearing = Literal["nothing", "headscarf", "turban", "glasses", "oxygen", "head_support", "beard", "cap"]

WALL: Colour = (214, 219, 224)
SKINS: dict[str, Colour] = {
    "pale": (242, 214, 196),
    "light": (226, 184, 156),
    "olive": (198, 152, 112),
    "brown": (150, 102, 70),
    "dark": (104, 68, 46),
    "deep": (66, 44, 32),
}
_DETAIL = 800
"""Pixels of the square in which a person is drawn before being laid into a picture."""


@dataclass(frozen=True, slots=True)
class Person:
    """How somebody looks."""

    skin: Colour = SKINS["light"]
    hair: Colour = (52, 38, 30)
    clothes: Colour = (58, 74, 110)
    wearing: Wearing = "nothing"


def portrait(
    person: Person | None = None,
    size: tuple[int, int] = (900, 1200),
    *,
    head: float = 0.5,
    at: tuple[float, float] = (0.5, 0.42),
    wall: Image.Image | Colour = WALL,
) -> Image.Image:
    """Return a picture of a person; `head` is the head's height as part of the picture's, `at` its middle."""
    picture = wall.resize(size) if isinstance(wall, Image.Image) else Image.new("RGB", size, wall)
    if person:
        add(picture, person, head, at)
    return picture


def add(picture: Image.Image, person: Person, head: float, at: tuple[float, float]) -> None:
    """Draw a person into a picture."""
    figure, mask = _figure(person)
    side = round(head * picture.height * _DETAIL / 360)  # a head is 360 high of the square's pixels
    figure, mask = figure.resize((side, side)), mask.resize((side, side))
    corner = round(at[0] * picture.width - side / 2), round(at[1] * picture.height - side * 0.4)
    picture.paste(figure, corner, mask)


@cache
def _figure(person: Person) -> tuple[Image.Image, Image.Image]:
    """Return a person from the breast upwards, and where of the square they are."""
    figure = Image.new("RGB", (_DETAIL, _DETAIL), person.clothes)
    mask = Image.new("L", (_DETAIL, _DETAIL), 0)
    outline = ImageDraw.Draw(mask)
    if person.wearing == "head_support":
        _both(figure, outline, (210, 250, 590, 430), (40, 42, 48), rounded=True)
    _both(figure, outline, (130, 540, 670, 1100), person.clothes)
    _both(figure, outline, (335, 420, 465, 620), _times(person.skin, 0.8), rounded=True)
    if person.wearing == "headscarf":
        _both(figure, outline, (235, 105, 565, 620), person.clothes)
    elif person.wearing != "cap":
        _both(figure, outline, (258, 118, 542, 420), person.hair)
    _face(figure, person, outline)
    _worn(ImageDraw.Draw(figure), outline, person)
    return figure.filter(ImageFilter.GaussianBlur(0.6)), mask.filter(ImageFilter.GaussianBlur(0.6))


def _both(
    figure: Image.Image,
    outline: ImageDraw.ImageDraw,
    box: tuple[int, int, int, int],
    colour: Colour,
    *,
    rounded: bool = False,
) -> None:
    for draw, fill in ((ImageDraw.Draw(figure), colour), (outline, 255)):
        if rounded:
            draw.rounded_rectangle(box, 50, fill=fill)
        else:
            draw.ellipse(box, fill=fill)


def _face(figure: Image.Image, person: Person, outline: ImageDraw.ImageDraw) -> None:
    face = Image.new("L", figure.size, 0)
    ImageDraw.Draw(face).ellipse((276, 150, 524, 500), fill=255)
    outline.ellipse((276, 150, 524, 500), fill=255)
    figure.paste(_shaded(person.skin), mask=face.filter(ImageFilter.GaussianBlur(3)))
    draw = ImageDraw.Draw(figure)
    for eye in (345, 455):
        draw.ellipse((eye - 27, 304, eye + 27, 332), fill=_times((236, 234, 230), 0.92))
        draw.ellipse((eye - 13, 303, eye + 13, 331), fill=(34, 24, 20))
        draw.arc((eye - 32, 296, eye + 32, 340), 190, 350, fill=_times(person.skin, 0.35), width=6)
        draw.arc((eye - 42, 262, eye + 42, 320), 205, 335, fill=_times(person.hair, 0.9), width=11)
    draw.polygon(((392, 320), (374, 390), (426, 390), (408, 320)), fill=_times(person.skin, 1.04))
    draw.arc((372, 374, 428, 406), 20, 160, fill=_times(person.skin, 0.5), width=7)
    draw.ellipse((350, 425, 450, 455), fill=_mixed(person.skin, (150, 50, 55)))
    draw.line((352, 439, 448, 439), fill=_times(person.skin, 0.35), width=4)


def _shaded(skin: Colour) -> Image.Image:
    """Return skin lit from the front: bright cheeks, nose and forehead, dark around the eyes."""
    light = Image.new("L", (_DETAIL, _DETAIL), 120)
    draw = ImageDraw.Draw(light)
    draw.ellipse((292, 165, 508, 490), fill=215)
    for eye in (345, 455):
        draw.ellipse((eye - 48, 276, eye + 48, 346), fill=105)
        draw.ellipse((eye - 45, 350, eye + 40, 420), fill=240)
    draw.rounded_rectangle((384, 290, 416, 400), 15, fill=250)
    draw.ellipse((335, 180, 465, 265), fill=245)
    draw.ellipse((345, 405, 455, 470), fill=170)
    light = light.filter(ImageFilter.GaussianBlur(14))
    lit = Image.merge("RGB", [light.point(lambda level, part=part: level * part / 225) for part in skin])
    return ImageChops.add(lit, Image.new("RGB", lit.size, (4, 3, 3)))


def _worn(draw: ImageDraw.ImageDraw, outline: ImageDraw.ImageDraw, person: Person) -> None:
    for box, colour, shape in _WORN.get(person.wearing, ()):
        fill = colour or person.hair
        if shape == "ring":
            draw.ellipse(box, outline=fill, width=8)
            continue
        for each, paint in ((draw, fill), (outline, 255)):
            (each.ellipse if shape == "ellipse" else each.rectangle)(box, fill=paint)


_GREEN = (176, 205, 190)
_SCARF = (120, 40, 80)
_WORN: dict[Wearing, tuple[tuple[tuple[int, int, int, int], Colour | None, str], ...]] = {
    "headscarf": (((262, 110, 538, 235), (58, 74, 110), "ellipse"),),
    "turban": (((232, 60, 568, 235), _SCARF, "ellipse"), ((262, 130, 538, 245), _SCARF, "ellipse")),
    "cap": (((268, 110, 532, 250), (30, 90, 60), "ellipse"),),
    "glasses": (
        ((305, 280, 388, 356), (20, 20, 22), "ring"),
        ((412, 280, 495, 356), (20, 20, 22), "ring"),
        ((386, 310, 414, 318), (20, 20, 22), "rectangle"),
    ),
    "oxygen": (
        ((335, 345, 465, 480), _GREEN, "ellipse"),
        ((276, 385, 345, 393), (230, 235, 232), "rectangle"),
        ((455, 385, 524, 393), (230, 235, 232), "rectangle"),
        ((385, 470, 415, 700), _GREEN, "rectangle"),
    ),
    "beard": (((300, 410, 500, 530), None, "ellipse"), ((360, 428, 440, 450), (150, 70, 70), "ellipse")),
}


def _times(colour: Colour, factor: float) -> Colour:
    red, green, blue = (max(0, min(255, round(part * factor))) for part in colour)
    return red, green, blue


def _mixed(one: Colour, other: Colour) -> Colour:
    red, green, blue = ((a + b) // 2 for a, b in zip(one, other, strict=True))
    return red, green, blue
