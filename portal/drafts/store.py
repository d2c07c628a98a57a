"""Drafts in SQL: one indexed read opens a draft, one guarded update saves it."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from portal.drafts.models import Draft, Stale
from portal.storage import Key, Tx, Vault
from portal.storage.schema import drafts, record_keys

RING = "drafts"
"""The ring of the vault that drafts are sealed in: a draft belongs to no council yet."""

_BODY = ("answers", "recorded", "kept", "checked")

_of_session = (
    select(drafts, record_keys.c.wrapped)
    .outerjoin(record_keys, record_keys.c.id == drafts.c.id)  # a sent draft has no key any more
    .where(drafts.c.session_hash == bindparam("session"))
)
_OPEN = _of_session.where(drafts.c.id == bindparam("draft"))
_OF_SESSION = _of_session.order_by(drafts.c.updated_at.desc(), drafts.c.id)
_UPDATE = update(drafts).where(
    drafts.c.id == bindparam("draft"), drafts.c.version == bindparam("seen"), drafts.c.sent.is_(None)
)
_EXPIRE = (
    delete(drafts)
    .where(drafts.c.sent.is_(None), drafts.c.updated_at < bindparam("before"))
    .returning(drafts.c.id)
)


class SqlDrafts:
    """The Drafts door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that seals the answers; it must hold `RING`."""
        self._vault = vault

    def start(self, tx: Tx, session: str, draft: Draft, now: datetime) -> Draft:
        """See Drafts.start."""
        key = self._vault.new_key(tx, RING, draft.id)
        saved = replace(draft, version=draft.version + 1, created_at=now, updated_at=now, key=key)
        row = {
            "id": saved.id,
            "session_hash": _hash(session),
            "version": saved.version,
            "journey_version": saved.journey_version,
            "submit_key": saved.submit_key,
            "body": self._seal(key, saved),
            "created_at": now,
            "updated_at": now,
        }
        tx.execute(insert(drafts), row)
        return saved

    def open(self, tx: Tx, draft_id: str, session: str) -> Draft | None:
        """See Drafts.open."""
        row = tx.execute(_OPEN, {"draft": draft_id, "session": _hash(session)}).one_or_none()
        return self._draft(row) if row else None

    def of_session(self, tx: Tx, session: str) -> tuple[Draft, ...]:
        """See Drafts.of_session."""
        return tuple(map(self._draft, tx.execute(_OF_SESSION, {"session": _hash(session)})))

    def save(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """See Drafts.save."""
        saved = replace(draft, version=draft.version + 1, updated_at=now)
        key = draft.key
        if key is None:  # the draft was sent, or never opened
            raise Stale
        values = {
            "draft": draft.id,
            "seen": draft.version,
            "version": saved.version,
            "journey_version": saved.journey_version,
            "body": self._seal(key, saved),
            "updated_at": now,
        }
        if tx.execute(_UPDATE, values).rowcount != 1:
            raise Stale
        return saved

    def close(self, tx: Tx, draft: Draft, case_id: str, now: datetime) -> None:
        """See Drafts.close."""
        values = {
            "draft": draft.id,
            "seen": draft.version,
            "version": draft.version + 1,
            "body": None,
            "sent": case_id,
            "updated_at": now,
        }
        if tx.execute(_UPDATE, values).rowcount != 1:
            raise Stale
        self._vault.forget(tx, draft.id)

    def expire(self, tx: Tx, now: datetime, idle: timedelta) -> int:
        """See Drafts.expire."""
        # Rows first: a draft saved at this very moment keeps its row, and so keeps its key.
        gone: list[str] = list(tx.execute(_EXPIRE, {"before": now - idle}).scalars())
        self._vault.forget(tx, *gone)
        return len(gone)

    def _seal(self, key: Key, draft: Draft) -> bytes:
        body = {name: getattr(draft, name) for name in _BODY}
        return self._vault.seal(key, "body", json.dumps(body, ensure_ascii=False).encode())

    def _draft(self, row: Row[Any]) -> Draft:
        body: dict[str, Any] = {}
        key = None
        if row.sent is None:
            key = self._vault.unwrap(RING, row.id, row.wrapped)
            stored = json.loads(self._vault.open(key, "body", row.body))
            body = {name: stored[name] for name in _BODY if name in stored}
        return Draft(
            id=row.id,
            version=row.version,
            journey_version=row.journey_version,
            submit_key=row.submit_key,
            created_at=row.created_at,
            updated_at=row.updated_at,
            sent=row.sent,
            key=key,
            **body,
        )


def _hash(session: str) -> str:
    return sha256(session.encode()).hexdigest()
