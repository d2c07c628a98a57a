"""The branches that helped with an application, by the names they sign in with. Never a person."""

from collections.abc import Iterable

from portal.accounts import Role
from portal.storage import Tx
from portal.web.portal import Portal


def helped_at(home: Portal, tx: Tx, accounts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the branches among the accounts that helped."""
    found = (home.accounts.get(tx, account) for account in accounts)
    return tuple(one.name for one in found if one and one.role == Role.DESK)
