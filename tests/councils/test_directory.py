"""The councils of an installation, and whose a postcode is."""

import csv
import shutil
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from portal.councils import WEST_MIDLANDS, CouncilError, Directory
from portal.councils.postcodes import district_code

REGION = Directory.load(WEST_MIDLANDS)
DAY = date(2026, 11, 23)
MIXED = """B46 3, B93 0, B93 8, B94 5, B94 6, CV12 0, CV12 8, CV12 9, CV2 1, CV2 2, CV3 2, CV3 3, CV3 4,
    CV3 6, CV4 7, CV4 8, CV6 4, CV6 6, CV7 7, CV7 8, CV7 9, CV8 1, CV8 3"""


def rows() -> list[tuple[str, str]]:
    with (WEST_MIDLANDS.parent / "postcodes-west-midlands.csv").open(newline="") as file:
        _header, *given = csv.reader(file)
    return [(place, district) for place, district in given]


def code_of(postcode: str) -> str | None:
    council = REGION.of_postcode(postcode, on=DAY)
    return council.code if council else None


def test_fourteen_councils_cover_the_thirty_districts_once() -> None:
    """The region's 14 issuers come in order of name and share its 30 districts between them."""
    assert len(REGION.all) == 14
    assert all(one.name < two.name for one, two in pairwise(REGION.all))
    districts = [district.gss for council in REGION.all for district in council.districts]
    assert len(districts) == len(set(districts)) == 30
    assert set(districts) <= {district for _, district in rows()}


def test_colours_tell_the_councils_apart() -> None:
    """No two councils have one colour."""
    assert len({council.colour for council in REGION.all}) == 14


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        ("B4 7DJ", "BIRM"),
        ("CV1 4NA", "COV"),
        ("DY5 1RU", "DUDL"),
        ("B69 9EL", "SAND"),
        ("B37 5TN", "SOLHL"),
        ("WS1 1TP", "WAL"),
        ("WV1 1RL", "WOLV"),
        ("CV34 4RL", "WARCC"),
        ("WR4 4FB", "WORCC"),
        ("HR1 2LX", "HEREF"),
        ("SY2 6ND", "SHROP"),
        ("ST16 2DH", "STACC"),
        ("ST1 3EG", "STOTR"),
        ("TF3 4JA", "TELWK"),
    ],
)
def test_a_councils_own_office_is_its_own(postcode: str, code: str) -> None:
    """The postcode of each council's office leads to that council."""
    assert code_of(postcode) == code


def test_the_twenty_three_mixed_sectors_are_told_apart() -> None:
    """Where a sector lies in Coventry or Solihull and in Warwickshire, each postcode goes to its own."""
    for sector in (part.strip() for part in MIXED.split(",")):
        councils = {code_of(place) for place, _ in rows() if place.startswith(sector) and place != sector}
        councils.add(code_of(f"{sector}CC"))  # C ends no real postcode, so this is the sector's main district
        assert "WARCC" in councils, sector
        assert councils & {"COV", "SOLHL"}, sector


@pytest.mark.parametrize(
    ("postcode", "code"),
    [("B93 8AB", "SOLHL"), ("B93 8PR", "WARCC"), ("CV3 3AA", "COV"), ("CV3 3GW", "WARCC")],
)
def test_an_exception_goes_before_its_sector(postcode: str, code: str) -> None:
    """A postcode listed by itself goes to its own council and its neighbours to the sector's."""
    assert code_of(postcode) == code


def test_every_row_of_the_file_gives_its_own_district() -> None:
    """Every full postcode listed, and every sector, gives the district of its row."""
    for place, district in rows():
        assert district_code(place if len(place.split()[1]) == 3 else f"{place}CC") == district


@pytest.mark.parametrize("written", ["cv344rl", "CV344RL", " cv34  4rl ", "Cv3 44rL", "cv34\u00a04rl"])
def test_case_and_spaces_do_not_matter(written: str) -> None:
    """However a postcode is typed, it is the same postcode."""
    assert code_of(written) == "WARCC"


@pytest.mark.parametrize(
    "elsewhere",
    ["HR3 5AA", "HR3 6BW", "SW1A 1AA", "CF10 3NP", "", "CV34", "CV34 4R", "not one", "CV34 4RL\nB1 1AA"],
)
def test_elsewhere_and_nonsense_are_not_ours(elsewhere: str) -> None:
    """A Welsh or English neighbour, a far place, half a postcode and nonsense lead to no council."""
    assert code_of(elsewhere) is None


def test_one_council_may_have_an_installation_of_its_own() -> None:
    """With one code, only that council is served and its neighbour is somebody else's."""
    warwickshire = Directory.load(WEST_MIDLANDS, ["WARCC"])
    assert [council.code for council in warwickshire.all] == ["WARCC"]
    assert warwickshire.of_postcode("CV1 4NA", on=DAY) is None


def test_a_council_is_found_by_its_code() -> None:
    """A national short code gives its council, and an unknown one a KeyError."""
    assert REGION.by_code("COV").name == "Coventry City Council"
    with pytest.raises(KeyError):
        REGION.by_code("NOPE")


def test_an_unknown_code_is_refused_with_the_nearest(tmp_path: Path) -> None:
    """A slip in the list of councils, or an empty folder, stops the start with a sentence."""
    with pytest.raises(CouncilError, match=r"^No council has the code WARC\. Did you mean WARCC\?$"):
        Directory.load(WEST_MIDLANDS, ["WARC"])
    with pytest.raises(CouncilError, match="holds no council"):
        Directory.load(tmp_path)


def copied(folder: Path) -> str:
    return shutil.copy(WEST_MIDLANDS / "coventry.toml", folder / "coventry.toml").read_text("utf-8")


def test_two_councils_may_not_claim_one_district_or_code(tmp_path: Path) -> None:
    """Two councils for one district on one day, or with one code, are refused."""
    text = copied(tmp_path)
    (tmp_path / "new.toml").write_text(text.replace('"COV"', '"NEW"'), "utf-8")
    with pytest.raises(CouncilError, match="both have the district E08000026"):
        Directory.load(tmp_path)
    (tmp_path / "new.toml").write_text(text, "utf-8")
    with pytest.raises(CouncilError, match="both have the code COV"):
        Directory.load(tmp_path)


def test_a_district_passes_to_its_new_council_on_the_day(tmp_path: Path) -> None:
    """At a reorganisation the old council serves up to its last day and the new one from its first."""
    text = copied(tmp_path)
    new = text.replace('"COV"', '"NEW"')
    (tmp_path / "coventry.toml").write_text(f"valid_to = 2028-03-31\n{text}", "utf-8")
    (tmp_path / "new.toml").write_text(f"valid_from = 2028-04-01\n{new}", "utf-8")
    both = Directory.load(tmp_path)
    served = [both.of_postcode("CV1 4NA", on=day) for day in (date(2028, 3, 31), date(2028, 4, 1))]
    assert [council.code for council in served if council] == ["COV", "NEW"]


def test_loading_is_quick() -> None:
    """All the councils are read in less than a tenth of a second."""
    start = time.process_time()
    Directory.load(WEST_MIDLANDS)
    assert time.process_time() - start < 0.1
