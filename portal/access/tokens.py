"""What a browser holds, of which a hash is stored, and the codes that people type."""

from hashlib import sha256
from secrets import randbelow


def hash_of(token: str) -> str:
    """Return the hash of a token, whose own bits are enough for it to need no salt."""
    return sha256(token.encode()).hexdigest()


def fresh_code() -> str:
    """Return a code of eight digits: TRIES of each of a day's ASKS are right once in a million days."""
    return f"{randbelow(10**8):08}"
