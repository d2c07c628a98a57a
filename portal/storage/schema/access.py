"""Who may open which application: sessions, doors, ways back, permits."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from portal.storage.schema.base import Moment, metadata

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("previous_hash", Text),
    Column("mode", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False, index=True),
    Column("told", Boolean, nullable=False),
    Column("wrong", Integer, nullable=False),
)

doors = Table(
    "doors",
    metadata,
    Column("session_id", Text, ForeignKey("sessions.id"), primary_key=True),
    Column("draft_id", Text, primary_key=True, index=True),
    Column("permit_id", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
)

_SPOKEN = text("kind IN ('words', 'permit')")
"""The ways that a code opens by itself. The partial unique index uses this very text."""

ways = Table(
    "ways",
    metadata,
    Column("id", Text, primary_key=True),
    Column("draft_id", Text, nullable=False, index=True),
    Column("permit_id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("about", LargeBinary),
    Column("made_at", Moment, nullable=False),
    Index("ix_ways_mark", "mark", "kind"),
    Index("ix_ways_spoken", "mark", unique=True, sqlite_where=_SPOKEN, postgresql_where=_SPOKEN),
)

challenges = Table(
    "challenges",
    metadata,
    Column("id", Text, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("way_id", Text, nullable=False, index=True),
    Column("code_mark", Text, nullable=False),
    Column("link_mark", Text, nullable=False, unique=True),
    Column("known", Boolean, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("until", Moment, nullable=False, index=True),
)

permits = Table(
    "permits",
    metadata,
    Column("id", Text, primary_key=True),
    Column("draft_id", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("until", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("organisation", Text, nullable=False, index=True),
    Column("about", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

tries = Table(
    "tries",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("until", Moment, nullable=False, index=True),
)
"""How often something was tried or asked for, by a mark of what it was; known to us or not."""
