"""Take JPEGs out of the drawing of a page, so that they can be cleaned as the others are."""

import re

import pikepdf
from pikepdf import Dictionary, Name

from portal.media.jpegs_within import filters_of
from portal.media.models import Refusal, Refused
from portal.media.weight import PACKINGS

_JPEG = re.compile(rb"\bBI\s[^\0]{0,400}?/DCT[^\0]{0,400}?\bID\s")
"""The head of a JPEG amid operators. Pictures that are packed otherwise hold nothing but pixels."""


def externalise(pdf: pikepdf.Pdf) -> None:
    """Make each JPEG within a drawing an object of its own; raise Refused where that cannot be done.

    Only drawings that hold one are read as drawings: by qpdf, which holds no more of them than their bytes.
    """
    drawn: set[tuple[int, int]] = set()
    for page in pdf.pages:
        drawn.update(part.objgen for part in _contents(page))
        if any(_holds_jpeg(part) for part in _contents(page)):
            page.externalize_inline_images(min_size=0, shallow=True)
            if any(_holds_jpeg(part) for part in _contents(page)):
                raise Refused(Refusal.DAMAGED)
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.objgen not in drawn and _holds_jpeg(each):
            _externalise_form(each)


def _externalise_form(stream: pikepdf.Object) -> None:
    """Do so in what a page draws by name. Letters of a font have no names for pictures: none is a JPEG."""
    if stream.get("/Subtype") == Name.Form:
        if "/Resources" not in stream:
            stream.Resources = Dictionary()
        pikepdf.Page(stream).externalize_inline_images(min_size=0, shallow=True)
    if _holds_jpeg(stream):
        raise Refused(Refusal.DAMAGED)


def _contents(page: pikepdf.Page) -> list[pikepdf.Object]:
    held = page.obj.get("/Contents")
    parts = held.as_list() if isinstance(held, pikepdf.Array) else [held]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def _holds_jpeg(stream: pikepdf.Object) -> bool:
    if stream.get("/Subtype") == Name.Image or not PACKINGS.issuperset(filters_of(stream)):
        return False
    try:
        drawing = stream.read_bytes()
    except pikepdf.PdfError:  # damaged in part: readers show what they can, and it stays as it is
        return False
    return b"/DCT" in drawing and bool(_JPEG.search(drawing))
