"""Write PDFs by hand, object by object, so that they can say what no decent program would."""

from io import BytesIO

import pikepdf

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<<>>/Contents 4 0 R %s>>"
SQUARE = b"0.8 0.1 0.1 rg 50 50 100 100 re f"


def stream(data: bytes, head: bytes = b"") -> bytes:
    """Return a stream object; `head` are further entries of its dictionary."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)


def document(
    *more: bytes,
    root: bytes = b"",
    page: bytes = b"",
    content: bytes = SQUARE,
    pages: int = 1,
    trailer: bytes = b"",
) -> bytes:
    """Return a PDF of one page, or of one page several times; `more` are the objects from number 5 on."""
    kids = b"3 0 R " * pages
    return assembled(
        b"<</Type/Catalog/Pages 2 0 R %s>>" % root,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        PAGE % page,
        stream(content),
        *more,
        trailer=trailer,
    )


def assembled(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, the first one its catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R %s>>\n" % (len(objects) + 1, trailer)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def packed(data: bytes) -> bytes:
    """Return the same document with its objects inside object streams, compressed."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def locked(data: bytes, *, user: str, owner: str = "council", strength: int = 6) -> bytes:
    """Return the document with passwords; an empty one for the user locks only changes."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        encryption = pikepdf.Encryption(
            user=user, owner=owner, R=strength, aes=strength > 3, metadata=strength > 3
        )
        pdf.save(out, encryption=encryption)
    return out.getvalue()
