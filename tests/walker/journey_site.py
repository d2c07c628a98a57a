"""The whole journey as bare pages in memory, by the portal's conventions: what the personas are tried on."""

from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlsplit

from portal.councils import WEST_MIDLANDS, Directory
from portal.forms import form_for
from portal.journey import (
    GONE_ON,
    NOT_GIVEN,
    Answers,
    AnswerType,
    Checkboxes,
    Choice,
    Choices,
    Circumstances,
    DateInput,
    ExitPage,
    Files,
    Group,
    Journey,
    Page,
    Parts,
    Path,
    Question,
    Repeat,
    Say,
    Text,
    find_path,
    met,
)
from portal.services import blue_badge
from portal.walker.browser import Fields, Response

SITE = "http://localhost"
COUNCILS = Directory.load(WEST_MIDLANDS)
JOURNEY: Journey = blue_badge.journey(tuple(Choice(each.code, Text(each.name)) for each in COUNCILS.all))


def circumstances(today: date) -> Circumstances:
    def council_of(postcode: str) -> str | None:
        found = COUNCILS.of_postcode(postcode)
        return found.code if found else None

    return Circumstances(today, council_of)


class JourneySite:
    """A Browser that holds the answers of one person and serves their pages; it keeps what was met."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.circumstances = circumstances(date.today())
        self.asked: set[str] = set()

    @property
    def path(self) -> Path:
        """Return the path of the answers so far."""
        return find_path(JOURNEY, self.answers, self.circumstances)

    def get(self, url: str) -> Response:
        """Return the page of a question or a stage."""
        where = urlsplit(url).path
        if where == "/":
            return page(where, "Apply", '<a class="govuk-button" href="/apply">Start</a>')
        if where == "/apply":
            return self._question(where, JOURNEY.page("applying_for"))
        key = where.split("/")[3].replace("-", "_")
        stages: dict[str, Callable[[str], Response]] = {
            "result": self._result, "tasks": self._tasks, "check": self._button,
            "declaration": self._declaration, "sent": self._sent,
        }  # fmt: skip
        return stages[key](where) if key in stages else self._question(where, JOURNEY.page(key))

    def post(self, url: str, fields: Fields) -> Response:
        """Read an answer with the portal's own forms and return the page that follows."""
        where = urlsplit(url).path
        raw: dict[str, list[Any]] = {}
        for name, value in fields:
            raw.setdefault(name, []).append(value)
        assert raw.pop("csrf_token") == ["token"]
        if where == "/apply":
            return self._answer(where, JOURNEY.page("applying_for"), raw)
        key = where.split("/")[3].replace("-", "_")
        if key == "check":
            return self.get("/apply/draft-1/declaration")
        if key == "declaration":
            assert raw == {"accept": ["yes"]}
            return self.get("/apply/draft-1/sent")
        return self._answer(where, JOURNEY.page(key), raw)

    def _say(self) -> Say:
        return Say("they" if self.path.known.get("helped") == "yes" else "you")

    def _question(self, where: str, question: Page) -> Response:
        self.asked.add(question.key)
        say = self._say()
        if isinstance(question, ExitPage):
            form = '<form method="post">{}<button>Go on</button></form>' if question.go_on else ""
            return page(where, say(question.title), form.format(TOKEN))
        if isinstance(question, Repeat):
            entries = self.answers.get(question.key, [])
            if not entries and not where.endswith("/new"):
                return self._question(f"{where}/new", question)
            if not where.endswith("/new"):
                body = radios("another", ("yes", "no")) + "<p>item</p>" * len(entries)
                return page(where, say(question.ask), form_of(body))
            return page(where, say(question.add), form_of(fields_of(question.key, question.item, {})))
        if isinstance(question.answer, Files):
            return self._files(where, question, question.answer)
        body = fields_of(question.key, question.answer, self.path.known)
        body += '<button name="otherwise" value="yes">Otherwise</button>' if question.otherwise else ""
        return page(where, say(question.ask, council="this"), form_of(body))

    def _answer(self, where: str, question: Page, raw: dict[str, list[str]]) -> Response:
        key = question.key
        if isinstance(question, ExitPage):
            self.answers[key] = GONE_ON
        elif isinstance(question, Repeat):
            if raw.get("another") == ["yes"]:
                return self.get(f"{where}/new")
            if where.endswith("/new"):
                item = Question(key=key, ask=question.add, answer=question.item, missing=question.missing)
                form = form_for(item, self.path.known, self._say(), raw=raw)
                if not form.validate():
                    return self._wrong(where, form.errors)
                self.answers.setdefault(key, []).append({"id": str(len(raw)), **form.answer})
                return self.get(where.removesuffix("/new"))
        elif raw.get("otherwise") == ["yes"]:
            self.answers[key] = NOT_GIVEN
        elif isinstance(question.answer, Files):
            if key in raw or raw.keys() & {"what", "look"}:
                return self._take_file(where, question, question.answer, raw)
        else:
            form = form_for(question, self.path.known, self._say(), raw=raw)
            if not form.validate():
                return self._wrong(where, form.errors)
            self.answers[key] = form.answer
        return self._next(key)

    def _files(self, where: str, question: Question, answer: Files) -> Response:
        kept = self.answers.get(question.key, [])
        if where.endswith("/file"):
            name, choices = ("look", answer.looks) if answer.looks else ("what", answer.kinds)
            return page(where, "What is it", form_of(radios(name, tuple(each.value for each in choices))))
        body = f'<input type="file" name="{question.key}">' + "<p>file</p>" * len(kept)
        return page(where, self._say()(question.ask), form_of(body))

    def _take_file(
        self, where: str, question: Question, answer: Files, raw: dict[str, list[Any]]
    ) -> Response:
        if question.key not in raw:
            return self.get(where.removesuffix("/file"))
        [upload] = raw[question.key]
        kept = {"id": upload.name, "name": upload.name, "size": len(upload.data)}
        self.answers.setdefault(question.key, []).append(kept)
        return self.get(f"{where}/file" if answer.kinds or answer.looks else where)

    def _wrong(self, where: str, errors: Any) -> Response:
        listed = "".join(f"<li>{escape(str(error))}</li>" for error in errors)
        return page(where, "Wrong", form_of(f'<div class="govuk-error-summary">{listed}</div>'), status=422)

    def _next(self, key: str) -> Response:
        path = self.path
        if left := path.first_unanswered("route"):
            return self.get(f"/apply/draft-1/{left.page.key.replace('_', '-')}")
        stop = path.stop(key)
        assert stop is not None
        if stop.section.stage == "route":
            return self.get("/apply/draft-1/result")
        left = next((each for each in path.stops if each.section is stop.section and not each.answered), None)
        return self.get(f"/apply/draft-1/{left.page.key.replace('_', '-') if left else 'tasks'}")

    def _result(self, where: str) -> Response:
        known = self.path.known
        rules = " ".join(rule.key for rule in met(blue_badge.RULES, known))
        on = '<a class="govuk-button" href="/apply/draft-1/tasks">On</a>'
        return page(where, "Result", on, f'data-outcome="{known["outcome"]}" data-rules="{rules}"')

    def _tasks(self, where: str) -> Response:
        rows = "".join(self._task_rows())
        done = self.path.complete
        on = '<a class="govuk-button" href="/apply/draft-1/check">Check</a>' if done else ""
        return page(where, "Tasks", f"<ul>{rows}</ul>{on}")

    def _task_rows(self) -> Iterator[str]:
        for section, stops in self.path.tasks():
            status = "Completed" if all(stop.answered for stop in stops) else "Not yet started"
            href = f"/apply/draft-1/{stops[0].page.key.replace('_', '-')}"
            yield (
                f'<li class="govuk-task-list__item"><a class="govuk-task-list__link" href="{href}">'
                f'{section.key}</a><div class="govuk-task-list__status">{status}</div></li>'
            )

    def _button(self, where: str) -> Response:
        return page(where, "Check", form_of(""))

    def _declaration(self, where: str) -> Response:
        return page(where, "Declare", form_of('<input type="checkbox" name="accept" value="yes">'))

    def _sent(self, where: str) -> Response:
        code = blue_badge.council(self.path.answers) or ""
        return page(where, "Sent", f"<p>To {COUNCILS.by_code(code).name}</p>", 'data-reference="BB-1"')


