"""Both doors over each kind of database, and owners for their files."""

import secrets
from pathlib import Path

import pytest

from portal.evidence import (
    DeviceLinks,
    Evidence,
    MemoryDeviceLinks,
    MemoryEvidence,
    Owner,
    SqlDeviceLinks,
    SqlEvidence,
)
from portal.storage import Transactions, Vault
from tests.evidence.quick import FakeScanner, quick


class Owners:
    """Make drafts and cases exist, and erase them: in SQL by their keys, for a fake by their names."""

    def __init__(self, database: Transactions, vault: Vault | None) -> None:
        self._database, self._vault = database, vault
        self.there: set[Owner] = set()

    def new(self, ring: str = "drafts") -> Owner:
        """Make an owner."""
        owner = Owner(ring, secrets.token_urlsafe(16))
        self.there.add(owner)
        if self._vault:
            with self._database.writing() as tx:
                self._vault.new_key(tx, *owner)
        return owner

    def erase(self, owner: Owner) -> None:
        """Make an owner cease to be."""
        self.there.remove(owner)
        if self._vault:
            with self._database.writing() as tx:
                self._vault.forget(tx, owner.id)


@pytest.fixture
def scanner() -> FakeScanner:
    """Give a scanner that can be told to be away."""
    return FakeScanner()


@pytest.fixture
def owners(database: Transactions, vault: Vault | None) -> Owners:
    """Give owners in the test's database."""
    return Owners(database, vault)


@pytest.fixture
def evidence(vault: Vault | None, owners: Owners, scanner: FakeScanner, tmp_path: Path) -> Evidence:
    """Give the evidence room that belongs to the test's database."""
    if vault:
        return SqlEvidence(vault, tmp_path / "files", scanner, quick)
    return MemoryEvidence(scanner, quick, owners.there.__contains__)


@pytest.fixture
def links(vault: Vault | None, owners: Owners) -> DeviceLinks:
    """Give the links that belong to the test's database."""
    return SqlDeviceLinks(vault) if vault else MemoryDeviceLinks(owners.there.__contains__)
