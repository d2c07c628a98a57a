"""The robot: it walks a persona through the portal and presses what a person would press."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from portal.walker.browser import Browser, CannotReach, Fields, Response, Upload, host_of, lead_on
from portal.walker.filling import CannotAnswer, fill, press
from portal.walker.page import Form, Page, read_page
from portal.walker.persona import GO_ON, Answer, Persona
from portal.walker.picture import picture
from portal.walker.walk import Visit, Walk

MOST_PAGES = 400
"""The longest walk with ten entries in every list is well below."""
THEY = re.compile(r"\b(they|them|their)\b", re.IGNORECASE)


CONTINUE = "Continue"
"""The button of a page that is only there to be read."""
COMPLETED = "Completed"
"""What a task list says of a part in which nothing is left to do."""

ABOUT_A_FILE = ("what", "look")
"""The fields that say what a file is, and how a photo should look."""


class Stopped(Exception):
    """Say in one sentence why the walk cannot go on."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: the key of what is asked there, "" before the first question, and a path to show."""

    key: str
    path: str
    entry: bool = False
    """Whether it is one entry of a list."""


@dataclass(slots=True)
class _Robot:
    browser: Browser
    walk: Walk
    site: str
    met: set[tuple[str, str]] = field(default_factory=set)
    entered: Counter[str] = field(default_factory=Counter)
    """How many entries of each list are in."""
    refused: str = ""
    """The path whose form came back with errors the last time."""

    def go(self, start: str) -> None:
        response = self.browser.get(start)
        while True:
            page = read_page(response.text)
            place = find_place(response.url, page)
            self._notice(response, place, page)
            self._check(response, place, page)
            moved = self._move(response, place, page)
            if moved is None:
                return
            response = moved

    def _notice(self, response: Response, place: Place, page: Page) -> None:
        walk = self.walk
        walk.visits.append(Visit(response.status, place.path, page.heading))
        walk.outcome = page.data.get("outcome", walk.outcome)
        walk.rules = tuple(page.data["rules"].split()) if "rules" in page.data else walk.rules
        walk.reference = page.data.get("reference")
        walk.last_words = f"{page.text} {page.data.get('council', '')}"
        if page.language != "en":
            walk.voice = ""
        elif place.key in walk.persona.answers and THEY.search(page.heading):
            walk.voice = "they"

    def _check(self, response: Response, place: Place, page: Page) -> None:
        if host_of(response.url) != self.site:
            raise Stopped(f"it leads away, to {host_of(response.url)}")
        if response.status not in (200, 422):
            raise Stopped(f"the site answered {response.status}")
        refused = place.path if response.status == 422 else ""
        if refused and refused == self.refused:
            raise Stopped(f"refused twice: {'; '.join(page.errors) or 'no reason given'}")
        self.refused = refused
        # The form for one more entry of a list reads like the last one.
        state = (place.path, f"{response.status} {self.entered[place.key]} {page.text}")
        if state in self.met:
            raise Stopped("going in circles: this page was here before, with the same words")
        if len(self.walk.visits) > MOST_PAGES:
            raise Stopped(f"no end after {MOST_PAGES} pages")
        self.met.add(state)

    def _move(self, response: Response, place: Place, page: Page) -> Response | None:
        if self.walk.reference:
            return None
        if page.tasks:
            return self._open_task(response, page)
        if place.key in ("", "result"):
            return self._follow(response, page)
        if not page.forms:
            return self._leave(response, place, page)
        form, answers = page.forms[0], self.walk.persona.answers
        if place.key == "check":
            return self._send(response, form, press(form))
        if place.key == "declaration":
            return self._send(response, form, fill(form, "accept", "yes"))
        if place.key not in answers:
            if only_continues(form, page.words(CONTINUE)):
                return self._send(response, form, press(form))
            if not form.names:
                return self._leave(response, place, page)
            raise Stopped(f"the persona has no answer to {place.key}")
        return self._answer(response, place, form, answers[place.key])

    def _answer(self, response: Response, place: Place, form: Form, answer: Answer) -> Response:
        if not form.names and answer == GO_ON:
            return self._send(response, form, press(form))
        if isinstance(answer, tuple) and isinstance(answer[0], dict):
            if form.takes_files or set(form.names) & set(ABOUT_A_FILE):
                return self._upload(response, place, form, answer)
            return self._add_to_list(response, place, form, answer)
        return self._send(response, form, fill(form, place.key, answer))

    def _add_to_list(self, response: Response, place: Place, form: Form, entries: Answer) -> Response:
        done = self.entered[place.key]
        if not place.entry:
            more = "yes" if done < len(entries) else "no"
            fields = fill(form, "another", more) if form.named("another") else press(form)
            return self._send(response, form, fields)
        if done == len(entries):
            raise Stopped(f"it asks for more than the {done} entries of {place.key}")
        assert isinstance(entries, tuple)
        answered = self._send(response, form, fill(form, place.key, entries[done]))
        self.entered[place.key] += answered.status == 200
        return answered

    def _upload(self, response: Response, place: Place, form: Form, files: Answer) -> Response:
        """Upload one file after another, say of each what there is to say, and go on."""
        assert isinstance(files, tuple)
        done = self.entered[place.key]
        if not form.takes_files:
            [name] = set(form.names) & set(ABOUT_A_FILE)
            return self._send(response, form, fill(form, name, about(files[done - 1], name)))
        if done == len(files):
            return self._send(response, form, press(form))
        self.entered[place.key] += 1
        sent = (place.key, Upload(about(files[done], "name"), picture()))
        return self._send(response, form, [*press(form), sent])

    def _open_task(self, response: Response, page: Page) -> Response:
        left = [task for task in page.tasks if task.status != page.words(COMPLETED)]
        for task in left:
            if task.href:
                return self.browser.get(lead_on(response.url, task.href))
        if left:
            raise Stopped(f"“{left[0].title}” is {left[0].status or 'not completed'} and cannot be opened")
        return self._follow(response, page)

    def _follow(self, response: Response, page: Page) -> Response:
        if page.way_on is None:
            raise Stopped("there is no button to go on")
        return self.browser.get(lead_on(response.url, page.way_on.href))

    def _leave(self, response: Response, place: Place, page: Page) -> Response | None:
        if place.key in self.walk.persona.answers:
            raise Stopped(f"the persona answers {place.key}, but there is nothing to press")
        if page.way_on:
            return self._follow(response, page)
        self.walk.exit = place.key
        return None

    def _send(self, response: Response, form: Form, fields: Fields) -> Response:
        return self.browser.post(lead_on(response.url, form.action), fields)


