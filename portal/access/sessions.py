"""Sessions and their doors in SQL. Of a token only the hash is stored."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from portal.access import statements as sql
from portal.access.models import FORGOTTEN, TRIES, UNUSED, Door, Mode, Session
from portal.access.seals import Seals
from portal.access.tokens import hash_of
from portal.storage import Tx, Vault, insert_new
from portal.storage.schema import sessions


class SqlSessions:
    """The Sessions door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that opens the permits that doors are opened with."""
        self._seals = Seals(vault)

    def begin(self, tx: Tx, token: str, now: datetime, mode: Mode = Mode.OWN, account: str = "") -> Session:
        """See Sessions.begin."""
        begun = Session(secrets.token_urlsafe(16), mode, account, now, now)
        row = {name: getattr(begun, name) for name in Session.__slots__}
        while not insert_new(tx, sessions, row | {"token_hash": hash_of(token), "wrong": 0}):
            if found := self.of(tx, token):
                return found  # else it has ended in this very moment
        return begun

    def of(self, tx: Tx, token: str) -> Session | None:
        """See Sessions.of."""
        row = tx.execute(sql.SESSION, {"token": hash_of(token)}).one_or_none()
        return _session(row) if row else None

    def touch(self, tx: Tx, session: Session, now: datetime) -> None:
        """See Sessions.touch."""
        tx.execute(sql.CHANGE_SESSION, {"session": session.id, "seen_at": now})

    def note_told(self, tx: Tx, session: Session) -> None:
        """See Sessions.note_told."""
        tx.execute(sql.CHANGE_SESSION, {"session": session.id, "told": True})

    def renew(self, tx: Tx, session: Session, now: datetime) -> str:
        """See Sessions.renew."""
        token = secrets.token_urlsafe(32)
        anew = {"token_hash": hash_of(token), "begun_at": now, "seen_at": now, "wrong": 0}
        tx.execute(sql.RENEW, {"session": session.id, **anew})
        return token

    def count_wrong(self, tx: Tx, session: Session) -> int:
        """See Sessions.count_wrong."""
        counted: int | None = tx.execute(sql.COUNT_WRONG, {"session": session.id}).scalar_one_or_none()
        return TRIES + 1 if counted is None else counted

    def end(self, tx: Tx, session: Session) -> None:
        """See Sessions.end."""
        tx.execute(sql.HOLD_SESSION, {"session": session.id})
        tx.execute(sql.SHUT_ALL, {"session": session.id})
        tx.execute(sql.END_SESSION, {"session": session.id})

    def expire(self, tx: Tx, now: datetime) -> int:
        """See Sessions.expire."""
        before = {"before": now - UNUSED}
        run_out: list[str] = list(tx.execute(sql.RUN_OUT, before | {"forgotten": now - FORGOTTEN}).scalars())
        unused: list[str] = list(tx.execute(sql.UNUSED, before).scalars())
        if run_out:
            tx.execute(sql.SHUT_ALL, [{"session": each} for each in run_out])
        ended = [{"session": each} for each in {*run_out, *unused}]
        if ended:
            tx.execute(sql.END_IF_EMPTY, ended)
        return len(ended)

    def open_door(self, tx: Tx, session: Session, draft_id: str, now: datetime, permit_id: str = "") -> None:
        """See Sessions.open_door."""
        # Held, so that no session ends between the question whether it is there and its new door.
        if tx.execute(sql.HOLD_SESSION, {"session": session.id}).first() is None:
            return
        door = {"session_id": session.id, "draft_id": draft_id, "permit_id": permit_id}
        tx.execute(sql.OPEN_DOOR, door | {"opened_at": now})

    def shut_door(self, tx: Tx, session: Session, draft_id: str) -> None:
        """See Sessions.shut_door."""
        tx.execute(sql.SHUT_DOOR, {"session": session.id, "draft": draft_id})

    def door(self, tx: Tx, token: str, draft_id: str) -> Door | None:
        """See Sessions.door."""
        row = tx.execute(sql.DOOR, {"token": hash_of(token), "draft": draft_id}).one_or_none()
        return self._door(row) if row else None

    def doors(self, tx: Tx, token: str) -> tuple[Door, ...]:
        """See Sessions.doors."""
        return tuple(map(self._door, tx.execute(sql.DOORS, {"token": hash_of(token)})))

    def open_elsewhere(self, tx: Tx, draft_id: str, but: Session) -> bool:
        """See Sessions.open_elsewhere."""
        return bool(tx.execute(sql.OPEN_ELSEWHERE, {"draft": draft_id, "but": but.id}).scalar_one())

    def shut_others(self, tx: Tx, draft_id: str, but: Session) -> None:
        """See Sessions.shut_others."""
        tx.execute(sql.SHUT_OTHERS, {"draft": draft_id, "but": but.id})

    def _door(self, row: Row[Any]) -> Door:
        permit = self._seals.permit(row, "permit_") if row.opened_with else None
        return Door(_session(row), row.draft_id, permit)


def _session(row: Row[Any]) -> Session:
    return Session(
        row.id, Mode(row.mode), row.account, row.begun_at, row.seen_at, row.told, row.previous_hash
    )
