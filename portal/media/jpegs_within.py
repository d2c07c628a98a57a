"""Clean the JPEGs inside a PDF, those of 2000 too."""

import pikepdf
from pikepdf import Name

from portal.media.boxes import only_codestream
from portal.media.segments import only_picture

_CLEAN = {"/DCTDecode": only_picture, "/JPXDecode": only_codestream}


def strip_jpeg(pdf: pikepdf.Pdf, stream: pikepdf.Object) -> None:
    """Take out of a JPEG what a camera wrote into it, where and when; its pixels stay as they are."""
    filters = filters_of(stream)
    clean = _CLEAN.get(filters[-1]) if filters else None
    if clean is None:
        return
    raw = stream.read_raw_bytes()
    if len(filters) > 1:
        raw = _unwrapped(pdf, stream, raw, filters[:-1])
    stream.write(clean(raw), filter=Name(filters[-1]))


def _unwrapped(pdf: pikepdf.Pdf, stream: pikepdf.Object, raw: bytes, filters: list[str]) -> bytes:
    parms = stream.get("/DecodeParms")
    outer = pikepdf.Stream(pdf, raw, Filter=pikepdf.Array([Name(each) for each in filters]))
    if isinstance(parms, pikepdf.Array):
        outer.DecodeParms = pikepdf.Array(parms.as_list()[:-1])
    return outer.read_bytes()


def filters_of(stream: pikepdf.Object) -> list[str]:
    """Return the names of what a stream is packed with, the outermost first."""
    value = stream.get("/Filter")
    if isinstance(value, pikepdf.Array):
        return [str(each) for each in value.as_list()]
    return [str(value)] if isinstance(value, pikepdf.Name) else []
