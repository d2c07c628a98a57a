"""A council that issues Blue Badges, as its TOML file describes it."""

from dataclasses import dataclass
from datetime import date


class CouncilError(ValueError):
    """Say in one sentence what is wrong with a council's file, and which file it is."""


@dataclass(frozen=True, slots=True)
class District:
    """A local authority district, by its ONS code and the name people know it by."""

    gss: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """
    Hold all that one issuing council may set; a field with a default may be left out of the file.

    ``code`` is the national short code of the Blue Badge service, ``gss`` the ONS code. Contact details
    are as they were in the year ``contact_as_of``, and a page showing them says so.
    """

    code: str
    gss: str
    name: str
    colour: str  # ours, not the council's brand; white text on it is readable (checked when read)
    website: str
    phone: str
    email: str
    address: tuple[str, ...]
    contact_as_of: int
    districts: tuple[District, ...]
    # Unknown unless the council says: in England it may charge up to 10 pounds, or nothing.
    fee_pounds: int | None = None
    # Targets, in calendar days and, at the end of life, in working days. Only the council itself may set
    # one: without, nobody is told a time, and the queue orders by an assumption of its own (clock.py).
    decide_within_days: int | None = None
    fast_lane_working_days: int | None = None
    # How large files may be, how many one question takes, and how much an application may hold in all.
    file_megabytes: int = 10
    files_a_question: int = 15
    application_megabytes: int = 150
    # How old a photo for the badge may be: councils differ (scheme A5); unset, pages say "recent".
    photo_within_months: int | None = None
    # First and last day it issues badges, when a reorganisation sets one.
    valid_from: date | None = None
    valid_to: date | None = None

    def serves(self, day: date) -> bool:
        """Say whether the council issues badges on ``day``."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)
