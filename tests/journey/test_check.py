"""Each fault that a check is there for is planted in the small journey once, and found."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.journey import (
    ALWAYS,
    Checkboxes,
    Choice,
    Circumstances,
    DateInput,
    Fact,
    Group,
    Journey,
    Question,
    Radios,
    Rule,
    Text,
    TextInput,
    all_of,
    given,
    includes,
    yes_no,
)
from portal.journey.check import check
from portal.journey.wording import texts

TYPES = (Radios, Checkboxes, DateInput, TextInput, Group)
NAMES = ("radios", "checkboxes", "date_input", "text_input", "group")
RULE = Rule(
    key="reader",
    outcome="automatic",
    route="reader",
    when=includes("likes", "books"),
    because=Text("you like books", they="they like books"),
    source=Text("The library’s own rules"),
    href="https://example.org/rules",
    since=date(2020, 1, 1),
)


def faults(
    journey: Journey,
    *rules: Rule,
    catalogues: Mapping[str, Mapping[str, str]] | None = None,
    fields: Collection[Any] = TYPES,
    macros: Collection[str] = NAMES,
) -> list[str]:
    """Return what the check finds, with everything from the rooms above in order unless said otherwise."""
    circumstances = Circumstances(date(2027, 3, 9), lambda postcode: None)
    return check(
        journey, rules, circumstances=circumstances, catalogues=catalogues or {}, fields=fields, macros=macros
    )


def changed(journey: Journey, key: str, **change: Any) -> Journey:
    """Return the journey with one item changed."""
    return replace(
        journey,
        sections=tuple(
            replace(s, items=tuple(replace(i, **change) if i.key == key else i for i in s.items))
            for s in journey.sections
        ),
    )


def more(journey: Journey, at: int, *items: Any) -> Journey:
    """Return the journey with items added at the end of one section."""
    sections = list(journey.sections)
    sections[at] = replace(sections[at], items=(*sections[at].items, *items))
    return replace(journey, sections=tuple(sections))


def asked(key: str = "extra", ask: Text | None = None, missing: str = "Enter it", **others: Any) -> Question:
    """Return a question to add."""
    what = ask or Text("What else?")
    return Question(
        key=key, ask=what, answer=others.pop("answer", TextInput()), missing=Text(missing), **others
    )


def test_a_sound_journey_has_no_faults(card: Journey) -> None:
    """Nothing is found where nothing is wrong, with rules or without."""
    assert faults(card) == []
    assert faults(card, RULE) == []


ADDED: dict[str, tuple[int, Any, str]] = {
    # fault: section it is added to, what is added, what the check says
    "a key twice": (2, asked("who"), "The key who is used 2 times."),
    "a key of a section": (2, asked("helper"), "The key helper is used 2 times."),
    "a key with capitals": (2, asked("whoElse"), "The key whoElse is not in snake_case."),
    "a choice twice": (
        2,
        asked(answer=yes_no(None, None, Choice("no", Text("Never")))),
        "the choice no is",
    ),
    "a key nobody asks": (
        2,
        asked(when=given("nobody", "x")),
        "reads nobody, which is not asked before it",
    ),
    "an answer of another task": (
        2,
        asked(when=given("friend_name", "")),
        "reads friend_name, which is not",
    ),
    "a choice that reads what is not asked": (
        2,
        asked(answer=Radios((Choice("a", Text("A"), when=given("later", "x")),))),
        "extra reads later, which is not asked before it.",
    ),
    "a value that is no choice": (
        2,
        asked(when=given("who", "aunt")),
        "for 'aunt' in who, which is never that",
    ),
    "an outcome that is none": (
        2,
        asked(when=given("age", "old")),
        "for 'old' in age, which is never that",
    ),
    "a list read as one": (
        2,
        asked(when=given("likes", "maps")),
        "likes as a single answer where",
    ),
    "one read as a list": (
        2,
        asked(when=includes("who", "me")),
        "who as a single answer where",
    ),
    "a page out of reach": (
        2,
        asked(when=all_of(given("who", "me"), given("who", "friend"))),
        "extra is a page that no answers lead to.",
    ),
    "a page with nothing to answer": (
        2,
        asked(answer=Radios((Choice("a", Text("A"), when=given("who", "friend")),)), missing="Select it"),
        "extra can be reached with nothing to answer.",
    ),
    "a fact for nobody": (
        0,
        Fact(key="idle", cases=(("a", given("who", "me")),)),
        "idle is read by nobody",
    ),
    "a voice left out": (
        2,
        asked(ask=Text("What is your aim?")),
        "your aim?' lacks the words",
    ),
    "the first person left out": (
        2,
        asked(answer=Radios((Choice("a", Text("My own")),)), missing="Select it"),
        "'My own' lacks the words for somebody",
    ),
    "two voices alike": (2, asked(ask=Text("What?", they="What?")), "says the same in both"),
    "an error without its verb": (
        2,
        asked(missing="You must say"),
        "say' does not begin",
    ),
    "an error that blames": (
        2,
        asked(missing="Enter a valid number"),
        "blames or alarms (VAL-6)",
    ),
    "a hint with a full stop": (
        2,
        asked(hint=Text("Any will do.")),
        "ends with a full stop",
    ),
    "a hint with a link": (2, asked(hint=Text("See www.example.org")), "has a link (Q-4)"),
    "a heading twice": (
        2,
        asked(ask=Text("Loans")),
        "share the heading 'Loans'",
    ),
}


@pytest.mark.parametrize(("at", "added", "said"), ADDED.values(), ids=ADDED)
def test_a_fault_is_found(card: Journey, at: int, added: Any, said: str) -> None:
    """The check names the place and the fault, in a sentence that somebody can act on."""
    found = faults(more(card, at, added))
    assert [fault for fault in found if said in fault], found


def test_a_section_that_reads_a_task_is_found(card: Journey) -> None:
    """A section is opened by the route alone, so its condition may not read what a task asks."""
    *others, last = card.sections
    late = replace(card, sections=(*others, replace(last, when=given("friend_name", ""))))
    assert faults(late)[0] == "borrowing reads friend_name, which is not asked before it."


def test_outcomes_that_nobody_tells_apart_are_found(card: Journey) -> None:
    """One outcome may go unnamed, two may not, and a rule counts as somebody who names one."""
    cases = (("reader", includes("likes", "books")), ("finder", includes("likes", "maps")), ("other", ALWAYS))
    kind = Fact(key="kind", cases=cases)
    one = more(more(card, 0, kind), 2, asked(when=given("kind", "finder")))
    assert faults(one, RULE) == []
    assert faults(one) == ["The fact kind has outcomes that nobody tells apart: reader, other."]


def test_you_means_the_helper_where_only_helpers_come(card: Journey) -> None:
    """Pages asked before it is known who applies, or only of helpers, may say "you" in both voices."""
    assert faults(changed(card, "who", ask=Text("Who are you here for?"))) == []
    assert faults(changed(card, "friend_name", ask=Text("What is your name?"))) == []
    assert faults(changed(card, "shelf", ask=Text("Which is your shelf?"))) != []


def test_a_type_without_field_or_template_is_found(card: Journey) -> None:
    """Each answer type in use, inside groups too, needs a form field and a template."""
    assert faults(card, fields=TYPES[1:]) == ["The answer type Radios has no form field."]
    assert faults(card, macros=[name for name in NAMES if name != "text_input"]) == [
        "The answer type TextInput has no template."
    ]


def test_a_rule_without_a_source_is_found(card: Journey) -> None:
    """A rule says where the law says so, and reads only what is asked."""
    assert faults(card, replace(RULE, source=Text(""))) == [
        "The rule reader does not say where the law says so."
    ]
    assert faults(card, replace(RULE, href="")) == ["The rule reader does not say where the law says so."]
    assert faults(card, replace(RULE, when=given("nobody", "x"))) != []
    assert faults(card, RULE, RULE) == ["The rule reader is there 2 times."]


def test_a_missing_translation_is_found(card: Journey) -> None:
    """Each declared language has every text in both voices."""
    words = {w for said in texts(card) for w in (said.text.you, said.text.in_voice("they"))}
    assert faults(card, catalogues={"cy": dict.fromkeys(words, "Cymraeg")}) == []
    found = faults(card, catalogues={"cy": dict.fromkeys(words - {"What do they like?"}, "Cymraeg")})
    assert found == ["likes: 'What do they like?' is not translated into cy."]
