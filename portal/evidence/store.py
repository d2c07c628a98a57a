"""Files in SQL and on a shelf. The statements are in `statements.py`; this is what is done with them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row, insert

from portal.evidence import about, sweeping
from portal.evidence import statements as sql
from portal.evidence.models import File, Limits, Owner, OwnerGone, Part, Received, Sender, State, Swept
from portal.evidence.receiving import (
    KEY_VERSION,
    RING,
    SHELF_RING,
    Normaliser,
    check_limits,
    examine,
    new_file,
)
from portal.evidence.scanner import Scanner, judge_each
from portal.evidence.shelf import Shelf
from portal.media import badge_photo, normalise
from portal.storage import Key, Transactions, Tx, Unreadable, Vault
from portal.storage.schema import files


class SqlEvidence:
    """The Evidence door on SQLite or PostgreSQL, with the bytes in a folder."""

    def __init__(
        self, vault: Vault, folder: Path, scanner: Scanner, normalise: Normaliser = normalise
    ) -> None:
        """Take the vault, which must hold the ring of every owner, and the folder for the bytes."""
        self._vault, self._scanner, self._normalise = vault, scanner, normalise
        # In a folder of its database's own. Another one, opened by mistake over the same folder, names none
        # of the files in it, and would sweep them all away; restored from a backup, it finds its own again.
        self._shelf = Shelf(folder / vault.fingerprint(SHELF_RING, "shelf", ""))

    def receive(self, data: bytes, name: str, *, photo: bool = False) -> Received:
        """See Evidence.receive."""
        received, parts = examine(data, name, photo=photo, scanner=self._scanner, normalise=self._normalise)
        sealed = {part: self._vault.seal(received.key, part, piece) for part, piece in parts.items()}
        self._shelf.put(received.id, sealed)
        return received

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
        """See Evidence.add."""
        # Held, so that two who add at once are both counted, and sending waits or is waited for.
        owner_key = self._vault.key(tx, *owner, hold=True)
        if owner_key is None:
            raise OwnerGone
        rows = tx.execute(sql.OF, owner._asdict()).all()
        file = new_file(received, question=question, what=what, sent_by=sent_by, sent_at=now)
        check_limits(map(self._file, rows), file, limits)
        row = {
            "id": file.id,
            "owner_ring": owner.ring,
            "owner_id": owner.id,
            "number": max((row.number for row in rows), default=0) + 1,
            "state": file.state,
            "scanned": file.scanned,
            "sent_by": file.sent_by,
            "sent_at": file.sent_at,
            "wrapped": self._wrap(owner_key, file),
            "about": self._vault.seal(file.key, "about", about.written(file)),
        }
        tx.execute(insert(files), row)
        return file

    def of(self, tx: Tx, owner: Owner) -> tuple[File, ...]:
        """See Evidence.of."""
        return tuple(map(self._file, tx.execute(sql.OF, owner._asdict())))

    def find(self, tx: Tx, owner: Owner, file_id: str) -> File | None:
        """See Evidence.find."""
        row = tx.execute(sql.FIND, {"file": file_id, **owner._asdict()}).one_or_none()
        return self._file(row) if row else None

    def say_what(self, tx: Tx, owner: Owner, file_id: str, what: str) -> None:
        """See Evidence.say_what."""
        self._describe(tx, owner, file_id, what=what)

    def choose(self, tx: Tx, owner: Owner, file_id: str, chosen: str) -> None:
        """See Evidence.choose."""
        self._describe(tx, owner, file_id, chosen=chosen)

    def read(self, file: File, part: Part) -> bytes:
        """See Evidence.read."""
        if file.state is not State.READY:
            raise Unreadable
        return self._open(file, part)

    def badge_photo(self, file: File) -> bytes:
        """See Evidence.badge_photo."""
        return badge_photo(self.read(file, Part.WHOLE), file.box_of(file.chosen))

    def remove(self, tx: Tx, owner: Owner, file_id: str) -> bool:
        """See Evidence.remove."""
        return tx.execute(sql.REMOVE, {"file": file_id, **owner._asdict()}).rowcount == 1

    def discard(self, *file_ids: str) -> None:
        """See Evidence.discard."""
        self._shelf.drop(*file_ids)

    def hand_on(self, tx: Tx, owner: Owner, to: Owner, expected: frozenset[str]) -> bool:
        """See Evidence.hand_on."""
        self._vault.key(tx, *owner, hold=True)
        new_key = self._vault.key(tx, *to)
        if new_key is None:
            raise OwnerGone
        held = list(map(self._file, tx.execute(sql.HOLD_ALL, owner._asdict())))
        usable = [file for file in held if file.usable]
        if {file.id for file in usable} != expected:
            return False
        for file in held:
            if file.usable:
                row = {"owner_ring": to.ring, "owner_id": to.id, "wrapped": self._wrap(new_key, file)}
                tx.execute(sql.CHANGE, {"file": file.id, **row})
            else:
                tx.execute(sql.DROP, {"file": file.id})
        return True

    def release(self, database: Transactions, now: datetime) -> int:
        """See Evidence.release."""
        with database.reading() as tx:
            waiting: list[str] = list(tx.execute(sql.TO_CHECK).scalars())
        return judge_each(waiting, lambda file_id: self._judge(database, file_id))

    def sweep(self, database: Transactions, now: datetime) -> Swept:
        """See Evidence.sweep."""
        return sweeping.sweep(database, self._shelf, now)

    def _judge(self, database: Transactions, file_id: str) -> bool:
        """Scan one file, in no transaction, and note what came of it; False if it went meanwhile.

        One that was changed stays closed; a sweep says so when it is lost.
        """
        with database.reading() as tx:
            row = tx.execute(sql.BY_ID, {"file": file_id}).one_or_none()
        if row is None:
            return False
        # What was sent is gone. What is scanned is all that anybody will ever open: the file written anew.
        try:
            whole = self._open(self._file(row), Part.WHOLE)
        except Unreadable:
            return False
        infected = self._scanner.infected(whole)
        with database.writing() as tx:
            state = State.INFECTED if infected else State.READY
            judged = {"file": file_id, "state": state, "scanned": self._scanner.scans}
            noted = tx.execute(sql.JUDGE, judged).rowcount == 1
        if infected:
            self._shelf.drop(file_id)
        return noted

    def _describe(self, tx: Tx, owner: Owner, file_id: str, **changes: str) -> None:
        row = tx.execute(sql.HOLD, {"file": file_id, **owner._asdict()}).one_or_none()
        if row:
            file = replace(self._file(row), **changes)  # type: ignore[arg-type]
            sealed = self._vault.seal(file.key, "about", about.written(file))
            tx.execute(sql.CHANGE, {"file": file.id, "about": sealed})

    def _open(self, file: File, part: Part) -> bytes:
        try:
            return self._vault.open(file.key, part, self._shelf.get(file.id, part))
        except FileNotFoundError:
            raise Unreadable from None

    def _wrap(self, owner_key: Key, file: File) -> bytes:
        return self._vault.seal(owner_key, f"file {file.id}", file.key.secret)

    def _file(self, row: Row[Any]) -> File:
        owner_key = self._vault.unwrap(row.owner_ring, row.owner_id, row.owner_wrapped)
        secret = self._vault.open(owner_key, f"file {row.id}", row.wrapped)
        key = Key(RING, row.id, KEY_VERSION, secret)
        return File(
            id=row.id,
            state=State(row.state),
            scanned=row.scanned,
            sent_by=Sender(row.sent_by),
            sent_at=row.sent_at,
            key=key,
            **about.read(self._vault.open(key, "about", row.about)),
        )
