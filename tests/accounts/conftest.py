"""The Accounts door over each kind of database, with a hash that takes no time."""

import pytest
from argon2 import PasswordHasher

from portal.accounts import Accounts, MemoryAccounts, SqlAccounts, passwords
from portal.storage import MemoryDatabase, Transactions


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with the least memory and one pass."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def accounts(database: Transactions) -> Accounts:
    """Give the accounts room that belongs to the test's database."""
    return MemoryAccounts() if isinstance(database, MemoryDatabase) else SqlAccounts()
