"""Hash passwords with Argon2id, and check them in the same time whether or not there is one to check."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from portal.accounts.models import PasswordRefused

# OWASP's parameters: 19 MiB and about 35 ms. The library's own would let 20 sign-ins at once take 1.3 GB.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_SHORTEST, _LONGEST = 8, 4096


def hash_password(password: str) -> str:
    """Return what to store for a password; raise PasswordRefused. Length is the only rule."""
    if len(password) < _SHORTEST:
        raise PasswordRefused(f"Password must be {_SHORTEST} characters or more")
    if len(password) > _LONGEST:
        raise PasswordRefused(f"Password must be {_LONGEST:,} characters or fewer")
    return HASHER.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Say whether this is the password; with nothing stored, take the same time to say no."""
    try:
        return HASHER.verify(stored or nobodys_hash(), password[: _LONGEST + 1]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def nobodys_hash() -> str:
    """Return what unknown emails are checked against; call it at start, or the first check takes longer."""
    return HASHER.hash("nobody has this password")
