"""Sessions and their doors, ways back, permits, what is stashed, and the messages that go out."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.DateTime(timezone=True)
_SPOKEN = sa.text("kind IN ('words', 'permit')")
_KEPT = timedelta(days=3)
"""How long the releases before kept a draft."""


def _word(name: str, *, key: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, primary_key=key, unique=unique)


def _moment(name: str, *, needed: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, _MOMENT, nullable=not needed)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _sealed(name: str, *, needed: bool = True) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=not needed)


def upgrade() -> None:
    """Create the tables, and give every session that owned drafts the doors to them."""
    _create_sessions()
    _create_ways_back()
    op.create_table(
        "outbox",
        *(_word("id", key=True), _word("channel"), _word("state"), _sealed("body")),
        *(_moment("made_at"), _moment("due_at"), _count("attempts")),
        *(_word("lease"), _moment("lease_until", needed=False), _moment("ended_at", needed=False)),
        *(_moment("good_until", needed=False), sa.Column("draft_id", sa.Text, nullable=True)),
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "due_at"])
    op.create_index("ix_outbox_draft_id", "outbox", ["draft_id"])
    op.add_column("staff", sa.Column("organisation", sa.Text, nullable=False, server_default=""))
    _hand_drafts_on()


def _create_sessions() -> None:
    op.create_table(
        "stashes",
        *(_word("token_hash", key=True), _word("place", key=True), _sealed("body"), _moment("at")),
    )
    op.create_index("ix_stashes_at", "stashes", ["at"])
    op.create_table(
        "sessions",
        *(_word("id", key=True), _word("token_hash", unique=True), _word("mode"), _word("account")),
        *(_moment("begun_at"), _moment("seen_at"), _flag("told"), _count("wrong")),
        sa.Column("previous_hash", sa.Text, nullable=True),
    )
    op.create_index("ix_sessions_seen_at", "sessions", ["seen_at"])
    op.create_table(
        "doors",
        sa.Column("session_id", sa.Text, sa.ForeignKey("sessions.id"), primary_key=True),
        *(_word("draft_id", key=True), _word("permit_id"), _moment("opened_at")),
    )
    op.create_index("ix_doors_draft_id", "doors", ["draft_id"])


def _create_ways_back() -> None:
    op.create_table(
        "ways",
        *(_word("id", key=True), _word("draft_id"), _word("permit_id"), _word("kind"), _word("mark")),
        *(_flag("confirmed"), _sealed("about", needed=False), _moment("made_at")),
    )
    op.create_index("ix_ways_draft_id", "ways", ["draft_id"])
    op.create_index("ix_ways_permit_id", "ways", ["permit_id"])
    op.create_index("ix_ways_mark", "ways", ["mark", "kind"])
    op.create_index(
        "ix_ways_spoken", "ways", ["mark"], unique=True, sqlite_where=_SPOKEN, postgresql_where=_SPOKEN
    )
    op.create_table(
        "challenges",
        *(_word("id", key=True), _word("token_hash", unique=True), _word("kind"), _word("mark")),
        *(_word("way_id"), _word("code_mark"), _word("link_mark", unique=True), _flag("known")),
        *(_count("wrong"), _moment("until")),
    )
    op.create_index("ix_challenges_way_id", "challenges", ["way_id"])
    op.create_index("ix_challenges_until", "challenges", ["until"])
    op.create_table(
        "permits",
        *(_word("id", key=True), _word("draft_id"), _word("level")),
        sa.Column("until", sa.Date, nullable=False),
        *(_word("state"), _word("organisation"), _sealed("about"), _moment("made_at"), _moment("changed_at")),
    )
    op.create_index("ix_permits_draft_id", "permits", ["draft_id"])
    op.create_index("ix_permits_organisation", "permits", ["organisation"])
    op.create_table("tries", _word("mark", key=True), _count("count"), _moment("until"))
    op.create_index("ix_tries_until", "tries", ["until"])


def _hand_drafts_on() -> None:
    connection = op.get_bind()
    # Every moment here has its type: SQLite alone would write it in another manner than the portal reads.
    old = sa.table("drafts", sa.column("id"), sa.column("session_hash"), sa.column("updated_at", _MOMENT))
    owned = [
        {"draft": row.id, "hashed": row.session_hash, "updated_at": _in_utc(row.updated_at)}
        for row in connection.execute(sa.select(old))
    ]
    if owned:
        _open_doors(connection, owned)
    _say_when_they_go(connection, owned)


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # SQLite knows no time zones


def _open_doors(connection: sa.Connection, owned: list[dict[str, Any]]) -> None:
    now = datetime.now(UTC)
    sessions = {each["hashed"]: secrets.token_urlsafe(16) for each in owned}
    words = ("id", "token_hash", "mode", "account")
    session_table = sa.table(
        "sessions",
        *map(sa.column, (*words, "told", "wrong")),
        *(sa.column("begun_at", _MOMENT), sa.column("seen_at", _MOMENT)),
    )
    new = {"mode": "own", "account": "", "begun_at": now, "seen_at": now, "told": False, "wrong": 0}
    connection.execute(
        session_table.insert(),
        [{"id": made, "token_hash": hashed} | new for hashed, made in sessions.items()],
    )
    door_table = sa.table(
        "doors", *map(sa.column, ("session_id", "draft_id", "permit_id")), sa.column("opened_at", _MOMENT)
    )
    holders = [
        {"session_id": sessions[each["hashed"]], "draft_id": each["draft"], "opened_at": each["updated_at"]}
        for each in owned
    ]
    connection.execute(door_table.insert().values(permit_id=""), holders)


def _say_when_they_go(connection: sa.Connection, owned: list[dict[str, Any]]) -> None:
    with op.batch_alter_table("drafts") as table:
        table.add_column(sa.Column("keep_days", sa.Integer, nullable=False, server_default="3"))
        table.add_column(sa.Column("erase_at", _MOMENT, nullable=True))
        table.add_column(sa.Column("reminded", sa.Integer, nullable=False, server_default="0"))
    fresh = sa.table("drafts", sa.column("id"), sa.column("erase_at", _MOMENT))
    note = fresh.update().where(fresh.c.id == sa.bindparam("draft")).values(erase_at=sa.bindparam("goes_at"))
    if owned:
        goes = [{"draft": each["draft"], "goes_at": each["updated_at"] + _KEPT} for each in owned]
        connection.execute(note, goes)
    with op.batch_alter_table("drafts") as table:
        table.alter_column("keep_days", server_default=None)
        table.alter_column("reminded", server_default=None)
        table.alter_column("erase_at", nullable=False)
        table.drop_index("ix_drafts_session_hash")
        table.drop_index("ix_drafts_updated_at")
        table.drop_column("session_hash")
        table.create_index("ix_drafts_erase_at", ["erase_at"])
