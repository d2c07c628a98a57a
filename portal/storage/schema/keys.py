"""The keys that the vault wraps."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from portal.storage.schema.base import metadata

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
