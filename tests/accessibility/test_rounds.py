"""The table of the manual round, read as it is written."""

from datetime import date
from pathlib import Path

import pytest

from portal.accessibility import RoundError, Script, read_rounds, the_rounds
from portal.accessibility.rounds import FILE, SCRIPTS

COLUMNS = "| Date | Who tests with what | Script | Language | Result | Issue |\n"
HEAD = f"# Round\n\n## Results\n\n{COLUMNS}|---|---|---|---|---|---|\n"
NEW = "| not done yet | NVDA, Firefox | screen reader | English | not done yet | none |\n"
ISSUE = "https://example.org/project/issues/7"


def table(folder: Path, rows: str, head: str = HEAD) -> Path:
    """Write a kit with these rows, and return where it is."""
    path = folder / "manual-round.md"
    path.write_text(head + rows)
    return path


def test_rows_are_read(tmp_path: Path) -> None:
    """A round that is done has its day and what came of it; one that is not has neither."""
    done = f"| 2027-01-31 | JAWS, Chrome | screen reader | Welsh | finished with problems | {ISSUE} |\n"
    first, second = read_rounds(table(tmp_path, NEW + done))
    assert (first.done, first.day, first.who, first.issue) == (False, None, "NVDA, Firefox", "none")
    assert (second.done, second.day, second.result) == (True, date(2027, 1, 31), "finished with problems")
    assert (second.script.id, second.language) == ("screen reader", "Welsh")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("| 2027-01-31 | JAWS | screen reader | finished | none |\n", "6 cells"),
        ("  | 2027-01-31 | JAWS | screen reader | finished | none |\n", "6 cells"),
        ("| 2027-01-31 | | screen reader | English | finished | none |\n", "none is empty"),
        ("| 2027-01-31 | JAWS | reader | English | finished | none |\n", "no script 'reader'"),
        ("| 2027-01-31 | JAWS | screen reader | French | finished | none |\n", "not 'French'"),
        ("| 2027-01-31 | JAWS | screen reader | English | passed | none |\n", "not 'passed'"),
        ("| 2027-01-31 | JAWS | screen reader | English | not done yet | none |\n", "both a date and"),
        ("| not done yet | JAWS | screen reader | English | finished | none |\n", "both a date and"),
        ("| 31 January | JAWS | screen reader | English | finished | none |\n", "like 2027-01-31"),
        ("| 2027-02-30 | JAWS | screen reader | English | finished | none |\n", "day"),
        ("| 2027-01-31 | JAWS | screen reader | English | not finished | none |\n", "needs the address"),
        ("| 2027-01-31 | JAWS | screen reader | English | finished | later |\n", "or 'none'"),
    ],
)
def test_a_row_that_is_not_as_it_should_be_is_named(row: str, why: str, tmp_path: Path) -> None:
    """A malformed row is an error that names its line: nothing is guessed of what people found."""
    with pytest.raises(RoundError, match=rf"manual-round.md, line 8: .*{why}"):
        read_rounds(table(tmp_path, NEW + row))


@pytest.mark.parametrize(
    "head",
    [
        "# Round\n",
        HEAD.replace("Issue", "Ticket"),
        "## Results\n\nNo table.\n",
        HEAD,
        HEAD.replace("|---|---|---|---|---|---|\n", NEW * 2),
    ],
)
def test_a_kit_without_its_table_is_refused(head: str, tmp_path: Path) -> None:
    """Without the heading, the columns, their line or a single row there is nothing to say: an error."""
    with pytest.raises(RoundError, match=r"manual-round\.md"):
        read_rounds(table(tmp_path, "", head))


def test_the_kit_has_every_script_and_tool() -> None:
    """Every script is written down and in the table, with the tools that people use most."""
    kit = FILE.read_text("utf-8")
    scripts: tuple[Script, ...] = SCRIPTS
    assert [script.id for script in scripts if f"## Script: {script.id}\n" not in kit] == []
    assert {each.script for each in the_rounds()} == set(scripts)
    assert {each.script for each in the_rounds() if each.language == "Welsh"} == set(scripts)
    people = " ".join(each.who for each in the_rounds())
    tools = (
        "NVDA",
        "JAWS",
        "VoiceOver",
        "TalkBack",
        "Dragon",
        "Voice Control",
        "Voice Access",
        "Switch Access",
    )
    assert [tool for tool in tools if tool not in people] == []
    assert [each for each in the_rounds() if each.day and each.day > date.today()] == []
