"""What the case store says to the database, ready to be compiled once and kept."""

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, update

from portal.storage.schema import OPEN, case_index, cases, record_keys

_ORDER = (cases.c.due_on, cases.c.submitted_at, cases.c.id)
_LISTED = [column for column in cases.c if column.name != "content"]

_whole = select(cases, record_keys.c.wrapped).join(record_keys, record_keys.c.id == cases.c.id)

GET = _whole.where(cases.c.id == bindparam("case"), cases.c.council == bindparam("council"))
OF_DRAFT = _whole.where(cases.c.draft_id == bindparam("draft"))
SUBMITTED = _whole.where(
    or_(cases.c.draft_id == bindparam("draft"), cases.c.submit_key == bindparam("submit_key"))
)

COUNTS = select(
    func.count(),
    func.count().filter(cases.c.assigned_to.is_(None)),
    func.count().filter(cases.c.due_on < bindparam("today")),
).where(cases.c.council == bindparam("council"), OPEN)

# Two who ask at once: on SQLite the second waits for the first, on PostgreSQL it skips the locked row.
_next_free = (
    select(cases.c.id)
    .where(cases.c.council == bindparam("of"), cases.c.assigned_to.is_(None), OPEN)
    .order_by(*_ORDER)
    .limit(1)
    .with_for_update(skip_locked=True)
)
TAKE_NEXT = update(cases).where(cases.c.id == _next_free.scalar_subquery()).returning(cases.c.id)

HAND_OVER = update(cases).where(
    cases.c.id == bindparam("case"),
    cases.c.council == bindparam("of"),
    cases.c.assigned_to.is_not_distinct_from(bindparam("holder")),
    OPEN,
)


def open_of(council: str) -> Select[Any]:
    """Select the ids of a council's open cases."""
    return select(cases.c.id).where(cases.c.council == council, OPEN)


def matches(council: str, kind: str, sought: str) -> ColumnElement[bool]:
    """Return the condition that a case has this reference, or this fingerprint of a name or postcode."""
    if kind == "reference":
        return cases.c.reference == sought
    found = select(case_index.c.case_id).where(
        case_index.c.council == council, case_index.c.kind == kind, case_index.c.fingerprint == sought
    )
    return cases.c.id.in_(found)


def rows(wanted: Select[Any], *, offset: int, limit: int) -> Select[Any]:
    """Select what a page of the queue shows. The page is cut first, from the index, and only then filled."""
    page = wanted.order_by(*_ORDER).offset(offset).limit(limit).subquery()
    return (
        select(*_LISTED, record_keys.c.wrapped)
        .join(page, page.c.id == cases.c.id)
        .join(record_keys, record_keys.c.id == cases.c.id)
        .order_by(*_ORDER)
    )


def total(wanted: Select[Any]) -> Select[int]:
    """Count what `rows` would show on all pages."""
    return wanted.with_only_columns(func.count())
