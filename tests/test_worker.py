"""What the portal does by itself."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import update

from portal.access import Kind, Level, Permit, Terms
from portal.app import open_database_of, open_portal
from portal.delivery import KEPT, Channel, Message
from portal.drafts import RING, new_draft
from portal.evidence import LINK_LASTS, File, Limits, Owner, Sender, State
from portal.settings import Settings
from portal.storage import migrate
from portal.storage.schema import drafts, ways
from portal.web.portal import Portal
from portal.worker import JOBS, attempt
from tests.evidence.fake_clamd import fake_clamd

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
QUESTION = "files_identity"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Portal]:
    """Give a portal with nothing in it, whose scanner is away."""
    settings = Settings.read(
        {
            "PORTAL_DATA": str(tmp_path / "data"),
            "PORTAL_CLAMAV": str(tmp_path / "clamd"),
            "PORTAL_DEMO": "1",
        }
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
        draft = home.drafts.start(tx, new_draft(1, NOW), NOW)
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
    assert done_once(later(home, timedelta(days=1))) == {"drafts erased": 1, "rows without an owner": 1}
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


def test_people_are_reminded_and_then_their_ways_back_go_too(home: Portal, owner: Owner) -> None:
    """A draft with a way back is named at the 21st and the 26th day, and goes whole at the 28th."""
    with home.database.writing() as tx:
        home.drafts.keep_for(tx, owner.id, 28, NOW)
        asked = home.ways.propose(tx, owner.id, "", Kind.EMAIL, "ada@example.org", "a token", NOW)
        home.ways.spend(tx, asked.link, NOW)
        home.ways.propose(tx, owner.id, "", Kind.TEXT, "07700 900123", "another", NOW)
        session = home.sessions.begin(tx, "a token", NOW)
        home.sessions.open_door(tx, session, owner.id, NOW)
    done_once(later(home, timedelta(hours=1)))
    told = [done_once(later(home, timedelta(days=day))).get("reminders", 0) for day in (20, 21, 22, 26, 27)]
    assert told == [0, 1, 0, 1, 0]
    with home.database.reading() as tx:
        [last, first] = [sent.message for sent in home.delivery.recent(tx, 9)]
    assert (first.to, last.to) == ("ada@example.org", "ada@example.org")
    assert "21 December 2026" in first.body
    gone = done_once(later(home, timedelta(days=28)))
    assert gone["drafts erased"] == 1
    with home.database.reading() as tx:
        assert home.ways.of_draft(tx, owner.id) == ()
        assert home.sessions.doors(tx, "a token") == ()


def with_email(home: Portal, draft_id: str, address: str, permit_id: str = "") -> None:
    """Make an address a confirmed way back."""
    with home.database.writing() as tx:
        home.drafts.keep_for(tx, draft_id, 28, NOW)
        asked = home.ways.propose(tx, draft_id, permit_id, Kind.EMAIL, address, f"of {address}", NOW)
        assert asked
        home.ways.spend(tx, asked.link, NOW)


def started(home: Portal) -> str:
    """Begin a draft and return its id."""
    with home.database.writing() as tx:
        return home.drafts.start(tx, new_draft(1, NOW), NOW).id


def letting_help(home: Portal, draft_id: str, last: int) -> Permit:
    """Let somebody help for some days."""
    until = (NOW + timedelta(days=last)).date()
    with home.database.writing() as tx:
        _, words = home.permits.offer(tx, draft_id, Terms(Level.FILL, until, "Sam", "friend"), NOW)
        permit = home.permits.accept(tx, words, "", NOW)
    assert permit
    return permit


def messages_of(home: Portal) -> dict[str, str]:
    """Return what is in the outbox, by whom it is for."""
    with home.database.reading() as tx:
        return {sent.message.to: sent.message.body for sent in home.delivery.recent(tx, 9)}


def test_one_application_that_cannot_be_read_silences_nobody(
    home: Portal, caplog: pytest.LogCaptureFixture
) -> None:
    """Who has a way back is reminded, though another's draft and another's address are spoiled."""
    spoiled, unread, whole = (started(home) for _ in range(3))
    for draft_id, name in ((spoiled, "eve"), (unread, "bea"), (whole, "ada")):
        with_email(home, draft_id, f"{name}@example.org")
    with home.database.writing() as tx:
        tx.execute(update(drafts).where(drafts.c.id == unread).values(body=b"spoiled"))
        tx.execute(update(ways).where(ways.c.draft_id == spoiled).values(about=b"spoiled"))
    assert done_once(later(home, timedelta(days=21)))["reminders"] == 2
    assert messages_of(home).keys() == {"ada@example.org", "bea@example.org"}
    [said] = [record.getMessage() for record in caplog.records]
    assert said.startswith("could not remind: Unreadable at ")


def test_a_helpers_address_is_reminded_too(home: Portal) -> None:
    """It may be the only one there is; nobody reminds a helper whose permit is over."""
    draft_id = started(home)
    for name, last in (("sam", 30), ("pat", 20)):
        with_email(home, draft_id, f"{name}@example.org", letting_help(home, draft_id, last).id)
    assert done_once(later(home, timedelta(days=21)))["reminders"] == 1
    assert list(messages_of(home)) == ["sam@example.org"]
    assert "for somebody" in messages_of(home)["sam@example.org"]


def test_what_waits_goes_with_its_application(home: Portal, owner: Owner) -> None:
    """When a draft is erased, no message about it goes out any more; others are untouched."""
    with home.database.writing() as tx:
        for draft_id in (owner.id, None):
            message = Message(Channel.LETTER, "Ada\nHigh Street\nCV1 1AA", "Your words", "otter lamp")
            made = home.delivery.send(tx, message, NOW + timedelta(days=9), draft_id=draft_id)
    assert done_once(later(home, timedelta(days=1)))["drafts erased"] == 1
    with home.database.reading() as tx:
        assert [sent.id for sent in home.delivery.recent(tx, 9)] == [made]


def test_messages_go_out_and_are_erased(home: Portal) -> None:
    """What waits in the outbox is delivered at the next occasion, and goes for good after its week."""
    with home.database.writing() as tx:
        home.delivery.send(tx, Message(Channel.EMAIL, "ada@example.org", "Your code", "381 654"), NOW)
    assert done_once(home) == {"messages sent": 1}
    assert done_once(later(home, KEPT - timedelta(seconds=1))) == {}
    assert done_once(later(home, KEPT)) == {"messages erased": 1}
