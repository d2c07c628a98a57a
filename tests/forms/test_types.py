"""An answer type is whole: it has a field, a macro and examples that come back as they went."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.forms import QuestionForm, View, field_for
from portal.forms.asked import Asked
from portal.journey import Address, AnswerType, Files, Say

MACROS = Path(__file__).parents[2] / "templates" / "answer"


def concrete(base: type[AnswerType] = AnswerType) -> Iterator[type[AnswerType]]:
    # A dataclass with slots leaves its first version behind: take only what its module still holds.
    found = [
        one for one in base.__subclasses__() if getattr(sys.modules[one.__module__], one.__name__) is one
    ]
    if not found:
        yield base
    for one in found:
        yield from concrete(one)


def test_an_answer_type_has_a_field_a_macro_and_examples_that_round_trip(
    sample: AnswerType, ask: Callable[..., QuestionForm], typed: Callable[[View], dict[str, list[str]]]
) -> None:
    """Every answer type can be asked, drawn, and read back exactly as it was stored."""
    assert sample.examples()
    for example in sample.examples():
        view = ask(sample, stored=example).view()
        assert view.kind == snake_case(type(sample))
        assert (MACROS / f"{view.kind}.html").is_file()
        form = ask(sample, typed(view))
        assert form.validate(), form.errors
        assert form.answer == example
        assert sample.accepts(form.answer, {})


def test_every_answer_type_has_its_sample(samples: tuple[AnswerType, ...]) -> None:
    """A new answer type is tested here, or this fails; files travel apart from words: see test_files.py."""
    assert {type(sample) for sample in samples} | {Files} == set(concrete())


def test_half_an_answer_fills_what_it_can(ask: Callable[..., QuestionForm]) -> None:
    """A suggested answer may be incomplete: the postcode given earlier waits in its box of the address."""
    values = ask(Address(), stored={"postcode": "CV1 2AB"}).view().values
    assert values.pop("thing-postcode") == "CV1 2AB"
    assert set(values.values()) == {""}


def test_a_macro_belongs_to_an_answer_type() -> None:
    """No macro is left over from an answer type that is gone."""
    assert {macro.stem for macro in MACROS.iterdir()} == {snake_case(one) for one in concrete()}


def snake_case(kind: type[AnswerType]) -> str:
    """Return the snake case of a class name."""
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in kind.__name__).lstrip("_")


def test_an_unknown_answer_type_is_a_clear_error() -> None:
    """An answer type without a field says so by name."""
    with pytest.raises(TypeError, match="no field for AnswerType"):
        field_for(AnswerType(), Asked("What?", "Enter it", Say()))
