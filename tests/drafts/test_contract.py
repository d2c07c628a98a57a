"""What the Drafts door promises, whatever is behind it."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.drafts import Draft, Drafts, Stale, new_draft, new_session
from portal.storage import Transactions

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
DAY = timedelta(days=1)


class TestDrafts:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, drafts: Drafts, database: Transactions) -> None:
        """Open the room."""
        self.drafts, self.database = drafts, database

    def start(self, draft: Draft | None = None, now: datetime = NOW) -> Draft:
        """Start a draft."""
        with self.database.writing() as tx:
            return self.drafts.start(tx, draft or new_draft(3, now), now)

    def open(self, draft_id: str) -> Draft | None:
        """Open a draft."""
        with self.database.reading() as tx:
            return self.drafts.open(tx, draft_id)

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
            saved = self.drafts.start(tx, new_draft(3, NOW), LATER)
        opened = self.open(saved.id)
        assert opened is not None
        assert opened.created_at == opened.updated_at == LATER

    def test_everything_in_a_draft_is_saved(self) -> None:
        """Answers, kept input, the confirmation and both versions come back."""
        draft = self.start()
        saved = self.save(draft.record("age", 71).keep("phone", {"phone": ["?", "é"]}).confirm("abc"))
        assert self.open(draft.id) == saved
        assert (saved.version, saved.updated_at, saved.created_at) == (2, LATER, NOW)

    def test_a_draft_that_is_not_there(self) -> None:
        """An id that no draft has opens nothing."""
        assert self.open("missing") is None

    def test_several_come_last_used_first(self) -> None:
        """Drafts come by their ids, the last used first, without those that there are not."""
        first, second, _ = (self.start(now=NOW + timedelta(minutes=minute)) for minute in range(3))
        first = self.save(first.record("age", 71))
        with self.database.reading() as tx:
            assert self.drafts.several(tx, [second.id, "missing", first.id]) == (first, second)
            assert self.drafts.several(tx, []) == ()

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

    def test_drafts_expire_after_their_days(self) -> None:
        """Drafts untouched for as long as they are kept go; those used since, or kept longer, stay."""
        old, used, long = (self.start() for _ in range(3))
        used = self.save(used.record("age", 71))
        with self.database.writing() as tx:
            self.drafts.keep_for(tx, long.id, 28, NOW)
            assert self.drafts.expire(tx, NOW + DAY - timedelta(seconds=1)) == ()
            assert self.drafts.expire(tx, NOW + DAY) == (old.id,)
            assert self.drafts.expire(tx, NOW + DAY) == ()
        assert [self.open(draft.id) for draft in (old, used)] == [None, used]
        with pytest.raises(Stale):
            self.save(old)
        assert self.open(long.id) is not None

    def test_how_long_a_draft_is_kept(self) -> None:
        """A way back makes its days longer, from then and from every save; who had it open looks again."""
        draft = self.start()
        assert draft.erase_at == NOW + DAY
        with self.database.writing() as tx:
            self.drafts.keep_for(tx, draft.id, 28, LATER)
        kept = self.open(draft.id)
        assert kept is not None
        assert (kept.version, kept.erase_at) == (draft.version + 1, LATER + 28 * DAY)
        with pytest.raises(Stale):
            self.save(draft.record("age", 17))
        self.save(kept.record("age", 71), NOW + DAY)
        with self.database.writing() as tx:
            assert self.drafts.expire(tx, NOW + 29 * DAY - timedelta(seconds=1)) == ()
            assert self.drafts.expire(tx, NOW + 29 * DAY) == (draft.id,)

    def test_only_an_unfinished_draft_can_be_kept_or_claimed(self) -> None:
        """For one that was sent, or that is not there, both raise Stale, which undoes what came with it."""
        draft, sent = self.start(), self.start()
        with self.database.writing() as tx:
            self.drafts.close(tx, sent, "case1", LATER)
            self.drafts.claim(tx, draft.id)
        assert self.open(draft.id) == draft
        for draft_id in (sent.id, "missing"):
            with pytest.raises(Stale), self.database.writing() as tx:
                self.drafts.claim(tx, draft_id)
            with pytest.raises(Stale), self.database.writing() as tx:
                self.drafts.keep_for(tx, draft_id, 28, LATER)

    def test_a_reminder_says_until_when(self) -> None:
        """Only that: what is in the draft is not looked at."""
        draft = self.start()
        with self.database.writing() as tx:
            self.drafts.keep_for(tx, draft.id, 28, NOW)
            assert self.drafts.remind(tx, NOW + 21 * DAY) == ((draft.id, NOW + 28 * DAY),)

    def test_reminders(self) -> None:
        """A draft kept long is named seven and two days before its end, once each; a save begins anew."""
        draft, short = self.start(), self.start()
        with self.database.writing() as tx:
            self.drafts.keep_for(tx, draft.id, 28, NOW)

        def named(days: float) -> list[str]:
            with self.database.writing() as tx:
                return [draft_id for draft_id, _ in self.drafts.remind(tx, NOW + days * DAY)]

        assert [named(day) for day in (0.5, 20.9, 21, 21.1, 25.9, 26, 27, 28.1)] == [
            [], [], [draft.id], [], [], [draft.id], [], []
        ]  # fmt: skip
        opened = self.open(draft.id)
        assert opened is not None
        self.save(opened, NOW + 10 * DAY)
        assert [named(day) for day in (30.9, 31, 32)] == [[], [draft.id], []]
        assert short.keep_days == 1

    def test_a_page_is_held_for_its_browser_and_place(self) -> None:
        """The last page is held, beside a stash, needs no draft, and is given out once."""
        token, draft, page = new_session(), self.start(), {"page": {"html": ["<h1>Both</h1>"]}}
        words = {"email": {"email": ["Ada@Example"]}}
        with self.database.writing() as tx:
            self.drafts.stash(tx, token, draft.id, words, NOW)
            self.drafts.hold(tx, token, "/return", {"page": {"html": ["<h1>One</h1>"]}}, NOW)
            self.drafts.hold(tx, token, "/return", page, NOW)
            assert self.drafts.held(tx, new_session(), "/return") is None
            assert self.drafts.held(tx, token, "/apply") is None
            assert self.drafts.held(tx, token, "/return") == page
            assert self.drafts.held(tx, token, "/return") is None
            assert self.drafts.unstash(tx, token, draft.id) == words

    def test_a_stash_opens_for_its_browser_alone(self) -> None:
        """What a browser sent waits for it, once, for a day; another browser or draft gets nothing."""
        draft, other, token = self.start(), self.start(), new_session()
        phone, words = {"phone": {"phone": ["1"]}}, {"name": {"name-first": ["Zoë"]}}
        with self.database.writing() as tx:
            self.drafts.stash(tx, token, draft.id, phone | {"name": {"name-first": ["Zo"]}}, NOW)
            self.drafts.stash(tx, token, other.id, phone, NOW)
            self.drafts.stash(tx, token, draft.id, words, NOW)
            self.drafts.stash(tx, new_session(), "missing", words, NOW)
            assert self.drafts.unstash(tx, new_session(), draft.id) is None
            assert self.drafts.unstash(tx, token, draft.id) == phone | words
            assert self.drafts.unstash(tx, token, draft.id) is None
            assert self.drafts.unstash(tx, token, other.id) == phone
            self.drafts.stash(tx, token, draft.id, words, NOW)
            self.drafts.expire(tx, NOW + DAY + timedelta(seconds=1))
            assert self.drafts.unstash(tx, token, draft.id) is None

    def test_a_stash_goes_along_with_a_new_token(self) -> None:
        """All that a browser has stashed is its own under the new token alone, and no longer than before."""
        drafts, old, new = (self.start(), self.start()), new_session(), new_session()
        words = {"name": {"name-first": ["Zoë"]}}
        with self.database.writing() as tx:
            for draft in drafts:
                self.drafts.stash(tx, old, draft.id, words, NOW)
            self.drafts.carry(tx, old, new)
            assert self.drafts.unstash(tx, old, drafts[0].id) is None
            assert self.drafts.unstash(tx, new, drafts[0].id) == words
            self.drafts.expire(tx, NOW + DAY + timedelta(seconds=1))
            assert self.drafts.unstash(tx, new, drafts[1].id) is None

    def test_sent_drafts_do_not_expire(self) -> None:
        """A draft that was sent stays, to lead to its confirmation."""
        draft = self.start(now=NOW)
        with self.database.writing() as tx:
            self.drafts.close(tx, draft, "case1", NOW)
            assert self.drafts.expire(tx, NOW + 30 * DAY) == ()
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
