"""Hold a catalogue against the texts of the portal, and write what is new into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from babel.messages import Catalog, Message
from babel.messages.pofile import write_po

from portal.catalogues.extracting import Found
from portal.catalogues.reading import open_catalogue, path_of, strings_of

NAMES = re.compile(r"\{\w*\}")
COUNT = {"{count}"}
"""What a form for one number alone may leave out."""
DATED = re.compile(rb'"(POT-Creation|PO-Revision|Last-Translator|Language-Team|Report-Msgid|Generated-By)')
SAME = "The same in this language."
"""What a translator writes above a text that needs no other words."""
HEADER = """\
The portal's words in {language}.
Entries marked "fuzzy" are machine-drafted, awaiting a human translator: take the mark away from what you
have read and put right. The portal shows them until then, and /accessibility says how many there are.
"""

Texts = Mapping[str, list[Found]]


def faults(language: str, texts: Texts) -> Iterator[str]:
    """Yield a sentence for every text that a catalogue lacks, does not need, or has wrongly."""
    known = _by_words(open_catalogue(language))
    for words, found in texts.items():
        if words not in known or not all(strings_of(known[words])):
            yield f"{found[0].place}: {words!r} is not translated into {language}."
        else:
            yield from _wrong(known[words], words, _one_of(found), language)
    yield from (
        f"{words!r} is in the {language} catalogue and nowhere else." for words in known.keys() - texts
    )


def bring_up_to_date(language: str, texts: Texts) -> None:
    """Write the catalogue anew, in the order of places: new texts empty, translations without use put by.

    One that is put by comes back when its text does, to be read once more: no mark is kept meanwhile.
    """
    before = open_catalogue(language)
    old, put_by = _by_words(before), _by_words(before.obsolete.values())
    for message in put_by.values():
        message.flags.add("fuzzy")
    new = Catalog(language, project="Blue Badge portal", header_comment=_header(language))
    for words, found in sorted(texts.items(), key=lambda each: each[1][0].place):
        known, one = old.get(words) or put_by.get(words), _one_of(found)
        same = known is not None and bool(one) is isinstance(known.string, tuple | list)
        new.add(
            (one, words) if one else words,
            known.string if known and same else None,
            locations=[(place, 0) for place in dict.fromkeys(each.place for each in found)],
            flags=known.flags & {"fuzzy"} if known and same else {"fuzzy"},
            user_comments=known.user_comments if known else (),
        )
    for words, message in sorted((put_by | old).items()):
        if words not in texts and any(strings_of(message)):
            new.obsolete[words] = message
    out = BytesIO()
    write_po(out, new, width=110, include_lineno=False, omit_header=False)
    path_of(language).write_bytes(_without_dates(out.getvalue()))


def _one_of(found: list[Found]) -> str:
    return next((each.one for each in found if each.one), "")


def _wrong(message: Message, words: str, one: str, language: str) -> Iterator[str]:
    wanted, known = set(NAMES.findall(words)), message.id if isinstance(message.id, tuple) else ("", words)
    for string in strings_of(message):
        named = set(NAMES.findall(string))
        if named - wanted or wanted - named - COUNT:
            yield f"{words!r} and its {language} words differ in what stands in braces."
    if {words, one} & set(strings_of(message)) and SAME not in message.user_comments:
        yield f"{words!r} is English in the {language} catalogue too. If that is right, write: # {SAME}"
    if known[0] != one:
        yield f"{words!r} is {one!r} for one, and in the {language} catalogue {known[0]!r}."


def _by_words(messages: Iterable[Message]) -> dict[str, Message]:
    return {m.id if isinstance(m.id, str) else m.id[1]: m for m in messages if m.id}


def _header(language: str) -> str:
    return "".join(f"# {line}\n" for line in HEADER.format(language=language).splitlines()).rstrip()


def _without_dates(written: bytes) -> bytes:
    """Return a catalogue that is the same whenever it is written, and whoever writes it."""
    return b"".join(line for line in written.splitlines(keepends=True) if not DATED.match(line))
