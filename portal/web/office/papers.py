"""The papers of a case: how each comes, the files that were sent for it, and what is still to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portal.cases import Case
from portal.evidence import File
from portal.journey import Files
from portal.services.blue_badge import PAPERS, UPLOAD, Paper
from portal.web.language import plain
from portal.web.office.words import COMING, PHOTO_HELP

BY_QUESTION = {paper.upload.key: paper for paper in PAPERS}
ROWS = {question.key for paper in PAPERS for question in (paper.question, paper.upload)}
"""The keys of the answers that are shown with the papers, and nowhere else."""


@dataclass(frozen=True, slots=True)
class Group:
    """One paper: its title, how it comes in the words as sent, its files, and what is still to come of it."""

    title: str
    lines: tuple[str, ...]
    """None for an upload that is there: its files say so."""
    files: tuple[File, ...]
    coming: str
    """Empty when it is there as it should be, or not needed."""


def groups(found: Case, files: Sequence[File]) -> Iterator[Group]:
    """Yield the papers that a case was asked for, in the journey's order, and any other that has files."""
    rows = {row["key"]: row for section in found.content["sections"] for row in section["rows"]}
    for question in dict.fromkeys((*BY_QUESTION, *(file.question for file in files))):
        paper = BY_QUESTION.get(question)
        row = rows.get(paper.question.key) if paper else None
        sent = tuple(file for file in files if file.question == question)
        if row or sent:
            lines = tuple(row["lines"]) if row and paper and not uploaded(paper, found, sent) else ()
            yield Group(title_of(question), lines, sent, coming(paper, found, sent) if paper else "")


def uploaded(paper: Paper, found: Case, sent: Iterable[File]) -> bool:
    """Say whether a paper was to be uploaded, and has been."""
    return found.content["answers"].get(paper.question.key) == UPLOAD and any(file.usable for file in sent)


def coming(paper: Paper, found: Case, sent: Iterable[File]) -> str:
    """Return what is still to come of a paper and how, or nothing."""
    usable = [file for file in sent if file.usable]
    if usable:
        return plain()(PHOTO_HELP, paper=plain()(paper.title)) if needs_help(usable[-1]) else ""
    said = found.content["answers"].get(paper.question.key)
    return plain()(COMING[said], paper=plain()(paper.title)) if said in COMING else ""


def needs_help(file: File) -> bool:
    """Say whether the council is to make something of a photo that can be printed."""
    return answer_of(file).photo and file.chosen == "help"


def has_badge(file: File) -> bool:
    """Say whether there is a picture for the badge in a file."""
    return answer_of(file).photo and not needs_help(file)


def title_of(question: str) -> str:
    """Return the title of the paper that the files of a question are."""
    paper = BY_QUESTION.get(question)
    return plain()(paper.title) if paper else plain()("Other papers")


def answer_of(file: File) -> Files:
    """Return what the question of a file lets it be."""
    paper = BY_QUESTION.get(file.question)
    return paper.upload.answer if paper and isinstance(paper.upload.answer, Files) else Files()


def in_page_order(found: Case, files: Sequence[File]) -> list[File]:
    """Return the files of a case in the order of its page."""
    return [file for group in groups(found, files) for file in group.files]


def number_in_paper(file: File, files: Iterable[File]) -> tuple[int, int]:
    """Return which file of its paper this is, counted from 1, and of how many."""
    ids = [one.id for one in files if one.question == file.question]
    return ids.index(file.id) + 1, len(ids)


def short_name(file: File, files: Iterable[File]) -> str:
    """Return what a file is among those of its paper: "Passport, file 1 of 2"."""
    what = answer_of(file).label({"what": file.what}, plain()) or title_of(file.question)
    return numbered(what, file, files)


def heading(file: File, files: Iterable[File]) -> str:
    """Return the title of a file's page, with no answer in it: "Proof of identity, file 1 of 2"."""
    return numbered(title_of(file.question), file, files)


def numbered(what: str, file: File, files: Iterable[File]) -> str:
    """Return words for a file with its number, if its paper has several."""
    number, many = number_in_paper(file, files)
    if many == 1:
        return what
    return plain()("{what}, file {number} of {many}", what=what, number=str(number), many=str(many))


def whole_name(file: File, files: Iterable[File]) -> str:
    """Return what a file is among all files of its case: "Proof of identity: Passport, file 1 of 2"."""
    paper, name = title_of(file.question), short_name(file, files)
    return name if name.startswith(paper) else plain()("{paper}: {file}", paper=paper, file=name)
