"""Draw letters: A4 sheets with a heading and lines of marks that look like text."""

import random
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

A4 = (1240, 1754)
"""Pixels of a sheet at 150 dots an inch."""


def sheet(lines: int = 32, size: tuple[int, int] = A4) -> Image.Image:
    """Return a drawn letter."""
    dice = random.Random(lines)  # noqa: S311 the same marks every time
    page = Image.new("RGB", A4, (250, 249, 246))
    draw = ImageDraw.Draw(page)
    draw.rectangle((130, 120, 420, 190), fill=(20, 70, 110))
    for line in range(lines):
        top = 300 + line * 42
        left, end = 130, dice.randint(700, 1110)
        while left < end:
            wide = dice.randint(20, 120)
            _word(draw, dice, left, top, min(wide, end - left))
            left += wide + 12
    return page if size == A4 else page.resize(size, Image.Resampling.LANCZOS)


def letter(lines: int = 32, size: tuple[int, int] = A4) -> bytes:
    """Return a drawn letter as a JPEG."""
    out = BytesIO()
    sheet(lines, size).save(out, "JPEG", quality=88)
    return out.getvalue()


@cache
def letter_pdf(pages: int = 1, lines: int = 32) -> bytes:
    """Return a scanned letter as a PDF, the same sheet on each page."""
    page = sheet(lines)
    out = BytesIO()
    page.save(out, "PDF", resolution=150, save_all=True, append_images=[page] * (pages - 1))
    return out.getvalue()


def _word(draw: ImageDraw.ImageDraw, dice: random.Random, left: int, top: int, wide: int) -> None:
    for stroke in range(left, left + wide, 9):
        rise = dice.choice((0, 0, 0, 7))
        draw.line((stroke, top - rise, stroke, top + 16), fill=(30, 30, 34), width=3)
        if dice.random() < 0.6:
            level = top + dice.choice((0, 8, 15))
            draw.line((stroke, level, stroke + 7, level), fill=(30, 30, 34), width=2)
