"""Who has opened a case and its files: by role and time, for staff now and for the applicant later."""

from collections.abc import Iterable, Sequence

from portal.accounts import Role
from portal.audit import Event
from portal.evidence import File
from portal.web.dates import moment_words
from portal.web.language import plain
from portal.web.office.papers import title_of
from portal.web.office.words import FILE_LOOKS, ROLES


def views(events: Sequence[Event], files: Iterable[File]) -> list[tuple[str, str]]:
    """Return who has opened a case or a file of it, and when, the latest first. No names."""
    papers = {file.id: title_of(file.question) for file in files}
    found: list[tuple[str, str]] = []
    for event in reversed(events):
        line = (words(event, papers), moment_words(event.at))
        # Turning a picture or leafing is the same look: one line a minute says so.
        if line[0] and (event.action == "viewed" or line not in found[-1:]):
            found.append(line)
    return found


def words(event: Event, papers: dict[str, str]) -> str:
    """Return who opened what; nothing for what is no look."""
    if event.action == "viewed":
        return plain()(ROLES[Role(event.role)])
    if event.action not in FILE_LOOKS:
        return ""
    paper = papers.get(str(event.detail["file"]), plain()("a file that is gone"))
    return plain()(FILE_LOOKS[event.action][Role(event.role)], paper=paper)
