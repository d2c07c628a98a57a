"""Cases in SQL. The statements are in `statements.py`; this is what is done with them."""

import json
import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert

from portal.cases import statements as sql
from portal.cases.models import Case, Counts, Page, QueueRow, Stage, Submission
from portal.cases.reference import new_reference
from portal.cases.search import terms_of_case, terms_of_query
from portal.storage import Tx, Vault, insert_new
from portal.storage.schema import case_index, cases

_SENT = ("council", "route", "fast_lane", "due_on")
_SENT_TOO = ("draft_id", "submit_key", "journey_version", "voice", "language")
_LISTED = ("id", "reference", "assigned_to", "submitted_at", *_SENT)


class SqlCases:
    """The Cases door on SQLite or PostgreSQL."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that seals what applications say; it must hold a ring for each council."""
        self._vault = vault

    def submit(self, tx: Tx, submission: Submission, now: datetime) -> tuple[Case, bool]:
        """See Cases.submit."""
        case_id = secrets.token_urlsafe(16)
        while (found := self._submitted(tx, submission)) is None:
            self._insert(tx, case_id, submission, now)
        return found, found.id == case_id

    def get(self, tx: Tx, council: str, case_id: str) -> Case | None:
        """See Cases.get."""
        row = tx.execute(sql.GET, {"council": council, "case": case_id}).one_or_none()
        return self._case(row) if row else None

    def of_draft(self, tx: Tx, draft_id: str) -> Case | None:
        """See Cases.of_draft."""
        row = tx.execute(sql.OF_DRAFT, {"draft": draft_id}).one_or_none()
        return self._case(row) if row else None

    def queue(
        self,
        tx: Tx,
        council: str,
        *,
        search: str = "",
        mine: str | None = None,
        page: int = 1,
        size: int = 25,
    ) -> Page:
        """See Cases.queue."""
        wanted = sql.open_of(council)
        if mine is not None:
            wanted = wanted.where(cases.c.assigned_to == mine)
        for kind, value in terms_of_query(search):
            plain = kind == "reference"
            sought = value if plain else self._vault.fingerprint(council, kind, value)
            wanted = wanted.where(sql.matches(council, kind, sought))
        rows = tx.execute(sql.rows(wanted, offset=(page - 1) * size, limit=size))
        total = tx.execute(sql.total(wanted)).scalar_one()
        return Page(tuple(map(self._row, rows)), total)

    def counts(self, tx: Tx, council: str, today: date) -> Counts:
        """See Cases.counts."""
        return Counts(*tx.execute(sql.COUNTS, {"council": council, "today": today}).one())

    def take_next(self, tx: Tx, council: str, staff_id: str) -> Case | None:
        """See Cases.take_next."""
        values = {"of": council, "assigned_to": staff_id, "stage": Stage.IN_PROGRESS}
        case_id = tx.execute(sql.TAKE_NEXT, values).scalar()
        return self.get(tx, council, case_id) if case_id else None

    def assign(
        self, tx: Tx, council: str, case_id: str, staff_id: str, *, held_by: str | None = None
    ) -> bool:
        """See Cases.assign."""
        return self._hand_over(tx, council, case_id, held_by, staff_id, Stage.IN_PROGRESS)

    def release(self, tx: Tx, council: str, case_id: str, staff_id: str) -> bool:
        """See Cases.release."""
        return self._hand_over(tx, council, case_id, staff_id, None, Stage.RECEIVED)

    def _hand_over(
        self, tx: Tx, council: str, case_id: str, old: str | None, new: str | None, stage: Stage
    ) -> bool:
        values = {"of": council, "case": case_id, "holder": old, "assigned_to": new, "stage": stage}
        return tx.execute(sql.HAND_OVER, values).rowcount == 1

    def _submitted(self, tx: Tx, submission: Submission) -> Case | None:
        same = {"draft": submission.draft_id, "submit_key": submission.submit_key}
        row = tx.execute(sql.SUBMITTED, same).first()
        return self._case(row) if row else None

    def _insert(self, tx: Tx, case_id: str, submission: Submission, now: datetime) -> None:
        """Insert unless a unique rule is taken: by the same submission, or by chance the reference."""
        key = self._vault.new_key(tx, submission.council, case_id)
        summary = {"applicant_name": submission.applicant_name, "postcode": submission.postcode}
        row = {name: getattr(submission, name) for name in (*_SENT, *_SENT_TOO)} | {
            "id": case_id,
            "reference": new_reference(),
            "stage": Stage.RECEIVED,
            "submitted_at": now,
            "summary": self._vault.seal(key, "summary", _encode(summary)),
            "content": self._vault.seal(key, "content", _encode(submission.content)),
        }
        if insert_new(tx, cases, row):
            self._index(tx, case_id, submission)
        else:
            self._vault.forget(tx, case_id)

    def _index(self, tx: Tx, case_id: str, submission: Submission) -> None:
        council = submission.council
        rows = [
            {"council": council, "kind": kind, "fingerprint": found_by, "case_id": case_id}
            for kind, value in terms_of_case(submission.applicant_name, submission.postcode)
            for found_by in [self._vault.fingerprint(council, kind, value)]
        ]
        tx.execute(insert(case_index), rows)

    def _row(self, row: Row[Any]) -> QueueRow:
        key = self._vault.unwrap(row.council, row.id, row.wrapped)
        summary = json.loads(self._vault.open(key, "summary", row.summary))
        return QueueRow(stage=Stage(row.stage), **{name: getattr(row, name) for name in _LISTED}, **summary)

    def _case(self, row: Row[Any]) -> Case:
        key = self._vault.unwrap(row.council, row.id, row.wrapped)
        summary = json.loads(self._vault.open(key, "summary", row.summary))
        content = json.loads(self._vault.open(key, "content", row.content))
        rest = {name: getattr(row, name) for name in (*_LISTED, *_SENT_TOO)}
        return Case(stage=Stage(row.stage), content=content, **rest, **summary)


def _encode(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
