"""An applicant who fills in the portal over a test client, page by page or as far as a test needs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from portal.drafts import RING, Draft, new_draft
from portal.evidence import File, Limits, Owner, Sender
from portal.forms import View, form_for
from portal.journey import GONE_ON, NOT_GIVEN, Answers, ExitPage, Path, Question, Repeat, find_path
from portal.services.blue_badge import UPLOAD
from portal.web.apply.lists import entry_question
from portal.web.cookies import form_token
from portal.web.language import say_for
from portal.web.portal import Portal
from portal.web.upload_words import is_photo
from tests.web.browsing import InspectingClient

Fields = dict[str, Any]

PIP = {
    "applying_for": "myself",
    "postcode": "CV1 3BH",
    "council_right": "COV",
    "has_badge": "no",
    "date_of_birth": "1951-03-27",
    "end_of_life": "no",
    "benefits": ["pip"],
    "pip_moving_around": "d",
    "name": {"first": "Nusrat", "last": "Farooq-Example"},
}
"""A short way that qualifies at once."""

WALKING = PIP | {"benefits": ["none"], "reasons": ["walking"], "has_medicines": "yes"}
"""A long way, by a council's assessment, with a list in it."""
MEDICINE = {"name": "Example tablets", "prescribed": "yes", "dose": "1 tablet", "often": "twice a day"}
"""An entry of that list."""


class Known:
    """An answer to every page."""

    def __init__(self, home: Portal, ways: tuple[Answers, ...]) -> None:
        self.home = home
        self.pool: dict[str, list[Any]] = {}
        for way in ways:
            for key, value in way.items():
                self.pool.setdefault(key, []).append(value)

    def complete(self, answers: Answers) -> dict[str, Any]:
        """Return these answers and what else they want, up to an exit or the end."""
        found = dict(answers)
        while stop := self.path(found).first_unanswered():
            # By upload only when a test says so: then it has to `give` the files too.
            for value in sorted(self.pool.get(stop.page.key, ()), key=lambda one: one == UPLOAD):
                tried = found | {stop.page.key: value}
                if (now := self.path(tried).stop(stop.page.key)) and now.answered:
                    found = tried
                    break
            else:
                break
        return found

    def path(self, answers: Answers) -> Path:
        """Return the path of some answers today."""
        return find_path(self.home.journey, answers, self.home.circumstances())


