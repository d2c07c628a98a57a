"""The answers as rows a person reads: for check answers, print, the case and the caseworker."""

from dataclasses import dataclass
from typing import Any

from portal.journey.answers import NOT_GIVEN
from portal.journey.path import Path, Stop
from portal.journey.questions import ExitPage, Question, Repeat
from portal.journey.text import Say, Text

NOT_PROVIDED = Text("Not provided")


@dataclass(frozen=True, slots=True)
class Row:
    """One question and the lines of its answer; no lines while it is unanswered."""

    key: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one section."""

    key: str
    title: str
    stage: str
    rows: tuple[Row, ...]


def summary(path: Path, say: Say, **values: str) -> tuple[Rows, ...]:
    """Return the sections on the path with a row for every page that takes an answer."""
    sections: dict[str, list[Row]] = {}
    titles = {stop.section.key: stop.section for stop in path.stops}
    for stop in path.stops:
        if not isinstance(stop.page, ExitPage):
            sections.setdefault(stop.section.key, []).append(_row(stop, path, say, values))
    return tuple(
        Rows(key, say(titles[key].title), titles[key].stage, tuple(rows)) for key, rows in sections.items()
    )


def _row(stop: Stop, path: Path, say: Say, values: dict[str, str]) -> Row:
    page = stop.page
    assert not isinstance(page, ExitPage)  # the caller leaves them out
    lines = lines_of(page, path.answers[page.key], say) if stop.answered else ()
    return Row(page.key, say(page.row or page.ask, **values), lines)


def lines_of(page: Question | Repeat, value: Any, say: Say) -> tuple[str, ...]:
    """Return the lines of one answer to a page."""
    if isinstance(page, Repeat):
        return tuple("; ".join(page.item.display(one, say)) for one in value)
    if value == NOT_GIVEN:
        return (say(page.otherwise or NOT_PROVIDED),)
    return page.answer.display(value, say)
