"""The pages of the journey, and those of their lists and files: everything one person can do on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from portal.access import Level
from portal.journey import NOT_GIVEN, Answers, Question, Repeat, fits
from portal.web.ids import address_word
from tests.matrix.acts import after_buttons
from tests.matrix.citizens import TYPED, as_helper, begin, own
from tests.matrix.drafts import ENTRY, answers_for, entries_of
from tests.matrix.faults import Named, asking, faults, nothing_entered
from tests.matrix.house import House
from tests.matrix.pages import JOURNEY, LIST_ENTRY, Page
from tests.matrix.posting import Shot, get, post, untouched
from tests.matrix.routes import OPENED, REFUSED, Taken, address_of
from tests.matrix.scenes import Scene
from tests.matrix.staff import take_seat
from tests.matrix.stages import Stage
from tests.matrix.steady import steady
from tests.web.driving import Applicant

FILLER = "may only fill in"
"""A helper who may neither upload nor see the address: for them some pages are others."""
WHO = (
    ("self", "you"),
    ("self", "they"),
    ("helper", "they"),
    ("desk", "you"),
    ("desk", "they"),
    (FILLER, "they"),
)


def keyed_states(at: House, page: Page, language: str, *, brief: bool) -> Iterator[Taken]:
    """Yield every state of a page about one page of the journey, as each person who may open it has it.

    In `brief`, how it opens and fails for the applicant, in both voices.
    """
    seen = set[str]()
    for role, voice in WHO[:2] if brief else WHO:
        answers = answers_for(at, page.key, voice)
        if answers is None or (role == FILLER and not _is_kept(at, page)):
            continue
        for state, shot in _Case(at, page, answers, role, language, brief).states():
            html = steady(shot.html)
            if shot.is_page and html not in seen:
                seen.add(html)
                yield Taken(state, "helper" if role == FILLER else role, voice, shot)


def _is_kept(at: House, page: Page) -> bool:
    """Say whether a page is kept from somebody who may only fill in."""
    return page.endpoint == JOURNEY and page.key in at.home.whereabouts | at.home.upload_pages.keys()


@dataclass(frozen=True, slots=True)
class _Case:
    """One person at one page of the journey; `answers` are those of the whole way."""

    at: House
    page: Page
    answers: Answers
    role: str
    language: str
    brief: bool

    @property
    def asked(self) -> Any:
        return self.at.home.journey.page(self.page.key)

    @property
    def value(self) -> Any:
        """Return the answer to the page."""
        if isinstance(self.asked, Repeat):
            return entries_of(self.at, self.page.key)
        return self.answers.get(self.page.key)

    def states(self) -> Named:
        """Yield the page without its answer and with it, and what can be done on it where it opened first."""
        tried = False
        for state, whole in (("empty", False), ("filled", True)):
            fresh = Scene(self.at, partial(self.open, whole=whole)).set
            stage, path = fresh()
            shot = get(stage, path)
            if not shot.is_page or shot.status not in (OPENED, REFUSED):
                continue
            yield (state if shot.status == OPENED else "refused"), shot
            if shot.status == OPENED and not tried:
                tried = True
                yield from self._acts(fresh, stage, shot)
            if self.role != "self" or self.brief:
                return
            if whole and self.page.endpoint == JOURNEY and isinstance(self.asked, Question):
                yield from self._conflict(stage, path)
                yield from self._no_longer_wanted(stage, shot)

    def _no_longer_wanted(self, stage: Stage, shot: Shot) -> Named:
        """Yield what is said to somebody who sends a file that another answer does not ask for any more."""
        form, person = asking(shot), stage.applicant
        paper = self.page.key.replace("files_", "paper_")
        if form and form.takes_files and person and paper in person.draft.answers:
            person.answer(paper, "post")
            name = next(control.name for control in form.controls if control.kind == "file")
            yield (
                "no longer wanted",
                post(stage, shot.path, untouched(form), **{name: (b"a letter", "a.jpg")}),
            )

    def _acts(self, fresh: Any, stage: Stage, shot: Any) -> Named:
        if self.role != "self" or self.brief:
            yield from nothing_entered(stage, shot)
            return
        yield from faults(fresh, stage, shot)
        if self.page.endpoint != JOURNEY and self.page.like == self.page.name:
            yield from after_buttons(fresh, shot)

    def open(self, *, whole: bool) -> tuple[Stage, str]:
        """Return a stage with the page answered, or with everything but it, and where the page is."""
        at, key = self.at, self.page.key
        answers = {name: value for name, value in self.answers.items() if name != key}
        if whole and self.value is not None:
            answers[key] = self.value
        papers = [name for name in answers if name in at.home.upload_pages]
        typed = {name: value for name, value in answers.items() if name not in papers}
        person = begin(at, self.language if self.role == "self" else "en", **typed)
        files = {name: person.give(name).id for name in papers}
        values = {"key": address_word(key), LIST_ENTRY: ENTRY, "draft_id": person.draft_id, "part": "thumb"}
        values |= {"file_id": files[key]} if key in files else {}
        stage = replace(self._seat(person), values=values, fields=TYPED | self._fields(person))
        return stage, address_of(at, self.page, values)

    def _seat(self, person: Applicant) -> Stage:
        if self.role == "helper":
            return as_helper(self.at, person, self.language, Level.SEND)
        if self.role == FILLER:
            return as_helper(self.at, person, self.language, Level.FILL, hides_address=True)
        return take_seat(self.at, person, self.language) if self.role == "desk" else own(person)

    def _fields(self, person: Applicant) -> dict[str, Any]:
        """Return what the person types: their date of birth, and the answer to the page."""
        day = str(self.answers.get("date_of_birth", "")).split("-")
        born = dict(zip(("born-year", "born-month", "born-day"), day, strict=False))
        if isinstance(self.asked, Repeat):
            return born | person.entry(self.page.key, self.value[0])
        return born | (person.fields(self.page.key, self.value) if isinstance(self.asked, Question) else {})

    def _conflict(self, stage: Stage, path: str) -> Named:
        """Yield the page of somebody who answers differently in another tab, where a page can be."""
        person, key = stage.applicant, self.page.key
        assert person
        known = person.path.known
        other = (one for one in self.at.known.pool.get(key, ()) if fits(self.asked, one, known))
        for value in other:
            if value not in (self.value, NOT_GIVEN):
                person.answer(key, self.value)
                sent = {"csrf_token": person.token, "version": "1", **person.fields(key, value)}
                shot = post(stage, path, sent)
                if shot.status == 409:
                    yield "conflict", shot
                return


def standing_at(at: House, page: Page) -> tuple[Stage, str]:
    """Return somebody who has answered everything, and where a page is for them."""
    answers = answers_for(at, page.key, "you") or answers_for(at, page.key, "they") or {}
    return Scene(at, partial(_Case(at, page, answers, "self", "en", brief=True).open, whole=True)).set()
