"""The Drafts door over each kind of database."""

import pytest

from portal.drafts import Drafts, MemoryDrafts, SqlDrafts
from portal.storage import Transactions, Vault


@pytest.fixture
def drafts(database: Transactions, vault: Vault | None) -> Drafts:
    """Give the drafts room that belongs to the test's database."""
    return SqlDrafts(vault) if vault else MemoryDrafts()
