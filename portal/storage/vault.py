"""Seal what people tell us, under keys that can be destroyed.

Three levels, as raw bytes: the root key lives in a file outside the database; each ring (a council, or the
drafts) has a key wrapped by the root; each record has a key wrapped by its ring. Delete a record's key and
the record is erased, here and now. Record keys lie in the same database as what they seal, so a backup holds
both: restoring it brings back what was erased since. AES-256-GCM throughout, with a random nonce.

A blob is: format byte, key version byte, nonce, ciphertext. What it belongs to (ring, record, field, format,
key version) is authenticated with it, so that a blob moved anywhere else does not open.
"""

import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, delete, insert, select

from portal.storage.database import Database, Tx, insert_new
from portal.storage.folders import sync_folder
from portal.storage.schema import record_keys, ring_keys

DRAFTS = "drafts"
"""The ring of what belongs to no council: drafts, what lets people into them, and what is said to them."""

_FORMAT = 1
_NONCE = 12
_ROOT_VERSION = 1
_RECORD_VERSION = 1
_PURPOSES = ("wrap", "index")

_FIND_KEY = select(record_keys.c.wrapped).where(
    record_keys.c.id == bindparam("record"), record_keys.c.ring == bindparam("ring")
)
_HOLD_KEY = _FIND_KEY.with_for_update()  # SQLite knows no such thing: its writers take turns anyway
_FORGET_KEY = delete(record_keys).where(record_keys.c.id == bindparam("record"))


class Unreadable(Exception):
    """A blob was changed, moved, or its key is gone."""

    def __init__(self) -> None:
        """Say so without a word of what it was."""
        super().__init__("A sealed record could not be opened.")


class RootKeyLost(FileNotFoundError):
    """The database holds keys, and the file of the root key that opens them is missing."""


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one record. Its secret shows in no repr."""

    ring: str
    record: str
    version: int
    secret: bytes = field(repr=False)


class Vault:
    """Make, use and destroy record keys. Ring keys are held unwrapped in memory."""

    def __init__(self, ring_secrets: dict[tuple[str, str, int], bytes]) -> None:
        """Take the unwrapped keys by (ring, purpose, version); use `open_vault`."""
        self._secrets = ring_secrets
        self._newest: dict[str, int] = {}
        for ring, _, version in ring_secrets:
            self._newest[ring] = max(version, self._newest.get(ring, 0))

    def new_key(self, tx: Tx, ring: str, record: str) -> Key:
        """Make and keep the key of a new record."""
        version = self._newest[ring]
        secret = AESGCM.generate_key(256)
        wrapping = Key(ring, record, version, self._secrets[ring, "wrap", version])
        wrapped = _seal(wrapping, "key", secret)
        tx.execute(insert(record_keys), {"id": record, "ring": ring, "wrapped": wrapped})
        return Key(ring, record, _RECORD_VERSION, secret)

    def key(self, tx: Tx, ring: str, record: str, *, hold: bool = False) -> Key | None:
        """Fetch the key of a record; None when it is gone.

        Held, nobody else can hold or destroy it before the transaction ends: they wait.
        """
        wrapped = tx.execute(_HOLD_KEY if hold else _FIND_KEY, {"ring": ring, "record": record}).scalar()
        return self.unwrap(ring, record, wrapped) if wrapped else None

    def unwrap(self, ring: str, record: str, wrapped: bytes | None) -> Key:
        """Return the key from a `record_keys.wrapped` that came along with its record, in microseconds."""
        version = wrapped[1] if wrapped else 0
        ring_secret = self._secrets.get((ring, "wrap", version))
        if not wrapped or not ring_secret:
            raise Unreadable
        return Key(
            ring, record, _RECORD_VERSION, _open(Key(ring, record, version, ring_secret), "key", wrapped)
        )

    def seal(self, key: Key, name: str, plain: bytes) -> bytes:
        """Encrypt one named field of a record."""
        return _seal(key, name, plain)

    def open(self, key: Key, name: str, blob: bytes | None) -> bytes:
        """Decrypt one named field; raise Unreadable when it was changed or belongs elsewhere."""
        return _open(key, name, blob)

    def forget(self, tx: Tx, *records: str) -> None:
        """Destroy the keys of these records: what they sealed can never be opened again."""
        if records:
            tx.execute(_FORGET_KEY, [{"record": record} for record in records])

    def fingerprint(self, ring: str, kind: str, value: str) -> str:
        """Return 128 bits that are equal for equal values of one kind in one ring, and tell nothing else."""
        secret = self._secrets[ring, "index", self._newest[ring]]
        digest = hmac.digest(secret, f"{kind}|{value}".encode(), hashlib.sha256)
        return urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def open_vault(database: Database, root_file: Path, rings: Iterable[str]) -> Vault:
    """Return the vault of these rings, making the root key file (mode 0400) and ring keys on first use.

    Raise RootKeyLost when the database holds keys but the file is missing: a new root could open nothing.
    Raise Unreadable when the file is not the one the keys were wrapped with.
    """
    with database.writing() as tx:
        first_use = tx.execute(select(ring_keys.c.ring).limit(1)).first() is None
        if not root_file.exists():
            if not first_use:
                raise RootKeyLost
            _create_root(root_file)
        root = root_file.read_bytes()
        for ring in rings:
            for purpose in _PURPOSES:
                wrapped = _seal(Key(ring, purpose, _ROOT_VERSION, root), "key", AESGCM.generate_key(256))
                row = {"ring": ring, "purpose": purpose, "version": 1, "wrapped": wrapped}
                insert_new(tx, ring_keys, row)
        return Vault(
            {
                (row.ring, row.purpose, row.version): _open(
                    Key(row.ring, row.purpose, _ROOT_VERSION, root), "key", row.wrapped
                )
                for row in tx.execute(select(ring_keys))
            }
        )


def _create_root(path: Path) -> None:
    # Written whole under another name, then linked: no other process ever reads half a key.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as file:
        file.write(AESGCM.generate_key(256))
        file.flush()
        os.fsync(descriptor)
    try:
        os.link(draft, path)
        sync_folder(path.parent)  # a power cut must not leave a database that nobody can read
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        draft.unlink()


def _seal(key: Key, name: str, plain: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(key.secret).encrypt(nonce, plain, _belonging(key, name))
    return bytes((_FORMAT, key.version)) + nonce + sealed


def _open(key: Key, name: str, blob: bytes | None) -> bytes:
    if not blob or blob[:2] != bytes((_FORMAT, key.version)):
        raise Unreadable
    try:
        return AESGCM(key.secret).decrypt(blob[2 : 2 + _NONCE], blob[2 + _NONCE :], _belonging(key, name))
    except (InvalidTag, ValueError):
        raise Unreadable from None


def _belonging(key: Key, name: str) -> bytes:
    # Rings, records and names come from us and hold no bar, so the parts cannot run into each other.
    return f"{key.ring}|{key.record}|{name}|{_FORMAT}|{key.version}".encode()
