"""Two hundred at once, or two: everything is counted, and what works once works once."""

from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from portal.access import TRIES, Kind
from portal.access.words import fresh
from portal.storage.schema import challenges, record_keys, tries
from tests.access.conftest import NOW, TERMS, Room, at_once, number_of

MANY = 200


@pytest.mark.parametrize("known", [True, False])
def test_wrong_tries_at_once_are_all_counted(sql_room: Room, known: bool) -> None:
    """Two hundred at once count two hundred, for words somebody has and words nobody has."""
    with sql_room.database.writing() as tx:
        words = sql_room.ways.make_words(tx, "draft", "", NOW)
    typed = words if known else fresh()

    def attempt(_: int) -> object:
        with sql_room.database.stepping() as tx:
            return sql_room.ways.try_words(tx, typed, lambda _: False, NOW)

    assert at_once(MANY, attempt) == [None] * MANY
    with sql_room.database.reading() as tx:
        assert tx.execute(select(tries.c.count)).scalars().all() == [MANY]


def test_no_crowd_of_tries_is_a_way_around(sql_room: Room) -> None:
    """Of fifteen who are all judged in the same moment, and all are right, at most five get in."""
    crowd = 15
    with sql_room.database.writing() as tx:
        words = sql_room.ways.make_words(tx, "draft", "", NOW)
    judged = Barrier(crowd)

    def fits(_: str) -> bool:
        judged.wait(timeout=60)  # until all have got so far: whoever was to be counted has been
        return True

    def attempt(_: int) -> object:
        with sql_room.database.stepping() as tx:
            return sql_room.ways.try_words(tx, words, fits, NOW)

    found = at_once(crowd, attempt)
    assert 1 <= len([way for way in found if way]) <= TRIES


def test_a_right_fifth_try_is_not_swept_away(sql_room: Room) -> None:
    """Words that are dead for this moment only, until the try is judged, are no dead words."""
    with sql_room.database.writing() as tx:
        words = sql_room.ways.make_words(tx, "draft", "", NOW)
    for _ in range(TRIES - 1):
        with sql_room.database.stepping() as tx:
            sql_room.ways.try_words(tx, words, lambda _: False, NOW)

    def fits(_: str) -> bool:
        with sql_room.database.writing() as tx:
            sql_room.ways.expire(tx, NOW)
        return True

    with sql_room.database.stepping() as tx:
        assert sql_room.ways.try_words(tx, words, fits, NOW) is not None
        assert sql_room.ways.try_words(tx, words, lambda _: True, NOW) is not None


def test_proposing_at_once_is_no_deadlock(sql_room: Room) -> None:
    """Browsers of one holder, each with an address that another has just given, wait for each other."""

    def propose(number: int) -> None:
        for turn in range(5):
            address = f"{(number + turn) % 4}@example.org"
            with sql_room.database.writing() as tx:
                sql_room.ways.propose(tx, "draft", "", Kind.EMAIL, address, f"browser {number}", NOW)

    at_once(4, propose)
    assert number_of(sql_room, challenges) == 1


def test_guesses_are_not_remembered_for_long(sql_room: Room) -> None:
    """What somebody has guessed is forgotten after a day; tries of words that somebody has are not."""
    with sql_room.database.writing() as tx:
        words = sql_room.ways.make_words(tx, "draft", "", NOW)
    with sql_room.database.stepping() as tx:
        for typed in (words, *(fresh() for _ in range(20))):
            sql_room.ways.try_words(tx, typed, lambda _: False, NOW)
    for after, left in ((timedelta(hours=23), 21), (timedelta(days=1), 1), (timedelta(days=400), 1)):
        with sql_room.database.writing() as tx:
            sql_room.ways.expire(tx, NOW + after)
        assert number_of(sql_room, tries) == left
    with sql_room.database.writing() as tx:
        sql_room.ways.forget(tx, ["draft"])
        sql_room.ways.expire(tx, NOW + timedelta(days=400))
    assert number_of(sql_room, tries) == 0


