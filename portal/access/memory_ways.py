"""Ways back in memory: for tests and for a look around."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from portal.access.alike import as_compared, digits_of
from portal.access.memory import Memory
from portal.access.models import ASKS, CODE_LASTS, TRIES, Challenge, Kind, PermitState, Way
from portal.access.tokens import fresh_code
from portal.access.words import normalise
from portal.storage import Tx


class MemoryWays:
    """The Ways door over dictionaries."""

    def __init__(self, memory: Memory) -> None:
        """Take what the fakes share."""
        self._memory = memory

    def of_draft(self, tx: Tx, draft_id: str, permit_id: str = "") -> tuple[Way, ...]:
        """See Ways.of_draft."""
        found = [way for way, mark in self._of(draft_id, permit_id) if not self._is_dead(way, mark)]
        return tuple(sorted(found, key=lambda way: way.made_at, reverse=True))

    def remove(self, tx: Tx, draft_id: str, way_id: str) -> None:
        """See Ways.remove."""
        held = self._memory.ways.get(way_id)
        if held and held[0].draft_id == draft_id:
            self._memory.drop_ways(way_id)

    def make_words(self, tx: Tx, draft_id: str, permit_id: str, now: datetime) -> str:
        """See Ways.make_words."""
        before = [way.id for way, _ in self._of(draft_id, permit_id) if way.kind == Kind.WORDS]
        self._memory.drop_ways(*before)
        code = self._memory.fresh()
        self._keep(draft_id, permit_id, Kind.WORDS, code, now)
        return code

    def try_words(self, tx: Tx, typed: str, fits: Callable[[str], bool], now: datetime) -> Way | None:
        """See Ways.try_words."""
        may = self._memory.count_try(typed, now)
        way = next(iter(self._opening(Kind.WORDS, normalise(typed))), None)
        right = fits(way.draft_id if way else "")
        if not (may and right and way):
            return None
        del self._memory.tries[normalise(typed)]
        return way

    def confirm_sign_in(self, tx: Tx, draft_id: str, permit_id: str, subject: str, now: datetime) -> Way:
        """See Ways.confirm_sign_in."""
        made = self._keep(draft_id, permit_id, Kind.ONE_LOGIN, subject, now)
        self._drop_alike(made, subject)
        return made

    def of_sign_in(self, tx: Tx, subject: str) -> tuple[Way, ...]:
        """See Ways.of_sign_in."""
        return self._opening(Kind.ONE_LOGIN, subject)

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
        mark = as_compared(kind, address)
        if not self._may_send(kind, mark, now):
            return None
        before = [
            way.id for way, _ in self._of(draft_id, permit_id) if way.kind == kind and not way.confirmed
        ]
        self._memory.drop_ways(*before)
        made = self._keep(draft_id, permit_id, kind, mark, now, address, language)
        return self._challenge(kind, mark, token, now, made.id, known=True)

    def ask(self, tx: Tx, kind: Kind, address: str, token: str, now: datetime) -> Challenge | None:
        """See Ways.ask."""
        mark = as_compared(kind, address)
        if not self._may_send(kind, mark, now):
            return None
        return self._challenge(kind, mark, token, now, "", known=bool(self._opening(kind, mark)))

    def asked(self, tx: Tx, token: str, now: datetime) -> Challenge | None:
        """See Ways.asked."""
        challenge, _, wrong = self._memory.challenges.get(token, (None, "", 0))
        if challenge is None or challenge.until <= now or wrong >= TRIES:
            return None
        return _unsaid(challenge)

    def answer(self, tx: Tx, token: str, typed: str, now: datetime) -> tuple[Way, ...] | None:
        """See Ways.answer."""
        if self.asked(tx, token, now) is None:
            return None
        challenge, mark, wrong = self._memory.challenges[token]
        self._memory.challenges[token] = challenge, mark, wrong + 1
        if challenge.code != digits_of(typed) or not challenge.known:
            return None
        return self._spent(token)

    def by_link(self, tx: Tx, link: str, now: datetime) -> Challenge | None:
        """See Ways.by_link."""
        token = self._token_of(link, now)
        return _unsaid(self._memory.challenges[token][0]) if token else None

    def is_asker(self, tx: Tx, challenge: Challenge, token: str) -> bool:
        """See Ways.is_asker."""
        held = self._memory.challenges.get(token)
        return held is not None and held[0].id == challenge.id

    def spend(self, tx: Tx, link: str, now: datetime) -> tuple[Way, ...] | None:
        """See Ways.spend."""
        token = self._token_of(link, now)
        return self._spent(token) if token else None

    def expire(self, tx: Tx, now: datetime) -> int:
        """See Ways.expire."""
        memory = self._memory
        memory.lapse(now)
        memory.drop_ways(*(way.id for way, mark in memory.ways.values() if self._is_dead(way, mark, now)))
        old = [token for token, (each, _, _) in memory.challenges.items() if each.until <= now]
        calm = [mark for mark, (_, until) in memory.asks.items() if until <= now]
        for token in old:
            del memory.challenges[token]
        for mark in calm:
            del memory.asks[mark]
        return len(old) + len(calm) + memory.forget_tries(now)

    def forget(self, tx: Tx, draft_ids: Iterable[str]) -> None:
        """See Ways.forget."""
        memory, gone = self._memory, set(draft_ids)
        memory.drop_ways(*(way.id for way, _ in memory.ways.values() if way.draft_id in gone))
        for key in [key for key in memory.doors if key[1] in gone]:
            del memory.doors[key]
        for permit in [permit for permit in memory.permits.values() if permit.draft_id in gone]:
            del memory.permits[permit.id]

    def _may_send(self, kind: Kind, mark: str, now: datetime) -> bool:
        for within, most in ASKS.items():
            asked = f"{within} {kind} {mark}"
            count, until = self._memory.asks.get(asked, (0, now))
            count, until = (1, now + within) if until <= now else (count + 1, until)
            self._memory.asks[asked] = count, until
            if count > most:
                return False
        return True

    def _of(self, draft_id: str, permit_id: str) -> list[tuple[Way, str]]:
        wanted = (draft_id, permit_id)
        return [
            held for held in self._memory.ways.values() if (held[0].draft_id, held[0].permit_id) == wanted
        ]

    def _opening(self, kind: Kind, mark: str) -> tuple[Way, ...]:
        found = [way for way, of_mark in self._memory.ways.values() if (way.kind, of_mark) == (kind, mark)]
        opening = [way for way in found if way.confirmed and self._is_open(way)]
        return tuple(sorted(opening, key=lambda way: way.made_at, reverse=True))

    def _is_dead(self, way: Way, mark: str, now: datetime | None = None) -> bool:
        return way.kind == Kind.WORDS and self._memory.is_dead(mark, now)

    def _is_open(self, way: Way) -> bool:
        permit = self._memory.permits.get(way.permit_id)
        return not way.permit_id or (permit is not None and permit.state == PermitState.ACCEPTED)

    def _keep(
        self,
        draft_id: str,
        permit_id: str,
        kind: Kind,
        mark: str,
        now: datetime,
        address: str = "",
        language: str = "en",
    ) -> Way:
        made = Way(secrets.token_urlsafe(16), draft_id, permit_id, kind, address, not address, now, language)
        self._memory.ways[made.id] = made, mark
        return made

    def _drop_alike(self, way: Way, mark: str) -> None:
        alike = [
            other.id
            for other, of_mark in self._of(way.draft_id, way.permit_id)
            if (other.kind, of_mark) == (way.kind, mark) and other.id != way.id
        ]
        self._memory.drop_ways(*alike)

    def _challenge(
        self, kind: Kind, mark: str, token: str, now: datetime, way_id: str, *, known: bool
    ) -> Challenge:
        made = Challenge(
            id=secrets.token_urlsafe(16),
            kind=kind,
            until=now + CODE_LASTS,
            way_id=way_id,
            known=known,
            code=fresh_code(),
            link=secrets.token_urlsafe(16),
        )
        self._memory.challenges[token] = made, mark, 0
        return made

    def _token_of(self, link: str, now: datetime) -> str:
        found = (
            token
            for token, (each, _, _) in self._memory.challenges.items()
            if each.link == link and each.known and each.until > now
        )
        return next(found, "")

    def _spent(self, token: str) -> tuple[Way, ...] | None:
        challenge, mark, _ = self._memory.challenges.pop(token)
        if not challenge.way_id:
            return self._opening(challenge.kind, mark)
        way, _ = self._memory.ways.get(challenge.way_id, (None, ""))
        if way is None or not self._is_open(way):
            return None
        confirmed = replace(way, confirmed=True)
        self._memory.ways[way.id] = confirmed, mark
        self._drop_alike(confirmed, mark)
        return (confirmed,)


def _unsaid(challenge: Challenge) -> Challenge:
    return replace(challenge, code="", link="")
