"""Every table, in one place. Change it together with a new migration: a test compares the two."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A point in time: aware datetimes in and out, UTC at rest (SQLite itself knows no time zones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware datetime into UTC; a naive one raises ValueError."""
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware datetime in UTC."""
        if value is None or value.tzinfo is None:
            return value and value.replace(tzinfo=UTC)
        return value.astimezone(UTC)


ring_keys = Table(
    "ring_keys",
    metadata,
    Column("ring", Text, primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

record_keys = Table(
    "record_keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ring", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("session_hash", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("journey_version", Integer, nullable=False),
    Column("submit_key", Text, nullable=False),
    Column("body", LargeBinary),
    Column("sent", Text),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False, index=True),
)

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

CHECKING = text("state = 'checking'")
"""The files that wait for the scanner. Queries must use this very text to be given the partial index."""

files = Table(
    "files",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner_ring", Text, nullable=False),
    Column("owner_id", Text, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("scanned", Boolean, nullable=False),
    Column("sent_by", Text, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Index("ix_files_checking", "sent_at", "id", sqlite_where=CHECKING, postgresql_where=CHECKING),
)

device_links = Table(
    "device_links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code_mark", Text, nullable=False, unique=True),
    Column("owner_ring", Text, nullable=False),
    Column("owner_id", Text, nullable=False, index=True),
    Column("about", LargeBinary, nullable=False),
    Column("until", Moment, nullable=False, index=True),
    Column("device_hash", Text),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("council", Text, nullable=False, index=True),
    Column("active", Boolean, nullable=False),
    Column("password_hash", Text, nullable=False),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("staff_id", Text, ForeignKey("staff.id"), nullable=False, index=True),
    Column("begun_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("email_hash", Text, primary_key=True),
    Column("attempts", Integer, nullable=False),
    Column("until", Moment, nullable=False),
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
