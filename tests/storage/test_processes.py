"""Several processes at once: nothing is lost, nothing forks."""

import subprocess
import sys
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from portal.audit import SqlAudit
from portal.drafts import SqlDrafts, new_draft
from portal.storage import Database, Vault, open_database

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SCRIPT = Path(__file__).with_name("count.py")
PROCESSES, TIMES = 4, 50


def test_no_update_is_lost(sql: Database, vault: Vault, tmp_path: Path) -> None:
    """Four processes that each add one 50 times make 200, and one unbroken chain of 200 events."""
    drafts = SqlDrafts(vault)
    with sql.writing() as tx:
        draft = drafts.start(tx, new_draft(3, NOW).record("count", 0), NOW)
    url = sql.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, SCRIPT, url, tmp_path / "root.key", draft.id, str(TIMES)]
    root = Path(__file__).parents[2]
    running = [subprocess.Popen(command, env={"PYTHONPATH": str(root)}) for _ in range(PROCESSES)]
    assert [process.wait(timeout=60) for process in running] == [0] * PROCESSES
    with sql.reading() as tx:
        counted = drafts.open(tx, draft.id)
        events = SqlAudit().events(tx, "COV", draft.id)
        assert SqlAudit().verify(tx, "COV") is None
    assert counted is not None
    assert (counted.answers["count"], counted.version, len(events)) == (200, 201, 200)


def test_a_new_database_may_be_opened_by_several_at_once(tmp_path: Path) -> None:
    """The web process and the worker that make the same new file at the same moment both get it open."""
    fork = get_context("fork")
    together = fork.Barrier(PROCESSES)

    def open_many() -> None:
        for number in range(60):
            together.wait(30)
            opened = open_database(f"sqlite:///{tmp_path / str(number)}.db")
            with opened.reading() as tx:
                assert tx.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
            opened.close()

    running = [fork.Process(target=open_many) for _ in range(PROCESSES)]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    assert [process.exitcode for process in running] == [0] * PROCESSES
