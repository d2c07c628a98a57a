"""Answer a form as a person does: only with what it offers."""

from collections.abc import Iterator

from portal.walker.browser import Fields
from portal.walker.page import Button, Form
from portal.walker.persona import Answer, Parts

OTHERWISE = "otherwise"
DATE_PARTS = ("day", "month", "year")


class CannotAnswer(Exception):
    """Say in one sentence what the page does not offer."""


def fill(form: Form, key: str, answer: Answer) -> Fields:
    """
    Return what the form sends when `key` is answered and the right button pressed.

    What the answer does not mention stays as the page has it. Raise CannotAnswer for a field, an option
    or a button that is not there.
    """
    if answer == "":
        return press(form, OTHERWISE)
    given = dict(_spread(form, key, answer))
    for name, values in given.items():
        _check_offered(form, name, values)
    return [*_entries(form, given), *_sent_by(_button(form, ""))]


def press(form: Form, name: str = "") -> Fields:
    """Return what the form sends as it is, by the button of that name; raise CannotAnswer without one."""
    return [*_entries(form, {}), *_sent_by(_button(form, name))]


def _spread(form: Form, name: str, answer: Answer) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(answer, str):
        if form.named(f"{name}-{DATE_PARTS[0]}"):
            yield from _spread(form, name, _date(answer))
        else:
            yield name, (answer,)
    elif isinstance(answer, tuple):
        yield name, tuple(str(value) for value in answer)
    else:
        for part, value in answer.items():
            yield from _spread(form, f"{name}-{part}", value)


def _date(answer: str) -> Parts:
    words = answer.split()
    if len(words) != len(DATE_PARTS):
        raise CannotAnswer(f"a date is a day, a month and a year, not “{answer}”")
    return dict(zip(DATE_PARTS, words, strict=True))


def _check_offered(form: Form, name: str, values: tuple[str, ...]) -> None:
    controls = form.named(name)
    if not controls:
        raise CannotAnswer(f"there is no field {name}; the page has {_list(form.names)}")
    if not controls[0].chosen_not_typed:
        return
    offered = [control.value for control in controls]
    for value in values:
        if value not in offered:
            raise CannotAnswer(f"{name} does not offer “{value}”, only {_list(offered)}")
    if len(values) > 1 and controls[0].kind != "checkbox":
        raise CannotAnswer(f"{name} takes one answer, not {len(values)}")


def _entries(form: Form, given: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for control in form.controls:
        if control.kind == "hidden" or control.name not in given:
            if control.on:
                yield control.name, control.value
        elif not control.chosen_not_typed:
            yield control.name, given[control.name][0]
        elif control.value in given[control.name]:
            yield control.name, control.value


def _button(form: Form, name: str) -> Button:
    # The main button is the first whose name does not ask for something else.
    found = [each for each in form.buttons if (each.name == name if name else each.name != OTHERWISE)]
    if not found:
        raise CannotAnswer(f"there is no button {name}" if name else "the form has no button")
    return found[0]


def _sent_by(button: Button) -> list[tuple[str, str]]:
    return [(button.name, button.value)] if button.name else []


def _list(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names) or "none"
