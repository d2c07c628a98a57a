"""What the DeviceLinks door promises, whatever is behind it, and what only a database can show."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from portal.evidence import LINK_LASTS, DeviceLink, DeviceLinks, Owner, OwnerGone, SqlDeviceLinks
from portal.storage import Database, Transactions, Vault
from portal.storage.schema import device_links
from tests.evidence.conftest import Owners

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
END = NOW + LINK_LASTS
DEVICE, OTHER = "a session", "another session"


class TestDeviceLinks:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, links: DeviceLinks, database: Transactions, owners: Owners) -> None:
        """Open the room, with a draft in it."""
        self.links, self.database, self.owners = links, database, owners
        self.draft = owners.new()

    def make(self, question: str = "identity", owner: Owner | None = None, now: datetime = NOW) -> DeviceLink:
        """Make a link, for the draft unless told otherwise."""
        with self.database.writing() as tx:
            return self.links.make(tx, owner or self.draft, question, "COV", now)

    def of_question(self, question: str = "identity", now: datetime = LATER) -> DeviceLink | None:
        """Return the link of a question of the draft."""
        with self.database.reading() as tx:
            return self.links.of_question(tx, self.draft, question, now)

    def by_code(self, code: str, now: datetime = LATER) -> DeviceLink | None:
        """Return the link with this code."""
        with self.database.reading() as tx:
            return self.links.by_code(tx, code, now)

    def take(self, link: DeviceLink, session: str = DEVICE, now: datetime = LATER) -> DeviceLink | None:
        """Let a device take a link."""
        with self.database.writing() as tx:
            return self.links.take(tx, link.code, session, now)

    def of_device(self, link: DeviceLink, session: str = DEVICE, now: datetime = LATER) -> DeviceLink | None:
        """Return the link that a device has taken."""
        with self.database.reading() as tx:
            return self.links.of_device(tx, link.id, session, now)

    def test_a_link_is_found_by_its_question_and_its_code(self) -> None:
        """Both ways lead to the link as it was made, for its half hour."""
        link = self.make()
        assert (link.owner, link.question, link.council) == (self.draft, "identity", "COV")
        assert (link.until, link.taken) == (END, False)
        assert self.of_question() == link == self.by_code(link.code)

    def test_a_code_can_be_read_aloud(self) -> None:
        """It is 12 digits, another one each time, and how they are set apart does not matter."""
        links = [self.make(f"question{number}") for number in range(20)]
        assert len({link.code for link in links}) == 20
        assert all(len(link.code) == 12 and link.code.isdecimal() for link in links)
        code = links[0].code
        for typed in (f" {code[:4]} {code[4:8]}-{code[8:]}. ", ".".join(code), f"{code[:6]}–{code[6:]}"):
            assert self.by_code(typed) == links[0]
        for wrong in ("", code[:-1], code + "0", "٠" * 12, "letters"):
            assert self.by_code(wrong) is None

    def test_looking_spends_nothing(self) -> None:
        """However often a link is looked at, a device can still take it."""
        link = self.make()
        for _ in range(3):
            assert self.by_code(link.code) == link
        assert self.take(link) is not None

    def test_a_link_is_for_one_device(self) -> None:
        """The first device to take it has it, also when it asks again; another one gets nothing."""
        link = self.make()
        assert self.of_device(link) is None
        for _ in range(2):
            taken = self.take(link)
            assert taken is not None
            assert (taken.id, taken.taken) == (link.id, True)
        assert self.take(link, OTHER) is None
        assert (self.of_device(link), self.of_device(link, OTHER)) == (taken, None)
        assert self.of_question() == taken == self.by_code(link.code)

    def test_a_question_has_one_link(self) -> None:
        """A new link ends the one before, also for the device that has taken it, and no other question’s."""
        old, other = self.make(), self.make("photo")
        self.take(old)
        new = self.make()
        assert (self.by_code(old.code), self.of_device(old)) == (None, None)
        assert (self.of_question(), self.of_question("photo")) == (new, other)

    def test_a_link_can_be_ended(self) -> None:
        """From that moment its code leads nowhere and its device can do nothing, also when ended twice."""
        link, other = self.make(), self.make("photo")
        self.take(link)
        stranger = self.owners.new()
        with self.database.writing() as tx:
            self.links.end(tx, self.draft, "identity")
            self.links.end(tx, self.draft, "identity")
            self.links.end(tx, stranger, "photo")
            self.links.renew(tx, link, LATER)
        assert (self.of_question(), self.by_code(link.code), self.of_device(link)) == (None, None, None)
        assert self.of_question("photo") == other

    def test_a_link_runs_out(self) -> None:
        """A moment before its end it still works, at its end no more, for anybody."""
        link = self.make()
        self.take(link)
        before = END - timedelta(seconds=1)
        assert None not in (self.of_question(now=before), self.by_code(link.code, before))
        assert self.of_device(link, now=before) is not None
        assert (self.of_question(now=END), self.by_code(link.code, END)) == (None, None)
        assert (self.of_device(link, now=END), self.take(link, now=END)) == (None, None)

    def test_a_link_can_be_renewed(self) -> None:
        """It lasts another half hour, for its device too; one that has run out stays so."""
        link = self.make()
        self.take(link)
        with self.database.writing() as tx:
            self.links.renew(tx, link, LATER)
        assert getattr(self.of_device(link, now=END), "until", None) == LATER + LINK_LASTS
        with self.database.writing() as tx:
            self.links.renew(tx, link, LATER + LINK_LASTS)
        assert self.of_device(link, now=LATER + LINK_LASTS) is None

    def test_links_that_ran_out_are_forgotten(self) -> None:
        """They are counted once, and the others stay."""
        self.make(now=NOW - LINK_LASTS)
        kept = self.make("photo")
        with self.database.writing() as tx:
            assert (self.links.expire(tx, NOW), self.links.expire(tx, NOW)) == (1, 0)
        assert self.of_question("photo") == kept

    def test_an_erased_draft_has_no_link(self) -> None:
        """With the draft its links are gone, and it gets no new one."""
        link = self.make()
        self.take(link)
        self.owners.erase(self.draft)
        assert (self.by_code(link.code), self.of_device(link), self.of_question()) == (None, None, None)
        assert self.take(link) is None
        with pytest.raises(OwnerGone):
            self.make()

    def test_no_repr_tells_the_code(self) -> None:
        """Nor what the link is for."""
        link = self.make("sight")
        assert link.code not in repr(link)
        assert "sight" not in repr(link)


def test_two_devices_at_once(sql: Database, vault: Vault) -> None:
    """Of eight devices that take a link in the same moment one has it, twenty times over."""
    links, owner = SqlDeviceLinks(vault), Owner("drafts", "draft")
    with sql.writing() as tx:
        vault.new_key(tx, *owner)

    def take(session: str) -> str | None:
        with sql.writing() as tx:
            return session if links.take(tx, link.code, session, NOW) else None

    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            with sql.writing() as tx:
                link = links.make(tx, owner, "identity", "COV", NOW)
            (winner,) = filter(None, pool.map(take, map(str, range(8))))
            with sql.reading() as tx:
                assert links.of_device(tx, link.id, winner, NOW) is not None


def test_two_links_at_once(sql: Database, vault: Vault) -> None:
    """A question that is given eight links in the same moment ends up with one."""
    links, owner = SqlDeviceLinks(vault), Owner("drafts", "draft")
    with sql.writing() as tx:
        vault.new_key(tx, *owner)

    def make(_: int) -> None:
        with sql.writing() as tx:
            links.make(tx, owner, "identity", "COV", NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(make, range(8)))
    with sql.reading() as tx:
        assert len(tx.execute(select(device_links)).all()) == 1


def test_neither_code_nor_session_nor_question_is_at_rest(
    sql: Database, vault: Vault, tmp_path: Path
) -> None:
    """The database tells neither what a link is for nor how to use it."""
    links, owner = SqlDeviceLinks(vault), Owner("drafts", "draft")
    with sql.writing() as tx:
        vault.new_key(tx, *owner)
        link = links.make(tx, owner, "canary", "COV", NOW)
        links.take(tx, link.code, DEVICE, NOW)
        rows = repr([tuple(row) for row in tx.execute(select(device_links))]).encode()
    stored = rows + b"".join(path.read_bytes() for path in tmp_path.glob("portal.db*"))
    assert not [secret for secret in (link.code, DEVICE, "canary") if secret.encode() in stored]


def test_a_code_taken_by_chance_is_not_given_twice(
    sql: Database, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When two ids lead to one code, the second link gets another id."""
    links, owner = SqlDeviceLinks(vault), Owner("drafts", "draft")
    codes = iter(["1" * 12, "1" * 12, "2" * 12, "2" * 12])
    with sql.writing() as tx:
        vault.new_key(tx, *owner)
        monkeypatch.setattr(links, "_code", lambda link_id: "1" * 12)
        links.make(tx, owner, "identity", "COV", NOW)
        monkeypatch.setattr(links, "_code", lambda link_id: next(codes))
        assert links.make(tx, owner, "photo", "COV", NOW).code == "2" * 12
