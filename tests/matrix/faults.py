"""What can go wrong on one page: one thing wrong, nothing entered, twice, in an old form, too late."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from portal.walker.page import Form
from tests.matrix.posting import Shot, action_of, filled, followed, get, main_button, post, untouched
from tests.matrix.stages import Stage, later

Fresh = Callable[[], tuple[Stage, str]]
"""Sets everything up anew, and says where the page is."""
Named = Iterator[tuple[str, Shot]]
WRONG = ("?", "99", "x" * 5000)
"""One of these is no good answer to any question that is typed."""
BAD_FILE = (b"bad", "letter.jpg")
WRONG_FORM, OLD_FORM = 422, (409, 422)


def asking(shot: Shot) -> Form | None:
    """Return the form of a page that asks for something."""
    return next((form for form in shot.forms if form.names), None)


class Try:
    """Somebody at a page that asks; what a form changed there is set up anew before the next one."""

    def __init__(self, fresh: Fresh, stage: Stage, shot: Shot, form: Form) -> None:
        self.fresh, self.stage, self.shot, self.form = fresh, stage, shot, form
        self.action = action_of(form, shot)

    @property
    def good(self) -> dict[str, Any]:
        """Return what a form sends that has nothing wrong in it."""
        return filled(self.form, self.stage.fields)

    def send(self, fields: Mapping[str, Any]) -> Shot:
        """Send the form with these fields."""
        files = {name: BAD_FILE for name in self.form.names if self.form.named(name)[0].kind == "file"}
        sent = post(self.stage, self.action, fields, **files)
        if sent.status not in OLD_FORM:
            self.anew()
        return sent

    def anew(self) -> None:
        """Begin again."""
        self.stage, path = self.fresh()
        self.shot = get(self.stage, path)
        form = asking(self.shot)
        assert form, "a page asks the same every time"
        self.form, self.action = form, action_of(form, self.shot)


def faults(fresh: Fresh, stage: Stage, shot: Shot) -> Named:
    """Yield the state and the page after every fault on a page that asks; it stands open as `shot`."""
    if form := asking(shot):
        at = Try(fresh, stage, shot, form)
        yield from _one_error(at)
        yield from nothing_entered(at.stage, at.shot)
        yield from _old_form(at)
        yield from _expired(at)


def nothing_entered(stage: Stage, shot: Shot) -> Named:
    """Yield the page after its button was pressed with nothing entered, once and twice."""
    for state in ("all errors", "second failure"):
        form = asking(shot)
        if form is None:
            return
        shot = post(stage, action_of(form, shot), untouched(form, main_button(form)))
        if shot.status != WRONG_FORM:
            return
        yield state, shot


def _one_error(at: Try) -> Named:
    for wrong in tuple(_almost(at.form, at.good)):
        tried = at.send(untouched(at.form) | wrong)
        if tried.status == WRONG_FORM:
            yield "one error", tried
            return


def _almost(form: Form, sent: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what is entered with one thing wrong: the last left out, one of another kind, or nothing."""
    good = {name: value for name, value in sent.items() if name in form.names}
    if len(form.names) > 1:
        last = form.names[-1]
        chosen = form.named(last)[0].chosen_not_typed
        yield {name: value for name, value in good.items() if name != last} if chosen else good | {last: [""]}
    for name in form.names:
        if not form.named(name)[0].chosen_not_typed:
            yield from (good | {name: [wrong]} for wrong in WRONG)
    yield {}


def _old_form(at: Try) -> Named:
    if not at.form.takes_files:
        tried = at.send(at.good | {"csrf_token": ["old"]})
        if tried.status in OLD_FORM and tried.is_page:
            yield "old form", tried


def _expired(at: Try) -> Named:
    """Yield the page as it is after its session has come to rest while somebody typed, and was woken."""
    if at.form.takes_files:
        return
    stage, here = at.stage, at.shot.path.partition("?")[0]
    later(stage.client, 35)
    shown = followed(stage, post(stage, at.action, at.good))
    woken = asking(shown)
    if woken and "/wake" in shown.path:
        shown = followed(stage, post(stage, shown.path, filled(woken, stage.fields)))
        if "/leaving" in shown.path:
            shown = followed(stage, post(stage, shown.path, untouched(shown.forms[0])))
    if shown.is_page and shown.path.partition("?")[0] == here:
        yield "expired", shown