class Applicant:
    """Somebody with a browser and a draft."""

    def __init__(self, client: InspectingClient, home: Portal, known: Known) -> None:
        self.client, self.home, self.known = client, home, known
        self.draft_id = ""
        if not client.get_cookie("session"):
            client.get("/apply")

    def anew(self, **answers: Any) -> Draft:
        """Begin in a browser that has forgotten everything, with nothing left to ask."""
        self.client.delete_cookie("session")
        self.client.get("/apply")
        return self.begin_complete(**answers)

    @property
    def session(self) -> str:
        """Return the session in the cookie."""
        cookie = self.client.get_cookie("session")
        return cookie.value if cookie else ""

    @property
    def token(self) -> str:
        """Return a good form token."""
        return form_token(self.home, self.session)

    def begin(self, **answers: Any) -> Draft:
        """Put a draft with these answers into the session, and go on with it."""
        draft = new_draft(self.home.journey.version, self.home.now())
        for key, value in answers.items():
            draft = draft.record(key, value)
        with self.home.database.writing() as tx:
            saved = self.home.drafts.start(tx, draft, self.home.now())
            session = self.home.sessions.begin(tx, self.session, self.home.now())
            self.home.sessions.note_told(tx, session)
            self.home.sessions.open_door(tx, session, saved.id, self.home.now())
        self.draft_id = saved.id
        return saved

    def begin_complete(self, **answers: Any) -> Draft:
        """Begin with nothing left to ask."""
        return self.begin(**self.known.complete(answers))

    @property
    def draft(self) -> Draft:
        """Return the draft as it is saved."""
        with self.home.database.reading() as tx:
            found = self.home.drafts.open(tx, self.draft_id)
        assert found
        return found

    def overwrite(self, **changes: Any) -> None:
        """Change the saved draft by hand, as another release would have left it."""
        with self.home.database.writing() as tx:
            self.home.drafts.save(tx, replace(self.draft, **changes), self.home.now())

    @property
    def path(self) -> Path:
        """Return the path of what is saved."""
        return self.known.path(self.draft.answers)

    def url(self, page: str) -> str:
        """Return the address of a page of the draft, by its key or by a path."""
        key, *more = page.split("/")
        return "/".join((f"/apply/{self.draft_id}", *filter(None, [key.replace("_", "-")]), *more))

    def get(self, page: str, **more: Any) -> TestResponse:
        """Open a page of the draft."""
        return self.client.get(self.url(page), **more)

    def post(
        self, page: str, fields: Mapping[str, Any], *, seen: int | None = None, **more: Any
    ) -> TestResponse:
        """Send a form with a good token, from a page that was made at version `seen`, now if None."""
        version = str(self.draft.version if seen is None else seen)
        return self.client.post(
            self.url(page), data={"csrf_token": self.token, "version": version, **fields}, **more
        )

    def answer(self, key: str, value: Any, **more: Any) -> TestResponse:
        """Answer a question with a JSON value, as the form would send it."""
        return self.post(key, self.fields(key, value), **more)

    def fields(self, key: str, value: Any) -> Fields:
        """Return what the form of a question sends for an answer."""
        page = self.home.journey.page(key)
        if key in self.home.upload_pages:
            return {}  # what is kept already is the answer
        if isinstance(page, ExitPage) or value in (NOT_GIVEN, GONE_ON):
            return {"otherwise": "yes"} if value == NOT_GIVEN else {}
        assert isinstance(page, Question)
        form = form_for(page, self.path.known, say_for("you"), answer=value)
        return sent_by(form.view())

    def give(self, key: str, data: bytes = b"a letter", name: str = "letter.jpg", **more: Any) -> File:
        """Put a file into the draft, past the page that takes it."""
        return give(self.home, Owner(RING, self.draft_id), key, data, name, **more)

    def upload(self, key: str, *files: tuple[bytes, str], **more: Any) -> TestResponse:
        """Choose files on a page and continue."""
        return self.client.post(self.url(key), **multipart({"csrf_token": self.token} | more, key, *files))

    def files(self, key: str) -> list[File]:
        """Return the files there are for a page."""
        with self.home.database.reading() as tx:
            found = self.home.evidence.of(tx, Owner(RING, self.draft_id))
        return [file for file in found if file.question == key]

    def entry(self, key: str, value: Mapping[str, Any]) -> Fields:
        """Return what the form of one entry of a list sends."""
        page = self.home.journey.page(key)
        assert isinstance(page, Repeat)
        return sent_by(form_for(entry_question(page), {}, say_for("you"), answer=value).view())

    def check(self) -> TestResponse:
        """Open the check page and confirm it."""
        shown = re.search(r'name="shown" value="(\w+)"', self.get("check").text)
        assert shown
        return self.post("check", {"shown": shown[1]})

    def send(self) -> TestResponse:
        """Agree and send."""
        return self.post("declaration", {"accept": "yes"})

    def sent(self, **answers: Any) -> str:
        """Go all the way with these answers and return the reference."""
        self.begin_complete(**answers)
        self.check()
        self.send()
        found = re.search(r'data-reference="([^"]+)"', self.get("sent").text)
        assert found
        return found[1]


def give(home: Portal, owner: Owner, key: str, data: bytes, name: str, **more: Any) -> File:
    """Put a file into a draft or a case."""
    received = home.evidence.receive(data, name, photo=is_photo(home.upload_pages[key]))
    given = {"what": "", "sent_by": Sender.APPLICANT, "limits": Limits(15, 10**9), "now": home.now()}
    with home.database.writing() as tx:
        return home.evidence.add(tx, owner, key, received, **given | more)


def multipart(fields: Mapping[str, str], name: str, *files: tuple[bytes, str]) -> dict[str, Any]:
    """Return what the test client needs to send fields, and files chosen in the input of this name."""
    chosen = [FileStorage(io.BytesIO(data), filename) for data, filename in files]
    # Not left to the client, which would put a large form into a file and forget to close it.
    boundary, body = encode_multipart(MultiDict(fields | {name: chosen}))
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


def sent_by(view: View) -> Fields:
    """Return what the browser sends for a form drawn like this."""
    found: Fields = {}
    for name, value in _values(view):
        found.setdefault(name, []).append(value)
    return found


def _values(view: View) -> Iterator[tuple[str, str]]:
    if not view.items and not view.parts:
        yield view.name, view.value
    yield from ((view.name, item.value) for item in view.items if item.chosen)
    for part in view.parts:
        yield from _values(part)
