"""Draw pages of a PDF."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image

from portal.media.models import Refusal, Refused
from portal.media.pictures import viewed

_VIEW = 2400
_LARGEST_PAGE = 20_000
"""Points of a page's side: a phone's picture as a page, a point for each pixel, has up to 8,200."""
_NARROWEST = 1 / 60


@contextmanager
def opened_page(data: bytes, number: int) -> Iterator[pdfium.PdfPage]:
    """Open one page, counted from 1; raise Refused when it is not there or of no sensible size."""
    pdf = pdfium.PdfDocument(data)
    try:
        if not 1 <= number <= len(pdf):
            raise Refused(Refusal.DAMAGED)
        page = pdf[number - 1]
        sides = page.get_size()
        if max(sides) > _LARGEST_PAGE or min(sides) <= max(sides) * _NARROWEST:
            raise Refused(Refusal.DAMAGED)
        yield page
    finally:
        pdf.close()


def draw(page: pdfium.PdfPage, longest: int) -> Image.Image:
    """Return the page as a picture so many pixels long."""
    picture: Image.Image = page.render(scale=longest / max(page.get_size()), draw_annots=False).to_pil()
    return picture.convert("RGB")


def pdf_page(data: bytes, number: int, turns: int) -> bytes:
    """Return a JPEG of one page for a caseworker's screen, turned clockwise by quarters."""
    with opened_page(data, number) as page:
        return viewed(draw(page, _VIEW), turns)
