"""Links to another device in SQL. A link says which draft it is for only to whoever holds the draft's key."""

import json
import secrets
from base64 import urlsafe_b64decode
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row

from portal.evidence import statements as sql
from portal.evidence.models import LINK_LASTS, DeviceLink, Owner, OwnerGone
from portal.storage import DRAFTS, Tx, Vault, insert_new
from portal.storage.schema import device_links

# A code is 40 bits, 10^12 of them. Assume that somebody tries ten a second for the half hour that one link
# lasts: 18,000 codes, so a chance of one in 55 million to find it before a device has taken it; and then they
# have won the right to add a file, and see nothing. With several live links any of them will do: with 1,000
# at all times it is one in 55,000 in that half hour, and one in 1,200 for a day of it. Nothing here slows
# such a guesser down, who is as fast as whatever stands before the portal lets them be.
_DIGITS = 12


class SqlDeviceLinks:
    """The DeviceLinks door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault: codes are made from it, never stored."""
        self._vault = vault

    def make(self, tx: Tx, owner: Owner, question: str, council: str, now: datetime) -> DeviceLink:
        """See DeviceLinks.make."""
        key = self._vault.key(tx, *owner, hold=True)  # held, so that a question never has two links
        if key is None:
            raise OwnerGone
        self.end(tx, owner, question)
        about = json.dumps({"question": question, "council": council}).encode()
        row = {"owner_ring": owner.ring, "owner_id": owner.id, "until": now + LINK_LASTS}
        while True:
            link_id = secrets.token_urlsafe(16)
            sealed = self._vault.seal(key, f"link {link_id}", about)
            mark = self._mark(self._code(link_id))
            if insert_new(tx, device_links, {"id": link_id, "code_mark": mark, "about": sealed, **row}):
                break  # else the code, by chance, is another link's
        return DeviceLink(
            id=link_id,
            owner=owner,
            until=now + LINK_LASTS,
            taken=False,
            question=question,
            council=council,
            code=self._code(link_id),
        )

    def of_question(self, tx: Tx, owner: Owner, question: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.of_question."""
        links = (link for link in self._of(tx, owner) if link.question == question and link.until > now)
        return next(links, None)

    def renew(self, tx: Tx, link: DeviceLink, now: datetime) -> None:
        """See DeviceLinks.renew."""
        tx.execute(sql.RENEW, {"link": link.id, "now": now, "until": now + LINK_LASTS})

    def end(self, tx: Tx, owner: Owner, question: str) -> None:
        """See DeviceLinks.end."""
        for link in self._of(tx, owner):
            if link.question == question:
                tx.execute(sql.END, {"link": link.id})

    def by_code(self, tx: Tx, code: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.by_code."""
        row = tx.execute(sql.BY_CODE, {"mark": self._mark(digits_of(code)), "now": now}).one_or_none()
        return self._link(row) if row else None

    def take(self, tx: Tx, code: str, session: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.take."""
        link = self.by_code(tx, code, now)
        if link is None:
            return None
        device = _hash(session)
        tx.execute(sql.TAKE, {"link": link.id, "device": device, "device_hash": device, "now": now})
        return self.of_device(tx, link.id, session, now)

    def of_device(self, tx: Tx, link_id: str, session: str, now: datetime) -> DeviceLink | None:
        """See DeviceLinks.of_device."""
        wanted = {"link": link_id, "device": _hash(session), "now": now}
        row = tx.execute(sql.OF_DEVICE, wanted).one_or_none()
        return self._link(row) if row else None

    def expire(self, tx: Tx, now: datetime) -> int:
        """See DeviceLinks.expire."""
        return tx.execute(sql.EXPIRE, {"now": now}).rowcount

    def _of(self, tx: Tx, owner: Owner) -> list[DeviceLink]:
        return list(map(self._link, tx.execute(sql.LINKS_OF, owner._asdict())))

    def _code(self, link_id: str) -> str:
        # By the drafts' index key, whichever ring the owner is in.
        # From 128 bits, so no code is likelier than another by more than one in 2^88.
        bits = urlsafe_b64decode(self._vault.fingerprint(DRAFTS, "device_link", link_id) + "==")
        return f"{int.from_bytes(bits) % 10**_DIGITS:0{_DIGITS}}"

    def _mark(self, code: str) -> str:
        return self._vault.fingerprint(DRAFTS, "device_code", code)

    def _link(self, row: Row[Any]) -> DeviceLink:
        key = self._vault.unwrap(row.owner_ring, row.owner_id, row.wrapped)
        about = json.loads(self._vault.open(key, f"link {row.id}", row.about))
        return DeviceLink(
            id=row.id,
            owner=Owner(row.owner_ring, row.owner_id),
            until=row.until,
            taken=row.device_hash is not None,
            question=about["question"],
            council=about["council"],
            code=self._code(row.id),
        )


def digits_of(code: str) -> str:
    """Return a code as it is compared: spaces, hyphens and dots are only there to read it by."""
    return "".join(each for each in code if each in "0123456789")


def _hash(session: str) -> str:
    return sha256(session.encode()).hexdigest()
