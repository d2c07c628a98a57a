"""A PDF written anew: its pages, and nothing else of it."""

from io import BytesIO

import pikepdf
from PIL import Image

from portal.media.active import refuse_active
from portal.media.drawing import draw, opened_page
from portal.media.models import Normal, Refusal, Refused
from portal.media.pictures import jpeg
from portal.media.stripping import strip
from portal.media.weight import refuse_heavy

MOST_PAGES = 60
"""Of one document. A benefit decision with its notes has 12 to 20 pages; hospital notes may have 50."""
_THUMB = 400


def prepare() -> None:
    """Let qpdf open the source of random numbers that it checks passwords with, while files can be opened."""
    with pikepdf.new() as pdf:
        pdf.save(BytesIO(), encryption=pikepdf.Encryption(owner="", user=""))


def normal_pdf(data: bytes) -> Normal:
    """Return the kept form of a PDF; raise Refused."""
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise Refused(Refusal.PASSWORD) from None
    with pdf:
        refuse_heavy(pdf)
        refuse_active(pdf)
        pages = len(pdf.pages)
        if pages > MOST_PAGES:
            raise Refused(Refusal.TOO_MANY_PAGES)
        if not pages:
            raise Refused(Refusal.DAMAGED)
        strip(pdf)
        anew = _written(pdf)
    thumb = _first_page(anew)
    return Normal("pdf", anew, jpeg(thumb, 80), thumb.width, thumb.height, pages)


def _written(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        encryption=False,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return out.getvalue()


def _first_page(data: bytes) -> Image.Image:
    with opened_page(data, 1) as page:
        return draw(page, _THUMB)
