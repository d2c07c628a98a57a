"""Applications that were sent, what finds them again, and the audit trail."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from portal.storage.schema.base import Moment, metadata

OPEN = text("stage IN ('received', 'in_progress')")
"""The stages that still need work. Queue queries must use this very text to be given the partial index."""

cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("council", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("draft_id", Text, nullable=False, unique=True),
    Column("submit_key", Text, nullable=False, unique=True),
    Column("journey_version", Integer, nullable=False),
    Column("voice", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("fast_lane", Boolean, nullable=False),
    Column("stage", Text, nullable=False),
    Column("assigned_to", Text),
    Column("submitted_at", Moment, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("summary", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("council", "reference"),
    # Who holds a case comes last, so that counting and finding the next one need the index alone.
    Index(
        "ix_cases_queue", "council", "due_on", "submitted_at", "id", "assigned_to",
        sqlite_where=OPEN, postgresql_where=OPEN,
    ),
)  # fmt: skip

case_index = Table(
    "case_index",
    metadata,
    Column("council", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("fingerprint", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True, index=True),
)

events = Table(
    "events",
    metadata,
    Column("council", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("ix_events_subject", "council", "subject", "number"),
)

event_heads = Table(
    "event_heads",
    metadata,
    Column("council", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)
