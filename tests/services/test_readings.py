"""What is read from answers: an age, an area, a council, and letters the printer does not have."""

from collections.abc import Callable
from datetime import date

import pytest

from portal.journey import Circumstances, Journey, Path, Reading, find_path
from portal.services.blue_badge import council

TODAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("2027-03-09", "under_2"),
        ("2025-03-10", "under_2"),
        ("2025-03-09", "two"),
        ("2024-03-10", "two"),
        ("2024-03-09", "3_to_15"),
        ("2011-03-10", "3_to_15"),
        ("2011-03-09", "16_or_over"),
        ("1919-02-28", "16_or_over"),
    ],
)
def test_ages_change_on_the_birthday(tell: Callable[..., Path], born: str, age: str) -> None:
    """Somebody is 2, 3 or 16 from the birthday itself."""
    assert tell(date_of_birth=born).known["age"] == age


def test_a_birthday_on_29_february_counts_from_1_march(journey: Journey) -> None:
    """In a year without 29 February the age changes on 1 March."""
    for today, age in ((date(2027, 2, 28), "two"), (date(2027, 3, 1), "3_to_15")):
        start = {
            "applying_for": "child",
            "authority": "parent",
            "postcode": "",
            "council_choice": "northmere",
        }
        answers = start | {"has_badge": "no", "date_of_birth": "2024-02-29"}
        assert find_path(journey, answers, Circumstances(today, lambda postcode: None)).known["age"] == age


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2028, 2, 29), date(2027, 12, 31)])
def test_examples_of_readings_lead_where_they_say(journey: Journey, today: date) -> None:
    """On any day of the year, each example that a reading gives is read as its outcome."""
    ours = {"CV": "northmere", "B1": "southmere"}
    circumstances = Circumstances(today, lambda postcode: ours.get(postcode[:2]))
    readings = [item for section in journey.sections for item in section.items if isinstance(item, Reading)]
    assert {reading.key for reading in readings} == {"age", "area", "printable"}
    for reading in readings:
        examples = reading.examples(circumstances)
        assert set(examples) == set(reading.outcomes)
        assert {key: reading.read(value, circumstances) for key, value in examples.items()} == {
            key: key for key in examples
        }


@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [
        ("Nusrat", "Farooq", False),
        ("Zoë", "O’Brien-Muñoz", False),
        ("Siân", "Llŷr", True),
        ("Łukasz", "Nowak", True),
        ("明", "李", True),
    ],
)
def test_letters_the_printer_lacks_are_asked_about(
    tell: Callable[..., Path], first: str, last: str, asked: bool
) -> None:
    """Only a name with letters outside windows-1252 leads to the page about the printed name, and is kept."""
    path = tell(benefits=["wpms"], name={"first": first, "last": last})
    assert (path.stop("name_on_badge") is not None) is asked
    assert path.answers["name"] == {"first": first, "last": last}


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"postcode": "CV1 3BH", "council_right": "northmere"}, "northmere"),
        ({"postcode": "B1 1BB", "council_right": "southmere"}, "southmere"),
        ({"postcode": "B1 1BB", "council_right": "no", "council_choice": "northmere"}, "northmere"),
        ({"postcode": "", "council_choice": "southmere"}, "southmere"),
        ({"postcode": "SW1A 2AA", "outside_area": "gone_on", "council_choice": "northmere"}, "northmere"),
        ({"postcode": "SW1A 2AA", "council_choice": "northmere"}, None),
        ({"postcode": "", "council_choice": "none"}, None),
        ({"postcode": "CV1 3BH"}, None),
        ({"postcode": "B1 1BB", "council_right": "northmere"}, None),
    ],
)
def test_the_council_is_found_or_chosen(
    journey: Journey, circumstances: Circumstances, answers: dict[str, str], code: str | None
) -> None:
    """A postcode finds the council, a person may choose another, and nothing left over decides."""
    path = find_path(journey, {"applying_for": "myself"} | answers, circumstances)
    assert council(path.answers) == code


def test_a_home_postcode_is_not_typed_twice(tell: Callable[..., Path], journey: Journey) -> None:
    """The address page suggests the postcode given before."""
    page = journey.page("address")
    assert page.prefill(tell().answers) == {"postcode": "CV1 3BH"}
