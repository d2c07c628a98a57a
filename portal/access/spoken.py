"""Codes of common words in SQL: made so that no two are alike, and tried only so often."""

from datetime import datetime
from secrets import token_urlsafe

from portal.access import statements as sql
from portal.access.models import REMEMBERED, TRIES
from portal.access.seals import Seals
from portal.access.words import fresh, normalise
from portal.storage import Tx, insert_new
from portal.storage.schema import ways


def make_code(tx: Tx, seals: Seals, draft_id: str, permit_id: str, kind: str, now: datetime) -> str:
    """Return a new code of this kind; the one before, of the same holder or helper, is dead."""
    seals.hold(tx, draft_id)  # so that two made at once take turns, and the first dies by the second
    tx.execute(sql.REMOVE_KIND, {"draft": draft_id, "permit": permit_id, "kind": kind})
    of_whom = {"draft_id": draft_id, "permit_id": permit_id, "kind": kind, "made_at": now}
    while True:
        code = fresh()
        row = {"id": token_urlsafe(16), "mark": mark_of(seals, code), "confirmed": True, "about": None}
        if insert_new(tx, ways, row | of_whom):
            return code  # else, by chance, it is another's


def mark_of(seals: Seals, typed: str) -> str:
    """Return the mark of typed words, or of whatever else was typed."""
    return seals.mark("words", normalise(typed) or typed)


def count_try(tx: Tx, mark: str, now: datetime) -> bool:
    """Count a try, whether the words are known or not; say whether it may be judged."""
    row = {"mark": mark, "count": 1, "until": now + REMEMBERED}
    return tx.execute(sql.COUNT_TRY, row).scalar_one() <= TRIES