def test_wrong_tries_undone_by_an_error_still_count(sql_room: Room) -> None:
    """Whatever happens after a try has been counted, it has been counted."""
    with sql_room.database.writing() as tx:
        words = sql_room.ways.make_words(tx, "draft", "", NOW)

    def fail(_: str) -> bool:
        raise KeyError

    for _ in range(TRIES):
        with pytest.raises(KeyError), sql_room.database.stepping() as tx:
            sql_room.ways.try_words(tx, words, fail, NOW)
    with sql_room.database.stepping() as tx:
        assert sql_room.ways.try_words(tx, words, lambda _: True, NOW) is None


def test_wrong_codes_at_once_kill_a_code_at_five(sql_room: Room) -> None:
    """Of fifty at once five are judged, and the right one comes too late."""
    with sql_room.database.writing() as tx:
        sent = sql_room.ways.propose(tx, "draft", "", Kind.EMAIL, "zoe@example.org", "token", NOW)

    def attempt(number: int) -> object:
        typed = f"{(int(sent.code) + 1 + number) % 10**8:08}"
        with sql_room.database.stepping() as tx:
            return sql_room.ways.answer(tx, "token", typed, NOW)

    assert at_once(50, attempt) == [None] * 50
    with sql_room.database.stepping() as tx:
        assert tx.execute(select(challenges.c.wrong)).scalar_one() == TRIES
        assert sql_room.ways.answer(tx, "token", sent.code, NOW) is None


@pytest.mark.parametrize("by", ["link", "code", "both"])
def test_what_was_sent_is_spent_once(sql_room: Room, by: str) -> None:
    """Of those who bring the same link and code back in the same moment one gets in."""
    for number in range(10):
        with sql_room.database.writing() as tx:
            sent = sql_room.ways.propose(tx, "draft", "", Kind.EMAIL, f"{number}@example.org", "token", NOW)

        def bring(number: int, code: str = sent.code, link: str = sent.link) -> object:
            with sql_room.database.stepping() as tx:
                if by == "link" or (by == "both" and number % 2):
                    return sql_room.ways.spend(tx, link, NOW)
                return sql_room.ways.answer(tx, "token", code, NOW)

        assert len([found for found in at_once(4, bring) if found is not None]) == 1


def test_words_made_at_once_leave_one_code(sql_room: Room) -> None:
    """Of eight codes made in the same moment, for an application that had none, one works."""
    for draft_id in map(str, range(5)):

        def make(_: int, draft_id: str = draft_id) -> object:
            with sql_room.database.writing() as tx:
                return sql_room.ways.make_words(tx, draft_id, "", NOW)

        made = at_once(8, make)
        with sql_room.database.stepping() as tx:
            found = [sql_room.ways.try_words(tx, str(words), lambda _: True, NOW) for words in made]
            assert len([way for way in found if way]) == 1
            assert len(sql_room.ways.of_draft(tx, draft_id)) == 1
    assert number_of(sql_room, record_keys) == 5


def test_an_application_has_one_key_whoever_is_first(sql_room: Room) -> None:
    """Words, an address, an offer and a sign-in in the same moment share one, and each can be read."""

    def first(number: int) -> None:
        room = sql_room
        with room.database.writing() as tx:
            if number % 4 == 0:
                room.ways.make_words(tx, "draft", "", NOW)
            elif number % 4 == 1:
                room.ways.propose(tx, "draft", "", Kind.EMAIL, "zoe@example.org", str(number), NOW)
            elif number % 4 == 2:
                room.permits.offer(tx, "draft", TERMS, NOW)
            else:
                room.ways.confirm_sign_in(tx, "draft", "", "urn:person", NOW)

    at_once(8, first)
    assert number_of(sql_room, record_keys) == 1
    with sql_room.database.reading() as tx:
        assert {way.address for way in sql_room.ways.of_draft(tx, "draft")} == {"", "zoe@example.org"}
        assert [permit.terms for permit in sql_room.permits.of_draft(tx, "draft")] == [TERMS] * 2


def test_asks_at_once_are_counted_and_leave_one_challenge(sql_room: Room) -> None:
    """Twenty at once from one browser send five messages, and the browser waits for one."""

    def ask(_: int) -> object:
        with sql_room.database.writing() as tx:
            return sql_room.ways.ask(tx, Kind.EMAIL, "zoe@example.org", "token", NOW)

    assert len([sent for sent in at_once(20, ask) if sent]) == 5
    assert number_of(sql_room, challenges) == 1
