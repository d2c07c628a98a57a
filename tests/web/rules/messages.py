"""VAL-6, VAL-8, RAD-3: the words of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.forms.words import ONCE
from tests.web.rules.registry import rule
from tests.web.rules.tree import PageTree
from tests.web.rules.words import is_english

BANNED = re.compile(
    r"\b(please|sorry|valid|invalid|oops|forgot|forbidden|illegal|required|an error occurred|failed)\b", re.I
)
A_DECISION = re.compile(r"\b(eligible|qualify|permission|allowed|entitled)\b", re.I)
YES_OR_NO = re.compile(r"Select (yes )?(if|whether)\b")
EXAMPLE = re.compile(r"(?:for example|such as),? (.+)", re.I)


def messages(page: PageTree) -> list[str]:
    """Return what is said at the fields of an English page."""
    found = page.all(css="govuk-error-message") if is_english(page) else []
    return [page.text(one).partition(": ")[2] for one in found]


@rule("VAL-6")
def messages_say_how_to_put_it_right(page: PageTree) -> Iterator[str]:
    """No message begs, blames or uses the words of machines; each language has its own such words."""
    for message in messages(page):
        if found := BANNED.search(message):
            yield f"{message!r} has {found[0]!r}"


@rule("VAL-6")
def messages_give_no_example_again(page: PageTree) -> Iterator[str]:
    """An example that the hint gives is not repeated by the message."""
    for one in page.all(css="govuk-error-message") if is_english(page) else ():
        group = page.around(one, css="govuk-form-group")
        hints = (
            [] if group is None else [each for each in group.iter("div") if each.get("class") == "govuk-hint"]
        )
        for hint in hints:
            if (found := EXAMPLE.search(page.text(hint))) and found[1] in page.text(one):
                yield f"the message repeats the example {found[1]!r}"


@rule("VAL-8")
def no_message_decides(page: PageTree) -> Iterator[str]:
    """That somebody may not qualify is a page, never an error."""
    for message in messages(page):
        if found := A_DECISION.search(message):
            yield f"{message!r} decides: {found[0]!r}"


@rule("RAD-3")
def a_choice_is_asked_for(page: PageTree) -> Iterator[str]:
    """What is missing is to be selected; where one says yes or no, it says so."""
    for one in page.all(css="govuk-error-message") if is_english(page) else ():
        message = page.text(one).partition(": ")[2]
        group = page.around(one, css="govuk-form-group")
        radios = (
            [] if group is None else [each for each in group.iter("input") if each.get("type") == "radio"]
        )
        if not radios or message == ONCE.you:  # which only a form that somebody made up can call for
            continue
        if not message.startswith("Select"):
            yield f"the message {message!r} does not begin with Select"
        if {each.get("value") for each in radios} == {"yes", "no"} and not YES_OR_NO.match(message):
            yield f"the message {message!r} does not begin with Select yes if"
