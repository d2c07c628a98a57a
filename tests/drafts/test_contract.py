"""What the Drafts door promises, whatever is behind it."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.drafts import Draft, Drafts, Stale, new_draft, new_session
from portal.storage import Transactions

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
IDLE = timedelta(hours=72)


class TestDrafts:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, drafts: Drafts, database: Transactions) -> None:
        """Open the room, with a session of its own."""
        self.drafts, self.database, self.session = drafts, database, new_session()

    def start(self, draft: Draft | None = None, now: datetime = NOW) -> Draft:
        """Start a draft in this session."""
        with self.database.writing() as tx:
            return self.drafts.start(tx, self.session, draft or new_draft(3, now), now)

    def open(self, draft_id: str, session: str | None = None) -> Draft | None:
        """Open a draft, in this session unless told otherwise."""
        with self.database.reading() as tx:
            return self.drafts.open(tx, draft_id, session or self.session)

    def save(self, draft: Draft, now: datetime = LATER) -> Draft:
        """Save a draft."""
        with self.database.writing() as tx:
            return self.drafts.save(tx, draft, now)

    def test_a_started_draft_opens_as_it_was(self) -> None:
        """What is started, with answers or without, opens the same, at version 1."""
        begun = new_draft(3, NOW).record("name", {"first": "Zoë"}).keep("phone", {"phone": ["07700 900"]})
        saved = self.start(begun)
        assert self.open(saved.id) == saved
        assert (saved.version, saved.recorded, saved.created_at) == (1, {"name": 1}, NOW)

    def test_a_draft_begins_when_it_is_started(self) -> None:
        """Its clock runs from when it is kept, not from when it was thought of."""
        with self.database.writing() as tx:
            saved = self.drafts.start(tx, self.session, new_draft(3, NOW), LATER)
        opened = self.open(saved.id)
        assert opened is not None
        assert opened.created_at == opened.updated_at == LATER

    def test_everything_in_a_draft_is_saved(self) -> None:
        """Answers, kept input, the confirmation and both versions come back."""
        draft = self.start()
        saved = self.save(draft.record("age", 71).keep("phone", {"phone": ["?", "é"]}).confirm("abc"))
        assert self.open(draft.id) == saved
        assert (saved.version, saved.updated_at, saved.created_at) == (2, LATER, NOW)

    def test_somebody_elses_draft_is_not_there(self) -> None:
        """Another session gets the same answer for this draft as for one that does not exist."""
        draft = self.start()
        assert self.open(draft.id, new_session()) is None
        assert self.open("missing") is None

    def test_a_session_has_its_own_drafts_last_used_first(self) -> None:
        """A session lists its drafts and nobody else's."""
        first, second = self.start(now=NOW), self.start(now=NOW + timedelta(minutes=1))
        first = self.save(first.record("age", 71))
        with self.database.reading() as tx:
            assert self.drafts.of_session(tx, self.session) == (first, second)
            assert self.drafts.of_session(tx, new_session()) == ()

    def test_a_second_tab_is_noticed(self) -> None:
        """Saving over a version that is not the last raises Stale and changes nothing."""
        draft = self.start()
        saved = self.save(draft.record("age", 71))
        with pytest.raises(Stale):
            self.save(draft.record("age", 17))
        assert self.open(draft.id) == saved

    def test_a_sent_draft_is_empty(self) -> None:
        """A sent draft knows its case, holds no answer, and can be neither saved nor sent again."""
        draft = self.start(new_draft(3, NOW).record("age", 71).keep("phone", {"phone": ["1"]}).confirm("abc"))
        with self.database.writing() as tx:
            self.drafts.close(tx, draft, "case1", LATER)
        sent = self.open(draft.id)
        assert sent is not None
        assert (sent.sent, sent.answers, sent.kept, sent.recorded, sent.checked) == (
            "case1",
            {},
            {},
            {},
            None,
        )
        with pytest.raises(Stale):
            self.save(sent.record("age", 17))
        with pytest.raises(Stale), self.database.writing() as tx:
            self.drafts.close(tx, sent, "case2", LATER)

    def test_a_draft_changed_meanwhile_is_not_sent(self) -> None:
        """Sending a version that is not the last raises Stale, and the draft stays whole."""
        draft = self.start()
        saved = self.save(draft.record("age", 71))
        with pytest.raises(Stale), self.database.writing() as tx:
            self.drafts.close(tx, draft, "case1", LATER)
        assert self.open(draft.id) == saved

    def test_idle_drafts_expire(self) -> None:
        """Drafts untouched for longer than the limit go; those at the limit or used since stay."""
        old, at_limit, used = (self.start(now=NOW + timedelta(minutes=m)) for m in (0, 1, 0))
        used = self.save(used.record("age", 71))
        with self.database.writing() as tx:
            assert self.drafts.expire(tx, NOW + IDLE + timedelta(minutes=1), IDLE) == 1
            assert self.drafts.expire(tx, NOW + IDLE + timedelta(minutes=1), IDLE) == 0
        assert [self.open(draft.id) for draft in (old, at_limit, used)] == [None, at_limit, used]
        with pytest.raises(Stale):
            self.save(old)

    def test_sent_drafts_do_not_expire(self) -> None:
        """A draft that was sent stays, to lead to its confirmation."""
        draft = self.start(now=NOW)
        with self.database.writing() as tx:
            self.drafts.close(tx, draft, "case1", NOW)
            assert self.drafts.expire(tx, NOW + IDLE + timedelta(days=1), IDLE) == 0
        found = self.open(draft.id)
        assert found is not None
        assert found.sent == "case1"

    def test_what_is_returned_is_not_what_is_stored(self) -> None:
        """Changing an opened draft's dictionaries changes nothing that is stored."""
        draft = self.start(new_draft(3, NOW).record("name", {"first": "Ada"}))
        opened = self.open(draft.id)
        assert opened is not None
        opened.answers["name"]["first"] = "Eve"
        assert self.open(draft.id) == draft
