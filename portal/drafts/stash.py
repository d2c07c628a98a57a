"""What waits for a browser at a place, a draft's or a page's: sealed by its token, which we do not keep."""

import json
import os
from datetime import datetime
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.drafts import statements as sql
from portal.drafts.models import Words
from portal.storage import Tx

_NONCE = 12


def put_stash(tx: Tx, token: str, place: str, words: Words, now: datetime) -> None:
    """Keep words for a place, in the stead of what this browser had stashed for it before."""
    nonce = os.urandom(_NONCE)
    body = nonce + _cipher(token).encrypt(nonce, json.dumps(words).encode(), place.encode())
    tx.execute(sql.PUT_STASH, {"token_hash": _hash(token), "place": place, "body": body, "at": now})


def take_stash(tx: Tx, token: str, place: str) -> Words | None:
    """Return what this browser has stashed for a place, and delete it."""
    body = tx.execute(sql.TAKE_STASH, {"token": _hash(token), "place": place}).scalar()
    return None if body is None else _opened(token, place, body)


def drop_stashes(tx: Tx, token: str) -> None:
    """Delete what this browser has stashed for any place."""
    tx.execute(sql.TAKE_STASHES, {"token": _hash(token)})


def carry_stashes(tx: Tx, old: str, new: str) -> None:
    """Keep all that a browser has stashed under its new token."""
    for row in tx.execute(sql.TAKE_STASHES, {"token": _hash(old)}).all():
        if words := _opened(old, row.place, row.body):
            put_stash(tx, new, row.place, words, row.at)


def _opened(token: str, place: str, body: bytes) -> Words | None:
    try:
        plain = _cipher(token).decrypt(body[:_NONCE], body[_NONCE:], place.encode())
    except InvalidTag:
        return None
    words: Words = json.loads(plain)
    return words


def _cipher(token: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"portal stash").derive(token.encode()))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
