"""The normal form of text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.forms import MOST_TYPED, clean
from portal.forms.typed import Typed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  plain  ", "plain"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("\ufeff\u200b \u3164word\u2060", "word"),
        ("nul\x00, bell\x07", "nul, bell"),
        ("gone: \ud800", "gone:"),
        ("\u202eevil\u202c", "evil"),
        ("Sia\u0302n", "Siân"),
        ("e\u200b\u0301", "é"),
        ("pass\u200dword", "password"),
        ("नी\u200dल", "नी\u200dल"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("ŵ ŷ ẁ", "ŵ ŷ ẁ"),
        ("soft\xadhyphen", "softhyphen"),
    ],
)
def test_what_cannot_be_seen_is_taken_out_and_what_spells_is_kept(typed: str, kept: str) -> None:
    """Unseen characters go; accents, scripts, emoji and line breaks stay."""
    assert clean(typed) == kept


ANY_TEXT = st.text(st.characters() | st.sampled_from("\u200c\u200d\u200b\u0301\u0323\ufe0f\u3164\r\n \tنя👩"))


@given(ANY_TEXT)
def test_the_normal_form_is_normal(text: str) -> None:
    """Whatever comes in, what is kept can be stored anywhere, and cleaning it again changes nothing."""
    kept = clean(text)
    assert clean(kept) == kept == unicodedata.normalize("NFC", kept) == kept.strip()
    kept.encode()
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n" for sign in kept)


def test_what_is_kept_of_one_input_is_capped() -> None:
    """However many values and characters are sent, a field keeps at most its cap, and says it was cut."""
    typed = Typed({"thing": ["x" * MOST_TYPED, *["y" * 1000] * 1000]}, ("thing",))
    assert sum(map(len, typed["thing"])) == MOST_TYPED
    assert typed.cut == {"thing"}


def test_a_long_run_of_accents_is_normalised_in_no_time() -> None:
    """The cap comes before normalising, which takes quadratic time for accents out of order."""
    typed = Typed({"thing": ["a" + "\u0301\u0323" * 200_000]}, ("thing",))
    assert typed.cut