def only_continues(form: Form, words: str) -> bool:
    """Say whether a form asks nothing and has one button, to go on when one has read the page."""
    return not form.names and [button.text for button in form.buttons] == [words]


def about(file: Answer | str, name: str) -> str:
    """Return what a persona says of a file; raise Stopped when it says nothing."""
    if not isinstance(file, dict) or name not in file:
        raise Stopped(f"the persona does not say the {name} of a file")
    return str(file[name])


def find_place(url: str, page: Page) -> Place:
    """Return where a page is, by its address; the first question, at /apply, by the field it has."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    if "apply" not in parts:
        return Place("", "/" + "/".join(parts))
    after = parts[parts.index("apply") + 1 :]
    if len(after) < 2:
        first = page.forms[0].names[0] if page.forms and page.forms[0].names else "apply"
        return Place(first, "/apply" + "/…" * len(after))
    return Place(after[1].replace("-", "_"), "/apply/…/" + "/".join(after[1:]), len(after) > 2)


def walk(persona: Persona, browser: Browser, url: str) -> Walk:
    """Walk `persona` from the start page at `url` to its end and return what happened; never raise."""
    result = Walk(persona)
    try:
        _Robot(browser, result, host_of(url)).go(url)
    except (Stopped, CannotAnswer, CannotReach) as reason:
        result.stopped = str(reason)
    return result
