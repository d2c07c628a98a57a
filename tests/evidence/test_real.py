"""A room with the real normaliser: what people send goes in, what others may open comes out."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from portal.evidence import Limits, NoScanner, Owner, Part, Sender, SqlEvidence
from portal.media import Refused
from portal.storage import Database, Vault

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def opened(jpeg: bytes) -> Image.Image:
    """Open a picture, which must be a JPEG."""
    return Image.open(io.BytesIO(jpeg), formats=["JPEG"])


def test_a_photo_goes_all_the_way(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """A PNG becomes a JPEG with thumbnail, three crops and their previews, and the chosen one is printed."""
    room, owner = SqlEvidence(vault, tmp_path / "files", NoScanner()), Owner("drafts", "draft")
    sent = io.BytesIO()
    Image.linear_gradient("L").resize((600, 900)).convert("RGB").save(sent, "PNG")
    received = room.receive(sent.getvalue(), "me.png", photo=True)
    said = {"what": "", "sent_by": Sender.APPLICANT, "limits": Limits(1, 10**6), "now": NOW}
    with sqlite.writing() as tx:
        vault.new_key(tx, *owner)
        room.add(tx, owner, "photo", received, **said)  # type: ignore[arg-type]
        (photo,) = room.of(tx, owner)
        room.choose(tx, owner, photo.id, photo.crops[1].cut)
        (chosen,) = room.of(tx, owner)
    assert (photo.kind, photo.width, photo.height, photo.size) == (
        "image",
        600,
        900,
        len(received.normal.data),
    )
    parts = [opened(room.read(photo, part)).size for part in Part]
    assert parts[0] == (600, 900)
    assert max(parts[1]) <= 400
    left, top, right, bottom = photo.crops[1].box
    printed = opened(room.badge_photo(chosen)).size
    assert printed[0] / printed[1] == pytest.approx((right - left) / (bottom - top), rel=0.02)
    whole = opened(room.badge_photo(photo)).size
    assert whole[0] / whole[1] == pytest.approx(600 / 900, rel=0.02)


def test_nothing_is_kept_of_what_is_refused(vault: Vault, sqlite: Database, tmp_path: Path) -> None:
    """A file that is no document leaves not even an empty folder."""
    room = SqlEvidence(vault, tmp_path / "files", NoScanner())
    with pytest.raises(Refused):
        room.receive(b"MZ this is a program", "letter.pdf")
    assert not (tmp_path / "files").exists()
