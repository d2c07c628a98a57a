"""Seal what we hold of people, and mark what has to be found again."""

import json
from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from portal.access.models import Kind, Level, Permit, PermitState, Terms, Way
from portal.storage import DRAFTS, Key, Tx, Vault

_SEALED_TERMS = ("helper", "relationship", "authority", "hides_address", "at_desk")


class Seals:
    """What an application's ways back and permits are sealed with: a key of its own, made at first need."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault; it must hold `DRAFTS`."""
        self._vault = vault

    def hold(self, tx: Tx, draft_id: str) -> Key:
        """Return the key of an application, made now if there is none; others who want it held wait."""
        while True:
            if key := self._vault.key(tx, DRAFTS, record_of(draft_id), hold=True):
                return key
            try:
                with tx.begin_nested():
                    return self._vault.new_key(tx, DRAFTS, record_of(draft_id))
            except IntegrityError:
                pass  # another was first, in this moment

    def forget(self, tx: Tx, *draft_ids: str) -> None:
        """Destroy the keys of applications."""
        self._vault.forget(tx, *map(record_of, draft_ids))

    # A salted hash, as for passwords, could not be looked up: a code is all that a person brings. This mark
    # can, and whoever steals the database alone cannot try codes on it: its key is wrapped by one that lies
    # outside. Behind that, words are 50 bits.
    def mark(self, kind: str, value: str) -> str:
        """Return what is stored of a code, an address or a person, to know it again."""
        return self._vault.fingerprint(DRAFTS, kind, value)

    def seal_address(self, key: Key, way: Way) -> bytes:
        """Seal the address of a way back, and what is written there in which language."""
        about = {"address": way.address, "language": way.language}
        return self._vault.seal(key, f"way {way.id}", json.dumps(about).encode())

    def seal_terms(self, key: Key, permit_id: str, terms: Terms) -> bytes:
        """Seal what of a permit tells about people."""
        about = {name: getattr(terms, name) for name in _SEALED_TERMS}
        return self._vault.seal(key, f"permit {permit_id}", json.dumps(about).encode())

    def way(self, row: Row[Any]) -> Way:
        """Return the way back of a row that has come with its `wrapped` key."""
        about = self._open(row.draft_id, row.wrapped, f"way {row.id}", row.about) if row.about else {}
        return Way(
            id=row.id,
            draft_id=row.draft_id,
            permit_id=row.permit_id,
            kind=Kind(row.kind),
            address=about.get("address", ""),
            confirmed=row.confirmed,
            made_at=row.made_at,
            language=about.get("language", "en"),
        )

    def permit(self, row: Row[Any], prefix: str = "") -> Permit:
        """Return the permit of a row that has come with its `wrapped` key; its columns may have a prefix."""
        of = {name: getattr(row, f"{prefix}{name}") for name in _PERMIT_COLUMNS}
        about = self._open(of["draft_id"], row.wrapped, f"permit {of['id']}", of.pop("about"))
        terms = Terms(level=Level(of.pop("level")), until=of.pop("until"), **about)
        return Permit(terms=terms, state=PermitState(of.pop("state")), **of)

    def _open(self, draft_id: str, wrapped: bytes | None, name: str, blob: bytes) -> dict[str, Any]:
        key = self._vault.unwrap(DRAFTS, record_of(draft_id), wrapped)
        about: dict[str, Any] = json.loads(self._vault.open(key, name, blob))
        return about


_PERMIT_COLUMNS = (
    *("id", "draft_id", "level", "until", "state", "organisation", "about", "made_at", "changed_at"),
)


def record_of(draft_id: str) -> str:
    """Return the name of an application's key here, which is not the draft's own."""
    return f"access-{draft_id}"
