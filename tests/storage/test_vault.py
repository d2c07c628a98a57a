"""The vault: what opens, what does not, and what is gone for good."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from portal.storage import Database, RootKeyLost, Unreadable, Vault, open_vault

PLAIN = b"I cannot walk far"


def test_what_is_sealed_opens(sql: Database, vault: Vault) -> None:
    """A sealed field opens with the key fetched again, and nothing of it shows in the blob."""
    with sql.writing() as tx:
        blob = vault.seal(vault.new_key(tx, "COV", "case1"), "content", PLAIN)
        assert vault.open(vault.key(tx, "COV", "case1"), "content", blob) == PLAIN
    assert PLAIN not in blob


def test_a_blob_moved_elsewhere_does_not_open(sqlite: Database, vault: Vault) -> None:
    """A blob swapped with another record, council, field or key version is refused, with its key too."""
    with sqlite.writing() as tx:
        key = vault.new_key(tx, "COV", "case1")
    blob = vault.seal(key, "content", PLAIN)
    for elsewhere in (replace(key, record="case2"), replace(key, ring="WALS"), replace(key, version=2)):
        with pytest.raises(Unreadable):
            vault.open(elsewhere, "content", blob)
    with pytest.raises(Unreadable):
        vault.open(key, "summary", blob)


def test_a_wrapped_key_moved_elsewhere_does_not_open(sqlite: Database, vault: Vault) -> None:
    """A record's wrapped key is of no use to another record or council."""
    with sqlite.writing() as tx:
        vault.new_key(tx, "COV", "case1")
        wrapped = tx.exec_driver_sql("SELECT wrapped FROM record_keys").scalar()
    for ring, record in (("COV", "case2"), ("WALS", "case1")):
        with pytest.raises(Unreadable):
            vault.unwrap(ring, record, wrapped)


def test_every_changed_byte_is_noticed(sqlite: Database, vault: Vault) -> None:
    """Changing or cutting off any byte of a blob makes it unreadable, and the message says nothing of it."""
    with sqlite.writing() as tx:
        key = vault.new_key(tx, "COV", "case1")
    blob = vault.seal(key, "content", PLAIN)
    changed = [blob[:i] + bytes((blob[i] ^ 1,)) + blob[i + 1 :] for i in range(len(blob))]
    for bad in [*changed, *(blob[:i] for i in range(len(blob)))]:
        with pytest.raises(Unreadable) as raised:
            vault.open(key, "content", bad)
        assert str(raised.value) == "A sealed record could not be opened."


def test_a_forgotten_key_is_gone(sql: Database, vault: Vault) -> None:
    """A forgotten key cannot be fetched again, and the others still can."""
    with sql.writing() as tx:
        for record in ("case1", "case2"):
            vault.new_key(tx, "COV", record)
        vault.forget(tx, "case1")
        assert vault.key(tx, "COV", "case1") is None
        assert vault.key(tx, "COV", "case2") is not None


def test_keys_outlive_the_process(sql: Database, vault: Vault, tmp_path: Path) -> None:
    """Another process with the same file opens the same records, and finds the same fingerprints."""
    with sql.writing() as tx:
        blob = vault.seal(vault.new_key(tx, "COV", "case1"), "content", PLAIN)
    again = open_vault(sql, tmp_path / "root.key", ["COV", "DUD"])
    with sql.reading() as tx:
        assert again.open(again.key(tx, "COV", "case1"), "content", blob) == PLAIN
    assert again.fingerprint("COV", "name", "ada") == vault.fingerprint("COV", "name", "ada")


def test_the_root_key_is_for_its_owner_alone(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """The root key is 32 raw bytes that only the service may read, and nothing else is left beside it."""
    path = tmp_path / "root.key"
    assert (path.stat().st_mode & 0o777, len(path.read_bytes())) == (0o400, 32)
    assert list(tmp_path.glob(".root*")) == []


def test_the_root_key_outlives_a_power_cut(
    sqlite: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is synchronised once the key has its name in it."""
    path, synced = tmp_path / "keys" / "root.key", []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            synced.append(path.exists())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    open_vault(sqlite, path, ["COV"])
    assert synced == [True]


def test_a_lost_root_key_is_never_replaced(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """When the database holds keys, a missing root key file is an error and not a reason to make another."""
    with pytest.raises(RootKeyLost):
        open_vault(sqlite, tmp_path / "elsewhere.key", ["COV"])
    assert not (tmp_path / "elsewhere.key").exists()


def test_a_wrong_root_key_is_refused(sqlite: Database, vault: Vault, tmp_path: Path) -> None:
    """A root key that is not the one the keys were wrapped with opens nothing."""
    (tmp_path / "wrong.key").write_bytes(bytes(32))
    with pytest.raises(Unreadable):
        open_vault(sqlite, tmp_path / "wrong.key", ["COV"])


def test_fingerprints_say_equal_and_nothing_else(sqlite: Database, vault: Vault) -> None:
    """A fingerprint depends on the council, the kind and the value."""
    made = {
        vault.fingerprint(ring, kind, value)
        for ring in ("COV", "WALS")
        for kind in ("name", "postcode")
        for value in ("ada", "bob")
    }
    assert len(made) == 8
    assert all(len(one) == 22 for one in made)


def test_secrets_show_in_no_repr(sqlite: Database, vault: Vault) -> None:
    """Printing a key does not give it away."""
    with sqlite.writing() as tx:
        key = vault.new_key(tx, "COV", "case1")
    assert repr(key) == "Key(ring='COV', record='case1', version=1)"
