"""Reading a council's file."""

from datetime import date
from pathlib import Path

import pytest

from portal.councils import Council, CouncilError, District
from portal.councils.reading import read

GOOD = """
code = "XMPL"
gss = "E08000999"
name = "Example City Council"
colour = "#0f4c5c"
website = "https://council.example.org"
phone = "0121 496 0000"
email = "badges@example.org"
address = ["1 Example Street", "Exampleton"]
contact_as_of = 2026
SETTINGS
[[districts]]
gss = "E08000999"
name = "Exampleton"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "example.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_with_only_what_must_be_said_promises_nothing(tmp_path: Path) -> None:
    """A council that says nothing of it has no target, an unknown fee and no end."""
    council = read(written(tmp_path, GOOD.replace("SETTINGS", "")))
    assert council.districts == (District("E08000999", "Exampleton"),)
    assert council.address == ("1 Example Street", "Exampleton")
    assert (council.decide_within_days, council.fast_lane_working_days) == (None, None)
    assert (council.fee_pounds, council.valid_from, council.valid_to) == (None, None, None)


def test_what_a_council_sets_is_kept(tmp_path: Path) -> None:
    """A council's own fee, target and dates are kept, and nothing is also a fee."""
    settings = "fee_pounds = 0\ndecide_within_days = 56\nvalid_from = 2028-04-01"
    council = read(written(tmp_path, GOOD.replace("SETTINGS", settings)))
    assert (council.fee_pounds, council.decide_within_days) == (0, 56)
    assert council.valid_from == date(2028, 4, 1)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("SETTINGS", "fee_pound = 10", "fee_pound is not a known key. Did you mean fee_pounds?"),
        ("SETTINGS", "wizards = 1", "wizards is not a known key."),
        ('phone = "0121 496 0000"', "", "phone is missing."),
        ('name = "Exampleton"', 'nam = "Exampleton"', "districts 1 nam is not a known key. Did you mean"),
        ('name = "Exampleton"', "", "districts 1 name is missing."),
        ("contact_as_of = 2026", 'contact_as_of = "2026"', "contact_as_of must be a whole number."),
        ("SETTINGS", "fee_pounds = true", "fee_pounds must be a whole number."),
        ("SETTINGS", "fee_pounds = -1", "fee_pounds must be from 0 to 10 and not -1: in England"),
        ("SETTINGS", "fee_pounds = 11", "fee_pounds must be from 0 to 10 and not 11: in England"),
        (
            "SETTINGS",
            "decide_within_days = 0",
            "decide_within_days must be 1 or more and not 0; leave",
        ),
        ("SETTINGS", "fast_lane_working_days = -4", "fast_lane_working_days must be 1 or more and not -4;"),
        ("SETTINGS", "files_a_question = 0", "files_a_question must be 1 or more and not 0."),
        ("SETTINGS", "photo_within_months = 0", "photo_within_months must be 1 or more and not 0."),
        ("SETTINGS", "file_megabytes = 151", "file_megabytes must not be more than application_megabytes."),
        ("SETTINGS", "application_megabytes = 301", "application_megabytes must be 300 or less."),
        (
            "SETTINGS",
            "valid_from = 2028-04-01\nvalid_to = 2028-03-31",
            "valid_to must not be before valid_from, 2028-04-01, and it is 2028-03-31.",
        ),
        ("XMPL", "xmpl", "code must be 2 to 10 capital letters and not 'xmpl'."),
        ("XMPL", "X", "code must be 2 to 10 capital letters and not 'X'."),
        ("XMPL", "ABCDEFGHIJK", "code must be 2 to 10 capital letters and not 'ABCDEFGHIJK'."),
        ("SETTINGS", 'valid_to = "soon"', "valid_to must be a date like 2028-04-01."),
        ("SETTINGS", "valid_to = 2028-04-01T10:00:00", "valid_to must be a date like 2028-04-01."),
        ('["1 Example Street", "Exampleton"]', '"1 Example Street"', "address must be a list."),
        ('["1 Example Street", "Exampleton"]', "[1]", "address 1 must be text in quotes."),
        ("https://council", "http://council", "website must start with https://"),
        ("#0f4c5c", "teal", "colour must be like #0f4c5c and not 'teal'."),
        ("#0f4c5c", "#0FF0FF", "colour #0FF0FF is too light for white text; the nearest that passes is #0"),
    ],
)
def test_a_mistake_is_refused_with_the_way_to_put_it_right(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """A wrong, missing or unknown key stops the start with the file, the key and the nearest right one."""
    path = written(tmp_path, GOOD.replace(old, new).replace("SETTINGS", ""))
    with pytest.raises(CouncilError) as refused:
        read(path)
    assert str(refused.value).startswith(f"example.toml: {told}")


def test_a_fee_of_ten_pounds_and_a_single_day_are_right(tmp_path: Path) -> None:
    """The most that may be charged, a target of one day and a validity of one day are no mistakes."""
    settings = "fee_pounds = 10\ndecide_within_days = 1\nvalid_from = 2028-04-01\nvalid_to = 2028-04-01"
    council = read(written(tmp_path, GOOD.replace("SETTINGS", settings)))
    assert (council.fee_pounds, council.decide_within_days) == (10, 1)


def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path: Path) -> None:
    """A slip in the file's own grammar names the file and the line."""
    with pytest.raises(CouncilError, match=r"^example\.toml: .*line 2"):
        read(written(tmp_path, GOOD.replace('"XMPL"', "XMPL")))


def test_a_date_outside_its_validity_is_not_served(tmp_path: Path) -> None:
    """A council issues badges on its first and its last day, and on no day outside them."""
    settings = "valid_from = 2028-04-01\nvalid_to = 2029-03-31"
    council: Council = read(written(tmp_path, GOOD.replace("SETTINGS", settings)))
    assert [council.serves(day) for day in (date(2028, 3, 31), date(2028, 4, 1))] == [False, True]
    assert [council.serves(day) for day in (date(2029, 3, 31), date(2029, 4, 1))] == [True, False]
