"""The manual round: what people with assistive technology found, from the table in docs/manual-round.md."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from portal.journey import Text

FILE = Path(__file__).resolve().parents[2] / "docs" / "manual-round.md"
COLUMNS = ("Date", "Who tests with what", "Script", "Language", "Result", "Issue")
LINE = re.compile(":?-+:?")
"""A cell of the line between the columns' names and the rows."""
NOT_DONE = "not done yet"
NONE = "none"


class RoundError(ValueError):
    """Say in one sentence what is wrong with the table of results, and in which line."""


@dataclass(frozen=True, slots=True)
class Script:
    """A short script of the kit, by the word that the table names it with."""

    id: str
    title: Text


SCRIPTS: tuple[Script, ...] = (
    Script("screen reader", Text("Screen reader")),
    Script("speech", Text("Control by speech")),
    Script("magnifier", Text("Magnifier at 400%")),
    Script("switch", Text("Switch")),
    Script("whole journey", Text("Whole application, with a learning disability")),
)

IN_LANGUAGE: dict[str, Text] = {"English": Text("In English."), "Welsh": Text("In Welsh.")}

RESULTS: dict[str, Text] = {
    NOT_DONE: Text("Not done yet."),
    "finished": Text("Finished without help."),
    "finished with problems": Text("Finished, with problems."),
    "not finished": Text("Could not finish."),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One row of the table: a person with a tool, and what came of a script; no day until it is done.

    `language` and `result` are keys of IN_LANGUAGE and RESULTS.
    """

    day: date | None
    who: str
    script: Script
    language: str
    result: str
    issue: str

    @property
    def done(self) -> bool:
        """Say whether somebody has done it."""
        return self.day is not None


def read_rounds(path: Path = FILE) -> tuple[Round, ...]:
    """Return the rows of the table of results. Raise RoundError for a row that is not as it should be."""
    lines = path.read_text("utf-8").splitlines()
    if "## Results" not in lines:
        raise RoundError(f"{path.name} has no heading ## Results.")
    start = lines.index("## Results") + 1
    rows = [(at, _cells(line)) for at, line in enumerate(lines[start:], start + 1) if "|" in line]
    if len(rows) < 3 or tuple(rows[0][1]) != COLUMNS or not all(map(LINE.fullmatch, rows[1][1])):
        raise RoundError(f"{path.name} needs a table under Results with the columns {', '.join(COLUMNS)}.")
    return tuple(_round(cells, f"{path.name}, line {at}") for at, cells in rows[2:])


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _round(cells: list[str], where: str) -> Round:
    if len(cells) != len(COLUMNS) or not all(cells):
        raise RoundError(f"{where}: a row has {len(COLUMNS)} cells, and none is empty.")
    day, who, name, language, result, issue = cells
    script = next((each for each in SCRIPTS if each.id == name), None)
    if script is None:
        raise RoundError(f"{where}: there is no script {name!r}.")
    if language not in IN_LANGUAGE:
        raise RoundError(f"{where}: the language is one of {', '.join(IN_LANGUAGE)}, and not {language!r}.")
    if result not in RESULTS:
        raise RoundError(f"{where}: the result must be one of {', '.join(RESULTS)}, and not {result!r}.")
    if (day == NOT_DONE) != (result == NOT_DONE):
        raise RoundError(f"{where}: a round has both a date and a result, or neither.")
    if result in ("finished with problems", "not finished") and not issue.startswith("https://"):
        raise RoundError(f"{where}: a problem needs the address of its issue.")
    if issue != NONE and not issue.startswith("https://"):
        raise RoundError(f"{where}: the issue is an address that begins with https://, or {NONE!r}.")
    return Round(_day(day, where), who, script, language, result, issue)


def _day(given: str, where: str) -> date | None:
    if given == NOT_DONE:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", given):
        raise RoundError(f"{where}: the date must be like 2027-01-31, or {NOT_DONE!r}, and not {given!r}.")
    try:
        return date.fromisoformat(given)
    except ValueError as mistake:
        raise RoundError(f"{where}: {mistake}.") from mistake


@cache
def the_rounds() -> tuple[Round, ...]:
    """Return the rounds of this build."""
    return read_rounds()
