"""Drafts in SQL: one indexed read opens a draft, one guarded update saves it."""

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert

from portal.drafts import statements as sql
from portal.drafts.models import REMIND_DAYS, STASHED, Draft, Stale, Words
from portal.drafts.stash import carry_stashes, drop_stashes, put_stash, take_stash
from portal.storage import DRAFTS, Key, Tx, Vault
from portal.storage.schema import drafts

RING = DRAFTS
"""The ring of the vault that drafts are sealed in: a draft belongs to no council yet."""

_BODY = ("answers", "recorded", "given_by", "kept", "checked", "channel", "accounts")
_PLAIN = ("id", "version", "journey_version", "submit_key", "created_at", "updated_at", "sent", "keep_days")


class SqlDrafts:
    """The Drafts door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that seals the answers; it must hold `RING`."""
        self._vault = vault

    def start(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """See Drafts.start."""
        key = self._vault.new_key(tx, RING, draft.id)
        saved = replace(draft, version=draft.version + 1, created_at=now, updated_at=now, key=key)
        row = {name: getattr(saved, name) for name in (*_PLAIN, "erase_at")}
        tx.execute(insert(drafts), row | {"body": self._seal(key, saved), "reminded": 0})
        return saved

    def open(self, tx: Tx, draft_id: str) -> Draft | None:
        """See Drafts.open."""
        row = tx.execute(sql.OPEN, {"draft": draft_id}).one_or_none()
        return self._draft(row) if row else None

    def several(self, tx: Tx, draft_ids: Collection[str]) -> tuple[Draft, ...]:
        """See Drafts.several."""
        return tuple(map(self._draft, tx.execute(sql.SEVERAL, {"drafts": list(draft_ids)})))

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
            "erase_at": saved.erase_at,
            "reminded": 0,
        }
        if tx.execute(sql.UPDATE, values).rowcount != 1:
            raise Stale
        return saved

    def claim(self, tx: Tx, draft_id: str) -> None:
        """See Drafts.claim."""
        if tx.execute(sql.CLAIM, {"draft": draft_id}).first() is None:
            raise Stale

    def keep_for(self, tx: Tx, draft_id: str, days: int, now: datetime) -> None:
        """See Drafts.keep_for."""
        until = now + timedelta(days=days)
        values = {"keep_days": days, "updated_at": now, "erase_at": until, "reminded": 0}
        if tx.execute(sql.KEEP, values | {"draft": draft_id}).rowcount != 1:
            raise Stale

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
        if tx.execute(sql.UPDATE, values).rowcount != 1:
            raise Stale
        self._vault.forget(tx, draft.id)

    def expire(self, tx: Tx, now: datetime) -> tuple[str, ...]:
        """See Drafts.expire."""
        tx.execute(sql.DROP_OLD_STASHES, {"before": now - STASHED})
        # Rows first: a draft saved at this very moment keeps its row, and so keeps its key.
        gone: tuple[str, ...] = tuple(tx.execute(sql.EXPIRE, {"now": now}).scalars())
        self._vault.forget(tx, *gone)
        return gone

    def remind(self, tx: Tx, now: datetime) -> tuple[tuple[str, datetime], ...]:
        """See Drafts.remind."""
        near: dict[str, datetime] = {}
        for number, days in enumerate(REMIND_DAYS, 1):
            asked = {"number": number, "reminded": number, "by": now + timedelta(days=days), "now": now}
            near.update((row.id, row.erase_at) for row in tx.execute(sql.REMIND, asked))
        return tuple(near.items())

    def stash(self, tx: Tx, token: str, draft_id: str, words: Words, now: datetime) -> None:
        """See Drafts.stash."""
        if tx.execute(sql.IS_OPEN, {"draft": draft_id}).first():
            put_stash(tx, token, draft_id, (take_stash(tx, token, draft_id) or {}) | words, now)

    def unstash(self, tx: Tx, token: str, draft_id: str) -> Words | None:
        """See Drafts.unstash."""
        return take_stash(tx, token, draft_id)

    def carry(self, tx: Tx, old: str, new: str) -> None:
        """See Drafts.carry."""
        carry_stashes(tx, old, new)

    def hold(self, tx: Tx, token: str, place: str, page: Words, now: datetime) -> None:
        """See Drafts.hold."""
        drop_stashes(tx, f"{token} page")
        put_stash(tx, f"{token} page", place, page, now)

    def held(self, tx: Tx, token: str, place: str) -> Words | None:
        """See Drafts.held."""
        return take_stash(tx, f"{token} page", place)

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
        return Draft(key=key, **{name: getattr(row, name) for name in _PLAIN}, **body)
