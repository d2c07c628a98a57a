"""The answer of the child as bytes: a JSON head that says how long each blob is, then the blobs.

The child may have been taken over by what it decoded, so the parent reads no more than it can bear, makes
nothing of it but numbers, bytes and words of its own lists, and takes anything else for a damaged file.
"""

import json
from typing import Any

from portal.media.models import Crop, Cut, Edge, Hint, Normal, Refusal, Refused

READY = b"READY\n"
"""What a child says before its answer, when it is shut in and has yet to read a stranger's first byte."""
_MAGIC = b"MEDIA1\n"
_SIZE = 4
_LONGEST_HEAD = 64 * 2**10
"""Bytes: parsed, a head takes some thirty times the memory that it had as text."""
_MOST_BLOBS = 8


def pack(head: dict[str, Any], blobs: tuple[bytes, ...] = ()) -> bytes:
    """Return one framed answer."""
    text = json.dumps({**head, "lengths": [len(blob) for blob in blobs]}).encode()
    return b"".join((_MAGIC, len(text).to_bytes(_SIZE, "big"), text, *blobs))


def unpack(answer: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return head and blobs of an answer; raise the Refused it carries, ValueError when it is none."""
    start = len(_MAGIC) + _SIZE
    long = int.from_bytes(answer[len(_MAGIC) : start], "big")
    end = start + long
    if not answer.startswith(_MAGIC) or long > _LONGEST_HEAD or end > len(answer):
        raise ValueError("not an answer")
    head = json.loads(answer[start:end])
    if "refused" in head:
        raise Refused(Refusal(head["refused"]))
    lengths = [_count(length) for length in head["lengths"]]
    if len(lengths) > _MOST_BLOBS or end + sum(lengths) != len(answer):
        raise ValueError("lengths that are not those of the blobs")
    blobs = []
    for length in lengths:
        blobs.append(answer[end : end + length])
        end += length
    return head, blobs


def pack_normal(normal: Normal) -> bytes:
    """Return a normal file as an answer."""
    crops = [{"cut": crop.cut, "box": crop.box, "edges": crop.edges} for crop in normal.crops]
    head = {
        "kind": normal.kind,
        "size": (normal.width, normal.height),
        "pages": normal.pages,
        "hints": normal.hints,
        "crops": crops,
    }
    return pack(head, (normal.data, normal.thumb, *(crop.preview for crop in normal.crops)))


def unpack_normal(answer: bytes) -> Normal:
    """Return the normal file of an answer; raise Refused or ValueError, KeyError or TypeError."""
    head, (data, thumb, *previews) = unpack(answer)
    width, height = (_count(side) for side in head["size"])
    if head["kind"] not in ("image", "pdf"):
        raise ValueError("no such kind")
    return Normal(
        kind=head["kind"],
        data=data,
        thumb=thumb,
        width=width,
        height=height,
        pages=_count(head["pages"]),
        hints=tuple(Hint(hint) for hint in head["hints"]),
        crops=tuple(_crop(crop, seen) for crop, seen in zip(head["crops"], previews, strict=True)),
    )


def _crop(said: dict[str, Any], preview: bytes) -> Crop:
    left, top, right, bottom = (_count(side) for side in said["box"])
    edges = tuple(Edge(edge) for edge in said["edges"])
    return Crop(Cut(said["cut"]), (left, top, right, bottom), edges, preview)


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError("not a number of anything")
    return value
