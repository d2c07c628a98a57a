"""The first schema: keys, drafts, cases, staff and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)
_OPEN = sa.text("stage IN ('received', 'in_progress')")


def _word(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null, primary_key=key)


def upgrade() -> None:
    """Create every table, and the triggers that make the audit trail append-only."""
    _keys_and_drafts()
    _cases()
    _staff()
    _events()
    _refuse_changes()


def _keys_and_drafts() -> None:
    op.create_table(
        "ring_keys",
        _word("ring", key=True),
        _word("purpose", key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "record_keys",
        _word("id", key=True),
        _word("ring"),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "drafts",
        _word("id", key=True),
        _word("session_hash"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("journey_version", sa.Integer, nullable=False),
        _word("submit_key"),
        sa.Column("body", sa.LargeBinary),
        _word("sent", null=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
    )
    op.create_index("ix_drafts_session_hash", "drafts", ["session_hash"])
    op.create_index("ix_drafts_updated_at", "drafts", ["updated_at"])


def _cases() -> None:
    words = ("voice", "language", "route")
    op.create_table(
        "cases",
        _word("id", key=True),
        _word("council"),
        _word("reference"),
        sa.Column("draft_id", sa.Text, nullable=False, unique=True),
        sa.Column("submit_key", sa.Text, nullable=False, unique=True),
        sa.Column("journey_version", sa.Integer, nullable=False),
        *(_word(name) for name in words),
        sa.Column("fast_lane", sa.Boolean, nullable=False),
        _word("stage"),
        _word("assigned_to", null=True),
        sa.Column("submitted_at", _MOMENT, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("summary", sa.LargeBinary, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("council", "reference"),
    )
    order = ["council", "due_on", "submitted_at", "id", "assigned_to"]
    op.create_index("ix_cases_queue", "cases", order, sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_table(
        "case_index",
        _word("council", key=True),
        _word("kind", key=True),
        _word("fingerprint", key=True),
        sa.Column("case_id", sa.Text, sa.ForeignKey("cases.id"), primary_key=True),
    )
    op.create_index("ix_case_index_case_id", "case_index", ["case_id"])


def _staff() -> None:
    op.create_table(
        "staff",
        _word("id", key=True),
        sa.Column("email", sa.Text, nullable=False, unique=True),
        _word("name"),
        _word("role"),
        _word("council"),
        sa.Column("active", sa.Boolean, nullable=False),
        _word("password_hash"),
    )
    op.create_index("ix_staff_council", "staff", ["council"])
    op.create_table(
        "staff_sessions",
        _word("token_hash", key=True),
        sa.Column("staff_id", sa.Text, sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
    )
    op.create_index("ix_staff_sessions_staff_id", "staff_sessions", ["staff_id"])
    op.create_table(
        "sign_in_attempts",
        _word("email_hash", key=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
    )


def _events() -> None:
    op.create_table(
        "events",
        _word("council", key=True),
        sa.Column("number", sa.BigInteger, primary_key=True),
        *(_word(name) for name in ("actor", "role", "action", "subject")),
        sa.Column("at", _MOMENT, nullable=False),
        _word("detail"),
        _word("hash"),
    )
    op.create_index("ix_events_subject", "events", ["council", "subject", "number"])
    op.create_table(
        "event_heads",
        _word("council", key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
        _word("hash"),
    )


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER events_no_{act.lower()} BEFORE {act} ON events "
                "BEGIN SELECT RAISE(ABORT, 'The audit trail only grows.'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'The audit trail only grows.'; END $$"
    )
    op.execute(
        "CREATE TRIGGER events_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON events "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
