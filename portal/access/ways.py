"""Ways back in SQL. Of codes and links only marks are stored; addresses are sealed."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import Row, insert

from portal.access import statements as sql
from portal.access.alike import as_compared, digits_of
from portal.access.models import (
    ASKS,
    CALM,
    CODE_LASTS,
    OFFER_LASTS,
    REMEMBERED,
    Challenge,
    Kind,
    PermitState,
    Way,
)
from portal.access.seals import Seals
from portal.access.spoken import count_try, make_code, mark_of
from portal.access.tokens import fresh_code, hash_of
from portal.storage import Tx, Vault
from portal.storage.schema import ways


class SqlWays:
    """The Ways door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that seals addresses and makes marks."""
        self._seals = Seals(vault)

    def of_draft(self, tx: Tx, draft_id: str, permit_id: str = "") -> tuple[Way, ...]:
        """See Ways.of_draft."""
        found = tx.execute(sql.WAYS_OF, {"draft": draft_id, "permit": permit_id})
        return tuple(map(self._seals.way, found))

    def remove(self, tx: Tx, draft_id: str, way_id: str) -> None:
        """See Ways.remove."""
        for statement in (sql.DROP_OF_WAY, sql.REMOVE_WAY):
            tx.execute(statement, {"draft": draft_id, "way": way_id})

    def make_words(self, tx: Tx, draft_id: str, permit_id: str, now: datetime) -> str:
        """See Ways.make_words."""
        return make_code(tx, self._seals, draft_id, permit_id, Kind.WORDS, now)

    def try_words(self, tx: Tx, typed: str, fits: Callable[[str], bool], now: datetime) -> Way | None:
        """See Ways.try_words."""
        # Counted before it is judged, so that many tries at once are no way around.
        mark = mark_of(self._seals, typed)
        may = count_try(tx, mark, now)
        way = next(iter(self._by_mark(tx, Kind.WORDS, mark)), None)
        right = fits(way.draft_id if way else "")
        if not (may and right and way):
            return None
        tx.execute(sql.CLEAR_TRIES, {"mark": mark})
        return way

    def confirm_sign_in(self, tx: Tx, draft_id: str, permit_id: str, subject: str, now: datetime) -> Way:
        """See Ways.confirm_sign_in."""
        self._seals.hold(tx, draft_id)  # so that one who signs in twice at once has one way
        mark = self._seals.mark(Kind.ONE_LOGIN, subject)
        made = Way(token_urlsafe(16), draft_id, permit_id, Kind.ONE_LOGIN, "", True, now)
        _insert(tx, made, mark, None)
        self._remove_alike(tx, made, mark)
        return made

    def of_sign_in(self, tx: Tx, subject: str) -> tuple[Way, ...]:
        """See Ways.of_sign_in."""
        return self._by_mark(tx, Kind.ONE_LOGIN, self._seals.mark(Kind.ONE_LOGIN, subject))

    def propose(
        self,
        tx: Tx,
        draft_id: str,
        permit_id: str,
        kind: Kind,
        address: str,
        token: str,
        now: datetime,
        language: str = "en",
    ) -> Challenge | None:
        """See Ways.propose."""
        key = self._seals.hold(tx, draft_id)  # before it counts, so that nobody waits in a circle
        mark = self._mark(kind, address)
        if not self._may_send(tx, mark, now):
            return None
        for statement in (sql.DROP_OF_KIND, sql.REMOVE_UNCONFIRMED):
            tx.execute(statement, {"draft": draft_id, "permit": permit_id, "kind": kind})
        made = Way(token_urlsafe(16), draft_id, permit_id, kind, address, False, now, language)
        _insert(tx, made, mark, self._seals.seal_address(key, made))
        return self._challenge(tx, kind, mark, token, now, way_id=made.id, known=True)

    def ask(self, tx: Tx, kind: Kind, address: str, token: str, now: datetime) -> Challenge | None:
        """See Ways.ask."""
        mark = self._mark(kind, address)
        if not self._may_send(tx, mark, now):
            return None
        known = bool(tx.execute(sql.KNOWN, {"kind": kind, "mark": mark}).scalar_one())
        return self._challenge(tx, kind, mark, token, now, way_id="", known=known)

    def asked(self, tx: Tx, token: str, now: datetime) -> Challenge | None:
        """See Ways.asked."""
        row = tx.execute(sql.ASKED, {"token": hash_of(token), "now": now}).one_or_none()
        return _as_challenge(row) if row else None

    def answer(self, tx: Tx, token: str, typed: str, now: datetime) -> tuple[Way, ...] | None:
        """See Ways.answer."""
        counted = tx.execute(sql.COUNT_ANSWER, {"token": hash_of(token), "now": now}).one_or_none()
        mark = self._code_mark(counted.id if counted else "", digits_of(typed))
        if counted is None or not compare_digest(mark, counted.code_mark) or not counted.known:
            return None
        spent = tx.execute(sql.SPEND, {"challenge": counted.id}).first() is not None
        return self._opened(tx, counted) if spent else None

    def by_link(self, tx: Tx, link: str, now: datetime) -> Challenge | None:
        """See Ways.by_link."""
        row = tx.execute(sql.BY_LINK, {"link": self._seals.mark("link", link), "now": now}).one_or_none()
        return _as_challenge(row) if row else None

    def is_asker(self, tx: Tx, challenge: Challenge, token: str) -> bool:
        """See Ways.is_asker."""
        wanted = {"challenge": challenge.id, "token": hash_of(token)}
        return tx.execute(sql.IS_ASKER, wanted).first() is not None

    def spend(self, tx: Tx, link: str, now: datetime) -> tuple[Way, ...] | None:
        """See Ways.spend."""
        spent = tx.execute(sql.SPEND_LINK, {"link": self._seals.mark("link", link), "now": now}).one_or_none()
        return self._opened(tx, spent) if spent else None

    def expire(self, tx: Tx, now: datetime) -> int:
        """See Ways.expire."""
        oldest = now - OFFER_LASTS
        tx.execute(sql.END_OFFERS, {"oldest": oldest, "state": PermitState.ENDED, "changed_at": now})
        ended = tx.execute(sql.EXPIRE_CHALLENGES, {"now": now}).rowcount
        tx.execute(sql.REMOVE_OFFERS, {"oldest": oldest})
        # Before what tells that they are dead is forgotten.
        tx.execute(sql.REMOVE_DEAD, {"calm": now + REMEMBERED - CALM})
        return ended + tx.execute(sql.EXPIRE_TRIES, {"now": now}).rowcount

    def forget(self, tx: Tx, draft_ids: Iterable[str]) -> None:
        """See Ways.forget."""
        each = sorted(draft_ids)  # in one order, so that two who forget the same do not lock each other out
        self._seals.forget(tx, *each)
        for statement in sql.FORGET if each else ():
            tx.execute(statement, [{"draft": draft_id} for draft_id in each])

    def _may_send(self, tx: Tx, mark: str, now: datetime) -> bool:
        # What one hour refuses does not count against the day.
        return all(self._count_ask(tx, mark, within, now) <= most for within, most in ASKS.items())

    def _count_ask(self, tx: Tx, mark: str, within: timedelta, now: datetime) -> int:
        ask = self._seals.mark("ask", f"{within} {mark}")
        row = {"mark": ask, "count": 1, "until": now + within, "now": now}
        return int(tx.execute(sql.COUNT_ASK, row).scalar_one())

    def _mark(self, kind: Kind, address: str) -> str:
        return self._seals.mark(kind, as_compared(kind, address))

    def _code_mark(self, challenge_id: str, code: str) -> str:
        return self._seals.mark("code", f"{challenge_id} {code}")

    def _challenge(
        self, tx: Tx, kind: Kind, mark: str, token: str, now: datetime, *, way_id: str, known: bool
    ) -> Challenge:
        made = Challenge(
            id=token_urlsafe(16),
            kind=kind,
            until=now + CODE_LASTS,
            way_id=way_id,
            known=known,
            code=fresh_code(),
            link=token_urlsafe(16),
        )
        row = {
            "id": made.id,
            "token_hash": hash_of(token),
            "kind": kind,
            "mark": mark,
            "way_id": way_id,
            "code_mark": self._code_mark(made.id, made.code),
            "link_mark": self._seals.mark("link", made.link),
            "known": known,
            "wrong": 0,
            "until": made.until,
        }
        tx.execute(sql.CHALLENGE, row)
        return made

    def _opened(self, tx: Tx, spent: Row[Any]) -> tuple[Way, ...] | None:
        if not spent.way_id:
            return self._by_mark(tx, Kind(spent.kind), spent.mark)
        tx.execute(sql.CONFIRM, {"way": spent.way_id})
        row = tx.execute(sql.OPEN_WAY, {"way": spent.way_id}).one_or_none()
        if row is None:  # it has been removed meanwhile, or its permit has ended
            return None
        way = self._seals.way(row)
        self._remove_alike(tx, way, spent.mark)
        return (way,)

    def _by_mark(self, tx: Tx, kind: Kind, mark: str) -> tuple[Way, ...]:
        return tuple(map(self._seals.way, tx.execute(sql.WAYS_BY_MARK, {"kind": kind, "mark": mark})))

    def _remove_alike(self, tx: Tx, way: Way, mark: str) -> None:
        alike = {"draft": way.draft_id, "permit": way.permit_id, "kind": way.kind, "mark": mark}
        tx.execute(sql.REMOVE_ALIKE, {**alike, "but": way.id})


def _insert(tx: Tx, way: Way, mark: str, about: bytes | None) -> None:
    row = {
        "id": way.id,
        "draft_id": way.draft_id,
        "permit_id": way.permit_id,
        "kind": way.kind,
        "mark": mark,
        "confirmed": way.confirmed,
        "about": about,
        "made_at": way.made_at,
    }
    tx.execute(insert(ways), row)


def _as_challenge(row: Row[Any]) -> Challenge:
    return Challenge(row.id, Kind(row.kind), row.until, row.way_id, row.known)
