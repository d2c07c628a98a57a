"""What somebody typed, in its normal form: safe to keep, to show again and to read."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

MOST_TYPED = 20_000
"""Characters of one field that are kept; more is explained, never cut for an answer."""
MOST_VALUES = 60
"""Values of one field that are kept."""

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Control characters, lone surrogates, bidi overrides, zero-width and other unseen characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
# Joiners spell words in Arabic, Indic and some other scripts and hold emoji together; elsewhere they hide.
_STRAY_JOINERS = re.compile(
    "(?<![\u0600-\u109f\u1780-\u18af\u2600-\u27bf\ua8e0-\ua8ff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+"
)
_BLANK = "".join(map(chr, filter(lambda code: chr(code).isspace(), range(0x3001)))) + (
    "\u115f\u1160\u2800\u3164\uffa0\u200c\u200d"
)


@runtime_checkable
class MultiDict(Protocol):
    """What a web framework hands over: several values by name."""

    def getlist(self, name: str, /) -> Sequence[str]:
        """Return every value of one name, none if it is not there."""


Raw = MultiDict | Mapping[str, Sequence[str]]


def clean(text: str) -> str:
    """Return the normal form: NFC, lines ending in LF, nothing unseen, no blank space at either end."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    text = unicodedata.normalize("NFC", _STRAY_JOINERS.sub("", text))
    return text.strip(_BLANK)


class Typed(dict[str, list[str]]):
    """The cleaned values of one page's own fields; the form data WTForms reads."""

    def __init__(self, raw: Raw, names: Iterable[str]) -> None:
        super().__init__()
        self.cut = set[str]()
        """The names of which only the first MOST_TYPED characters are here."""
        listed: Callable[[str], Sequence[str]]
        listed = raw.getlist if isinstance(raw, MultiDict) else lambda name: raw.get(name, ())
        for name in names:
            if values := _texts(listed(name)):
                self[name] = self._kept(name, values)

    def getlist(self, name: str) -> list[str]:
        """Return every value of one name."""
        return self.get(name, [])

    def _kept(self, name: str, values: Sequence[str]) -> list[str]:
        kept, room = [], MOST_TYPED
        for value in map(str.strip, values[:MOST_VALUES]):
            # Cut before cleaning: normalising a very long run of accents takes quadratic time.
            if len(value) > room:
                self.cut.add(name)
            kept.append(clean(value[:room]))
            room -= min(len(value), room)
        return kept


def _texts(found: Sequence[str]) -> list[str]:
    """Return the values that are text: what was kept may come from anywhere."""
    return [found] if isinstance(found, str) else [value for value in found if isinstance(value, str)]
