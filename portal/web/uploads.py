"""Take the files of a posted form: each is kept, or what is wrong with it is said in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import FileStorage

from portal.councils import Council
from portal.evidence import File, Infected, Limits, Owner, OwnerGone, Sender, TooManyFiles, TooMuch
from portal.forms import clean
from portal.journey import Question, Say
from portal.media import Refused
from portal.web.portal import portal
from portal.web.upload_words import is_photo, why

MEGABYTE = 1024 * 1024
ROOM_FOR_THE_FORM = MEGABYTE
"""Bytes of a posted form that are not its files: names, a token, the lines between."""
LONGEST_NAME = 60
"""Characters of a file's name that a message repeats."""


class TooLarge(Exception):
    """All that was posted is more than an application may hold."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the files of one form: those that are kept, and words for those that are not."""

    kept: tuple[File, ...]
    problem: str


def chosen_files(name: str, council: Council) -> list[FileStorage]:
    """
    Return the files that were chosen, none if there are none.

    Call it before anything else looks into the form. Raise TooLarge when it holds more than may be.
    """
    most = council.application_megabytes * MEGABYTE + ROOM_FOR_THE_FORM
    if (request.content_length or 0) > most:
        raise TooLarge
    request.max_content_length = most
    return [one for one in request.files.getlist(name) if one.filename]


def take_files(
    owner: Owner, page: Question, chosen: Sequence[FileStorage], sender: Sender, council: Council, say: Say
) -> Intake:
    """Keep each of the chosen files for a question, as far as it can be; raise OwnerGone."""
    kept: list[File] = []
    problems: list[str] = []
    for one in chosen:
        try:
            kept.append(_take(owner, page, one, sender, council))
        except (Refused, Infected, TooManyFiles, TooMuch, _TooBig, OSError) as wrong:
            problems.append(_words(wrong, page, one, council, say))
    return Intake(tuple(kept), ". ".join(problems))


class _TooBig(Exception):
    """The file is larger than one may be."""


def _take(owner: Owner, page: Question, one: FileStorage, sender: Sender, council: Council) -> File:
    home, most = portal(), council.file_megabytes * MEGABYTE
    data = one.stream.read(most + 1)
    if len(data) > most:
        raise _TooBig
    received = home.evidence.receive(data, one.filename or "", photo=is_photo(page))
    limits = Limits(council.files_a_question, council.application_megabytes * MEGABYTE)
    try:
        with home.database.writing() as tx:
            return home.evidence.add(
                tx, owner, page.key, received, what="", sent_by=sender, limits=limits, now=home.now()
            )
    except (OwnerGone, TooManyFiles, TooMuch):
        home.evidence.discard(received.id)
        raise


def _words(wrong: Exception, page: Question, one: FileStorage, council: Council, say: Say) -> str:
    values = {
        "name": _name(one),
        "megabytes": str(council.file_megabytes),
        "files": str(council.files_a_question),
        "most": str(council.application_megabytes),
    }
    return say(why(wrong, photo=is_photo(page)), **values)


def _name(one: FileStorage) -> str:
    """Return a file's name as a message repeats it: no folders, nothing unseen, and not too long."""
    name = clean((one.filename or "").replace("\\", "/").rpartition("/")[2])
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
