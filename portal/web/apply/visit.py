"""One request for one draft: the draft, where its answers lead, and the words to use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flask import abort, url_for

from portal.access import Door, Level, Permit
from portal.councils import Council
from portal.drafts import RING, Draft, Stale
from portal.evidence import File, Owner
from portal.journey import Page, Path, Question, Say, Voice, find_path
from portal.services import blue_badge
from portal.web.ids import address_word
from portal.web.language import language, say_for
from portal.web.portal import Portal
from portal.web.upload_words import is_photo

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
    """One request for one draft; `token` is the browser's. A draft that no database knows yet has no door."""

    home: Portal
    token: str
    draft: Draft
    door: Door | None = None

    @property
    def permit(self) -> Permit | None:
        """Return the permit that the visitor helps with; None for the holder."""
        return self.door.permit if self.door else None

    def may(self, level: Level) -> bool:
        """Say whether the visitor may go so far: the holder always, a helper by the permit."""
        return self.permit is None or self.permit.terms.level.reaches(level)

    @property
    def hidden(self) -> frozenset[str]:
        """Return the keys of the pages that the holder keeps from this helper."""
        hides = self.permit is not None and self.permit.terms.hides_address
        return self.home.whereabouts if hides else frozenset()

    @property
    def fixed(self) -> frozenset[str]:
        """Return the keys of the answers that this helper may not change: they let the holder in again."""
        if self.permit is None:
            return frozenset()
        draft = self.draft
        return frozenset(
            key
            for key in self.home.key_facts
            if key in draft.answers and draft.given_by.get(key, "") != self.by
        )

    @cached_property
    def helpers(self) -> Mapping[str, Permit]:
        """Return the permits of everybody who has helped or may, by their id; none while nobody has."""
        if not (self.draft.given_by or self.permit):
            return {}
        with self.home.database.reading() as tx:
            return {permit.id: permit for permit in self.home.permits.of_draft(tx, self.draft.id)}

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
        """Return whose voice the application is in: what is sent keeps it, whoever sends it."""
        return "they" if self.path.known.get("helped") == "yes" else "you"

    @cached_property
    def say(self) -> Say:
        """Return the words for whoever sits here: a helper with a permit is never the applicant."""
        return say_for("they", language()) if self.permit else self.say_sent

    @cached_property
    def say_sent(self) -> Say:
        """Return the words of the application itself, in its voice and language."""
        return say_for(self.voice, language())

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

    def record(self, key: str, value: Any) -> Draft:
        """Return the draft with an answer of this visitor's."""
        return self.draft.record(key, value, self.by)

    def gave(self, key: str) -> Draft:
        """Return the draft with files of this visitor's on a page."""
        return self.draft.given(key, self.by)

    @property
    def by(self) -> str:
        """Return the permit of the helper who answers; "" is the holder."""
        return self.permit.id if self.permit else ""

    def save(self, change: Callable[["Visit"], Draft]) -> "Visit":
        """Save what `change` makes of the draft; when another tab was first, let it look again."""
        visit, home = self, self.home
        for _ in range(TRIES):
            try:
                changed = change(visit)
                if self.door and self.door.session.account:
                    changed = changed.helped_by(self.door.session.account)
                with home.database.writing() as tx:
                    return replace(visit, draft=home.drafts.save(tx, changed, home.now()))
            except Stale:
                visit = visit.again()
        raise Stale

    def again(self) -> "Visit":
        """Look at the draft again: another tab has changed it. Raise Sent if it was sent."""
        with self.home.database.reading() as tx:
            draft = self.home.drafts.open(tx, self.draft.id)
        if draft is None:
            abort(404)
        if draft.sent:
            raise Sent(draft.id)
        return replace(self, draft=draft)


def answering(page: Question, files: Iterable[File]) -> tuple[File, ...]:
    """Return those of a draft's files that answer a page: of photos the last one."""
    found = tuple(file for file in files if file.question == page.key and file.usable)
    return found[-1:] if is_photo(page) else found


def _as_answer(file: File) -> dict[str, Any]:
    told = ("id", "name", "what", "chosen", "size")
    return {name: getattr(file, name) for name in told}
