"""Press the buttons of a page, and see what they lead to at the same address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from portal.walker.page import Button
from tests.matrix.faults import Fresh, Named
from tests.matrix.posting import Shot, action_of, filled, followed, get, post, untouched
from tests.matrix.stages import Stage

Reach = Callable[[], tuple[Stage, Shot]]


def after_buttons(fresh: Fresh, shot: Shot) -> Named:
    """Yield what each button of a page leads to at the same address, and what each new button there does."""
    yield from _pressing(partial(_opened, fresh), shot, frozenset())


def _opened(fresh: Fresh) -> tuple[Stage, Shot]:
    stage, path = fresh()
    return stage, get(stage, path)


def _pressing(reach: Reach, shot: Shot, known: frozenset[str]) -> Named:
    here = tuple(each for each in _buttons(shot) if each[2].text not in known)
    known |= {button.text for _, _, button in here}
    for number, at, button in here:
        pressed = partial(_pressed, reach, number, at)
        _, led = pressed()
        if led.is_page:
            yield f"after “{button.text}”", led
            for state, more in _pressing(pressed, led, known):
                yield f"after “{button.text}”, {state}", more


def _buttons(shot: Shot) -> Iterator[tuple[int, int, Button]]:
    """Yield one button of each name, with the number of its form and its own there."""
    seen = set[str]()
    for number, form in enumerate(shot.forms):
        for at, button in enumerate(form.buttons):
            if button.text not in seen:
                seen.add(button.text)
                yield number, at, button


def _pressed(reach: Reach, number: int, at: int) -> tuple[Stage, Shot]:
    """Fill in a form and press one of its buttons; a page with another address is no state of this one."""
    stage, shot = reach()
    form = shot.forms[number]
    button = form.buttons[at]
    sent = filled(form, stage.fields) if form.names else untouched(form)
    sent |= {button.name: [button.value]} if button.name else {}
    stage.meanwhile()
    led = post(stage, action_of(form, shot), sent)
    if not led.location:
        return stage, led
    shown = followed(stage, led)
    here = shown.path.partition("?")[0] == shot.path.partition("?")[0]
    return stage, shown if here else led
