"""Files of sorts that are not taken, and files of two sorts at once."""

import zipfile
from io import BytesIO

from portal.demo.letters import letter_pdf
from portal.media import Refusal
from tests.media.corpus import CANARY, Sent, encoded, jpeg, picture

# In pieces, so that no scanner takes this file for one.
EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*").encode()
SCRIPT = f"<script>alert('{CANARY}')</script>".encode()
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><circle r="9"/></svg>'
_PAD = bytes(64)


def strangers() -> list[Sent]:
    """Return files of other sorts, however they are dressed."""
    odd = [Sent(f"starts like {name}", start + _PAD, Refusal.TYPE) for name, start in _STARTS.items()]
    words = [Sent(f"text: {name}", text, Refusal.TYPE) for name, text in _TEXTS.items()]
    forms = {"GIF": "P", "BMP": "RGB", "TIFF": "RGB", "ICO": "RGBA", "PPM": "RGB", "TGA": "RGB", "PCX": "RGB"}
    drawn = [
        Sent(f"picture as {form}", encoded(picture(mode=mode), form), Refusal.TYPE)
        for form, mode in forms.items()
    ]
    drawn.append(Sent("picture as AVIF", encoded(picture(), "AVIF"), Refusal.TYPE))
    drawn.append(Sent("animated GIF", _animated_gif(), Refusal.TYPE))
    packed = [Sent(f"zip with {name}", _zip(name), Refusal.TYPE) for name in _PACKED]
    nothing = [Sent("nothing", b"", Refusal.EMPTY)]
    nothing += [Sent(f"{n} zero bytes", bytes(n), Refusal.TYPE) for n in (1, 2, 12, 4096)]
    return nothing + odd + words + drawn + packed


def polyglots() -> list[Sent]:
    """Return files that are two things at once: the one we know is kept, the other is gone."""
    tails = {
        "HTML": HTML,
        "ZIP": _zip("word/document.xml"),
        "PHP": b"<?php echo 1;",
        "EICAR": EICAR,
        "PDF": _pdf(),
    }
    firsts = {
        "JPEG": jpeg(),
        "PNG": encoded(picture(), "PNG"),
        "WebP": encoded(picture(), "WEBP", lossless=True),
    }
    made = [
        Sent(f"{first} then {tail}", data + CANARY.encode() + more, "image", corners=True)
        for first, data in firsts.items()
        for tail, more in tails.items()
    ]
    made += [
        Sent(f"PDF then {tail}", _pdf() + b"\n" + CANARY.encode() + more, "pdf")
        for tail, more in tails.items()
        if tail != "PDF"
    ]
    script = b"/*" + SCRIPT + b"*/"
    gif = b"GIF89a/*" + _PAD + b"*/=1;alert(1)"
    return [
        *made,
        Sent("JPEG with a page in its comment", jpeg(comment=HTML), "image", corners=True),
        Sent("PDF after a page", HTML + b"\n" + _pdf(), "pdf"),
        Sent("PDF after 1,000 bytes", CANARY.encode().ljust(1000) + _pdf(), "pdf"),
        Sent("PDF after 1,100 bytes", bytes(1100) + _pdf(), Refusal.TYPE),
        Sent("PDF after a script", b"%" + script + b"\n" + _pdf(), "pdf"),
        Sent("GIF that is a script", gif, Refusal.TYPE),
        Sent("GIF then JPEG", gif + jpeg(), Refusal.TYPE),
        Sent("page then JPEG", HTML + jpeg(), Refusal.TYPE),
        Sent("zip then JPEG", _zip("a.txt") + jpeg(), Refusal.TYPE),
        Sent("a byte before a JPEG", b" " + jpeg(), Refusal.TYPE),
        Sent("zip that says it is a PDF", b"PK\x03\x04%PDF-1.7\n" + _PAD, Refusal.DAMAGED),
        Sent("page that says it is a PDF", b"%PDF-1.7\n" + HTML, Refusal.DAMAGED),
        Sent("page that says it is a JPEG", b"\xff\xd8\xff\xe0" + HTML, Refusal.DAMAGED),
        Sent("page that says it is a PNG", b"\x89PNG\r\n\x1a\n" + HTML, Refusal.DAMAGED),
        Sent("page that says it is a WebP", b"RIFF\x40\0\0\0WEBP" + HTML, Refusal.DAMAGED),
        Sent("page that says it is a HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + HTML, Refusal.DAMAGED),
    ]


def _pdf() -> bytes:
    return letter_pdf(lines=3)


def _zip(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, SCRIPT)
    return out.getvalue()


def _animated_gif() -> bytes:
    frames = [picture(mode="P"), picture((112, 160), "P").resize((160, 112))]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


_PACKED = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "mimetype", "AndroidManifest.xml")
_STARTS = {
    "AVIF": b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B",
    "AVIF that calls itself mif1": b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf",
    "AVIF in motion": b"\0\0\0\x1cftypavis\0\0\0\0msf1avismiaf",
    "MP4": b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41",
    "MOV": b"\0\0\0\x14ftypqt  \0\0\x02\0qt  ",
    "3GP": b"\0\0\0\x18ftyp3gp4\0\0\0\x003gp4isom",
    "Canon raw": b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom",
    "JPEG XL": b"\0\0\0\x0cJXL \r\n\x87\n",
    "JPEG XL alone": b"\xff\x0a",
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n",
    "half a JPEG": b"\xff\xd8",
    "half a PNG": b"\x89PNG",
    "WAV": b"RIFF\x24\0\0\0WAVEfmt ",
    "AVI": b"RIFF\x24\0\0\0AVI LIST",
    "Photoshop": b"8BPS\0\x01",
    "raw TIFF": b"II*\0\x10\0\0\0CR\x02\0",
    "big TIFF": b"MM\0+\0\x08\0\0",
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "program of Windows": b"MZ\x90\0\x03",
    "program of Linux": b"\x7fELF\x02\x01\x01",
    "program of macOS": b"\xcf\xfa\xed\xfe",
    "Java class": b"\xca\xfe\xba\xbe",
    "gzip": b"\x1f\x8b\x08\0",
    "bzip2": b"BZh91AY&SY",
    "xz": b"\xfd7zXZ\0",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "RAR": b"Rar!\x1a\x07\x01\0",
    "SQLite": b"SQLite format 3\0",
    "Ogg": b"OggS\0\x02",
    "MP3": b"ID3\x04\0\0",
    "Flash": b"CWS\x09",
    "WOFF": b"wOF2\0\x01\0\0",
    "shortcut": b"L\0\0\0\x01\x14\x02\0",
    "WMF": b"\xd7\xcd\xc6\x9a",
    "DjVu": b"AT&TFORM\0\0\0\0DJVU",
}
_TEXTS = {
    "plain": b"I cannot walk far.\n",
    "UTF-16": "I cannot walk far.".encode("utf-16"),
    "virus test": EICAR,
    "page": HTML,
    "drawing": SVG,
    "drawing after a prologue": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
    "drawing after spaces": b" " * 2000 + SVG,
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "RTF": b"{\\rtf1 hello}",
    "JSON": b'{"a": 1}',
    "CSV": b'=cmd|"/c calc"!A1,2\n',
    "shell script": b"#!/bin/sh\nrm -rf /\n",
    "mail": b"From: a@example.org\r\nSubject: x\r\n\r\nhello",
    "name of a PDF": b"letter.pdf",
    "data address": b"data:image/png;base64,iVBORw0KGgo=",
    "PEM": b"-----BEGIN CERTIFICATE-----\n",
}
