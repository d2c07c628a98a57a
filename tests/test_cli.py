"""The command line, as an operator uses it: what it says, what it does, and how it fails."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.app import open_database_of, open_portal
from portal.audit import Event
from portal.cli import commands as cli
from portal.demo.staff import STAFF, add_staff
from portal.drafts import new_draft
from portal.settings import Settings
from portal.storage import migrate
from portal.web.portal import Portal

Run = Callable[..., Result]
ADA = (
    "--email",
    "ada@example.org",
    "--name",
    "Ada Example",
    "--council",
    "cov",
    "--password",
    "correct horse",
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an installation of its own, and leave out the slow hashing."""
    for name in [name for name in os.environ if name.startswith(("PORTAL_", "DATABASE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PORTAL_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("portal.accounts.store.hash_password", lambda password: "$" + password)
    monkeypatch.setattr("portal.accounts.store.matches", lambda hashed, password: hashed == "$" + password)
    return tmp_path / "data"


@pytest.fixture
def home(place: Path) -> Iterator[Portal]:
    """Give the portal of the installation."""
    settings = Settings.read()
    database = open_database_of(settings)
    migrate(database)
    yield open_portal(settings, database)
    database.close()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a way to run a command; a server that is started ends at once."""
    monkeypatch.setattr(cli, "serve_app", lambda *_: None)
    monkeypatch.setattr(cli.logging, "basicConfig", lambda **_: None)
    return lambda *words: CliRunner().invoke(cli.portal, words)


def events_of(home: Portal, council: str, subject: str) -> list[tuple[str, str, str]]:
    """Return who did what to an account."""
    with home.database.reading() as tx:
        return [(one.actor, one.role, one.action) for one in home.audit.events(tx, council, subject)]


@pytest.mark.parametrize(
    ("environment", "closed"),
    [
        ({"PORTAL_DEMO": "1"}, False),
        ({}, True),
        ({"PORTAL_DEMO": "0", "PORTAL_COUNCILS": "HEREF"}, True),
        ({"PORTAL_DEMO": "1", "PORTAL_ORIGIN": "https://badge.example.org"}, True),
    ],
)
def test_a_real_installation_closes_the_demonstrations_accounts(
    home: Portal, run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], closed: bool
) -> None:
    """Before it serves, a real installation closes every account whose password is published, and says so."""
    people = add_staff(home)
    with home.database.stepping() as tx:
        known = [home.accounts.of_email(tx, email) for email, _, _ in people]
        token = home.accounts.begin_session(tx, known[0], home.now()) if known[0] else ""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = run("serve")
    assert done.exit_code == 0
    assert [f"Closed {each.email}" in done.output for each in STAFF] == [closed] * len(STAFF)
    with home.database.stepping() as tx:
        let_in = [home.accounts.authenticate(tx, email, word, home.now()) for email, word, _ in people]
        assert (home.accounts.staff_of(tx, token, home.now()) is None) is closed
    assert [one is None for one in let_in] == [closed] * len(people)
    if closed and known[0]:
        assert events_of(home, "COV", known[0].id) == [("cli", "operator", "staff_closed")]
        assert "Closed" not in run("serve").output
        assert add_staff(home) == ()


def test_expired_answers_are_in_no_file(home: Portal, run: Run, place: Path) -> None:
    """After `portal work --once` SQLite's log holds nothing of what was erased."""
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    with home.database.writing() as tx:
        home.drafts.start(tx, new_draft(1, long_ago).record("name", "Ada"), long_ago)
    done = run("work", "--once")
    assert done.exit_code == 0
    assert "1 drafts erased" in done.output.splitlines()
    assert (place / "portal.db-wal").stat().st_size == 0


def test_a_timer_learns_of_a_job_that_failed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`portal work --once` fails if one of its jobs did; the others are done and told all the same."""
    assert run("work", "--once").exit_code == 0
    monkeypatch.setattr("portal.drafts.SqlDrafts.expire", lambda *_: 1 // 0)
    done = run("work", "--once")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "0 messages sent",
        "0 files checked",
        "0 links ended",
        "0 sessions ended",
        "0 codes ended",
        "0 reminders",
        "0 messages erased",
        "0 rows without an owner",
        "0 files without a row",
        "0 files lost",
    ]


@pytest.mark.parametrize("folder_there", [False, True])
def test_what_the_portal_writes_is_for_its_owner_alone(place: Path, run: Run, folder_there: bool) -> None:
    """The folder, the keys and the database are nobody else's to read, whatever the umask."""
    before = os.umask(0o022)
    try:
        if folder_there:
            place.mkdir(mode=0o755)
        run("migrate")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (place, *place.rglob("*"))}
    assert modes["data"] == (0o755 if folder_there else 0o700)
    assert (modes["keys"], modes["root.key"], modes["portal.db"]) == (0o700, 0o400, 0o600)


def test_an_untouched_audit_trail_is_whole(home: Portal, run: Run) -> None:
    """Every council has a line of its own, and all is well."""
    run("staff", "add", *ADA)
    done = run("audit")
    assert done.exit_code == 0
    assert done.output.splitlines() == [f"{each.code}  whole" for each in home.directory.all]


def test_a_changed_audit_trail_is_found(home: Portal, run: Run) -> None:
    """A changed event is named with its council, the others are still looked at, and the command fails."""
    with home.database.writing() as tx:
        for action in ("opened", "released"):
            home.audit.record(tx, Event("COV", "ada", "caseworker", action, "case1", home.now()))
        tx.exec_driver_sql("DROP TRIGGER events_no_update")
        tx.exec_driver_sql("UPDATE events SET actor = 'eve' WHERE number = 2")
    done = run("audit")
    assert done.exit_code == 1
    assert "COV  event 2 was changed or is missing" in done.output.splitlines()
    assert done.output.count("whole") == len(home.directory.all) - 1


@pytest.mark.parametrize("command", ["check", "map"])
def test_looking_at_the_journey_opens_no_database(run: Run, place: Path, command: str) -> None:
    """Checking and printing the journey need no database and write nothing."""
    assert run(command).output
    assert not place.exists()


@pytest.mark.parametrize(("key", "told"), [(None, "is missing"), (bytes(32), "is not the one")])
def test_a_lost_or_wrong_key_ends_in_a_sentence(
    home: Portal, run: Run, place: Path, key: bytes | None, told: str
) -> None:
    """Without the right key the start ends in one sentence that names the file."""
    file = place / "keys" / "root.key"
    file.unlink()
    if key:
        file.write_bytes(key)
    done = run("serve")
    assert done.exit_code == 1
    assert done.output.startswith(f"Error: The key {file} {told}")
    assert len(done.output.splitlines()) == 1


def test_a_mistake_in_a_councils_file_ends_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong council file stops every command with the file, the key and why."""
    (tmp_path / "wrong.toml").write_text('code = "COV"\nwizards = 1\n', "utf-8")
    monkeypatch.setenv("PORTAL_COUNCILS_FOLDER", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["portal", "check"])
    with pytest.raises(SystemExit, match=r"^wrong\.toml: wizards is not a known key\.$"):
        cli.main()
