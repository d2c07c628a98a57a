"""The invented staff that people sign in as for a demonstration."""

from dataclasses import dataclass

from portal.accounts import Role, Staff
from portal.storage import Tx
from portal.web.portal import Portal

PASSWORD = "a badge for everyone"  # noqa: S105 known to all, which is why https refuses it

Login = tuple[str, str, str]
"""Email, password, and who that is."""


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented member of staff, or adviser of an organisation. `council` is a code."""

    council: str
    email: str
    name: str
    role: Role
    what: str
    organisation: str = ""


STAFF = (
    Invented("COV", "coventry@example.org", "Amina Warsame", Role.CASEWORKER, "caseworker in Coventry"),
    Invented("COV", "coventry.lead@example.org", "Tom Hadley", Role.TEAM_LEAD, "team lead in Coventry"),
    Invented(
        "COV", "coventry.owner@example.org", "Rita Solanki", Role.SERVICE_OWNER, "service owner in Coventry"
    ),
    Invented("COV", "library@example.org", "Example Library", Role.DESK, "desk of a library in Coventry"),
    Invented(
        "COV",
        "adviser@example.org",
        "Kofi Mensah",
        Role.ADVISER,
        "adviser of an advice centre in Coventry",
        "Example Advice Centre",
    ),
    Invented("BIRM", "birmingham@example.org", "Delroy Gayle", Role.CASEWORKER, "caseworker in Birmingham"),
    Invented(
        "WARCC", "warwickshire@example.org", "Siân Pargeter", Role.CASEWORKER, "caseworker in Warwickshire"
    ),
)


def add_staff(home: Portal) -> tuple[Login, ...]:
    """Add the accounts missing, of the councils served here, and return how to sign in to those open."""
    served = {council.code for council in home.directory.all}
    here = tuple(each for each in STAFF if each.council in served)
    with home.database.writing() as tx:
        for each in here:
            if home.accounts.of_email(tx, each.email) is None:
                home.accounts.add(
                    tx,
                    email=each.email,
                    name=each.name,
                    role=each.role,
                    council=each.council,
                    password=PASSWORD,
                    organisation=each.organisation,
                )
        still = {one.email for one in open_staff(home, tx)}
    return tuple((each.email, PASSWORD, each.what) for each in here if each.email in still)


def open_staff(home: Portal, tx: Tx) -> tuple[Staff, ...]:
    """Return the invented staff who can sign in, whatever councils are served: anybody knows how."""
    found = (home.accounts.of_email(tx, each.email) for each in STAFF)
    return tuple(one for one in found if one and one.active)
