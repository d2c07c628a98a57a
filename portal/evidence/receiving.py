"""Judge what was sent, before it is anybody’s: for every store alike."""

import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from portal.evidence.models import (
    File,
    Infected,
    Limits,
    Part,
    Received,
    Sender,
    State,
    TooManyFiles,
    TooMuch,
)
from portal.evidence.scanner import Scanner, ScannerAway
from portal.media import Normal
from portal.storage import DRAFTS, Key

RING = "files"
"""What stands for the ring in a file's key. The vault has no such ring: files are under their owner's key."""

SHELF_RING = DRAFTS
"""Whose index key the shelf's folder is named by: every installation has it, whatever its councils."""

KEY_VERSION = 1
_LONGEST_NAME = 100
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Kinds of characters that show as nothing, or turn what stands beside them around."""
_CROPS = (Part.CROP_1, Part.CROP_2, Part.CROP_3)


class Normaliser(Protocol):
    """What makes a file normal: `portal.media.normalise`, or in a test something quicker."""

    def __call__(self, data: bytes, /, *, photo: bool = False) -> Normal:
        """See portal.media.normalise."""


def examine(
    data: bytes, name: str, *, photo: bool, scanner: Scanner, normalise: Normaliser
) -> tuple[Received, dict[Part, bytes]]:
    """Return the file and the parts to keep of it; raise Infected or Refused."""
    # Scanned first: no decoder has to open a virus, and a person learns of it whatever else is wrong with the
    # file. If nobody can tell now, a file of the wrong type is still refused now: only what is kept waits.
    state = State.READY
    try:
        if scanner.infected(data):
            raise Infected
    except ScannerAway:
        state = State.CHECKING
    normal = normalise(data, photo=photo)
    file_id = secrets.token_urlsafe(16)
    received = Received(
        id=file_id,
        name=clean_name(name),
        digest=sha256(data).hexdigest(),
        normal=normal,
        state=state,
        scanned=scanner.scans and state is State.READY,
        key=Key(RING, file_id, KEY_VERSION, AESGCM.generate_key(256)),
    )
    return received, parts_of(normal)


def new_file(received: Received, *, question: str, what: str, sent_by: Sender, sent_at: datetime) -> File:
    """Return a received file as somebody's."""
    normal = received.normal
    return File(
        id=received.id,
        state=received.state,
        scanned=received.scanned,
        kind=normal.kind,
        sent_by=sent_by,
        sent_at=sent_at,
        question=question,
        what=what,
        name=received.name,
        size=len(normal.data),
        pages=normal.pages,
        width=normal.width,
        height=normal.height,
        digest=received.digest,
        hints=normal.hints,
        crops=tuple(replace(crop, preview=b"") for crop in normal.crops),
        chosen="",
        key=received.key,
    )


def check_limits(others: Iterable[File], file: File, limits: Limits) -> None:
    """Raise TooManyFiles or TooMuch if a file is more than its owner may have beside the others."""
    usable = [other for other in others if other.usable]
    if len([other for other in usable if other.question == file.question]) >= limits.files:
        raise TooManyFiles
    if sum(other.size for other in usable) + file.size > limits.bytes:
        raise TooMuch


def parts_of(normal: Normal) -> dict[Part, bytes]:
    """Return what is kept of a normal file, part by part. The whole comes last: where it is, all are."""
    previews = zip(_CROPS, (crop.preview for crop in normal.crops), strict=False)
    return {**dict(previews), Part.THUMB: normal.thumb, Part.WHOLE: normal.data}


def clean_name(name: str) -> str:
    """Return what a file was called, fit to be shown: no folder, nothing unseen, not long, never empty."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(each for each in last if unicodedata.category(each) not in _UNSEEN)
    tidy = " ".join(unicodedata.normalize("NFC", seen).split())
    return tidy[:_LONGEST_NAME].strip(". ") or "file"
