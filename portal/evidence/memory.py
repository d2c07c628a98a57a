"""Files and links in memory: for tests and for a look around."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from portal.evidence.links import digits_of
from portal.evidence.models import (
    LINK_LASTS,
    DeviceLink,
    File,
    Limits,
    Owner,
    OwnerGone,
    Part,
    Received,
    Sender,
    State,
    Swept,
)
from portal.evidence.receiving import Normaliser, check_limits, examine, new_file
from portal.evidence.scanner import NoScanner, Scanner, judge_each
from portal.media import badge_photo, normalise
from portal.storage import Transactions, Tx, Unreadable

Exists = Callable[[Owner], bool]
"""Says whether a draft or a case is still there: a fake has no keys to tell by."""


def _always(_owner: Owner) -> bool:
    return True


class MemoryEvidence:
    """The Evidence door over dictionaries."""

    def __init__(
        self,
        scanner: Scanner | None = None,
        normalise: Normaliser = normalise,
        exists: Exists = _always,
    ) -> None:
        """Begin with no files."""
        self._scanner, self._normalise, self._exists = scanner or NoScanner(), normalise, exists
        self._files: dict[str, tuple[Owner, File]] = {}
        self._bytes: dict[str, tuple[datetime, dict[Part, bytes]]] = {}

    def receive(self, data: bytes, name: str, *, photo: bool = False) -> Received:
        """See Evidence.receive."""
        received, parts = examine(data, name, photo=photo, scanner=self._scanner, normalise=self._normalise)
        self._bytes[received.id] = datetime.now(UTC), parts
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
        if not self._exists(owner):
            raise OwnerGone
        file = new_file(received, question=question, what=what, sent_by=sent_by, sent_at=now)
        check_limits(self.of(tx, owner), file, limits)
        self._files[file.id] = owner, file
        return file

    def of(self, tx: Tx, owner: Owner) -> tuple[File, ...]:
        """See Evidence.of."""
        if not self._exists(owner):
            return ()
        return tuple(file for whose, file in self._files.values() if whose == owner)

    def find(self, tx: Tx, owner: Owner, file_id: str) -> File | None:
        """See Evidence.find."""
        return next((file for file in self.of(tx, owner) if file.id == file_id), None)

    def say_what(self, tx: Tx, owner: Owner, file_id: str, what: str) -> None:
        """See Evidence.say_what."""
        if file := self.find(tx, owner, file_id):
            self._files[file_id] = owner, replace(file, what=what)

    def choose(self, tx: Tx, owner: Owner, file_id: str, chosen: str) -> None:
        """See Evidence.choose."""
        if file := self.find(tx, owner, file_id):
            self._files[file_id] = owner, replace(file, chosen=chosen)

    def read(self, file: File, part: Part) -> bytes:
        """See Evidence.read."""
        _, parts = self._bytes.get(file.id, (None, {}))
        if file.state is not State.READY or part not in parts:
            raise Unreadable
        return parts[part]

    def badge_photo(self, file: File) -> bytes:
        """See Evidence.badge_photo."""
        return badge_photo(self.read(file, Part.WHOLE), file.box_of(file.chosen))

    def remove(self, tx: Tx, owner: Owner, file_id: str) -> bool:
        """See Evidence.remove."""
        found = self.find(tx, owner, file_id) is not None
        if found:
            del self._files[file_id]
        return found

    def discard(self, *file_ids: str) -> None:
        """See Evidence.discard."""
        for file_id in file_ids:
            self._bytes.pop(file_id, None)

    def hand_on(self, tx: Tx, owner: Owner, to: Owner, expected: frozenset[str]) -> bool:
        """See Evidence.hand_on."""
        if not self._exists(to):
            raise OwnerGone
        held = self.of(tx, owner)
        if {file.id for file in held if file.usable} != expected:
            return False
        for file in held:
            del self._files[file.id]
            if file.usable:
                self._files[file.id] = to, file
        return True

    def release(self, database: Transactions, now: datetime) -> int:
        """See Evidence.release."""
        waiting = [file.id for _, file in self._files.values() if file.state is State.CHECKING]
        return judge_each(waiting, self._judge)

    def _judge(self, file_id: str) -> bool:
        owner, file = self._files[file_id]
        if file_id not in self._bytes or not self._exists(owner):
            return False
        infected = self._scanner.infected(self._bytes[file_id][1][Part.WHOLE])
        self._files[file_id] = (
            owner,
            replace(file, state=State.INFECTED if infected else State.READY, scanned=self._scanner.scans),
        )
        if infected:
            self.discard(file_id)
        return True

    def sweep(self, database: Transactions, now: datetime) -> Swept:
        """See Evidence.sweep."""
        erased = [file.id for owner, file in self._files.values() if not self._exists(owner)]
        for file_id in erased:
            del self._files[file_id]
        self.discard(*erased)
        old = [one for one, (since, _) in self._bytes.items() if since < now - timedelta(hours=1)]
        orphans = [file_id for file_id in old if file_id not in self._files]
        self.discard(*orphans)
        lost = [(owner, file) for owner, file in self._files.values() if self._is_lost(file)]
        for owner, file in lost:
            self._files[file.id] = owner, replace(file, state=State.LOST)
        return Swept(rows=len(erased), bytes=len(orphans), lost=len(lost))

    def _is_lost(self, file: File) -> bool:
        return file.usable and file.id not in self._bytes


class MemoryDeviceLinks:
    """The DeviceLinks door over a dictionary."""

    def __init__(self, exists: Exists = _always) -> None:
        """Begin with no links."""
        self._exists = exists
        self._links: dict[str, DeviceLink] = {}
        self._devices: dict[str, str] = {}

    def make(self, tx: Tx, owner: Owner, question: str, council: str, now: datetime) -> DeviceLink:
        """See DeviceLinks.make."""
        if not self._exists(owner):
            raise OwnerGone
        self.end(tx, owner, question)
        made = DeviceLink(
            id=secrets.token_urlsafe(16),
            owner=owner,
            until=now + LINK_LASTS,
            taken=False,
            question=question,
            council=council,
            code=f"{secrets.randbelow(10**12):012}",
        )
        self._links[made.id] = made
        return made

    def of_question(self, tx: Tx, owner: Owner, question: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.of_question."""
        asked = (owner, question)
        return next((link for link in self._lasting(now) if (link.owner, link.question) == asked), None)

    def renew(self, tx: Tx, link: DeviceLink, now: datetime) -> None:
        """See DeviceLinks.renew."""
        for each in self._lasting(now):
            if each.id == link.id:
                self._links[each.id] = replace(each, until=now + LINK_LASTS)

    def end(self, tx: Tx, owner: Owner, question: str) -> None:
        """See DeviceLinks.end."""
        self._forget(lambda link: (link.owner, link.question) == (owner, question))

    def by_code(self, tx: Tx, code: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.by_code."""
        return next((link for link in self._lasting(now) if link.code == digits_of(code)), None)

    def take(self, tx: Tx, code: str, session: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.take."""
        link = self.by_code(tx, code, now)
        if link is None or self._devices.setdefault(link.id, session) != session:
            return None
        self._links[link.id] = replace(link, taken=True)
        return self._links[link.id]

    def of_device(self, tx: Tx, link_id: str, session: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.of_device."""
        mine = (link for link in self._lasting(now) if self._devices.get(link.id) == session)
        return next((link for link in mine if link.id == link_id), None)

    def expire(self, tx: Tx, now: datetime) -> int:
        """See DeviceLinks.expire."""
        return self._forget(lambda link: link.until <= now)

    def _lasting(self, now: datetime) -> list[DeviceLink]:
        return [link for link in self._links.values() if link.until > now and self._exists(link.owner)]

    def _forget(self, gone: Callable[[DeviceLink], bool]) -> int:
        ended = [link.id for link in self._links.values() if gone(link)]
        for link_id in ended:
            del self._links[link_id]
        return len(ended)
