"""Roles, hashes, and what only a database can show."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from argon2 import extract_parameters
from sqlalchemy import event, select, update

from portal.accounts import Permission, Role, SqlAccounts, may, passwords
from portal.storage import Database
from portal.storage.schema import metadata, staff

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SECRETS = ("ada@example.org", "correct horse")


@pytest.mark.parametrize(
    ("role", "permitted"),
    [
        (Role.CASEWORKER, {"open_case", "take_case", "see_figures", "key_in"}),
        (Role.TEAM_LEAD, {"open_case", "take_case", "see_figures", "release_any", "key_in"}),
        (Role.SERVICE_OWNER, {"see_figures"}),
        (Role.DESK, {"use_desk"}),
    ],
)
def test_roles_may_do_what_they_need(role: Role, permitted: set[str]) -> None:
    """Each role has its permissions and no other; who answers for the service opens no case."""
    assert {permission for permission in get_args(Permission) if may(role, permission)} == permitted


def test_passwords_are_hashed_as_they_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with 19 MiB, two passes and one lane, for known and unknown emails alike."""
    monkeypatch.undo()
    passwords.nobodys_hash.cache_clear()
    for stored in (passwords.hash_password("correct horse"), passwords.nobodys_hash()):
        used = extract_parameters(stored)
        assert (used.type.name, used.memory_cost, used.time_cost, used.parallelism) == ("ID", 19456, 2, 1)


def test_an_unknown_email_costs_one_check_too(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Known, unknown and over-long all make exactly one hash comparison."""
    checked: list[str | None] = []
    real = passwords.matches
    monkeypatch.setattr("portal.accounts.store.matches", lambda *a: checked.append(a[0]) or real(*a))
    room = SqlAccounts()
    with sqlite.stepping() as tx:
        room.add(tx, email=SECRETS[0], name="Ada", role=Role.CASEWORKER, council="COV", password=SECRETS[1])
        for email, password in (SECRETS, ("eve@example.org", SECRETS[1]), (SECRETS[0], "x" * 9_999)):
            room.authenticate(tx, email, password, NOW)
    assert [stored is None for stored in checked] == [False, True, False]


def test_tokens_passwords_and_attempts_are_hashes_at_rest(sql: Database) -> None:
    """Neither a session's token, nor a password, nor the email of a failed attempt can be read back."""
    room = SqlAccounts()
    with sql.stepping() as tx:
        ada = room.add(
            tx, email=SECRETS[0], name="A", role=Role.CASEWORKER, council="COV", password=SECRETS[1]
        )
        token = room.begin_session(tx, ada, NOW)
        room.authenticate(tx, "eve@example.org", "wrong password", NOW)
        stored = repr([tuple(row) for table in metadata.sorted_tables for row in tx.execute(select(table))])
    assert all(secret not in stored for secret in (token, SECRETS[1], "eve@example.org"))


def test_an_account_closed_in_the_database_is_dead_at_once(sql: Database) -> None:
    """Somebody who switches an account off with SQL alone has ended its sessions too."""
    room = SqlAccounts()
    with sql.writing() as tx:
        ada = room.add(
            tx, email=SECRETS[0], name="A", role=Role.CASEWORKER, council="COV", password=SECRETS[1]
        )
        token = room.begin_session(tx, ada, NOW)
        tx.execute(update(staff).values(active=False))
        assert room.staff_of(tx, token, NOW) is None


def test_a_session_in_use_writes_once_a_minute(sql: Database) -> None:
    """Looking up a session is one read; only after a minute does it also write."""
    room = SqlAccounts()
    with sql.writing() as tx:
        ada = room.add(
            tx, email=SECRETS[0], name="A", role=Role.CASEWORKER, council="COV", password=SECRETS[1]
        )
        token = room.begin_session(tx, ada, NOW)
    seen: list[str] = []
    event.listen(sql.engine, "before_cursor_execute", lambda *args: seen.append(args[2].split()[0]))
    with sql.stepping() as tx:
        for seconds in (1, 59, 60, 61):
            assert room.staff_of(tx, token, NOW + timedelta(seconds=seconds)) == ada
    assert seen == ["SELECT", "SELECT", "SELECT", "UPDATE", "SELECT"]
