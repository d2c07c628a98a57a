"""How a draft changes."""

from datetime import UTC, datetime

from portal.drafts import new_draft, new_session

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_recording_an_answer() -> None:
    """A recorded answer carries the version its saving will make, and drops what was kept and confirmed."""
    before = new_draft(3, NOW).keep("age", {"age": ["x"]}).keep("name", {"name": ["y"]}).confirm("abc")
    after = before.record("age", 71)
    assert (after.answers, after.recorded) == ({"age": 71}, {"age": 1})
    assert (after.kept, after.checked) == ({"name": {"name": ["y"]}}, None)
    assert before.answers == {}
    assert before.checked == "abc"


def test_keeping_and_dropping_input() -> None:
    """Kept input sits beside the answers until it is dropped, and the confirmation stands."""
    kept = new_draft(3, NOW).record("age", 71).confirm("abc").keep("age", {"age": ["x"]})
    assert (kept.answers, kept.kept, kept.checked) == ({"age": 71}, {"age": {"age": ["x"]}}, "abc")
    assert kept.drop_kept("age").drop_kept("name").kept == {}


def test_answers_show_in_no_repr() -> None:
    """Printing a draft, as a traceback may, gives no answer away."""
    draft = new_draft(3, NOW).record("name", "canary").keep("phone", {"phone": ["canary"]})
    assert "canary" not in repr(draft)


def test_ids_cannot_be_guessed() -> None:
    """Draft ids and submit keys have 128 random bits, sessions 256, all fit for a URL."""
    drafts = [new_draft(3, NOW) for _ in range(100)]
    made = {draft.id for draft in drafts} | {draft.submit_key for draft in drafts}
    assert len(made) == 200
    assert {len(one) for one in made} == {22}
    assert len(new_session()) == 43
