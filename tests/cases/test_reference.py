"""References: what is one, and what mistakes the check character catches."""

from hypothesis import given
from hypothesis import strategies as st

from portal.cases.reference import ALPHABET, is_reference, new_reference, normalise

references = st.builds(new_reference)
places = st.sampled_from([3, 4, 5, 6, 8, 9, 10, 11])  # where the eight characters stand in BB-XXXX-XXXX


def test_the_alphabet_has_no_look_alikes_and_no_words() -> None:
    """None of the characters people mix up, and no vowel, is ever part of a reference."""
    assert set("0O1IL5S2Z8BUVAEY").isdisjoint(ALPHABET)
    assert (len(ALPHABET), len(set(ALPHABET))) == (20, 20)


@given(references)
def test_a_new_reference_is_one(reference: str) -> None:
    """What we make, we accept, and it is in the form we print."""
    assert is_reference(reference)
    assert normalise(reference) == reference


@given(references, places, st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
def test_any_wrong_character_is_caught(reference: str, place: int, character: str) -> None:
    """A reference with one character changed is none."""
    changed = reference[:place] + character + reference[place + 1 :]
    assert is_reference(changed) == (changed == reference)


@given(references, places, places)
def test_any_exchange_is_caught(reference: str, one: int, other: int) -> None:
    """A reference with two characters exchanged, neighbours or not, is none."""
    characters = list(reference)
    characters[one], characters[other] = characters[other], characters[one]
    changed = "".join(characters)
    assert is_reference(changed) == (changed == reference)


@given(references)
def test_typing_is_forgiven(reference: str) -> None:
    """Case, dashes, spaces and a missing BB make no difference."""
    bare = reference.replace("-", "")
    for typed in (bare, bare.lower(), f" {reference.lower()} ", reference[3:], " ".join(bare), bare[2:]):
        assert normalise(typed) == reference


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    """No text, however odd, is an error."""
    assert is_reference(text) in (True, False)
