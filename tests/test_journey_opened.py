"""Which councils an installation offers: those of its folder that serve today."""

from pathlib import Path

import pytest
import time_machine

from portal.app import open_journey
from portal.councils import WEST_MIDLANDS, CouncilError
from portal.journey import Question, Radios
from portal.settings import Settings


def councils_in(folder: Path, **dates: str) -> Settings:
    """Return the settings of an installation with councils of its own, each with a line of TOML."""
    folder.mkdir(exist_ok=True)
    for name, line in dates.items():
        text = (WEST_MIDLANDS / f"{name}.toml").read_text("utf-8")
        (folder / f"{name}.toml").write_text(f"{line}\n{text}", "utf-8")
    return Settings.read({"PORTAL_COUNCILS_FOLDER": str(folder)})


def test_councils_may_have_a_folder_of_their_own(tmp_path: Path) -> None:
    """The files in the folder that is set are the ones that count, and no other council is served."""
    directory, _ = open_journey(councils_in(tmp_path / "ours", coventry="fee_pounds = 0"))
    assert [(each.code, each.fee_pounds) for each in directory.all] == [("COV", 0)]


@pytest.mark.parametrize(
    ("today", "offered"), [("2026-11-23", ["COV"]), ("2028-03-31", ["COV"]), ("2028-04-01", ["DUDL"])]
)
def test_only_councils_that_serve_today_are_offered(tmp_path: Path, today: str, offered: list[str]) -> None:
    """The list to choose from holds the councils that issue badges today, and the directory all of them."""
    settings = councils_in(
        tmp_path / "ours", coventry="valid_to = 2028-03-31", dudley="valid_from = 2028-04-01"
    )
    with time_machine.travel(f"{today} 12:00"):
        directory, journey = open_journey(settings)
    question = journey.page("council_choice")
    assert isinstance(question, Question)
    assert isinstance(question.answer, Radios)
    values = [choice.value for choice in question.answer.all]
    assert [value for value in values if value in ("COV", "DUDL")] == offered
    assert [each.code for each in directory.all] == ["COV", "DUDL"]


def test_somebody_has_to_serve_today(tmp_path: Path) -> None:
    """When every council's time is over, the start says so."""
    with pytest.raises(CouncilError, match="No council here issues badges today"):
        open_journey(councils_in(tmp_path / "ours", coventry="valid_to = 2020-03-31"))