TOKEN = '<input type="hidden" name="csrf_token" value="token">'


def form_of(body: str) -> str:
    return f'<form method="post">{TOKEN}{body}<button>Continue</button></form>'


def page(where: str, heading: str, body: str, data: str = "", status: int = 200) -> Response:
    text = f"<!doctype html><title>{heading}</title><main {data}><h1>{escape(heading)}</h1>{body}</main>"
    return Response(SITE + where, status, {}, text)


def fields_of(name: str, answer: AnswerType, known: Answers) -> str:
    if isinstance(answer, Choices):
        values = tuple(choice.value for choice in answer.offered(known))
        return radios(name, values, "checkbox" if isinstance(answer, Checkboxes) else "radio")
    if isinstance(answer, Group):
        return "".join(fields_of(f"{name}-{part.key}", part.answer, known) for part in answer.parts)
    parts: tuple[str, ...] = ()
    if isinstance(answer, DateInput):
        parts = ("day", "month", "year")
    if isinstance(answer, Parts):
        parts = tuple(part for part, _ in answer.limits)
    return (
        "".join(f'<input name="{name}-{part}">' for part in parts) or f'<textarea name="{name}"></textarea>'
    )


def radios(name: str, values: tuple[str, ...], kind: str = "radio") -> str:
    return "".join(f'<input type="{kind}" name="{name}" value="{value}">' for value in values)
