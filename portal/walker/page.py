"""A page as a person meets it: what it says, what it offers, what it has against what was entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.catalogues import LANGUAGES, PSEUDO, catalogue_of
from portal.journey import Say
from portal.walker.elements import Element, read_elements

TYPED = ("text", "email", "tel", "number", "search", "password", "date", "url", "textarea")


@dataclass(frozen=True, slots=True)
class Control:
    """One control that can be used. `kind` is "radio", "checkbox", "file", "hidden" or a kind of text."""

    kind: str
    name: str
    value: str
    on: bool = True
    """Whether it is sent if nobody touches it."""

    @property
    def chosen_not_typed(self) -> bool:
        """Say whether a person picks it and cannot type into it."""
        return self.kind in ("radio", "checkbox")


@dataclass(frozen=True, slots=True)
class Button:
    """A button that sends the form, with a name when it says which button it was."""

    text: str
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is posted to `action`, an address relative to the page."""

    action: str
    controls: tuple[Control, ...]
    buttons: tuple[Button, ...]

    def named(self, name: str) -> tuple[Control, ...]:
        """Return the controls of one name that a person sees."""
        return tuple(each for each in self.controls if each.name == name and each.kind != "hidden")

    @property
    def takes_files(self) -> bool:
        """Say whether files can be chosen in it."""
        return any(each.kind == "file" for each in self.controls)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of what a person sees, each once, in order."""
        return tuple(dict.fromkeys(each.name for each in self.controls if each.kind != "hidden"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `button` when it looks like the page's main button."""

    text: str
    href: str
    button: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A row of a task list; `href` is empty when it cannot be opened."""

    title: str
    href: str
    status: str


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what is on one page; forms, links and rows are those in `main`, or anywhere without one."""

    title: str
    heading: str
    data: Mapping[str, str]
    """What `main` says in data-* attributes, without "data-"."""
    text: str
    """The words in `main`."""
    forms: tuple[Form, ...]
    links: tuple[Link, ...]
    tasks: tuple[Task, ...]
    errors: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    """Label and answer of each row of the summary lists."""
    language: str = "en"
    """The code of the language that the page is in."""

    def words(self, english: str) -> str:
        """Return what words of the portal are in the language of the page."""
        catalogue = catalogue_of(self.language) if self.language in LANGUAGES | PSEUDO else None
        return Say("you", self.language, catalogue=catalogue)(english)

    @property
    def way_on(self) -> Link | None:
        """Return the first link that looks like the page's main button."""
        return next((link for link in self.links if link.button and link.href), None)


def read_page(html: str) -> Page:
    """Return what a person meets in `html`; anything can be read."""
    root = read_elements(html)
    main = root.first("main") or root
    title, heading, whole = root.first("title"), main.first("h1"), root.first("html")
    return Page(
        title.text if title else "",
        heading.text if heading else "",
        {name[5:]: value for name, value in main.attributes.items() if name.startswith("data-")},
        main.text,
        tuple(_form(form) for form in main.all("form") if _is_posted(form)),
        tuple(_links(main)),
        tuple(_tasks(main)),
        tuple(_errors(main)),
        tuple(_rows(main)),
        whole.attributes.get("lang", "en") if whole else "en",
    )


def _is_posted(form: Element) -> bool:
    return form.attributes.get("method", "").lower() == "post"


def _form(form: Element) -> Form:
    fields = [each for each in form.all("input", "textarea", "button") if _can_be_used(each)]
    controls = tuple(control for each in fields for control in _controls(each))
    return Form(form.attributes.get("action", ""), controls, tuple(_buttons(fields)))


def _can_be_used(field: Element) -> bool:
    return "disabled" not in field.attributes


def _kind(field: Element) -> str:
    kind = field.attributes.get("type", "").lower()
    if field.tag == "button":
        return kind if kind in ("button", "reset") else "submit"
    return kind or "text" if field.tag == "input" else field.tag


def _controls(field: Element) -> Iterator[Control]:
    kind, name = _kind(field), field.attributes.get("name", "")
    value = field.attributes.get("value", "")
    if not name:
        return
    if kind in ("radio", "checkbox"):
        yield Control(kind, name, field.attributes.get("value", "on"), "checked" in field.attributes)
    elif kind == "textarea":
        typed = "".join(part for part in field if isinstance(part, str))
        yield Control(kind, name, typed.removeprefix("\n"))
    elif kind == "hidden" or kind in TYPED:
        yield Control(kind, name, value)
    elif kind == "file":
        yield Control(kind, name, "", on=False)


def _buttons(fields: list[Element]) -> Iterator[Button]:
    for field in fields:
        if field.tag in ("input", "button") and _kind(field) == "submit":
            text = field.text or field.attributes.get("value", "")
            yield Button(text, field.attributes.get("name", ""), field.attributes.get("value", ""))


def _links(main: Element) -> Iterator[Link]:
    for link in main.all("a"):
        button = "govuk-button" in link.classes and "govuk-button--secondary" not in link.classes
        yield Link(link.text, link.attributes.get("href", ""), button)


def _tasks(main: Element) -> Iterator[Task]:
    for row in main.all(css="govuk-task-list__item"):
        link, status = row.first("a"), row.first(css="govuk-task-list__status")
        name = link or row.first(css="govuk-task-list__name-and-hint") or row
        yield Task(name.text, link.attributes.get("href", "") if link else "", status.text if status else "")


def _errors(main: Element) -> Iterator[str]:
    summary = main.first(css="govuk-error-summary")
    return (item.text for item in summary.all("li")) if summary else iter(())


def _rows(main: Element) -> Iterator[tuple[str, str]]:
    for row in main.all(css="govuk-summary-list__row"):
        key, value = row.first("dt"), row.first(css="govuk-summary-list__value")
        if key:
            yield key.text, value.text if value else ""
