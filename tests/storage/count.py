"""Count in one draft, beside other processes. Arguments: database URL, root key, draft, times."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from portal.audit import Event, SqlAudit
from portal.drafts import RING, SqlDrafts, Stale
from portal.storage import open_database, open_vault

url, root, draft_id, times = sys.argv[1:]
database = open_database(url)
drafts, audit = SqlDrafts(open_vault(database, Path(root), [RING])), SqlAudit()
done = 0
while done < int(times):
    now = datetime.now(UTC)
    try:
        with database.writing() as tx:
            draft = drafts.open(tx, draft_id)
            assert draft
            drafts.save(tx, draft.record("count", draft.answers["count"] + 1), now)
            audit.record(tx, Event("COV", "staff1", "caseworker", "counted", draft_id, now))
        done += 1
    except Stale:
        assert not database.is_sqlite, "On SQLite a writer that waited must see what the one before wrote."
