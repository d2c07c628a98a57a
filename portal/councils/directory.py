"""The councils of one installation: one council, a combined authority, or a whole region."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Self

from portal.councils.council import Council, CouncilError
from portal.councils.postcodes import district_code
from portal.councils.reading import nearest, read

WEST_MIDLANDS = Path(__file__).parent / "data" / "west_midlands"
"""The folder of the fourteen councils that issue badges in the West Midlands."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Hold the councils of one installation, in order of name."""

    all: tuple[Council, ...]

    @classmethod
    def load(cls, folder: Path, codes: Collection[str] = ()) -> Self:
        """
        Read every council in ``folder``, or only those with the given national short codes.

        Raise CouncilError for a mistake in any file, for two councils with one code or with one district
        on the same day, for a code with no file, and for a folder with no council.
        """
        councils = sorted((read(path) for path in folder.glob("*.toml")), key=lambda each: each.name)
        known = [council.code for council in councils]
        for code in codes:
            if code not in known:
                raise CouncilError(f"No council has the code {code}.{nearest(code, known)}")
        chosen = tuple(council for council in councils if not codes or council.code in codes)
        if not chosen:
            raise CouncilError(f"{folder.name} holds no council.")
        _refuse_rivals(chosen)
        return cls(chosen)

    def by_code(self, code: str) -> Council:
        """Return the council with a national short code; raise KeyError when it is not one of ours."""
        for council in self.all:
            if council.code == code:
                return council
        raise KeyError(code)

    def of_postcode(self, postcode: str, on: date | None = None) -> Council | None:
        """
        Return the council that issues badges to people at ``postcode`` on a day (default: today).

        None means that it is not one of ours: a neighbour's, unknown, or no postcode at all. Send the
        person to GOV.UK's finder then, and let a person whose council this is not say so.
        """
        day = on or date.today()
        code = district_code(postcode)
        return next((each for each in self.all if _has(each, code) and each.serves(day)), None)


def _has(council: Council, district: str | None) -> bool:
    return any(each.gss == district for each in council.districts)


def _refuse_rivals(councils: Iterable[Council]) -> None:
    for one, two in combinations(councils, 2):
        if one.code == two.code:
            raise CouncilError(f"{one.name} and {two.name} both have the code {one.code}.")
        shared = {each.gss for each in one.districts} & {each.gss for each in two.districts}
        if shared and _overlap(one, two):
            raise CouncilError(f"{one.name} and {two.name} both have the district {min(shared)}.")


def _overlap(one: Council, two: Council) -> bool:
    starts = max(one.valid_from or date.min, two.valid_from or date.min)
    ends = min(one.valid_to or date.max, two.valid_to or date.max)
    return starts <= ends
