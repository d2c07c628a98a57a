"""Keep what the rooms entrust to us: transactions, the tables, their migrations, and the vault of keys."""

from portal.storage.database import Database, Transactions, Tx, insert_new, open_database
from portal.storage.folders import sync_folder
from portal.storage.memory import MemoryDatabase
from portal.storage.migrate import migrate
from portal.storage.vault import DRAFTS, Key, RootKeyLost, Unreadable, Vault, open_vault

__all__ = [
    "DRAFTS",
    "Database",
    "Key",
    "MemoryDatabase",
    "RootKeyLost",
    "Transactions",
    "Tx",
    "Unreadable",
    "Vault",
    "insert_new",
    "migrate",
    "open_database",
    "open_vault",
    "sync_folder",
]
