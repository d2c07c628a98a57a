"""What is known of a file, in words: beside its small picture in the case, and in the viewer."""

from collections.abc import Iterator, Sequence
from typing import Any

from portal.evidence import File, State
from portal.journey import size_words
from portal.web.dates import moment_words
from portal.web.language import plain
from portal.web.office.papers import Group, answer_of, short_name
from portal.web.office.words import CHECKED, HINTS, SENT_BY


def shown_group(group: Group) -> dict[str, Any]:
    """Return a paper as the page of its case shows it."""
    return {
        "title": group.title,
        "lines": group.lines,
        "files": [
            {
                "file": file,
                "name": short_name(file, group.files),
                "facts": [*unsaid(file), *facts_of(file)],
                "ready": file.state is State.READY,
            }
            for file in group.files
        ],
    }


def viewer_facts(file: File) -> Iterator[str]:
    """Yield what is known of a file where it stands alone, what it is first."""
    if what := answer_of(file).label({"what": file.what}, plain()):
        yield plain()("This is: {what}", what=what)
    yield from unsaid(file)
    yield from facts_of(file)
    if missed := not_scanned_words([file]):
        yield missed


def unsaid(file: File) -> Iterator[str]:
    """Yield that nobody has said what a file is, where its paper may be one of several things."""
    if answer_of(file).kinds and not file.what:
        yield plain()("Nobody has said what it is")


def facts_of(file: File) -> Iterator[str]:
    """Yield what is known of a file wherever it stands; `not_scanned_words` says who met no scanner."""
    yield form_words(file)
    if file.scanned or file.state is not State.READY:
        yield plain()(CHECKED[file.state])
    yield plain()(SENT_BY[file.sent_by], moment=moment_words(file.sent_at))
    yield plain()("The sender’s name for it: {name}", name=file.name)
    if answer_of(file).photo:
        yield chosen_words(file)
        yield from (plain()("Worth a look: {hint}", hint=plain()(HINTS[hint])) for hint in file.hints)


def not_scanned_words(files: Sequence[File]) -> str:
    """Return whether no scanner has looked at some files that can be opened; nothing if one has at all."""
    missed = [file for file in files if file.state is State.READY and not file.scanned]
    if not missed:
        return ""
    if len(missed) < len(files):
        return plain()("No virus scanner was set up when some of these files came")
    if len(files) == 1:
        return plain()("No virus scanner was set up when this file came")
    return plain()("No virus scanner was set up when these files came")


def form_words(file: File) -> str:
    """Return what a file is made of: "PDF, 3 pages, 1.2 MB"."""
    size = size_words(file.size, plain())
    if file.kind == "image":
        return plain()("Picture, {size}", size=size)
    return plain().count("PDF, 1 page, {size}", "PDF, {count} pages, {size}", file.pages, size=size)


def chosen_words(file: File) -> str:
    """Return what is to become of a photo, in the words that whoever sent it chose."""
    look = answer_of(file).label({"chosen": file.chosen}, plain())
    if not look:
        return plain()("Nobody has chosen a part of the photo, so all of it is used")
    return plain()("Chosen for the badge: “{look}”", look=look)
