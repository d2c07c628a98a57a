"""What the Cases door promises, whatever is behind it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from portal.cases import Case, Cases, Counts, Page, Stage, Submission, is_reference
from portal.storage import Transactions

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DUE = date(2027, 2, 15)


class TestCases:
    """Run on SQLite, PostgreSQL and in memory."""

    @pytest.fixture(autouse=True)
    def room(self, cases: Cases, database: Transactions, submission: Any) -> None:
        """Open the room."""
        self.cases, self.database, self.make = cases, database, submission

    def submit(self, submission: Submission | None = None, minutes: int = 0, **changes: Any) -> Case:
        """Submit, some minutes later than the first."""
        with self.database.writing() as tx:
            now = NOW + timedelta(minutes=minutes)
            return self.cases.submit(tx, submission or self.make(**changes), now)[0]

    def queue(self, council: str = "COV", **wanted: Any) -> list[str]:
        """Return the case ids on a page of the queue."""
        return [row.id for row in self.page(council, **wanted).rows]

    def page(self, council: str = "COV", **wanted: Any) -> Page:
        """Return a page of the queue."""
        with self.database.reading() as tx:
            return self.cases.queue(tx, council, **wanted)

    def take(self, staff_id: str = "staff1", council: str = "COV") -> Case | None:
        """Take the next case."""
        with self.database.writing() as tx:
            return self.cases.take_next(tx, council, staff_id)

    def test_a_submission_becomes_a_case(self) -> None:
        """The case holds all that was submitted, and is new, free and found by its id and by its draft."""
        sent = self.make()
        with self.database.writing() as tx:
            case, new = self.cases.submit(tx, sent, NOW)
            assert self.cases.get(tx, "COV", case.id) == self.cases.of_draft(tx, sent.draft_id) == case
        assert new
        assert all(getattr(case, name) == getattr(sent, name) for name in Submission.__slots__)
        assert (case.stage, case.assigned_to, case.submitted_at) == (Stage.RECEIVED, None, NOW)
        assert is_reference(case.reference)

    def test_submitting_again_finds_the_first_case(self) -> None:
        """The same draft or the same submit key gives the first case as it is, and says it is not new."""
        sent = self.make()
        first = self.submit(sent)
        for again in (sent, self.make(draft_id=sent.draft_id), self.make(submit_key=sent.submit_key)):
            with self.database.writing() as tx:
                assert self.cases.submit(tx, again, NOW + timedelta(days=1)) == (first, False)
        assert self.page().total == 1

    def test_a_case_belongs_to_one_council(self) -> None:
        """Another council neither sees nor takes nor gives away a case."""
        case = self.submit()
        with self.database.writing() as tx:
            assert self.cases.get(tx, "WALS", case.id) is None
            assert self.cases.get(tx, "COV", "missing") is None
            assert not self.cases.assign(tx, "WALS", case.id, "staff1")
        assert self.take(council="WALS") is None
        for search in ("", "Zoe", case.reference):
            assert self.queue("WALS", search=search) == []

    def test_the_queue_is_first_due_then_first_come(self) -> None:
        """The one due first leads, whenever it came; a fast one leads because it is due sooner."""
        late = self.submit(due_on=DUE + timedelta(days=1))
        second, first = self.submit(minutes=2), self.submit(minutes=1)
        fast = self.submit(minutes=9, fast_lane=True, due_on=date(2026, 11, 27))
        assert self.queue() == [fast.id, first.id, second.id, late.id]

    def test_the_queue_comes_in_pages(self) -> None:
        """Pages follow on from one another, each tells the total, and one past the end is empty."""
        ids = [self.submit(minutes=minute).id for minute in range(5)]
        assert [self.queue(page=page, size=2) for page in (1, 2, 3, 4)] == [ids[:2], ids[2:4], ids[4:], []]
        assert {self.page(page=page, size=2).total for page in (1, 4)} == {5}

    def test_a_row_shows_what_the_case_says(self) -> None:
        """A row of the queue has the same values as the case."""
        case = self.submit()
        row = self.page().rows[0]
        assert all(getattr(case, name) == getattr(row, name) for name in type(row).__slots__)

    @pytest.mark.parametrize(
        "search",
        [
            "zoe",
            "ZOË",
            "obrien",
            "O'Brien",
            "luczak zoe",
            "o’brien-łuczak",
            "cv12ab",
            "CV1 2AB",
            "Zoe cv1  2ab",
            "  ",
        ],
    )
    def test_search_forgives_how_it_is_typed(self, search: str) -> None:
        """Case, accents, apostrophes, hyphens, spaces and the order of words do not matter."""
        case = self.submit()
        self.submit(applicant_name="Ada Example", postcode="WS1 1AA") if search.strip() else None
        assert self.queue(search=search) == [case.id]

    @pytest.mark.parametrize(
        "search", ["zo", "zoe smith", "cv1 2ac", "zoe ws1 1aa", "BB-3333-3334", "' OR 1=1 --"]
    )
    def test_every_word_must_match(self, search: str) -> None:
        """Parts of words, and one wrong word beside a right one, find nothing."""
        self.submit()
        assert self.queue(search=search) == []

    @pytest.mark.parametrize("search", ["???", " - ", "'", "…"])
    def test_signs_alone_find_nothing(self, search: str) -> None:
        """A search with no letter and no number finds nobody, not everybody."""
        self.submit()
        assert self.queue(search=search) == []

    def test_search_by_reference(self) -> None:
        """A reference finds its case alone, in any case and with any dashes."""
        case = self.submit()
        self.submit()
        for typed in (case.reference, case.reference.lower().replace("-", " "), case.reference[3:]):
            assert self.queue(search=typed) == [case.id]

    def test_the_next_case_is_the_free_one_due_first(self) -> None:
        """Each taker gets the next free case, in progress and theirs; then there is none."""
        second, first = self.submit(minutes=2), self.submit(minutes=1)
        taken = [self.take("staff1"), self.take("staff2"), self.take("staff1")]
        assert [case and (case.id, case.assigned_to, case.stage) for case in taken] == [
            (first.id, "staff1", Stage.IN_PROGRESS),
            (second.id, "staff2", Stage.IN_PROGRESS),
            None,
        ]
        assert self.queue(mine="staff2") == [second.id]
        assert self.page(mine="staff3") == Page((), 0)

    def test_only_who_holds_a_case_releases_it(self) -> None:
        """A released case is free again; one held by somebody else by now is left alone."""
        case = self.submit()
        self.take("staff1")
        with self.database.writing() as tx:
            assert not self.cases.release(tx, "COV", case.id, "staff2")
            assert self.cases.release(tx, "COV", case.id, "staff1")
            assert not self.cases.release(tx, "COV", case.id, "staff1")
            assert self.cases.get(tx, "COV", case.id) == case

    def test_assigning_names_who_held_it(self) -> None:
        """A case passes from nobody to one and on to another, and not from under a third."""
        case = self.submit()
        with self.database.writing() as tx:
            assert self.cases.assign(tx, "COV", case.id, "staff1")
            assert not self.cases.assign(tx, "COV", case.id, "staff2")
            assert self.cases.assign(tx, "COV", case.id, "staff2", held_by="staff1")
            held = self.cases.get(tx, "COV", case.id)
        assert held is not None
        assert (held.assigned_to, held.stage) == ("staff2", Stage.IN_PROGRESS)

    def test_counting(self) -> None:
        """Open, free and overdue cases are counted in one council; a case is not overdue on its day."""
        self.submit(due_on=DUE - timedelta(days=1))
        self.submit()
        self.submit(council="WALS")
        self.take()
        with self.database.reading() as tx:
            assert self.cases.counts(tx, "COV", DUE) == Counts(open=2, unassigned=1, overdue=1)
            assert self.cases.counts(tx, "DUD", DUE) == Counts(0, 0, 0)

    def test_nothing_personal_shows_in_a_repr(self) -> None:
        """Printing a case or a row, as a traceback may, gives away no name, postcode or answer."""
        case = self.submit()
        printed = repr((case, self.page(), self.make()))
        assert all(secret not in printed for secret in ("Zoë", "CV1", "walking_time", case.submit_key))
