"""Open the draft a page belongs to: one query, then the path of its answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from flask import abort, url_for

from portal.councils import Council
from portal.drafts import RING, Draft, Stale
from portal.evidence import File, Owner
from portal.journey import Page, Path, Question, Say, Voice, find_path
from portal.services import blue_badge
from portal.web.cookies import read_cookie
from portal.web.ids import address_word
from portal.web.language import say_for
from portal.web.portal import Portal, portal
from portal.web.upload_words import is_photo

IDLE = timedelta(days=3)
"""How long a draft that is not sent is kept after its last change."""
KEPT_DAYS = str(IDLE.days)
"""The same in days, for the pages that say so."""

TRIES = 5
"""How often to take up a save again that another tab overtook."""


class Sent(Exception):
    """The draft was sent: its pages all lead to the confirmation."""

    def __init__(self, draft_id: str) -> None:
        """Remember which draft."""
        super().__init__()
        self.draft_id = draft_id


@dataclass(frozen=True)
class Visit:
    """One request for one draft: the draft, where its answers lead, and the words to use."""

    home: Portal
    session: str
    draft: Draft

    @cached_property
    def path(self) -> Path:
        """Return the path of the draft's answers, today."""
        answers = {
            key: value for key, value in self.draft.answers.items() if key not in self.home.upload_pages
        }
        return find_path(self.home.journey, answers | self._sent_files, self.home.circumstances())

    @property
    def owner(self) -> Owner:
        """Return whom this draft's files belong to."""
        return Owner(RING, self.draft.id)

    @cached_property
    def files(self) -> tuple[File, ...]:
        """Return every file of the draft; without a question, while no answer says that one is uploaded."""
        if blue_badge.UPLOAD not in self.draft.answers.values():
            return ()
        with self.home.database.reading() as tx:
            return self.home.evidence.of(tx, self.owner)

    def shown_files(self, page: Question) -> tuple[File, ...]:
        """Return the files that a page lists: those that answer it, and those that something happened to."""
        found = (file for file in self.files if file.question == page.key)
        answering = self.files_of(page)
        return tuple(file for file in found if file in answering or not file.usable)

    def files_of(self, page: Question) -> tuple[File, ...]:
        """Return the files that answer a page."""
        return answering(page, self.files)

    @property
    def _sent_files(self) -> dict[str, Any]:
        pages = self.home.upload_pages
        found = {file.question: pages[file.question] for file in self.files if file.question in pages}
        answers = {key: [_as_answer(file) for file in self.files_of(page)] for key, page in found.items()}
        return {key: value for key, value in answers.items() if value}

    @cached_property
    def voice(self) -> Voice:
        """Return whose voice the pages speak in."""
        return "they" if self.path.known.get("helped") == "yes" else "you"

    @cached_property
    def say(self) -> Say:
        """Return the words for this draft's voice and language."""
        return say_for(self.voice)

    @cached_property
    def council(self) -> Council | None:
        """Return the council the application goes to, once the answers tell."""
        code = blue_badge.council(self.path.answers)
        return self.home.directory.by_code(code) if code else None

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the names that texts may hold in braces."""
        postcode = self.path.answers.get("postcode")
        council = (self.home.council_at(postcode) if postcode else None) or self.council
        return {"council": council.name if council else ""}

    def url(self, endpoint: str, **values: Any) -> str:
        """Return the address of one of this draft's pages."""
        return url_for(f"apply.{endpoint}", draft_id=self.draft.id, **values)

    def page_url(self, page: Page, back_to: str = "", endpoint: str = "question") -> str:
        """Return the address of a page of the journey; `back_to` is where a change leads afterwards."""
        values = {"back_to": back_to} if back_to else {}
        return self.url(endpoint, key=address_word(page.key), **values)

    def position(self) -> str:
        """Return the address of the page that is wanted next."""
        if stop := self.path.first_unanswered("route"):
            return self.page_url(stop.page)
        return self.url("tasks")

    def save(self, change: Callable[["Visit"], Draft]) -> "Visit":
        """Save what `change` makes of the draft; when another tab was first, let it look again."""
        visit = self
        for _ in range(TRIES):
            try:
                changed = change(visit)
                with self.home.database.writing() as tx:
                    return Visit(self.home, self.session, self.home.drafts.save(tx, changed, self.home.now()))
            except Stale:
                visit = open_visit(self.draft.id)
        raise Stale


def answering(page: Question, files: Iterable[File]) -> tuple[File, ...]:
    """Return those of a draft's files that answer a page: of photos the last one."""
    found = tuple(file for file in files if file.question == page.key and file.usable)
    return found[-1:] if is_photo(page) else found


def _as_answer(file: File) -> dict[str, Any]:
    told = ("id", "name", "what", "chosen", "size")
    return {name: getattr(file, name) for name in told}


def is_over(draft: Draft, now: datetime) -> bool:
    """Say whether a draft was left alone for too long; one that was sent never is."""
    return not draft.sent and draft.updated_at < now - IDLE


def open_visit(draft_id: str) -> Visit:
    """Open a draft of this browser's session; 404 for a missing one and for somebody else's alike.

    Raise Sent if it was sent.
    """
    home, draft = portal(), open_draft(draft_id)
    if draft.sent:
        raise Sent(draft_id)
    return Visit(home, read_cookie(home, "session"), draft)


def open_draft(draft_id: str) -> Draft:
    """Open a draft, sent or not, as `open_visit` does."""
    home = portal()
    session = read_cookie(home, "session")
    with home.database.reading() as tx:
        draft = home.drafts.open(tx, draft_id, session) if session else None
    if draft is None or is_over(draft, home.now()):
        abort(404)
    return draft
