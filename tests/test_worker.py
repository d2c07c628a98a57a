"""What the portal does by itself, and how that begins and ends."""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from portal import worker
from portal.app import open_database_of, open_portal
from portal.drafts import RING, new_draft, new_session
from portal.evidence import LINK_LASTS, File, Limits, Owner, Sender, State
from portal.settings import Settings
from portal.storage import migrate
from portal.web.apply.visit import IDLE
from portal.web.portal import Portal
from portal.worker import JOBS, Job, attempt, work
from tests.evidence.fake_clamd import fake_clamd

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
QUESTION = "files_identity"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    """Give a portal with nothing in it, whose scanner is away and whose worker wastes no time."""
    monkeypatch.setattr(worker, "TICK", 0)
    settings = Settings.read(
        {"PORTAL_DATA": str(tmp_path / "data"), "PORTAL_CLAMAV": str(tmp_path / "clamd")}
    )
    database = open_database_of(settings)
    migrate(database)
    yield replace(open_portal(settings, database), now=lambda: NOW)
    database.close()


def later(home: Portal, after: timedelta) -> Portal:
    """Return the portal as it is some time from now."""
    return replace(home, now=lambda: home.now() + after)


def done_once(home: Portal) -> dict[str, int]:
    """Do every job once, and return what was touched at all."""
    counts = [attempt(job, home) for job in JOBS]
    assert None not in counts
    return {what: count for each in counts if each for what, count in each.items() if count}


@pytest.fixture
def owner(home: Portal) -> Owner:
    """Give a draft with a link to another device, and a file that waits for the scanner."""
    with home.database.writing() as tx:
        draft = home.drafts.start(tx, new_session(), new_draft(1, NOW), NOW)
        home.links.make(tx, Owner(RING, draft.id), QUESTION, "COV", NOW)
    sent = io.BytesIO()
    Image.new("RGB", (800, 600)).save(sent, "PNG")
    received = home.evidence.receive(sent.getvalue(), "scan.png")
    owner, limits = Owner(RING, draft.id), Limits(files=1, bytes=10**7)
    with home.database.writing() as tx:
        home.evidence.add(
            tx, owner, QUESTION, received, what="", sent_by=Sender.APPLICANT, limits=limits, now=NOW
        )
    return owner


def only_file(home: Portal, owner: Owner) -> File:
    """Return the one file of a draft."""
    with home.database.reading() as tx:
        (file,) = home.evidence.of(tx, owner)
    return file


def test_a_file_is_released_once_the_scanner_is_back(home: Portal, owner: Owner) -> None:
    """A file waits as long as the scanner is away, and can be opened after it was found clean."""
    assert done_once(home) == {}
    assert only_file(home, owner).state is State.CHECKING
    with fake_clamd(b"stream: OK\0", path=Path(str(home.settings.clamav))):
        assert done_once(home) == {"files checked": 1}
    assert only_file(home, owner).state is State.READY


def test_what_is_due_ends(home: Portal, owner: Owner) -> None:
    """A link goes after its half hour, a draft after its days of rest, and its file goes with it."""
    assert done_once(later(home, LINK_LASTS - timedelta(seconds=1))) == {}
    assert done_once(later(home, LINK_LASTS)) == {"links ended": 1}
    assert list((home.settings.data / "files").rglob("*.*"))
    assert done_once(later(home, IDLE + timedelta(seconds=1))) == {
        "drafts erased": 1,
        "rows without an owner": 1,
    }
    assert not list((home.settings.data / "files").rglob("*.*"))


def test_another_database_harms_no_file(home: Portal, owner: Owner) -> None:
    """A worker whose database is new, over the folder of one in use, takes away nothing."""
    there = sorted((home.settings.data / "files").rglob("*.*"))
    settings = replace(home.settings, database_url=f"sqlite:///{home.settings.data / 'new.db'}")
    database = open_database_of(settings)
    migrate(database)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert done_once(replace(open_portal(settings, database), now=lambda: tomorrow)) == {}
    database.close()
    assert sorted((home.settings.data / "files").rglob("*.*")) == there != []


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
    assert messages[0].startswith("could not do: ValueError at test_worker.py:")
    assert messages[1] == "2 things done"
    assert len(messages) == 4
    assert "Ada" not in caplog.text


def test_the_end_comes_between_jobs(home: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told to end in the middle of a job, it finishes that one and begins no other."""
    doings = Doings()
    jobs = doings.job("first"), doings.job("told", last=True), doings.job("next")
    assert run_jobs(doings, monkeypatch, home, *jobs) == ["first", "told"]
