"""Faults of wording that can be found by reading: a voice left out, an error that does not say what to do."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from portal.journey.answers import AnswerType, Choices
from portal.journey.composites import DateInput, Group, Part
from portal.journey.files import Files
from portal.journey.questions import ExitPage, Journey, Page, Question, Repeat
from portal.journey.rules import Rule
from portal.journey.text import Block, Bullets, Link, Text, Voice

Kind = Literal["heading", "error", "hint", "other"]

VOICES: tuple[Voice, ...] = ("you", "they")
PERSON = re.compile(r"\b(I|me|my|mine|myself|you|your|yours|yourself)\b", re.I)
WHOEVER_FILLS_IN = re.compile(
    r"\bI (am not sure|do not know|do not have (it|the letter|a copy|any))\b"
    r"|\bI (cannot (get|think)|will|would (like|rather))\b"
    r"|\byou (do not need to have|can send|cannot upload|will send|send|need to add)\b",
    re.I,
)
"""What whoever fills in says or is told in both voices: what they know, and what they will send."""
VERB = re.compile(r"(Select|Enter|Describe|Give) ")
BANNED = re.compile(
    r"\b(please|sorry|valid|invalid|oops|forgot|forbidden|illegal|required field|an error occurred)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text, where it stands and what it is there for."""

    where: str
    text: Text
    kind: Kind = "other"


def texts(journey: Journey, rules: Collection[Rule] = ()) -> Iterator[Said]:
    """Yield every text of a journey and its rules, for checks and for translators."""
    for section in journey.sections:
        yield Said(section.key, section.title)
        for page in section.pages:
            yield from _of_page(page)
    for rule in rules:
        yield Said(f"rule {rule.key}", rule.because)
        yield Said(f"rule {rule.key}", rule.source)


def _of_page(page: Page) -> Iterator[Said]:
    key = page.key
    match page:
        case Question():
            yield from _said(key, "heading", page.ask)
            yield from _said(key, "error", page.missing)
            yield from _said(key, "hint", page.hint)
            yield from _said(key, "other", page.otherwise, page.row, *_of_blocks(page.about))
            yield from _of_answer(key, page.answer)
        case Repeat():
            yield from _said(key, "heading", page.ask, page.add)
            yield from _said(key, "error", page.missing)
            yield from _said(key, "other", page.another, page.noun, page.row)
            yield from _of_answer(key, page.item)
        case ExitPage():
            yield from _said(key, "heading", page.title)
            yield from _said(key, "other", page.go_on, *_of_blocks(page.body))


def _said(where: str, kind: Kind, *found: Text | None) -> Iterator[Said]:
    return (Said(where, text, kind) for text in found if text)


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Bullets():
                yield from block.items
            case Link():
                yield block.text
            case Text():
                yield block


def _of_answer(where: str, answer: AnswerType) -> Iterator[Said]:
    match answer:
        case Choices():
            for choice in answer.all:
                yield from _said(where, "other", choice.text)
                yield from _said(where, "hint", choice.hint)
        case Files():
            yield from (Said(where, choice.text) for choice in (*answer.kinds, *answer.looks))
        case DateInput():
            yield Said(where, answer.noun)
        case Group():
            for part in answer.parts:
                yield from _of_part(where, part)


def _of_part(where: str, part: Part) -> Iterator[Said]:
    yield from _said(where, "other", part.label)
    yield from _said(where, "error", part.missing)
    yield from _said(where, "hint", part.hint)
    yield from _of_answer(where, part.answer)


def wording(
    journey: Journey,
    rules: Collection[Rule],
    catalogues: Mapping[str, Mapping[str, str]],
    own: Collection[str] = (),
) -> Iterator[str]:
    """Yield the faults of every text. On pages in `own`, "you" means whoever fills in, in both voices."""
    helped = {section.key for section in journey.sections if all(page.key in own for page in section.pages)}
    for said in texts(journey, rules):
        if said.where not in own and said.where not in helped:
            yield from _voices(said)
        yield from _manners(said)
        yield from _translations(said, catalogues)
    yield from _same_headings(journey)


def _voices(said: Said) -> Iterator[str]:
    if said.text.they == said.text.you:
        yield f"{said.where}: {said.text.you!r} says the same in both voices; leave `they` out."
    if said.text.they is None and PERSON.search(WHOEVER_FILLS_IN.sub("", said.text.you)):
        yield f"{said.where}: {said.text.you!r} lacks the words for somebody applying for another."


def _manners(said: Said) -> Iterator[str]:
    for words in {said.text.you, said.text.in_voice("they")}:
        if said.kind == "error" and not VERB.match(words):
            yield f"{said.where}: the error {words!r} does not begin with Select, Enter, Describe or Give."
        if said.kind == "error" and BANNED.search(words):
            yield f"{said.where}: the error {words!r} has a word that blames or alarms (VAL-6)."
        if said.kind == "hint" and (words.endswith(".") or re.search(r"https?:|www\.|<a ", words)):
            yield f"{said.where}: the hint {words!r} ends with a full stop or has a link (Q-4)."


def _translations(said: Said, catalogues: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for language, catalogue in catalogues.items():
        for words in {said.text.you, said.text.in_voice("they")} - catalogue.keys():
            yield f"{said.where}: {words!r} is not translated into {language}."


def _same_headings(journey: Journey) -> Iterator[str]:
    for voice in VOICES:
        owners: dict[str, str] = {}
        for said in texts(journey):
            if said.kind == "heading":
                words = said.text.in_voice(voice)
                if (owner := owners.setdefault(words, said.where)) != said.where:
                    yield f"{said.where} and {owner} share the heading {words!r} in voice {voice!r} (Q-3)."
