"""The answers as rows a person reads: for check answers, print, the case and the caseworker."""

from collections.abc import Iterator
from dataclasses import dataclass

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
    lines = tuple(_lines(page, path, say)) if stop.answered else ()
    return Row(page.key, say(page.row or page.ask, **values), lines)


def _lines(page: Question | Repeat, path: Path, say: Say) -> Iterator[str]:
    value = path.answers[page.key]
    if isinstance(page, Repeat):
        for one in value:
            yield "; ".join(page.item.display(one, say))
    elif value == NOT_GIVEN:
        yield say(page.otherwise) if page.otherwise else say(NOT_PROVIDED)
    else:
        yield from page.answer.display(value, say)
