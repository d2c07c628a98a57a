"""Keep the files people send: received safely, sealed at rest, shown to whoever may see them, gone on time.

A file is received before it is anybody's: made normal, scanned, its bytes written and synced. Only then a row
names it, in the transaction that gives it to a draft. So there is no row without bytes, and bytes without a
row are what `sweep` takes away.
"""

from datetime import datetime
from typing import Protocol

from portal.evidence.links import SqlDeviceLinks, digits_of
from portal.evidence.memory import MemoryDeviceLinks, MemoryEvidence
from portal.evidence.models import (
    LINK_LASTS,
    DeviceLink,
    File,
    Infected,
    Limits,
    Owner,
    OwnerGone,
    Part,
    Received,
    Sender,
    State,
    Swept,
    TooManyFiles,
    TooMuch,
)
from portal.evidence.receiving import Normaliser
from portal.evidence.reserve import keep_reserve
from portal.evidence.scanner import Clamd, NoScanner, Scanner, ScannerAway, scanner_for
from portal.evidence.store import SqlEvidence
from portal.storage import Transactions, Tx

__all__ = [
    "LINK_LASTS",
    "Clamd",
    "DeviceLink",
    "DeviceLinks",
    "Evidence",
    "File",
    "Infected",
    "Limits",
    "MemoryDeviceLinks",
    "MemoryEvidence",
    "NoScanner",
    "Normaliser",
    "Owner",
    "OwnerGone",
    "Part",
    "Received",
    "Scanner",
    "ScannerAway",
    "Sender",
    "SqlDeviceLinks",
    "SqlEvidence",
    "State",
    "Swept",
    "TooManyFiles",
    "TooMuch",
    "digits_of",
    "keep_reserve",
    "scanner_for",
]


class Evidence(Protocol):
    """The door to files. Methods that take a transaction take it first; the others must run outside one."""

    def receive(self, data: bytes, name: str, *, photo: bool = False) -> Received:
        """Scan a file, make it normal and keep its bytes. While the scanner does not answer it is CHECKING.

        Raise, with nothing kept, Infected for a virus, Refused for what cannot be made normal, and OSError
        when too many are being drawn, or the bytes cannot be written without the last of the disk.
        """

    def add(
        self,
        tx: Tx,
        owner: Owner,
        question: str,
        received: Received,
        *,
        what: str,
        sent_by: Sender,
        limits: Limits,
        now: datetime,
    ) -> File:
        """Give a file to an owner; raise OwnerGone, TooManyFiles or TooMuch, and then `discard` it."""

    def of(self, tx: Tx, owner: Owner) -> tuple[File, ...]:
        """Return every file of a draft or a case, in the order they were sent."""

    def find(self, tx: Tx, owner: Owner, file_id: str) -> File | None:
        """Return one file; None alike for a missing one and for somebody else's."""

    def say_what(self, tx: Tx, owner: Owner, file_id: str, what: str) -> None:
        """Note what a file is; nothing happens when it is gone."""

    def choose(self, tx: Tx, owner: Owner, file_id: str, chosen: str) -> None:
        """Note what becomes of a photo: a `Cut`, "as_is" or "help"; nothing happens when it is gone."""

    def read(self, file: File, part: Part) -> bytes:
        """Return a part of a file; raise Unreadable unless it is there, unchanged and READY."""

    def badge_photo(self, file: File) -> bytes:
        """Return the JPEG for the badge printer: the chosen crop, else all of the photo.

        Raise Unreadable as `read` does, Refused when the picture cannot be cut, and OSError when too many
        are being drawn.
        """

    def remove(self, tx: Tx, owner: Owner, file_id: str) -> bool:
        """Take a file away from its owner; False if it is gone already. Then `discard` its bytes."""

    def discard(self, *file_ids: str) -> None:
        """Destroy the bytes of files that no row names any more."""

    def hand_on(self, tx: Tx, owner: Owner, to: Owner, expected: frozenset[str]) -> bool:
        """Give all usable files to another owner and drop the rest; raise OwnerGone if that one is not there.

        False, with nothing done, unless the ids of the usable ones are just those expected. Whoever adds a
        file at this moment comes either before, and is counted, or after, and gets OwnerGone.
        """

    def release(self, database: Transactions, now: datetime) -> int:
        """Ask the scanner about every file that is CHECKING; return how many it has judged."""

    def sweep(self, database: Transactions, now: datetime) -> Swept:
        """Take away rows whose owner was erased and bytes that nobody may have; mark the LOST.

        These are bytes over an hour old without a row, and any of an infected file. No sweep touches what was
        received over another database. What is found again after all is CHECKING.
        """


class DeviceLinks(Protocol):
    """The door to links that let another device add files to one question."""

    def make(self, tx: Tx, owner: Owner, question: str, council: str, now: datetime) -> DeviceLink:
        """Make a link for a question, and end the one it had; raise OwnerGone."""

    def of_question(self, tx: Tx, owner: Owner, question: str, now: datetime) -> DeviceLink | None:
        """Return the link a question has, unless it has run out."""

    def renew(self, tx: Tx, link: DeviceLink, now: datetime) -> None:
        """Let a link last for `LINK_LASTS` from now, for its device too; not one that has run out."""

    def end(self, tx: Tx, owner: Owner, question: str) -> None:
        """End the link of a question, from this moment on."""

    def by_code(self, tx: Tx, code: str, now: datetime) -> DeviceLink | None:
        """Return the link with this code, spaces and hyphens forgiven; looking changes nothing."""

    def take(self, tx: Tx, code: str, session: str, now: datetime) -> DeviceLink | None:
        """Bind a link to the device with this session, and return it; None if another device has it."""

    def of_device(self, tx: Tx, link_id: str, session: str, now: datetime) -> DeviceLink | None:
        """Return the link that the device with this session has taken, unless it has ended or run out."""

    def expire(self, tx: Tx, now: datetime) -> int:
        """Forget the links that have run out; return how many."""
