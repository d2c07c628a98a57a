"""Which district a postcode of the West Midlands is in. Origin and licence: data/SOURCE.txt."""

import re
from functools import cache
from importlib.resources import files

SOURCES = (
    "Contains OS data © Crown copyright and database right 2025",
    "Contains Royal Mail data © Royal Mail copyright and database right 2025",
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
)
"""The notices that the licence of the postcodes asks a public page to carry."""

_FILE = "data/postcodes-west-midlands.csv"
_SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


def district_code(postcode: str) -> str | None:
    """
    Return the ONS code of the district at the postcode's centre, or None outside the region's sectors.

    The code may be a neighbour's, in England or Wales. Case and spaces do not matter. A real sector with
    an invented last part still answers, so a person must always be able to say "that is not my council".
    """
    shape = _SHAPE.fullmatch("".join(postcode.split()).upper())
    if shape is None:
        return None
    whole = " ".join(shape.groups())
    return _rows().get(whole) or _rows().get(whole[:-2])


@cache
def _rows() -> dict[str, str]:
    # Sectors, each with its main district, and every full postcode that differs from its sector's row.
    _header, *rows = files("portal.councils").joinpath(_FILE).read_text("ascii").splitlines()
    return dict(row.split(",") for row in rows)
