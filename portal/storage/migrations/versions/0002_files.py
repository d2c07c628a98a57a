"""Files that people send, and the links that let another device send them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)
_CHECKING = sa.text("state = 'checking'")


def _word(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, primary_key=key)


def upgrade() -> None:
    """Create both tables. Neither says which question a file is for: what tells about a person is sealed."""
    op.create_table(
        "files",
        _word("id", key=True),
        _word("owner_ring"),
        _word("owner_id"),
        sa.Column("number", sa.Integer, nullable=False),
        _word("state"),
        sa.Column("scanned", sa.Boolean, nullable=False),
        _word("sent_by"),
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("about", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_files_owner_id", "files", ["owner_id"])
    waiting = ["sent_at", "id"]
    op.create_index("ix_files_checking", "files", waiting, sqlite_where=_CHECKING, postgresql_where=_CHECKING)
    op.create_table(
        "device_links",
        _word("id", key=True),
        sa.Column("code_mark", sa.Text, nullable=False, unique=True),
        _word("owner_ring"),
        _word("owner_id"),
        sa.Column("about", sa.LargeBinary, nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.Column("device_hash", sa.Text),
    )
    op.create_index("ix_device_links_owner_id", "device_links", ["owner_id"])
    op.create_index("ix_device_links_until", "device_links", ["until"])
