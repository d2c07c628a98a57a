"""Cases in memory: for tests and for a look around."""

import secrets
from copy import deepcopy
from dataclasses import asdict, fields, replace
from datetime import date, datetime

from portal.cases.models import Case, Counts, Page, QueueRow, Stage, Submission
from portal.cases.reference import new_reference
from portal.cases.search import terms_of_case, terms_of_query
from portal.storage import Tx


class MemoryCases:
    """The Cases door over a dictionary."""

    def __init__(self) -> None:
        """Begin with no cases."""
        self._cases: dict[str, Case] = {}

    def submit(self, tx: Tx, submission: Submission, now: datetime) -> tuple[Case, bool]:
        """See Cases.submit."""
        for case in self._cases.values():
            if case.draft_id == submission.draft_id or case.submit_key == submission.submit_key:
                return deepcopy(case), False
        case = Case(
            id=secrets.token_urlsafe(16),
            reference=new_reference(),
            stage=Stage.RECEIVED,
            assigned_to=None,
            submitted_at=now,
            **asdict(submission),
        )
        self._cases[case.id] = case
        return deepcopy(case), True

    def get(self, tx: Tx, council: str, case_id: str) -> Case | None:
        """See Cases.get."""
        case = self._cases.get(case_id)
        return deepcopy(case) if case and case.council == council else None

    def of_draft(self, tx: Tx, draft_id: str) -> Case | None:
        """See Cases.of_draft."""
        return next((deepcopy(case) for case in self._cases.values() if case.draft_id == draft_id), None)

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
        wanted = [
            _row(case)
            for case in self._open(council)
            if mine in (None, case.assigned_to) and _matches(case, search)
        ]
        return Page(tuple(wanted[(page - 1) * size : page * size]), len(wanted))

    def counts(self, tx: Tx, council: str, today: date) -> Counts:
        """See Cases.counts."""
        found = self._open(council)
        free = [case for case in found if case.assigned_to is None]
        return Counts(len(found), len(free), len([case for case in found if case.due_on < today]))

    def take_next(self, tx: Tx, council: str, staff_id: str) -> Case | None:
        """See Cases.take_next."""
        for case in self._open(council):
            if self.assign(tx, council, case.id, staff_id):
                return self.get(tx, council, case.id)
        return None

    def assign(
        self, tx: Tx, council: str, case_id: str, staff_id: str, *, held_by: str | None = None
    ) -> bool:
        """See Cases.assign."""
        return self._hand_over(council, case_id, held_by, staff_id, Stage.IN_PROGRESS)

    def release(self, tx: Tx, council: str, case_id: str, staff_id: str) -> bool:
        """See Cases.release."""
        return self._hand_over(council, case_id, staff_id, None, Stage.RECEIVED)

    def _open(self, council: str) -> list[Case]:
        found = [case for case in self._cases.values() if case.council == council]
        return sorted(found, key=lambda case: (case.due_on, case.submitted_at, case.id))

    def _hand_over(self, council: str, case_id: str, old: str | None, new: str | None, stage: Stage) -> bool:
        case = self._cases.get(case_id)
        if case is None or case.council != council or case.assigned_to != old:
            return False
        self._cases[case_id] = replace(case, assigned_to=new, stage=stage)
        return True


def _matches(case: Case, query: str) -> bool:
    found_by = terms_of_case(case.applicant_name, case.postcode) | {("reference", case.reference)}
    return terms_of_query(query) <= found_by


def _row(case: Case) -> QueueRow:
    return QueueRow(**{field.name: getattr(case, field.name) for field in fields(QueueRow)})
