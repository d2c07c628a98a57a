"""What the macros of the answer types draw."""

from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.forms import QuestionForm, View, clean
from portal.journey import (
    Address,
    AnswerType,
    Checkboxes,
    Choice,
    DateInput,
    EmailAddress,
    Name,
    NationalInsuranceNumber,
    Radios,
    TelephoneNumber,
    Text,
    TextInput,
)
from portal.web.fold import flag, fold, slot
from portal.web.templating import PortalFlask

TEMPLATES = PortalFlask("portal.web").jinja_env


def draw(view: View) -> str:
    return TEMPLATES.get_template(f"answer/{view.kind}.html").module.render(view)


def parse(view: View) -> Any:
    page = f"<!doctype html><title>x</title>{draw(view)}"
    return html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)


def inputs(tree: Any) -> list[Any]:
    return [*tree.iter("input"), *tree.iter("textarea")]


@pytest.mark.parametrize("wrong", [False, True])
def test_every_input_is_labelled_named_and_free_of_browser_rules(
    sample: AnswerType, ask: Callable[..., QuestionForm], wrong: bool
) -> None:
    """Q-2, Q-8, TEXT-1: one heading, each input bound to a label, ids unique, no attribute that judges."""
    form = ask(sample, {} if wrong else None, hint=Text("A hint"))
    assert form.validate() is False
    tree = parse((form if wrong else ask(sample, hint=Text("A hint"))).view())
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert len(list(tree.iter("h1"))) == 1
    labelled = {label.get("for") for label in tree.iter("label")}
    assert {node.get("id") for node in inputs(tree)} == labelled
    for node in inputs(tree):
        assert node.get("type") in (None, "text", "email", "tel", "radio", "checkbox")
        assert not {"required", "placeholder", "maxlength", "pattern", "checked"} & set(node.keys())
    described = " ".join(node.get("aria-describedby", "") for node in tree.iter()).split()
    assert set(described) <= set(ids)
    assert len(described) >= 1


def test_an_error_is_said_at_its_input_in_the_words_of_the_summary(
    sample: AnswerType, ask: Callable[..., QuestionForm]
) -> None:
    """VAL-3, VAL-4: every error's anchor is an input, and the field repeats the message after "Error:"."""
    form = ask(sample, {})
    assert not form.validate()
    tree = parse(form.view())
    focusable = {node.get("id") for node in inputs(tree)}
    said = ["".join(node.itertext()).split() for node in tree.iter("p")]
    for error in form.errors:
        assert error.anchor in focusable
        assert ["Error:", *error.message.split()] in said


@settings(deadline=None, max_examples=20)
@given(text=st.text(max_size=30).map(clean))
def test_a_page_drawn_once_and_filled_is_the_page(
    sample: AnswerType, ask: Callable[..., QuestionForm], text: str
) -> None:
    """A page with markers, folded and filled, is byte for byte the page drawn with the values."""
    form = ask(sample, {name: [text] for name in ask(sample, {}).field.names})
    for view in (form.view(), *(ask(sample, stored=one).view() for one in sample.examples())):
        folded = fold(draw(view.marked(slot, flag)))
        assert folded.names == set(view.slots)
        assert folded.fill(view.values) == draw(view)


def test_a_marked_view_is_the_same_whatever_the_values(
    sample: AnswerType, ask: Callable[..., QuestionForm]
) -> None:
    """It can be the key of a cache of drawn pages: equal and hashable for every answer to one question."""
    views = [ask(sample, stored=one).view().marked(slot, flag) for one in ("", *sample.examples())]
    assert len(set(views)) == 1


