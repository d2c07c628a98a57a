"""No input, of any shape, is more than an answer or a message."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.forms import QuestionForm, View
from portal.journey import AnswerType

NAUGHTY = (
    "<script>alert(1)</script>",
    "'; DROP TABLE cases; --",
    "{{ 7 * 7 }}",
    "{noun} {0} {} %s %(x)s ${x}",
    "../../etc/passwd",
    "\x00\ud800\ufffe",
    "\u202e\u2066abc",
    "ﷺ" * 50,
    "Ḽơᶉëᶆ ȋṕšᶙṁ ḍỡḽǭᵳ",
    "👩‍👩‍👧‍👦",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "NaN",
    "1e400",
    "９" * 30,
    "²³",
    "½",
    "٩٣",
    "-1",
    "0",
    "00",
    "true",
    "null",
    "[]",
    "ß" * 9,
    "İı",
    "a@" * 50,
    "1" * 5000,
    " " * 5000 + "x",
    "." * 5000,
    "x " * 5000,
    "@" * 5000,
    "+(" * 5000,
    "1-" * 5000,
    "1st" * 2000,
    "=cmd|' /C calc'!A0",
)
PIECES = (
    "9",
    "March",
    "1951",
    "/",
    ".",
    "CV1",
    "2AB",
    "JG",
    "103759",
    "A",
    "+44",
    "07700",
    "900461",
    "@",
    "x",
)
TEXTS = (
    st.text(max_size=60)
    | st.sampled_from(NAUGHTY)
    | st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)
    | st.sampled_from(("one", "two", "none"))
)
SUFFIXES = "day month year first last line_1 line_2 town postcode what since-day since-month since-year often"
NAMES = st.sampled_from(("thing", "other", *(f"thing-{suffix}" for suffix in SUFFIXES.split()))) | st.text(
    max_size=8
)
RAW = st.dictionaries(NAMES, st.lists(TEXTS, max_size=2), max_size=6) | TEXTS.map(
    lambda text: {name: [text] for name in ("thing", *(f"thing-{suffix}" for suffix in SUFFIXES.split()))}
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(NAMES.map(lambda name: name[6:]), inner, max_size=5)
    ),
    max_leaves=8,
)
FULL = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@FULL
@given(raw=RAW)
def test_any_form_is_read_or_explained(
    sample: AnswerType,
    ask: Callable[..., QuestionForm],
    typed: Callable[[View], dict[str, list[str]]],
    raw: Any,
) -> None:
    """Any inputs with any values give an answer that is accepted again unchanged, or errors on the page."""
    form = ask(sample, MultiDict(raw))
    if form.validate():
        assert not form.errors
        assert sample.accepts(form.answer, {})
        again = ask(sample, typed(ask(sample, stored=form.answer).view()))
        assert again.validate()
        assert again.answer == form.answer
    else:
        assert {error.anchor for error in form.errors} <= {*form.field.names, *form.view().slots}
        assert all(error.message for error in form.errors)


@settings(FULL, max_examples=50)
@given(raw=RAW)
def test_what_was_kept_gives_the_same_form(
    sample: AnswerType, ask: Callable[..., QuestionForm], raw: Any
) -> None:
    """Kept input, stored as JSON and given back, shows the same values and the same errors."""
    first = ask(sample, raw)
    kept = json.dumps(first.raw, ensure_ascii=False).encode()
    second = ask(sample, json.loads(kept))
    assert second.raw == first.raw
    assert second.view() == first.view()
    assert second.validate() == first.validate()
    assert second.errors == first.errors


@settings(FULL, max_examples=50)
@given(stored=JSON)
def test_any_stored_answer_can_be_shown(
    sample: AnswerType, ask: Callable[..., QuestionForm], stored: Any
) -> None:
    """An answer of another release, or half an answer, shows what it can and never fails."""
    view = ask(sample, stored=stored).view()
    assert set(view.values) == set(view.slots)


def test_an_error_never_repeats_what_was_typed(sample: AnswerType, ask: Callable[..., QuestionForm]) -> None:
    """No message holds any of the text it is about."""
    for text in filter(lambda text: len(text) > 4, NAUGHTY):
        form = ask(sample, {name: [text] for name in ask(sample, {}).field.names})
        assert form.validate() or not any(text in error.message for error in form.errors)
