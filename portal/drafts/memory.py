"""Drafts in memory: for tests and for a look around."""

from collections.abc import Collection
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta

from portal.drafts.models import KEPT_DAYS, REMIND_DAYS, STASHED, Draft, Stale, Words
from portal.storage import Tx


class MemoryDrafts:
    """The Drafts door over a dictionary."""

    def __init__(self) -> None:
        """Begin with no drafts."""
        self._drafts: dict[str, Draft] = {}
        self._reminded: dict[str, int] = {}
        self._stashes: dict[tuple[str, str], tuple[Words, datetime]] = {}

    def start(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """See Drafts.start."""
        saved = replace(draft, version=draft.version + 1, created_at=now, updated_at=now)
        self._drafts[draft.id] = deepcopy(saved)
        return saved

    def open(self, tx: Tx, draft_id: str) -> Draft | None:
        """See Drafts.open."""
        return deepcopy(self._drafts.get(draft_id))

    def several(self, tx: Tx, draft_ids: Collection[str]) -> tuple[Draft, ...]:
        """See Drafts.several."""
        found = [deepcopy(draft) for draft in self._drafts.values() if draft.id in draft_ids]
        return tuple(sorted(found, key=lambda draft: draft.updated_at, reverse=True))

    def save(self, tx: Tx, draft: Draft, now: datetime) -> Draft:
        """See Drafts.save."""
        saved = replace(draft, version=draft.version + 1, updated_at=now)
        self._replace(draft, saved)
        return saved

    def claim(self, tx: Tx, draft_id: str) -> None:
        """See Drafts.claim."""
        draft = self._drafts.get(draft_id)
        if draft is None or draft.sent:
            raise Stale

    def keep_for(self, tx: Tx, draft_id: str, days: int, now: datetime) -> None:
        """See Drafts.keep_for."""
        self.claim(tx, draft_id)
        draft = self._drafts[draft_id]
        self._drafts[draft_id] = replace(draft, version=draft.version + 1, keep_days=days, updated_at=now)
        self._reminded.pop(draft_id, None)

    def close(self, tx: Tx, draft: Draft, case_id: str, now: datetime) -> None:
        """See Drafts.close."""
        empty = Draft(
            draft.id, draft.version + 1, draft.journey_version, draft.submit_key, draft.created_at, now
        )
        self._replace(draft, replace(empty, sent=case_id, keep_days=draft.keep_days))

    def expire(self, tx: Tx, now: datetime) -> tuple[str, ...]:
        """See Drafts.expire."""
        self._stashes = {key: one for key, one in self._stashes.items() if one[1] >= now - STASHED}
        gone = tuple(one.id for one in self._drafts.values() if not one.sent and one.erase_at <= now)
        for draft_id in gone:
            del self._drafts[draft_id]
        return gone

    def remind(self, tx: Tx, now: datetime) -> tuple[tuple[str, datetime], ...]:
        """See Drafts.remind."""
        near = []
        for draft in self._drafts.values():
            left = draft.erase_at - now
            number = sum(left <= timedelta(days=days) for days in REMIND_DAYS)
            due = not draft.sent and draft.keep_days > KEPT_DAYS and left > timedelta()
            if due and number > self._reminded.get(draft.id, 0):
                self._reminded[draft.id] = number
                near.append((draft.id, draft.erase_at))
        return tuple(near)

    def stash(self, tx: Tx, token: str, draft_id: str, words: Words, now: datetime) -> None:
        """See Drafts.stash."""
        draft = self._drafts.get(draft_id)
        if draft and not draft.sent:
            self._stashes[token, draft_id] = (self.unstash(tx, token, draft_id) or {}) | words, now

    def unstash(self, tx: Tx, token: str, draft_id: str) -> Words | None:
        """See Drafts.unstash."""
        return self._stashes.pop((token, draft_id), (None, None))[0]

    def carry(self, tx: Tx, old: str, new: str) -> None:
        """See Drafts.carry."""
        for token, place in [key for key in self._stashes if key[0] == old]:
            self._stashes[new, place] = self._stashes.pop((token, place))

    def hold(self, tx: Tx, token: str, place: str, page: Words, now: datetime) -> None:
        """See Drafts.hold."""
        for key in [key for key in self._stashes if key[0] == f"{token} page"]:
            del self._stashes[key]
        self._stashes[f"{token} page", place] = page, now

    def held(self, tx: Tx, token: str, place: str) -> Words | None:
        """See Drafts.held."""
        return self.unstash(tx, f"{token} page", place)

    def _replace(self, seen: Draft, new: Draft) -> None:
        stored = self._drafts.get(seen.id)
        if stored is None or stored.sent or stored.version != seen.version:
            raise Stale
        self._drafts[seen.id] = deepcopy(new)
        self._reminded.pop(seen.id, None)
