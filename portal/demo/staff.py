"""The invented staff that people sign in as for a demonstration."""

from dataclasses import dataclass

from portal.accounts import Role
from portal.web.portal import Portal

PASSWORD = "a badge for everyone"  # noqa: S105 known to all, which is why https refuses it

Login = tuple[str, str, str]
"""Email, password, and who that is."""


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented member of staff. `council` is a code."""

    council: str
    email: str
    name: str
    role: Role
    what: str


STAFF = (
    Invented("COV", "coventry@example.org", "Amina Warsame", Role.CASEWORKER, "caseworker in Coventry"),
    Invented("COV", "coventry.lead@example.org", "Tom Hadley", Role.TEAM_LEAD, "team lead in Coventry"),
    Invented(
        "COV", "coventry.owner@example.org", "Rita Solanki", Role.SERVICE_OWNER, "service owner in Coventry"
    ),
    Invented("BIRM", "birmingham@example.org", "Delroy Gayle", Role.CASEWORKER, "caseworker in Birmingham"),
    Invented(
        "WARCC", "warwickshire@example.org", "Siân Pargeter", Role.CASEWORKER, "caseworker in Warwickshire"
    ),
)


def add_staff(home: Portal) -> tuple[Login, ...]:
    """Add the accounts not there yet, of the councils served here, and return how to sign in to each."""
    served = {council.code for council in home.directory.all}
    here = tuple(each for each in STAFF if each.council in served)
    with home.database.writing() as tx:
        known = {one.email for code in served for one in home.accounts.of_council(tx, code)}
        for each in here:
            if each.email not in known:
                home.accounts.add(
                    tx,
                    email=each.email,
                    name=each.name,
                    role=each.role,
                    council=each.council,
                    password=PASSWORD,
                )
    return tuple((each.email, PASSWORD, each.what) for each in here)
