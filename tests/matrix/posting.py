"""Open pages and press their buttons as a browser without script does, and keep what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from werkzeug.test import TestResponse

from portal.walker.page import Button, Control, Form, read_page
from tests.matrix.stages import Stage
from tests.web.driving import multipart
from tests.web.untranslated import missed

HOPS = 5
"""More redirects than these lead in a circle."""
Sent = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One response: what was asked for, and what came."""

    method: str
    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    html: str
    location: str = ""
    errors: tuple[tuple[str, str], ...] = ()
    missed: tuple[str, ...] = ()
    """What was said in English for want of a translation."""
    drawn: frozenset[str] = frozenset()
    """The templates that it was drawn from."""

    @property
    def is_page(self) -> bool:
        """Say whether it is HTML for a person, and no redirect."""
        kind = dict(self.headers).get("Content-Type", "")
        return kind.startswith("text/html") and not self.location and bool(self.html)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Return the forms of its main part."""
        return _forms(self.html)


@lru_cache(maxsize=64)
def _forms(html: str) -> tuple[Form, ...]:
    return read_page(html).forms


def get(stage: Stage, path: str) -> Shot:
    """Open a page."""
    return _shot(stage, "GET", path, stage.client.get(path))


def post(stage: Stage, path: str, fields: Mapping[str, Any], **files: tuple[bytes, str]) -> Shot:
    """Send a form, with files if there are any; on a shared computer the browser is sent for the answer."""
    if files:
        [(name, file)] = files.items()
        flat = {key: value[0] if isinstance(value, list) else value for key, value in fields.items()}
        found = _shot(stage, "POST", path, stage.client.post(path, **multipart(flat, name, file)))
    else:
        found = _shot(stage, "POST", path, stage.client.post(path, data=fields))
    if "answer=yes" in found.location:
        shown = get(stage, found.location)
        return replace(shown, errors=found.errors, missed=found.missed + shown.missed)
    return found


def followed(stage: Stage, shot: Shot) -> Shot:
    """Return what a browser shows after a response: it follows redirects."""
    for _ in range(HOPS + 1):
        if not shot.location:
            return shot
        shot = get(stage, shot.location)
    raise AssertionError(f"redirects lead in a circle at {shot.path}")


def action_of(form: Form, shot: Shot) -> str:
    """Return where a form of a page is sent."""
    return urljoin(shot.path, form.action) if form.action else shot.path


def untouched(form: Form, button: Button | None = None) -> Sent:
    """Return what a form sends when nobody has entered anything and every choice is off."""
    sent: Sent = {}
    for control in form.controls:
        if control.kind == "hidden":
            sent.setdefault(control.name, []).append(control.value)
        elif not control.chosen_not_typed and control.kind != "file":
            sent.setdefault(control.name, []).append("")
    if button and button.name:
        sent[button.name] = [button.value]
    return sent


def filled(form: Form, fields: Mapping[str, Any]) -> Sent:
    """Return what a form sends when everything in it is filled in."""
    sent = untouched(form)
    for name in form.names:
        controls = form.named(name)
        if controls[0].kind != "file":
            sent[name] = [_entered(controls, fields.get(name))]
    return sent


def _entered(controls: tuple[Control, ...], given: Any) -> str:
    first = given[0] if isinstance(given, list) and given else given
    if controls[0].chosen_not_typed:
        offered = [control.value for control in controls]
        return first if first in offered else offered[-1]
    return str(first or controls[0].value or "Example")


def main_button(form: Form) -> Button | None:
    """Return the button that sends what was entered: the first, which pressing Enter presses too."""
    return form.buttons[0] if form.buttons else None


def _shot(stage: Stage, method: str, path: str, response: TestResponse) -> Shot:
    location = response.headers.get("Location", "")
    if location:
        parts = urlsplit(location)
        location = f"{parts.path}?{parts.query}" if parts.query else parts.path
    is_text = response.mimetype == "text/html"
    headers = tuple((name, value) for name, value in response.headers.items() if name != "Content-Length")
    html = response.get_data(as_text=True) if is_text else ""
    place = stage.client.place
    drawn = frozenset(place.drawn)
    return Shot(method, path, response.status_code, headers, html, location, place.errors, missed(), drawn)
