"""Take from a PDF all but its pages: who made it, with what, when and where, and what hangs on its pages."""

import pikepdf

from portal.media.active import dictionaries
from portal.media.inline import externalise
from portal.media.jpegs_within import strip_jpeg

_ROOT = frozenset(("/Type", "/Pages", "/Lang", "/OCProperties", "/Version"))
"""Of the document: the language it is to be read in, and which layers show."""
_PAGE = frozenset(
    (
        "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit",
        "/Resources", "/Contents", "/Group",
    )
)  # fmt: skip
_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/CreatorInfo", "/OPI")


def strip(pdf: pikepdf.Pdf) -> None:
    """Take out everything but the pages.

    What annotations and filled-in fields show is drawn into the page first. Links to web addresses go: in a
    stranger's paper they are bait, and their words stay.
    """
    _flatten(pdf)
    _keep(pdf.Root, _ROOT)
    for page in pdf.pages:
        _keep(page.obj, _PAGE)
    externalise(pdf)
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for part in dictionaries(pdf):
        for key in _ANYWHERE:
            if key in part:
                del part[key]
        if isinstance(part, pikepdf.Stream):
            strip_jpeg(pdf, part)


def _flatten(pdf: pikepdf.Pdf) -> None:
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and form.get("/NeedAppearances"):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")


def _keep(part: pikepdf.Object, wanted: frozenset[str]) -> None:
    for key in [key for key in part.keys() if key not in wanted]:  # noqa: SIM118 it is no mapping
        del part[key]
