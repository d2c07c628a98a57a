"""Accounts of staff, branches and advisers, and their sessions."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from portal.storage.schema.base import Moment, metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("council", Text, nullable=False, index=True),
    Column("active", Boolean, nullable=False),
    Column("organisation", Text, nullable=False),
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
