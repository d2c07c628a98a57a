"""The answer type for papers and photos: files that somebody has sent."""

from dataclasses import dataclass
from typing import Any

from portal.journey.answers import AnswerType, Choice, Lines
from portal.journey.conditions import Answers
from portal.journey.text import Say, Text

KILOBYTE, MEGABYTE = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Files(AnswerType):
    """
    The files sent for one question: a list of dicts with `id`, `name`, `what`, `chosen` and `size` in bytes.

    They are kept apart from the other answers: whoever opens a draft puts them among its answers. `kinds` are
    what one of them may be, none where the question says it all. Only a photo has `looks`: what may become of
    it; there is one photo, or none.
    """

    kinds: tuple[Choice, ...] = ()
    looks: tuple[Choice, ...] = ()

    @property
    def photo(self) -> bool:
        """Say whether it is the one photo of a person."""
        return bool(self.looks)

    def accepts(self, value: Any, answers: Answers) -> bool:
        """Accept at least one file, each with an id; what it is may still be unsaid."""
        return (
            isinstance(value, list)
            and bool(value)
            and all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in value)
        )

    def display(self, value: Any, say: Say) -> Lines:
        """Return one line a file: what it is, its name and its size."""
        return tuple(self.line(one, say) for one in value)

    def line(self, file: dict[str, Any], say: Say) -> str:
        """Return one file in words: "Passport: scan.jpg, 240 KB", or "me.jpg, 1 MB. Head and shoulders"."""
        told = say("{name}, {size}", name=file["name"], size=size_words(file["size"], say))
        label = self.label(file, say)
        if not label:
            return told
        return say("{file}. {look}" if self.photo else "{look}: {file}", look=label, file=told)

    def label(self, file: dict[str, Any], say: Say) -> str:
        """Return what a file is, or what becomes of a photo, in words; nothing while that is unsaid."""
        named = {choice.value: choice.text for choice in (*self.kinds, *self.looks)}
        text = named.get(file.get("what") or file.get("chosen") or "")
        return say(text) if text else ""

    def examples(self) -> tuple[Any, ...]:
        """Return one file, of the first kind there is."""
        what = self.kinds[0].value if self.kinds else ""
        return ([{"id": "A" * 22, "name": "letter.jpg", "what": what, "chosen": "", "size": 250_000}],)


def size_words(size: int, say: Say) -> str:
    """Return a number of bytes as people read it: "240 KB", "1.2 MB"."""
    if size < MEGABYTE:
        return say(Text("{size} KB"), size=str(max(1, round(size / KILOBYTE))))
    return say(Text("{size} MB"), size=f"{size / MEGABYTE:.1f}".removesuffix(".0"))
