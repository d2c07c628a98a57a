"""Exceptions: narrow, reasoned, and over on a day."""

from datetime import date
from pathlib import Path

import pytest

from portal.accessibility import ExcuseError, excused, read_excuses
from portal.accessibility.excuses import Excuse

GOOD = {
    "check": '"T2"',
    "rule": '"some-rule"',
    "selector": '"button.chooser"',
    "groups": '["papers"]',
    "issue": '"https://example.org/project/issues/7"',
    "reason": '"The tool is wrong here."',
    "until": "2027-01-31",
}
BUTTON = '<button class="govuk-file-upload-button govuk-file-upload-button--empty" type="button" id="x">'


def written(folder: Path, **changes: str | None) -> Path:
    """Write one exception with some keys changed, or left out, and return where it is."""
    keys = {key: value for key, value in (GOOD | changes).items() if value is not None}
    path = folder / "exceptions.toml"
    path.write_text("[[exception]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items()))
    return path


def test_an_exception_is_read(tmp_path: Path) -> None:
    """What stands in the file comes out as it was meant, until the end of its last day."""
    assert read_excuses(written(tmp_path), date(2027, 1, 31)) == (
        Excuse(
            "T2",
            "some-rule",
            "button.chooser",
            ("papers",),
            "https://example.org/project/issues/7",
            "The tool is wrong here.",
            date(2027, 1, 31),
        ),
    )


@pytest.mark.parametrize("key", GOOD)
def test_an_exception_without_one_of_its_keys_fails(key: str, tmp_path: Path) -> None:
    """Without a reason, an issue, a day or anything else an exception cannot be read."""
    with pytest.raises(ExcuseError, match=f"exception 1: {key} is missing"):
        read_excuses(written(tmp_path, **{key: None}))


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("reason", '"  "', "reason is missing"),
        ("issue", '"soon"', "https://"),
        ("until", '"2027-01-31"', "until is missing"),
        ("until", "2027-01-31T00:00:00", "until is missing"),
        ("groups", "[]", "groups is missing"),
        ("groups", '["everything"]', "no group everything"),
        ("check", '"T99"', "no check T99"),
        ("selector", '"*"', "selector must name"),
        ("selector", '"button"', "selector must name"),
        ("selector", '".a .b"', "selector must name"),
        ("always", "true", "always is not a known key"),
    ],
)
def test_an_exception_that_is_too_wide_or_untrue_fails(
    key: str, value: str, why: str, tmp_path: Path
) -> None:
    """An exception names an element by class or id, pages that there are, and an issue that can be opened."""
    with pytest.raises(ExcuseError, match=why):
        read_excuses(written(tmp_path, **{key: value}))


def test_an_exception_past_its_day_fails_the_build(tmp_path: Path) -> None:
    """The day after its last, tests cannot read it; the statement of a running portal still can."""
    path = written(tmp_path)
    with pytest.raises(ExcuseError, match="was for until 2027-01-31"):
        read_excuses(path, date(2027, 2, 1))
    assert len(read_excuses(path)) == 1


def test_nothing_else_stands_in_the_file(tmp_path: Path) -> None:
    """No rule can be switched off beside the list of exceptions."""
    path = tmp_path / "exceptions.toml"
    path.write_text('off = ["color-contrast"]\n')
    with pytest.raises(ExcuseError, match="holds only"):
        read_excuses(path)


def test_ours_are_all_in_time() -> None:
    """No exception of this build is past its day."""
    read_excuses(today=date.today())


def test_the_upload_button_is_excused_and_nothing_else() -> None:
    """Only that rule of that check is let pass, only on that element, only on pages that take files."""
    rule = "label-content-name-mismatch"
    assert excused("T2", rule, BUTTON, "papers")
    assert excused("T2", rule, BUTTON, "other-device")
    assert not excused("T2", rule, BUTTON, "questions")
    assert not excused("T24", rule, BUTTON, "papers")
    assert not excused("T2", "color-contrast", BUTTON, "papers")
    assert not excused("T2", rule, BUTTON.replace("govuk-file-upload-button ", ""), "papers")
    assert not excused("T2", rule, "<label>" + BUTTON, "papers")


def test_an_exception_may_name_an_id(tmp_path: Path) -> None:
    """An id and classes have all to be there; without a tag any element will do."""
    (excuse,) = read_excuses(written(tmp_path, selector='"#one.two"'))
    assert excuse.fits('<p class="two three" id="one">')
    assert not excuse.fits('<p class="two">')
    assert not excuse.fits("<p>")
