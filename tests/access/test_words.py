"""Codes of common words: as strong as they should be, and read in whatever manner they are typed."""

import time
from collections import Counter
from itertools import combinations
from math import log2, sqrt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.access import words
from portal.access.words import fresh, normalise, shown

LIST = tuple(Path(words.__file__).with_name("words.txt").read_text("utf-8").split())
CODE = "-".join(LIST[::200][:5])

codes = st.lists(st.sampled_from(LIST), min_size=5, max_size=5).map("-".join)
SIGNS = (" ", "  ", "-", "–", "‑", ".", ". ", ",", ", ", "\n", "\r\n", "\t", "/", "_", " - ", "...", "\u00a0")
SAID = ("full stop", "Fullstop", "full-stop", "DOT", "dash", "hyphen", "space", "comma", "period", "new line")
between = st.sampled_from((*SIGNS, *(f" {said} " for said in SAID), ", comma, "))
around = st.sampled_from(("", " ", "\n", "“", '"', "'", "‘", "( ", ".", "”", " full stop "))
manners = st.sampled_from((str.lower, str.upper, str.title, str.swapcase))


def test_a_code_has_fifty_bits() -> None:
    """More than the 45 that are wanted: five words, each out of the whole list."""
    assert len(fresh().split("-")) * log2(len(LIST)) == 50


@pytest.mark.slow
def test_codes_do_not_repeat_and_favour_no_word() -> None:
    """Of 100,000 none is like another, and the words come as evenly as chance has it, no more and no less."""
    made = [fresh() for _ in range(100_000)]
    assert len(set(made)) == len(made)  # by chance two are alike once in 200,000 runs of this test
    counts = Counter(word for code in made for word in code.split("-"))
    assert set(counts) == set(LIST)
    even = 5 * len(made) / len(LIST)
    chi_square = sum((count - even) ** 2 / even for count in counts.values())
    freedom = len(LIST) - 1
    assert abs(chi_square - freedom) < 10 * sqrt(2 * freedom)  # by chance not once in 10^20 runs


@pytest.mark.slow
def test_each_place_of_a_code_has_every_word_whatever_the_others_have() -> None:
    """No place takes from a part of the list, and no word follows from another of the same code."""
    made = [fresh().split("-") for _ in range(30_000)]
    assert {len(set(place)) for place in zip(*made, strict=True)} == {len(LIST)}
    for one, other in combinations(range(5), 2):
        alike = sum(code[one] == code[other] for code in made)
        assert 0 < alike < 100  # by chance 29, and this far off not once in 10^11 runs


@given(codes)
@example(CODE)
def test_a_code_is_shown_without_hyphens_and_read_again(code: str) -> None:
    """What people see is the words with spaces; it is the same code."""
    assert shown(code) == " ".join(code.split("-"))
    assert normalise(shown(code)) == normalise(code) == code


@given(codes, st.lists(between, min_size=4, max_size=4), st.tuples(around, around), manners)
def test_a_code_is_read_however_it_is_typed_or_said(
    code: str, gaps: list[str], outside: tuple[str, str], manner: object
) -> None:
    """Case, spaces, signs, words said for signs, new lines and quotation marks make no difference."""
    first, *rest = code.split("-")
    typed = (
        outside[0] + first + "".join(gap + word for gap, word in zip(gaps, rest, strict=True)) + outside[1]
    )
    assert callable(manner)
    assert normalise(manner(typed)) == code


@given(codes)
def test_a_code_in_wide_letters_is_read(code: str) -> None:
    """Some keyboards make letters that only look alike."""
    wide = "".join(chr(ord(each) + 0xFEE0) if each.isalpha() else "\u3000" for each in code)
    assert normalise(wide) == code


@given(codes, st.integers(0, 15))
@example(CODE, 15)
def test_words_run_together_are_taken_apart(code: str, joined: int) -> None:
    """Any of them may follow on the one before, as many keyboards of phones have it."""
    first, *rest = code.split("-")
    gaps = ["" if joined >> place & 1 else " " for place in range(4)]
    assert normalise(first + "".join(gap + word for gap, word in zip(gaps, rest, strict=True))) == code


@given(codes, st.integers(1, 20))
def test_a_word_torn_in_two_is_read(code: str, place: int) -> None:
    """A computer that listens may hear one word as two."""
    assert normalise(f"{code[:place]} {code[place:]}") == code


FOUR = CODE.rpartition("-")[0]


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "-", "full stop", FOUR, f"{CODE}-{LIST[7]}", f"{CODE}s", f"x{CODE}", f"{FOUR} unknown"),
        *("1 2 3 4 5", "\0", CODE + " " * 600, "ﷺ" * 400),
    ],
)
def test_what_is_no_code_is_none(typed: str) -> None:
    """Neither four words, nor six, nor others, nor something very long."""
    assert normalise(typed) == ""


@given(st.text() | st.lists(st.sampled_from((*LIST[:40], "dot", "x")), max_size=9).map(" ".join))
def test_anything_is_a_code_or_none(typed: str) -> None:
    """Whatever is typed gives five words of the list or nothing, and reading that again gives the same."""
    read = normalise(typed)
    words_read = read.split("-") if read else []
    assert len(words_read) in (0, 5)
    assert set(words_read) <= set(LIST)
    assert normalise(read) == read


def test_reading_takes_no_time() -> None:
    """Nothing that fits into the box keeps a computer busy."""
    shortest = sorted(LIST, key=len)[:50]
    began = time.perf_counter()
    for word in shortest:
        normalise((word * 500)[:500])
        normalise((f"{word} " * 500)[:500])
    assert time.perf_counter() - began < 1
