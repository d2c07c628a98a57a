"""What the Accounts door promises, whatever is behind it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from portal.accounts import (
    ABSOLUTE,
    IDLE,
    LOCK,
    Accounts,
    EmailTaken,
    Locked,
    PasswordRefused,
    Role,
    Staff,
)
from portal.storage import Transactions

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
EMAIL, PASSWORD = "ada@example.org", "correct horse 🐎"


class TestAccounts:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, accounts: Accounts, database: Transactions) -> None:
        """Open the room, with Ada in it."""
        self.accounts, self.database = accounts, database
        self.ada = self.add()

    def add(self, email: str = EMAIL, name: str = "Ada Example", password: str = PASSWORD) -> Staff:
        """Add a caseworker at Coventry."""
        with self.database.writing() as tx:
            return self.accounts.add(
                tx, email=email, name=name, role=Role.CASEWORKER, council="COV", password=password
            )

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD, now: datetime = NOW) -> Staff | None:
        """Try to sign in."""
        with self.database.stepping() as tx:
            return self.accounts.authenticate(tx, email, password, now)

    def begin(self) -> str:
        """Begin a session for Ada."""
        with self.database.writing() as tx:
            return self.accounts.begin_session(tx, self.ada, NOW)

    def staff_of(self, token: str, now: datetime) -> Staff | None:
        """Ask whose session this is."""
        with self.database.stepping() as tx:
            return self.accounts.staff_of(tx, token, now)

    def test_the_right_password_signs_in(self) -> None:
        """Email in any case and the exact password give the account."""
        assert self.sign_in() == self.sign_in(" ADA@Example.org ") == self.ada
        assert (self.ada.email, self.ada.role, self.ada.active) == (EMAIL, Role.CASEWORKER, True)

    @pytest.mark.parametrize(
        "password", ["", "correct horse", PASSWORD + " ", PASSWORD.upper(), "x" * 10_000]
    )
    def test_a_wrong_password_does_not(self, password: str) -> None:
        """Anything but the exact password gives nobody."""
        assert self.sign_in(password=password) is None

    def test_an_unknown_email_does_not(self) -> None:
        """An email without an account gives nobody, in the same words."""
        assert self.sign_in("eve@example.org") is None

    def test_an_email_is_taken_once(self) -> None:
        """A second account for the same email, in any case, is refused."""
        with pytest.raises(EmailTaken):
            self.add("ADA@example.org")

    def test_length_is_the_only_rule_for_passwords(self) -> None:
        """Eight of any characters will do, up to 4,096; fewer or more are refused in plain words."""
        for number, password in enumerate(("        ", "é" * 8, "x" * 4096)):
            added = self.add(f"{number}@example.org", password=password)
            assert self.sign_in(added.email, password) == added
        for password, words in (("x" * 7, "8 characters or more"), ("x" * 4097, "4,096 characters or fewer")):
            with pytest.raises(PasswordRefused, match=words):
                self.add("long@example.org", password=password)

    @pytest.mark.parametrize("email", [EMAIL, "eve@example.org"])
    def test_ten_wrong_attempts_lock_an_email_known_or_not(self, email: str) -> None:
        """After ten failures the right password is refused too, for 15 minutes from the tenth."""
        for minute in range(10):
            assert self.sign_in(email, "wrong password", NOW + minute * MINUTE) is None
        tenth = NOW + 9 * MINUTE
        for moment in (tenth, tenth + LOCK - MINUTE):
            with pytest.raises(Locked):
                self.sign_in(email, PASSWORD, moment)
        assert self.sign_in(email, PASSWORD, tenth + LOCK) == (self.ada if email == EMAIL else None)

    def test_a_right_password_clears_the_count(self) -> None:
        """Nine failures, a success and nine more failures lock nobody out."""
        for _ in range(2):
            assert [self.sign_in(password="wrong password") for _ in range(9)] == [None] * 9
            assert self.sign_in() == self.ada

    def test_old_failures_are_forgotten(self) -> None:
        """Failures are counted for 15 minutes."""
        for moment in (NOW, NOW + LOCK):
            assert [self.sign_in(password="wrong password", now=moment) for _ in range(9)] == [None] * 9
        assert self.sign_in(now=NOW + LOCK) == self.ada

    def test_a_lock_is_for_one_email(self) -> None:
        """Locking one email leaves the others free."""
        for _ in range(10):
            self.sign_in("eve@example.org")
        assert self.sign_in() == self.ada

    def test_a_session_knows_its_staff(self) -> None:
        """A token gives the account; another token gives nobody."""
        token = self.begin()
        assert self.staff_of(token, NOW) == self.ada
        assert self.staff_of(token + "x", NOW) is None

    def test_a_session_rests_only_so_long(self) -> None:
        """Used every 29 minutes a session lives; left for 30 it is dead."""
        token, moment = self.begin(), NOW
        for _ in range(3):
            moment += IDLE - MINUTE
            assert self.staff_of(token, moment) == self.ada
        assert self.staff_of(token, moment + IDLE) is None

    def test_a_desk_stays_signed_in_all_day(self) -> None:
        """The session of a branch's computer rests as long as it likes, and ends after 12 hours."""
        with self.database.writing() as tx:
            desk = self.accounts.add(
                tx, email="desk@example.org", name="Library", role=Role.DESK, council="COV", password=PASSWORD
            )
            token = self.accounts.begin_session(tx, desk, NOW)
        assert self.staff_of(token, NOW + ABSOLUTE - MINUTE) == desk
        assert self.staff_of(token, NOW + ABSOLUTE) is None

    def test_a_session_ends_after_twelve_hours(self) -> None:
        """However much it is used, a session is dead 12 hours after it began."""
        token, moment = self.begin(), NOW
        while (moment := moment + 20 * MINUTE) < NOW + ABSOLUTE:
            assert self.staff_of(token, moment) == self.ada
        assert self.staff_of(token, NOW + ABSOLUTE) is None

    def test_signing_out_ends_this_session_only(self) -> None:
        """An ended session is dead, another of the same person lives, and ending it again is no error."""
        one, other = self.begin(), self.begin()
        with self.database.writing() as tx:
            self.accounts.end_session(tx, one)
            self.accounts.end_session(tx, one)
        assert (self.staff_of(one, NOW), self.staff_of(other, NOW)) == (None, self.ada)

    def test_a_closed_account_is_dead_at_once(self) -> None:
        """Somebody who has left cannot sign in, their sessions are dead, and they are still listed."""
        token = self.begin()
        with self.database.writing() as tx:
            self.accounts.deactivate(tx, self.ada.id)
            assert self.accounts.of_council(tx, "COV") == (replace(self.ada, active=False),)
        assert (self.staff_of(token, NOW), self.sign_in()) == (None, None)

    def test_an_account_is_found_by_its_email(self) -> None:
        """An email in any case finds its account, closed ones too; another finds nobody."""
        with self.database.writing() as tx:
            assert self.accounts.of_email(tx, " ADA@Example.org ") == self.ada
            assert self.accounts.of_email(tx, "eve@example.org") is None
            self.accounts.deactivate(tx, self.ada.id)
            assert self.accounts.of_email(tx, EMAIL) == replace(self.ada, active=False)

    def test_an_adviser_keeps_an_organisation(self) -> None:
        """The organisation of an adviser is kept and found again; other accounts have none."""
        with self.database.writing() as tx:
            added = self.accounts.add(
                tx,
                email="sam@example.org",
                name="Sam Example",
                role=Role.ADVISER,
                council="COV",
                password=PASSWORD,
                organisation="Example Advice Centre",
            )
            assert self.accounts.of_email(tx, "sam@example.org") == added
        assert (added.organisation, self.ada.organisation) == ("Example Advice Centre", "")

    def test_an_account_is_found_by_its_id(self) -> None:
        """An id finds its account, closed ones too; another finds nobody."""
        with self.database.writing() as tx:
            assert self.accounts.get(tx, self.ada.id) == self.ada
            assert self.accounts.get(tx, EMAIL) is None
            self.accounts.deactivate(tx, self.ada.id)
            assert self.accounts.get(tx, self.ada.id) == replace(self.ada, active=False)

    def test_a_council_lists_its_staff_by_name(self) -> None:
        """Staff are listed by name, each council its own."""
        bob = self.add("bob@example.org", "Aaron Example")
        with self.database.reading() as tx:
            assert self.accounts.of_council(tx, "COV") == (bob, self.ada)
            assert self.accounts.of_council(tx, "WALS") == ()
