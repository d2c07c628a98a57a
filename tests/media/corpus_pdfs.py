"""PDFs that do something, that lock something, that tell something, and plain ones."""

import zlib

from portal.demo.letters import letter_pdf
from portal.media import Kind, Refusal
from tests.media.corpus import CANARY, Sent, camera_data, encoded, picture, xmp
from tests.media.raw_pdf import document, locked, packed, stream

PDF: Kind = "pdf"
_WORD = CANARY.encode()

ACTIONS: dict[str, bytes] = {
    "JavaScript": b"<</S/JavaScript/JS(app.alert\\(1\\))>>",
    "JavaScript spelled oddly": b"<</S/J#61vaScript/#4AS(app.alert\\(1\\))>>",
    "JavaScript in a stream": b"<</S/JavaScript/JS 5 0 R>>",
    "Launch": b"<</S/Launch/F(cmd.exe)>>",
    "SubmitForm": b"<</S/SubmitForm/F<</FS/URL/F(https://example.org)>>>>",
    "ImportData": b"<</S/ImportData/F(a.fdf)>>",
    "GoToR": b"<</S/GoToR/F(other.pdf)/D[0/Fit]>>",
    "GoToE": b"<</S/GoToE/T<</R/C/N(x)>>/D[0/Fit]>>",
    "Rendition": b"<</S/Rendition/OP 0/R<</S/MR>>>>",
    "Movie": b"<</S/Movie/Operation/Play>>",
    "Sound": b"<</S/Sound/Sound 5 0 R>>",
    "RichMediaExecute": b"<</S/RichMediaExecute/TA 5 0 R/CMD<</C(play)>>>>",
}
_LINK = b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A %s>>]"
PLACES: dict[str, dict[str, bytes]] = {
    "on opening": {"root": b"/OpenAction %s"},
    "on printing": {"root": b"/AA<</WP %s>>"},
    "in a link": {"page": _LINK},
    "on turning the page": {"page": b"/AA<</O %s>>"},
    "in an outline": {"root": b"/Outlines<</First<</Title(a)/A %s>>>>"},
    "after a harmless one": {"root": b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next %s>>"},
}
_ANNOTATIONS = {
    "FileAttachment": b"/FS<</F(a.exe)/EF<</F 5 0 R>>>>",
    "RichMedia": b"/RichMediaContent<<>>",
    "Movie": b"/Movie<</F(a.avi)>>",
    "Sound": b"/Sound 5 0 R",
    "Screen": b"",
    "3D": b"/3DD 5 0 R",
}
_ROOTS = {
    "script by name": b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>",
    "file by name": b"/Names<</EmbeddedFiles<</Names[(a)<</F(a)/EF<</F 5 0 R>>>>]>>>>",
    "associated file": b"/AF[<</Type/Filespec/F(a)/EF<</F 5 0 R>>>>]",
    "portfolio": b"/Collection<<>>/Names<</EmbeddedFiles<</Names[]>>>>",
    "XFA form": b"/AcroForm<</Fields[]/XFA[(template)5 0 R]>>",
    "script of a field": b"/AcroForm<</Fields[<</FT/Tx/T(a)/AA<</K<</S/JavaScript/JS(1)>>>>>>]>>",
}


def pdfs() -> list[Sent]:
    """Return PDFs of all these sorts."""
    return [*_active(), *_locked(), *_telling(), *_plain()]


def _active() -> list[Sent]:
    held = stream(b"app.alert(1)")
    acts = [(name, place) for name in ACTIONS for place in PLACES if _is_tried(name, place)]
    made = {
        f"{name} {place}": document(held, **{
            part: where.replace(b"%s", ACTIONS[name]) for part, where in PLACES[place].items()
        })
        for name, place in acts
    }  # fmt: skip
    made |= {
        f"annotation {name}": document(
            held, page=b"/Annots[<</Type/Annot/Subtype/%s/Rect[0 0 9 9]%s>>]" % (name.encode(), entries)
        )
        for name, entries in _ANNOTATIONS.items()
    }
    made |= {name: document(held, root=root) for name, root in _ROOTS.items()}
    made["embedded file nobody names"] = document(stream(b"MZ", b"/Type/EmbeddedFile"))
    made["script nobody reaches"] = document(ACTIONS["JavaScript"])
    made["locked script"] = locked(made["JavaScript on opening"], user="")
    inside = {
        f"{name}, packed": packed(data)
        for name, data in made.items()
        if name.endswith(" in a link") or name in _ROOTS
    }
    return [Sent(f"active: {name}", data, Refusal.ACTIVE) for name, data in (made | inside).items()]


def _is_tried(name: str, place: str) -> bool:
    """Each action in two places, and the commonest two everywhere."""
    return place in ("on opening", "in a link") or name in ("JavaScript", "Launch")


def _locked() -> list[Sent]:
    made = []
    for strength in (2, 3, 4, 6):
        needs = locked(letter_pdf(lines=2), user="secret", strength=strength)
        opens = locked(letter_pdf(lines=2), user="", strength=strength)
        made.append(Sent(f"password, strength {strength}", needs, Refusal.PASSWORD))
        made.append(Sent(f"locked against changes, strength {strength}", opens, PDF))
    return made


def _telling() -> list[Sent]:
    photo = encoded(picture(), exif=camera_data(), comment=CANARY, xmp=xmp())
    image = b"/Type/XObject/Subtype/Image/Width 160/Height 112/ColorSpace/DeviceRGB/BitsPerComponent 8"
    shown = {"page": b"/Resources<</XObject<</I 5 0 R>>>>", "content": b"160 0 0 112 20 20 cm /I Do"}
    wrapped = zlib.compress(photo + _WORD)
    packet = stream(xmp(), b"/Type/Metadata/Subtype/XML")
    letter = document()
    start = letter.rindex(b"startxref") + 10
    return [
        Sent("PDF with author",
             document(b"<</Author(%s)/Title(%s)>>" % (_WORD, _WORD), trailer=b"/Info 5 0 R"), PDF),
        Sent("PDF with XMP", document(packet, root=b"/Metadata 5 0 R"), PDF),
        Sent("PDF with XMP of a page", document(packet, page=b"/Metadata 5 0 R"), PDF),
        Sent("PDF with a program's notes", document(page=b"/PieceInfo<</A<</Private(%s)>>>>" % _WORD), PDF),
        Sent("PDF with a page's thumb", document(stream(_WORD), page=b"/Thumb 5 0 R"), PDF),
        Sent("PDF with a comment", document(page=_NOTE), PDF),
        Sent("PDF with an object nobody reaches", document(b"(%s)" % _WORD), PDF),
        Sent("PDF with a number of its own", document(trailer=b"/ID[(%s)(%s)]" % (_WORD, _WORD)), PDF),
        Sent("PDF with an older state", _changed(letter, start), PDF),
        Sent("photo in a PDF",
             document(stream(photo + _WORD, image + b"/Filter/DCTDecode"), **_shown(shown)), PDF),
        Sent("wrapped photo in a PDF",
             document(stream(wrapped, image + b"/Filter[/FlateDecode/DCTDecode]"), **_shown(shown)), PDF),
        Sent("photo with XMP in a PDF",
             document(stream(photo, image + b"/Filter/DCTDecode/Metadata 6 0 R"), packet,
                      **_shown(shown)), PDF),
    ]  # fmt: skip


def _plain() -> list[Sent]:
    uri = _LINK % b"<</S/URI/URI(https://example.org)>>"
    field = b"/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[9 9 90 30]/DA(/Helv 12 Tf)>>]"
    no_table = document().replace(b"startxref", b"startxxxx")
    return [
        Sent("letter", letter_pdf(), PDF),
        Sent("letter of ten pages", letter_pdf(10), PDF),
        Sent("letter of sixty pages", document(pages=60), PDF),
        Sent("letter of sixty-one pages", document(pages=61), Refusal.TOO_MANY_PAGES),
        Sent("PDF of no page", document(pages=0), Refusal.DAMAGED),
        Sent("packed letter", packed(document()), PDF),
        Sent("PDF that opens at a place", document(root=b"/OpenAction[3 0 R/Fit]"), PDF),
        Sent("PDF that goes to a place", document(root=b"/OpenAction<</S/GoTo/D[3 0 R/XYZ 0 0 1]>>"), PDF),
        Sent("PDF with a web address", document(page=uri), PDF),
        Sent("PDF with a filled-in field",
             document(root=b"/AcroForm<</NeedAppearances true/Fields[]>>", page=field), PDF),
        Sent("PDF with layers",
             document(b"<</Type/OCG/Name(a)>>", root=b"/OCProperties<</OCGs[5 0 R]/D<<>>>>"), PDF),
        Sent("PDF that talks of scripts",
             document(content=b"%/JavaScript /JS /Launch\n" + b"0 0 9 9 re f"), PDF),
        Sent("PDF without its table", no_table, PDF),
        Sent("PDF of an old version", document().replace(b"%PDF-1.7", b"%PDF-1.0"), PDF),
    ]  # fmt: skip


def _shown(shown: dict[str, bytes]) -> dict[str, bytes]:
    return {"page": shown["page"], "content": shown["content"]}


def _changed(pdf: bytes, start: int) -> bytes:
    """Return the document with a later state added, as a program does that saves quickly."""
    table = int(pdf[start:].split()[0])
    extra = b"\n99 0 obj\n(%s)\nendobj\n" % _WORD
    at = len(pdf) + 1
    xref = b"xref\n99 1\n%010d 00000 n \n" % at
    size = b"trailer\n<</Size 100/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + extra + xref + size % (table, len(pdf) + len(extra))


_NOTE = b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(%s)/Contents(%s)>>]" % (_WORD, _WORD)
