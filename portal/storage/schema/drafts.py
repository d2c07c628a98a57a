"""Unfinished applications, what is stashed for them, their files and the links to other devices."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text, text

from portal.storage.schema.base import Moment, metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("journey_version", Integer, nullable=False),
    Column("submit_key", Text, nullable=False),
    Column("body", LargeBinary),
    Column("sent", Text),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("keep_days", Integer, nullable=False),
    Column("erase_at", Moment, nullable=False, index=True),
    Column("reminded", Integer, nullable=False),
)

stashes = Table(
    "stashes",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False, index=True),
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
