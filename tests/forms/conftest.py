"""Forms of one answer type, as short as a table needs them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine

from portal.forms import QuestionForm, View, form_for
from portal.journey import (
    Address,
    AnswerType,
    BadgeNumber,
    Checkboxes,
    Choice,
    DateInput,
    EmailAddress,
    Group,
    Name,
    NationalInsuranceNumber,
    Part,
    Postcode,
    Question,
    Radios,
    Say,
    TelephoneNumber,
    Text,
    Textarea,
    TextInput,
    Voice,
)

Ask = Callable[..., QuestionForm]

LISTED = (Choice("one", Text("One")), Choice("two", Text("Two")))
NONE = Choice("none", Text("None of these"))
SAMPLES: tuple[AnswerType, ...] = (
    Radios(LISTED, none=NONE),
    Checkboxes(LISTED, none=NONE),
    TextInput(),
    Textarea(),
    Postcode(),
    BadgeNumber(),
    NationalInsuranceNumber(),
    EmailAddress(),
    TelephoneNumber(),
    DateInput(noun=Text("Date of birth"), must_be="past", birthday=True),
    Name(),
    Address(),
    Group(
        (
            Part("what", Text("What"), TextInput(), Text("Enter what")),
            Part("since", Text("Since when"), DateInput(noun=Text("Since when")), Text("Enter since when")),
            Part("often", Text("How often"), Radios(LISTED), Text("Select how often"), optional=True),
        )
    ),
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `sample` with one answer of every type."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", SAMPLES, ids=lambda one: type(one).__name__)


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Return a maker of forms that ask "What is it?" of an answer type."""

    def make(
        answer: AnswerType, raw: Any = None, *, voice: Voice = "you", stored: Any = "", **extra: Any
    ) -> QuestionForm:
        text = Text("What is it?", they="What is theirs?")
        missing = Text("Enter your thing", they="Enter their thing")
        known = extra.pop("known", {})
        question = Question(key="thing", ask=text, answer=answer, missing=missing, **extra)
        return form_for(question, known, Say(voice), raw=raw, answer=stored)

    return make


@pytest.fixture(scope="session")
def typed() -> Callable[[View], dict[str, list[str]]]:
    """Return what a browser would post for a view, as it stands."""

    def inputs(view: View) -> dict[str, list[str]]:
        if view.parts:
            return {name: values for part in view.parts for name, values in inputs(part).items()}
        if view.items:
            return {view.name: [item.value for item in view.items if item.chosen]}
        return {view.name: [view.value]}

    return inputs


@pytest.fixture
def on_monday() -> Iterator[None]:
    """Make it Monday 23 November 2026."""
    with time_machine.travel("2026-11-23 12:00"):
        yield


@pytest.fixture(scope="session")
def samples() -> tuple[AnswerType, ...]:
    """Return one answer of every type."""
    return SAMPLES
