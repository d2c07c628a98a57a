"""Drafts in memory: for tests and for a look around."""

from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta

from portal.drafts.models import Draft, Stale
from portal.storage import Tx


class MemoryDrafts:
    """The Drafts door over a dictionary."""

    def __init__(self) -> None:
        """Begin with no drafts."""
        self._drafts: dict[str, tuple[str, Draft]] = {}

    def start(self, tx: Tx, session: str, draft: Draft, now: datetime) -> Draft:
        """See Drafts.start."""
        saved = replace(draft, version=draft.version + 1, created_at=now, updated_at=now)
        self._drafts[draft.id] = session, deepcopy(saved)
        return saved

    def open(self, tx: Tx, draft_id: str, session: str) -> Draft | None:
        """See Drafts.open."""
        owner, draft = self._drafts.get(draft_id, (None, None))
        return deepcopy(draft) if owner == session else None

    def of_session(self, tx: Tx, session: str) -> tuple[Draft, ...]:
        """See Drafts.of_session."""
        mine = [deepcopy(draft) for owner, draft in self._drafts.values() if owner == session]
        return tuple(sorted(mine, key=lambda draft: draft.updated_at, reverse=True))

    def save(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """See Drafts.save."""
        saved = replace(draft, version=draft.version + 1, updated_at=now)
        self._replace(draft, saved)
        return saved

    def close(self, tx: Tx, draft: Draft, case_id: str, now: datetime) -> None:
        """See Drafts.close."""
        empty = replace(draft, answers={}, recorded={}, kept={}, checked=None)
        self._replace(draft, replace(empty, version=draft.version + 1, sent=case_id, updated_at=now))

    def expire(self, tx: Tx, now: datetime, idle: timedelta) -> int:
        """See Drafts.expire."""
        drafts = [draft for _, draft in self._drafts.values() if not draft.sent]
        gone = [draft.id for draft in drafts if draft.updated_at < now - idle]
        for draft_id in gone:
            del self._drafts[draft_id]
        return len(gone)

    def _replace(self, seen: Draft, new: Draft) -> None:
        owner, stored = self._drafts.get(seen.id, ("", None))
        if stored is None or stored.sent or stored.version != seen.version:
            raise Stale
        self._drafts[seen.id] = owner, deepcopy(new)
