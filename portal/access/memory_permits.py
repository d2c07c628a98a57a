"""Permits in memory: for tests and for a look around."""

import secrets
from dataclasses import replace
from datetime import datetime

from portal.access.memory import Memory
from portal.access.models import OFFER_LASTS, Permit, PermitState, Terms
from portal.access.words import normalise
from portal.storage import Tx


class MemoryPermits:
    """The Permits door over dictionaries."""

    def __init__(self, memory: Memory) -> None:
        """Take what the fakes share."""
        self._memory = memory

    def offer(self, tx: Tx, draft_id: str, terms: Terms, now: datetime) -> tuple[Permit, str]:
        """See Permits.offer."""
        made = Permit(secrets.token_urlsafe(16), draft_id, terms, PermitState.OFFERED, "", now, now)
        code = self._memory.fresh()
        self._memory.permits[made.id], self._memory.offers[code] = made, made.id
        return made, code

    def by_words(self, tx: Tx, typed: str, now: datetime) -> Permit | None:
        """See Permits.by_words."""
        found = self._offered(typed, now) if self._memory.count_try(typed, now) else None
        if found:
            self._memory.tries.pop(normalise(typed), None)
        return found

    def accept(self, tx: Tx, typed: str, organisation: str, now: datetime) -> Permit | None:
        """See Permits.accept."""
        found = self._offered(typed, now)
        if found is None or self._memory.is_dead(normalise(typed)):
            return None
        accepted = replace(found, state=PermitState.ACCEPTED, organisation=organisation, changed_at=now)
        self._memory.permits[found.id] = accepted
        return accepted

    def get(self, tx: Tx, permit_id: str) -> Permit | None:
        """See Permits.get."""
        return self._memory.permits.get(permit_id)

    def of_draft(self, tx: Tx, draft_id: str) -> tuple[Permit, ...]:
        """See Permits.of_draft."""
        return self._newest_first([each for each in self._all() if each.draft_id == draft_id])

    def of_organisation(self, tx: Tx, organisation: str) -> tuple[Permit, ...]:
        """See Permits.of_organisation."""
        return self._newest_first(
            [each for each in self._all() if organisation and each.organisation == organisation]
        )

    def end(self, tx: Tx, permit: Permit, now: datetime) -> None:
        """See Permits.end."""
        held = self._memory.permits.get(permit.id)
        if held and held.state != PermitState.ENDED:
            self._memory.permits[permit.id] = replace(held, state=PermitState.ENDED, changed_at=now)
        helpers = [way.id for way, _ in self._memory.ways.values() if way.permit_id == permit.id]
        self._memory.drop_ways(*helpers)

    def _offered(self, typed: str, now: datetime) -> Permit | None:
        found = self._memory.permits.get(self._memory.offers.get(normalise(typed), ""))
        offered = found and found.state == PermitState.OFFERED and found.made_at > now - OFFER_LASTS
        return found if offered else None

    def _all(self) -> list[Permit]:
        return list(self._memory.permits.values())

    @staticmethod
    def _newest_first(permits: list[Permit]) -> tuple[Permit, ...]:
        return tuple(sorted(permits, key=lambda permit: permit.made_at, reverse=True))
