"""How the worker goes from job to job, and how that ends."""

import logging
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from portal import worker
from portal.web.portal import Portal
from portal.worker import Job, work

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Portal:
    """Give as much of a portal as the worker itself asks for, the time, and let it waste none."""
    monkeypatch.setattr(worker, "TICK", 0)
    return cast(Portal, SimpleNamespace(now=lambda: NOW))


class Doings:
    """Jobs that note when they are done, and an end after some rounds."""

    def __init__(self, rounds: int = 3) -> None:
        self.done: list[str] = []
        self.rounds = rounds
        self.ended = False

    def job(self, name: str, every: float = 0, wrong: Exception | None = None, last: bool = False) -> Job:
        """Return a job that notes its name; it may fail, or be when the end comes."""

        def do(_home: Portal, _now: datetime) -> dict[str, int]:
            self.done.append(name)
            self.ended = self.ended or last
            if wrong:
                raise wrong
            return {"things done": 2, "things left": 0}

        return Job(every, do)

    def job_round(self, _home: Portal, _now: datetime) -> dict[str, int]:
        """Count the rounds down."""
        self.rounds -= 1
        self.ended = self.ended or not self.rounds
        return {}


def run_jobs(doings: Doings, monkeypatch: pytest.MonkeyPatch, home: Portal, *jobs: Job) -> list[str]:
    """Work until the end, and return what was done."""
    monkeypatch.setattr(worker, "JOBS", (*jobs, Job(0, doings.job_round)))
    work(home, lambda: doings.ended)
    return doings.done


def test_each_job_has_its_own_pace(home: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every job is done at the start, and again when its own time has passed."""
    doings = Doings()
    often, seldom = doings.job("often"), doings.job("seldom", every=60)
    assert run_jobs(doings, monkeypatch, home, often, seldom) == ["often", "seldom", "often", "often"]


def test_one_bad_job_stops_no_other(
    home: Portal, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A job that fails is tried again next time; the log has its kind and place and none of its words."""
    caplog.set_level(logging.INFO)
    doings = Doings(rounds=2)
    bad, good = doings.job("bad", wrong=ValueError("Ada Example")), doings.job("good")
    assert run_jobs(doings, monkeypatch, home, bad, good) == ["bad", "good"] * 2
    messages = [record.getMessage() for record in caplog.records]
    assert messages[0].startswith("could not do: ValueError at test_worker_rounds.py:")
    assert messages[1] == "2 things done"
    assert len(messages) == 4
    assert "Ada" not in caplog.text


def test_the_end_comes_between_jobs(home: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told to end in the middle of a job, it finishes that one and begins no other."""
    doings = Doings()
    jobs = doings.job("first"), doings.job("told", last=True), doings.job("next")
    assert run_jobs(doings, monkeypatch, home, *jobs) == ["first", "told"]
