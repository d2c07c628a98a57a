"""The papers of a case: how each comes, the files that were sent for it, and what is still to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from portal.cases import Case
from portal.evidence import File, State
from portal.journey import Files, size_words
from portal.services.blue_badge import PAPERS, Paper
from portal.web.dates import moment_words
from portal.web.office.words import CHECKED, COMING, HINTS, NOT_SCANNED, SENT_BY, say

BY_QUESTION = {paper.upload.key: paper for paper in PAPERS}
ROWS = {question.key for paper in PAPERS for question in (paper.question, paper.upload)}
"""The keys of the answers that are shown with the papers, and nowhere else."""


@dataclass(frozen=True, slots=True)
class Group:
    """One paper: its title, how it comes in the words as sent, its files, and how it will still come."""

    title: str
    lines: tuple[str, ...]
    files: tuple[File, ...]
    coming: str
    """Empty when it is there, or not needed."""


def groups(found: Case, files: Sequence[File]) -> Iterator[Group]:
    """Yield the papers that a case was asked for, in the journey's order, and any other that has files."""
    rows = {row["key"]: row for section in found.content["sections"] for row in section["rows"]}
    for question in dict.fromkeys((*BY_QUESTION, *(file.question for file in files))):
        paper = BY_QUESTION.get(question)
        row = rows.get(paper.question.key) if paper else None
        sent = tuple(file for file in files if file.question == question)
        if row or sent:
            lines = tuple(row["lines"]) if row else ()
            yield Group(title_of(question), lines, sent, coming(paper, found, sent) if paper else "")


def coming(paper: Paper, found: Case, sent: Iterable[File]) -> str:
    """Return what is still to come of a paper and how, or nothing."""
    said = found.content["answers"].get(paper.question.key)
    if said not in COMING or any(file.usable for file in sent):
        return ""
    return say(COMING[said], paper=say(paper.title))


def title_of(question: str) -> str:
    """Return the title of the paper that the files of a question are."""
    paper = BY_QUESTION.get(question)
    return say(paper.title) if paper else say("Other papers")


def answer_of(file: File) -> Files:
    """Return what the question of a file lets it be."""
    paper = BY_QUESTION.get(file.question)
    return paper.upload.answer if paper and isinstance(paper.upload.answer, Files) else Files()


def in_order(found: Case, files: Sequence[File]) -> list[File]:
    """Return the files of a case in the order of its page."""
    return [file for group in groups(found, files) for file in group.files]


def number_in_paper(file: File, files: Iterable[File]) -> tuple[int, int]:
    """Return which file of its paper this is, counted from 1, and of how many."""
    ids = [one.id for one in files if one.question == file.question]
    return ids.index(file.id) + 1, len(ids)


def short_name(file: File, files: Iterable[File]) -> str:
    """Return what a file is among those of its paper: "Passport, file 1 of 2"."""
    what = answer_of(file).label({"what": file.what}, say) or title_of(file.question)
    number, many = number_in_paper(file, files)
    if many == 1:
        return what
    return say("{what}, file {number} of {many}", what=what, number=str(number), many=str(many))


def whole_name(file: File, files: Iterable[File]) -> str:
    """Return what a file is among all files of its case: "Proof of identity: Passport, file 1 of 2"."""
    paper, name = title_of(file.question), short_name(file, files)
    return name if name.startswith(paper) else say("{paper}: {file}", paper=paper, file=name)


def shown_group(group: Group) -> dict[str, Any]:
    """Return a paper as the page of its case shows it."""
    return {
        "title": group.title,
        "lines": group.lines,
        "files": [
            {
                "file": file,
                "name": short_name(file, group.files),
                "facts": [*facts_of(file)],
                "ready": file.state is State.READY,
            }
            for file in group.files
        ],
    }


def facts_of(file: File) -> Iterator[str]:
    """Yield what is known of a file, in words."""
    yield form_words(file)
    yield scan_words(file)
    yield say(SENT_BY[file.sent_by], moment=moment_words(file.sent_at))
    yield say("The sender’s name for it: {name}", name=file.name)
    if answer_of(file).photo:
        yield chosen_words(file)
        yield from (say("Worth a look: {hint}", hint=say(HINTS[hint])) for hint in file.hints)


def form_words(file: File) -> str:
    """Return what a file is made of: "PDF, 3 pages, 1.2 MB"."""
    size = size_words(file.size, say)
    if file.kind == "image":
        return say("Picture, {size}", size=size)
    if file.pages == 1:
        return say("PDF, 1 page, {size}", size=size)
    return say("PDF, {pages} pages, {size}", pages=str(file.pages), size=size)


def scan_words(file: File) -> str:
    """Return what the virus scanner said of a file. Without a scanner nobody can say that it is clean."""
    return say(CHECKED[file.state] if file.scanned or file.state is not State.READY else NOT_SCANNED)


def chosen_words(file: File) -> str:
    """Return what is to become of a photo, in the words that whoever sent it chose."""
    look = answer_of(file).label({"chosen": file.chosen}, say)
    if not look:
        return say("Nobody has chosen a part of the photo, so all of it is used")
    return say("Chosen for the badge: “{look}”", look=look)
