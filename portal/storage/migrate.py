"""Bring a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from portal.storage.database import Database

_SCRIPTS = Path(__file__).with_name("migrations")
_LOCK = 1_112_101  # any number, as long as every portal process asks PostgreSQL for the same


def migrate(database: Database) -> None:
    """Apply the migrations still missing, all or none; processes that start together take turns."""
    with database.writing() as tx:
        if not database.is_sqlite:
            tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config = Config()
        config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
        config.attributes["connection"] = tx
        command.upgrade(config, "head")
