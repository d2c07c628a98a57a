"""Permits in SQL. Who the helper is, and in what right, is sealed."""

import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from portal.access import statements as sql
from portal.access.models import OFFER_LASTS, Permit, PermitState, Terms
from portal.access.seals import Seals
from portal.access.spoken import count_try, make_code, mark_of
from portal.storage import Tx, Vault
from portal.storage.schema import permits


class SqlPermits:
    """The Permits door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that seals who the helper is."""
        self._seals = Seals(vault)

    def offer(self, tx: Tx, draft_id: str, terms: Terms, now: datetime) -> tuple[Permit, str]:
        """See Permits.offer."""
        key = self._seals.hold(tx, draft_id)
        made = Permit(secrets.token_urlsafe(16), draft_id, terms, PermitState.OFFERED, "", now, now)
        row = {
            "id": made.id,
            "draft_id": draft_id,
            "level": terms.level,
            "until": terms.until,
            "state": made.state,
            "organisation": "",
            "about": self._seals.seal_terms(key, made.id, terms),
            "made_at": now,
            "changed_at": now,
        }
        tx.execute(insert(permits), row)
        return made, make_code(tx, self._seals, draft_id, made.id, sql.OFFER, now)

    def by_words(self, tx: Tx, typed: str, now: datetime) -> Permit | None:
        """See Permits.by_words."""
        mark = mark_of(self._seals, typed)
        if not count_try(tx, mark, now):
            return None
        found = tx.execute(sql.OFFERED, _offered(mark, now)).one_or_none()
        if found is None:
            return None
        tx.execute(sql.CLEAR_TRIES, {"mark": mark})
        return self._seals.permit(found)

    def accept(self, tx: Tx, typed: str, organisation: str, now: datetime) -> Permit | None:
        """See Permits.accept."""
        mark = mark_of(self._seals, typed)
        found = tx.execute(sql.STILL_OFFERED, _offered(mark, now)).one_or_none()
        if found is None:
            return None
        changes: dict[str, Any] = {
            "state": PermitState.ACCEPTED,
            "organisation": organisation,
            "changed_at": now,
        }
        if tx.execute(sql.ACCEPT, {"permit": found.id, **changes}).rowcount != 1:
            return None  # another was first, or it has just been ended
        tx.execute(sql.REMOVE_OF_PERMIT, {"permit": found.id})
        return replace(self._seals.permit(found), **changes)

    def get(self, tx: Tx, permit_id: str) -> Permit | None:
        """See Permits.get."""
        row = tx.execute(sql.PERMIT, {"permit": permit_id}).one_or_none()
        return self._seals.permit(row) if row else None

    def of_draft(self, tx: Tx, draft_id: str) -> tuple[Permit, ...]:
        """See Permits.of_draft."""
        return tuple(map(self._seals.permit, tx.execute(sql.PERMITS_OF, {"draft": draft_id})))

    def of_organisation(self, tx: Tx, organisation: str) -> tuple[Permit, ...]:
        """See Permits.of_organisation."""
        found = tx.execute(sql.PERMITS_OF_ORGANISATION, {"organisation": organisation})
        return tuple(map(self._seals.permit, found))

    def end(self, tx: Tx, permit: Permit, now: datetime) -> None:
        """See Permits.end."""
        of_permit = {"permit": permit.id}
        tx.execute(sql.END_PERMIT, {**of_permit, "state": PermitState.ENDED, "changed_at": now})
        tx.execute(sql.DROP_OF_PERMIT, of_permit)
        tx.execute(sql.REMOVE_OF_PERMIT, of_permit)


def _offered(mark: str, now: datetime) -> dict[str, Any]:
    return {"mark": mark, "oldest": now - OFFER_LASTS}