def test_rad_2_the_first_choice_has_the_id_of_the_question(ask: Callable[..., QuestionForm]) -> None:
    """RAD-2, CHK-1: the first choice can be linked to; "none" comes last, after "or", and is exclusive."""
    choices = (Choice("one", Text("One"), hint=Text("The first")), Choice("two", Text("Two")))
    tree = parse(ask(Checkboxes(choices, none=Choice("none", Text("None")))).view())
    assert [node.get("id") for node in inputs(tree)] == ["thing", "thing-2", "thing-3"]
    assert [node.get("data-behaviour") for node in inputs(tree)] == [None, None, "exclusive"]
    divided = [node.get("class") for node in tree.iter("div")]
    assert "govuk-checkboxes__divider" in divided
    assert "govuk-radios__divider" not in divided


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (None, "Select all that apply"),
        (Text("Think of a bad day"), "Think of a bad day. Select all that apply"),
        (Text("Select all that apply to you"), "Select all that apply to you"),
    ],
)
def test_chk_1_checkboxes_say_that_several_may_be_chosen(
    ask: Callable[..., QuestionForm], hint: Text | None, expected: Any
) -> None:
    """CHK-1: the hint says so once, with or without a hint of the question's own."""
    choices = Checkboxes((Choice("one", Text("One")), Choice("two", Text("Two"))))
    assert ask(choices, hint=hint).view().hint == expected


def test_date_1_only_the_wrong_part_is_red(ask: Callable[..., QuestionForm]) -> None:
    """DATE-1: one wrong box is marked alone; an impossible date marks all three."""
    born = DateInput(noun=Text("Date of birth"))
    for day, month, red in (("1", "13", [False, True, False]), ("31", "2", [True, True, True])):
        form = ask(born, {"thing-day": [day], "thing-month": [month], "thing-year": ["1985"]})
        assert not form.validate()
        boxes = inputs(parse(form.view()))
        assert ["govuk-input--error" in node.get("class") for node in boxes] == red
        assert [node.get("inputmode") for node in boxes] == ["numeric"] * 3


OWN = [
    (Name(), ["given-name", "family-name"]),
    (Address(), ["address-line1", "address-line2", "address-level2", "postal-code"]),
    (EmailAddress(), ["email"]),
    (TelephoneNumber(), ["tel"]),
    (DateInput(noun=Text("Date of birth"), birthday=True), ["bday-day", "bday-month", "bday-year"]),
]


@pytest.mark.parametrize(("answer", "tokens"), OWN)
def test_name_1_the_browser_fills_in_only_the_users_own_data(
    ask: Callable[..., QuestionForm], answer: AnswerType, tokens: list[str]
) -> None:
    """NAME-1, WCAG 1.3.5: tokens for one's own details and a helper's own, "off" for somebody else's."""

    def offered(**about: Any) -> list[str | None]:
        return [node.get("autocomplete") for node in inputs(parse(ask(answer, **about).view()))]

    assert offered() == offered(voice="they", about_helper=True) == tokens
    assert offered(voice="they") == ["off"] * len(tokens)


def test_other_dates_and_plain_text_have_no_token(ask: Callable[..., QuestionForm]) -> None:
    """DATE-2: a date that is no birthday, and text in general, carries no autocomplete at all."""
    for answer in (DateInput(noun=Text("The day")), TextInput()):
        assert {node.get("autocomplete") for node in inputs(parse(ask(answer, voice="they").view()))} == {
            None
        }


def test_text_2_codes_names_and_email_are_not_spell_checked(ask: Callable[..., QuestionForm]) -> None:
    """TEXT-2: no red line under a name, an email address or a code."""
    for answer in (Name(), EmailAddress(), NationalInsuranceNumber()):
        for node in inputs(parse(ask(answer).view())):
            assert node.get("spellcheck") == "false"


def test_a_question_below_another_heading_is_no_heading(ask: Callable[..., QuestionForm]) -> None:
    """Q-2: radios below a list keep their legend, without a second h1."""
    view = ask(Radios((Choice("yes", Text("Yes")), Choice("no", Text("No"))))).view(is_heading=False)
    assert not list(parse(view).iter("h1"))


def test_q_5_an_optional_part_says_so(ask: Callable[..., QuestionForm], sample: AnswerType) -> None:
    """Q-5: what may be left out ends "(optional)", and only that."""
    assert ask(sample, optional=True).view().label == "What is it? (optional)"
    assert ask(sample).view().label == "What is it?"
    assert ask(Address()).view().parts[1].label == "Address line 2 (optional)"
