"""The messages that go out."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from portal.storage.schema.base import Moment, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease", Text, nullable=False),
    Column("lease_until", Moment),
    Column("ended_at", Moment),
    Column("good_until", Moment),
    Column("draft_id", Text, index=True),
    Index("ix_outbox_due", "state", "due_at"),
)
