"""What the Evidence door promises of receiving, adding and opening files, whatever is behind it."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from portal.evidence import (
    Evidence,
    File,
    Infected,
    Limits,
    Owner,
    OwnerGone,
    Part,
    Sender,
    State,
    TooManyFiles,
    TooMuch,
)
from portal.media import Refused
from portal.storage import Transactions, Unreadable
from tests.evidence.conftest import Owners
from tests.evidence.quick import CROPS, FakeScanner

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
LIMITS = Limits(files=3, bytes=1000)


class TestEvidence:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, evidence: Evidence, database: Transactions, owners: Owners, scanner: FakeScanner) -> None:
        """Open the room, with a draft in it."""
        self.evidence, self.database, self.owners, self.scanner = evidence, database, owners, scanner
        self.draft = owners.new()

    def add(self, data: bytes = b"letter", owner: Owner | None = None, **given: Any) -> File:
        """Receive a file and add it, to the draft unless told otherwise."""
        received = self.evidence.receive(
            data, given.pop("name", "letter.pdf"), photo=given.pop("photo", False)
        )
        usual = {"what": "", "sent_by": Sender.APPLICANT, "limits": LIMITS, "now": NOW} | given
        question = usual.pop("question", "health")
        with self.database.writing() as tx:
            return self.evidence.add(tx, owner or self.draft, question, received, **usual)

    def of(self, owner: Owner | None = None) -> tuple[File, ...]:
        """Return the files of an owner, the draft unless told otherwise."""
        with self.database.reading() as tx:
            return self.evidence.of(tx, owner or self.draft)

    def find(self, file: File, owner: Owner | None = None) -> File | None:
        """Find one file."""
        with self.database.reading() as tx:
            return self.evidence.find(tx, owner or self.draft, file.id)

    def test_a_file_comes_back_as_it_was_added(self) -> None:
        """Everything said of a file is there again, in the list and alone, and its bytes are."""
        letter = self.add(b"a letter", name="Zoë’s letter.pdf", what="gp", sent_by=Sender.HELPER)
        assert self.of() == (letter,)
        assert self.find(letter) == letter
        assert (letter.name, letter.what, letter.question) == ("Zoë’s letter.pdf", "gp", "health")
        assert (letter.kind, letter.size, letter.pages, letter.width, letter.height) == ("pdf", 8, 2, 30, 40)
        assert (letter.sent_by, letter.sent_at, letter.state) == (Sender.HELPER, NOW, State.READY)
        assert letter.digest == sha256(b"a letter").hexdigest()
        assert self.evidence.read(letter, Part.WHOLE) == b"a letter"
        assert self.evidence.read(letter, Part.THUMB) == b"a thumbnail"

    def test_a_photo_has_its_crops(self) -> None:
        """A photo keeps its hints, its crops and their previews; a letter has no crop to open."""
        photo = self.add(b"pixels", photo=True)
        assert self.of() == (photo,)
        assert [(crop.cut, crop.box, crop.edges) for crop in photo.crops] == [
            (crop.cut, crop.box, crop.edges) for crop in CROPS
        ]
        assert photo.hints == ("dark",)
        crops = (Part.CROP_1, Part.CROP_2, Part.CROP_3)
        assert [self.evidence.read(photo, part) for part in crops] == [crop.preview for crop in CROPS]
        with pytest.raises(Unreadable):
            self.evidence.read(self.add(), Part.CROP_1)

    def test_files_are_listed_in_the_order_they_came(self) -> None:
        """Also when the clock says otherwise."""
        added = [self.add(now=NOW - timedelta(minutes=minutes)) for minutes in range(3)]
        assert list(self.of()) == added

    def test_somebody_elses_file_is_not_there(self) -> None:
        """Another owner sees no more of a file than of one that does not exist, and changes nothing."""
        letter, other = self.add(), self.owners.new()
        assert self.find(letter, other) is None
        assert self.find(letter, Owner("COV", self.draft.id)) is None
        assert self.of(other) == ()
        with self.database.writing() as tx:
            assert self.evidence.find(tx, self.draft, "missing") is None
            assert not self.evidence.remove(tx, other, letter.id)
            self.evidence.say_what(tx, other, letter.id, "theirs")
            self.evidence.choose(tx, other, letter.id, "as_is")
        assert self.of() == (letter,)

    def test_what_a_file_is_and_becomes_can_be_said_later(self) -> None:
        """Both are noted, each without the other, and of a missing file nothing is."""
        photo = self.add(photo=True)
        with self.database.writing() as tx:
            self.evidence.say_what(tx, self.draft, photo.id, "passport")
            self.evidence.choose(tx, self.draft, photo.id, "close")
            self.evidence.say_what(tx, self.draft, "missing", "passport")
        (noted,) = self.of()
        assert (noted.what, noted.chosen) == ("passport", "close")
        assert (noted.box_of(noted.chosen), noted.box_of("as_is")) == (CROPS[1].box, None)

    def test_the_badge_photo_is_the_chosen_crop(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The printer gets the crop that was chosen, and all of the photo while none is."""
        for module in ("store", "memory"):
            monkeypatch.setattr(f"portal.evidence.{module}.badge_photo", lambda data, box: repr((data, box)))
        photo = self.add(b"pixels", photo=True)
        assert self.evidence.badge_photo(photo) == repr((b"pixels", None))
        with self.database.writing() as tx:
            self.evidence.choose(tx, self.draft, photo.id, "wide")
        assert self.evidence.badge_photo(self.of()[0]) == repr((b"pixels", CROPS[2].box))

    def test_a_removed_file_is_gone(self) -> None:
        """It can be removed once; with its bytes discarded nothing of it opens, also twice."""
        letter, other = self.add(), self.add(b"other")
        with self.database.writing() as tx:
            assert self.evidence.remove(tx, self.draft, letter.id)
            assert not self.evidence.remove(tx, self.draft, letter.id)
        for _ in range(2):
            self.evidence.discard(letter.id)
        assert self.of() == (other,)
        with pytest.raises(Unreadable):
            self.evidence.read(letter, Part.WHOLE)
        assert self.evidence.read(other, Part.WHOLE) == b"other"

    def test_a_question_has_so_many_files(self) -> None:
        """One more than a question may have is too many; another question still has room."""
        for _ in range(LIMITS.files):
            self.add()
        with pytest.raises(TooManyFiles):
            self.add()
        self.add(question="identity")
        assert len(self.of()) == LIMITS.files + 1

    def test_an_application_has_so_many_bytes(self) -> None:
        """All questions together may have just so many bytes, and not one more."""
        self.add(b"x" * 600)
        with pytest.raises(TooMuch):
            self.add(b"x" * 401, question="identity")
        self.add(b"x" * 400, question="identity")
        assert sum(file.size for file in self.of()) == LIMITS.bytes

    def test_an_owner_who_is_gone_gets_nothing(self) -> None:
        """To a draft that was erased nothing can be added, and it has no files."""
        self.add()
        self.owners.erase(self.draft)
        with pytest.raises(OwnerGone):
            self.add()
        assert self.of() == ()

    def test_an_infected_file_is_named_so(self) -> None:
        """A virus is a virus even in a file of the wrong type."""
        for data in (b"virus", b"bad virus"):
            with pytest.raises(Infected):
                self.add(data)
        assert self.of() == ()

    def test_a_file_waits_for_the_scanner(self) -> None:
        """While nobody can tell, a file is kept and nobody opens it; a bad one is refused at once."""
        self.scanner.away = True
        letter = self.add()
        assert (letter.state, letter.usable) == (State.CHECKING, True)
        for part in Part:
            with pytest.raises(Unreadable):
                self.evidence.read(letter, part)
        with pytest.raises(Refused):
            self.add(b"bad")
        assert self.of() == (letter,)

    def test_no_repr_tells_of_a_person(self) -> None:
        """Neither a received nor an added file shows its name, its question or what it is."""
        received = self.evidence.receive(b"canary", "canary.pdf")
        assert "canary" not in repr(received)
        assert "canary" not in repr(self.add(name="canary", question="canary", what="canary"))
