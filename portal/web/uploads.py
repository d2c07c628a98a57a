"""Take the files of a posted form: each is kept, or what is wrong with it is said in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import FileStorage

from portal.councils import Council
from portal.evidence import File, Infected, Limits, Owner, OwnerGone, Sender, TooManyFiles, TooMuch
from portal.forms import clean
from portal.journey import MEGABYTE, Question, Say
from portal.media import Refused
from portal.web.portal import portal
from portal.web.upload_words import TOO_MANY_CHOSEN, is_photo, why

ROOM_FOR_THE_FORM = MEGABYTE
"""Bytes of a posted form that are not its files: names, a token, the lines between."""
LONGEST_NAME = 60
"""Characters of a file's name that a message repeats."""


class TooLarge(Exception):
    """All that was posted is more than an application may hold."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the files of one form: those that are kept, and a line for each that is not."""

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
    room = max(1, _room(owner, page, council))  # without any, it is the first that says so
    if len(chosen) > room:
        left_out = str(len(chosen) - room)
        problems.append(say(TOO_MANY_CHOSEN, files=str(council.files_a_question), count=left_out))
    for one in chosen[:room]:
        try:
            kept.append(_take(owner, page, one, sender, council))
        except (Refused, Infected, TooManyFiles, TooMuch, _TooBig, OSError) as wrong:
            problems.append(_words(wrong, page, one, council, say))
    if is_photo(page) and kept:
        _replace(owner, page, kept[-1], sender)
    return Intake(tuple(kept), "\n".join(problems))


def _replace(owner: Owner, page: Question, photo: File, sender: Sender) -> None:
    """Take the photos away that stand before a new one: what came after it is another tab's or device's.

    Another device only adds, so it replaces nothing but what such a device has sent.
    """
    home = portal()
    with home.database.writing() as tx:
        photos = [file for file in home.evidence.of(tx, owner) if file.question == page.key]
        ids = [file.id for file in photos]
        before = photos[: ids.index(photo.id)] if photo.id in ids else []
        gone = [one.id for one in before if sender != Sender.OTHER_DEVICE or one.sent_by == sender]
        for file_id in gone:
            home.evidence.remove(tx, owner, file_id)
    home.evidence.discard(*gone)


def _room(owner: Owner, page: Question, council: Council) -> int:
    """Return how many more files a question takes: looked at before any is read, and once more when kept."""
    if is_photo(page):
        return 1
    with portal().database.reading() as tx:
        there = portal().evidence.of(tx, owner)
    return council.files_a_question - sum(file.usable and file.question == page.key for file in there)


class _TooBig(Exception):
    """The file is larger than one may be."""


def _take(owner: Owner, page: Question, one: FileStorage, sender: Sender, council: Council) -> File:
    home, most = portal(), council.file_megabytes * MEGABYTE
    data = one.stream.read(most + 1)
    if len(data) > most:
        raise _TooBig
    received = home.evidence.receive(data, one.filename or "", photo=is_photo(page))
    # A new photo takes the place of one of its own and one of another device's, which are still there.
    files = council.files_a_question + (2 if is_photo(page) else 0)
    limits = Limits(files, council.application_megabytes * MEGABYTE)
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
